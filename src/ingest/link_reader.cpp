#include "ingest/link_reader.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "ingest/catalog_reader.h"
#include "schema/row_cells.h"
#include "schema/row_tally.h"
#include "table/table.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

class LinkRows {
 public:
  // The arguments must outlive this.
  LinkRows(const OpenedFile& file, const Catalog& catalog)
      : map_(file.map),
        columns_(file.table->columns()),
        plan_(file.plan),
        products_(itemIds(catalog)) {}

  RowOutcome take(const Row& row) {
    const RowCells cells(row, plan_, columns_);
    const std::string relation = cleaned(cells[LinkField::kRelation]);
    for (const auto field : {LinkField::kFrom, LinkField::kTo}) {
      if (cells.id(field).empty()) return cells.fault(field, "no item");
      if (auto fault = cells.idFault(field)) return *fault;
    }
    if (relation.empty()) return cells.fault(LinkField::kRelation, "no relation");
    const auto& links = map_.links;
    if (matchesAny(links.ignore, relation) || (links.keep && !matchesAny(*links.keep, relation))) {
      return SetAsideReason::kRelationLeftOut;
    }
    if (cells.isLeftOut(false)) return SetAsideReason::kLeftOut;
    const auto from = products_.find(cells.id(LinkField::kFrom));
    const auto to = products_.find(cells.id(LinkField::kTo));
    if (!from || !to) return SetAsideReason::kUnknownItem;
    if (from == to) return SetAsideReason::kSelfLink;
    links_.rows.push_back({*from, relationId(relation), *to});
    return Done{};
  }

  std::size_t relationCount() const { return links_.relations.size(); }

  Links finish() { return std::move(links_); }

 private:
  std::uint32_t relationId(const std::string& relation) {
    const auto next = static_cast<std::uint32_t>(links_.relations.size());
    const auto [known, isNew] = relations_.emplace(relation, next);
    if (isNew) links_.relations.push_back(relation);
    return known->second;
  }

  const ColumnMap& map_;
  const std::vector<TableColumn>& columns_;
  const ReadingPlan& plan_;
  ItemIds products_;
  std::unordered_map<std::string, std::uint32_t> relations_;  // for look-up only
  Links links_;
};

}  // namespace

Result<LinksRead> readLinks(OpenedFile& file, const Catalog& catalog, const ReadOptions& options) {
  LinkRows links(file, catalog);
  RowTally tally(file.name, options.lenient);
  const Status again = file.table->rewind();
  if (!again.ok()) return again.error();
  const Status read =
      readRows(*file.table, tally, [&links](const Row& row) { return links.take(row); });
  if (!read.ok()) return read.error();
  if (links.relationCount() > kMaxLinkRelations) {
    return Error{ErrorCode::kTooLarge,
                 file.name + ": the links have " + std::to_string(links.relationCount()) +
                     " different relations; at most " + std::to_string(kMaxLinkRelations) +
                     " are read; links.keep in the map can name them"};
  }
  auto report = tally.finish(file.plan.recognized);
  if (!report.ok()) return report.error();
  return LinksRead{links.finish(), std::move(report).value()};
}

Result<LinksRead> readLinks(const InputFile& file, const Catalog& catalog,
                            const ReadOptions& options) {
  auto opened = openFile(file, FileKind::kLinks, options);
  if (!opened.ok()) return opened.error();
  const Status planned = planFiles(nullptr, {}, &opened.value());
  if (!planned.ok()) return planned.error();
  return readLinks(opened.value(), catalog, options);
}

}  // namespace shelfwise
