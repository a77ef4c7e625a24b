#include "survey/id_set.h"

#include "values/cell_text.h"

namespace shelfwise {

void IdSet::add(std::string_view text) {
  text = cleanId(text);
  if (text.empty() || isAbsent(text)) return;
  const HashSet::Outcome outcome = hashes_.add(textHash(text));
  if (outcome == HashSet::Outcome::kNew) ids_.emplace_back(text);
  if (outcome == HashSet::Outcome::kFull) whole_ = false;
}

IdJoin IdSet::shareIn(const IdSet& other, IdForm form) const {
  IdJoin join{.asked = ids_.size()};
  if (form == IdForm::kExact) {
    for (const auto& id : ids_) join.found += other.hashes_.has(textHash(id)) ? 1 : 0;
    return join;
  }
  HashSet formed(other.most_);
  for (const auto& id : other.ids_) {
    const auto outcome = formed.add(textHash(idInForm(id, form)));
    join.merged += outcome == HashSet::Outcome::kKnown ? 1 : 0;
  }
  for (const auto& id : ids_) join.found += formed.has(textHash(idInForm(id, form))) ? 1 : 0;
  return join;
}

Result<IdSet> idsOfColumn(Table& table, std::uint32_t column) {
  IdSet ids;
  Row row;
  for (;;) {
    const auto more = table.next(row);
    if (!more.ok()) return more.error();
    if (!more.value()) break;
    if (row.fault) continue;
    for (const Cell& cell : row.cells) {
      if (cell.column == column) ids.add(cell.text);
    }
  }
  const Status again = table.rewind();
  if (!again.ok()) return again.error();
  return ids;
}

}  // namespace shelfwise
