#include "input/unpacked_table.h"

#include <algorithm>
#include <utility>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

// Calls `see` with each part of `text` between the signs; an empty sign leaves one part.
template <class See>
void eachPart(std::string_view text, const std::string& sign, See see) {
  for (;;) {
    const std::size_t end = sign.empty() ? text.npos : text.find(sign);
    see(text.substr(0, end));
    if (end == text.npos) return;
    text.remove_prefix(end + sign.size());
  }
}

class UnpackedTable final : public Table {
 public:
  UnpackedTable(std::unique_ptr<Table> table, std::vector<PackedRows> packed)
      : table_(std::move(table)), packed_(std::move(packed)), names_(packed_.size()) {
    columns_ = table_->columns();
    headerLooksLikeValues_ = table_->headerLooksLikeValues();
    isTyped_ = table_->isTyped();
  }

  // Finds the names in all packed cells.
  Status findColumns() {
    Row row;
    for (;;) {
      const auto more = table_->next(row);
      if (!more.ok()) return more.error();
      if (!more.value()) return rewind();
      for (const Cell& cell : row.cells) {
        const std::size_t rule = ruleOf(cell.column);
        if (rule == packed_.size()) continue;
        eachCell(cell.text, packed_[rule],
                 [&](std::string_view name, std::string_view) { addColumn(rule, name); });
        if (columns_.size() > kMaxColumns) {
          return Error{ErrorCode::kTooLarge, "row " + std::to_string(row.number) + ", column " +
                                                 columns_[cell.column].path + ": more than " +
                                                 std::to_string(kMaxColumns) +
                                                 " names in packed cells"};
        }
      }
    }
  }

  Result<bool> next(Row& row) override {
    row.elements.clear();
    auto more = table_->next(row);
    notes_ = table_->notes();
    if (!more.ok() || !more.value() || row.fault) return more;
    unpack(row);
    return more;
  }

  Status rewind() override { return table_->rewind(); }

 private:
  std::size_t ruleOf(std::uint32_t column) const {
    const auto rule = std::find_if(packed_.begin(), packed_.end(),
                                   [column](const auto& each) { return each.column == column; });
    return static_cast<std::size_t>(rule - packed_.begin());
  }

  // Calls `see` with name and value of each cell of one row.
  template <class See>
  static void eachNamed(std::string_view row, const PackedRows& rule, See see) {
    eachPart(row, rule.cells, [&](std::string_view cell) {
      const std::size_t within = cell.find(rule.within);
      if (within == cell.npos || rule.within.empty()) return;
      const std::string_view name = trimmed(cell.substr(0, within));
      const std::string_view value = trimmed(cell.substr(within + rule.within.size()));
      if (!name.empty() && !value.empty()) see(name, value);
    });
  }

  template <class See>
  static void eachCell(std::string_view text, const PackedRows& rule, See see) {
    eachPart(text, rule.rows, [&](std::string_view row) { eachNamed(row, rule, see); });
  }

  void addColumn(std::size_t rule, std::string_view name) {
    const auto next = static_cast<std::uint32_t>(columns_.size());
    if (!names_[rule].emplace(name, next).second) return;
    const TableColumn& packed = columns_[packed_[rule].column];
    columns_.push_back({.name = std::string(name),
                        .path = packed.path + "." + std::string(name),
                        .depth = packed.depth + 1});
  }

  void unpack(Row& row) {
    std::vector<Cell> found;
    std::erase_if(row.cells, [&](const Cell& cell) {
      const std::size_t rule = ruleOf(cell.column);
      if (rule == packed_.size()) return false;
      eachPart(cell.text, packed_[rule].rows, [&](std::string_view part) {
        const auto element = static_cast<std::uint32_t>(row.elements.size());
        row.elements.push_back({cell.element});
        eachNamed(part, packed_[rule], [&](std::string_view name, std::string_view value) {
          found.push_back({names_[rule].at(std::string(name)), CellKind::kText, value, element});
        });
      });
      return true;
    });
    row.cells.insert(row.cells.end(), found.begin(), found.end());
  }

  std::unique_ptr<Table> table_;
  std::vector<PackedRows> packed_;
  // Of each rule, the columns of its names; for look-up only.
  std::vector<std::unordered_map<std::string, std::uint32_t>> names_;
};

}  // namespace

Result<std::unique_ptr<Table>> unpacked(std::unique_ptr<Table> table,
                                        std::vector<PackedRows> packed) {
  if (packed.empty()) return table;
  auto unpacked = std::make_unique<UnpackedTable>(std::move(table), std::move(packed));
  const Status found = unpacked->findColumns();
  if (!found.ok()) return found.error();
  return std::unique_ptr<Table>(std::move(unpacked));
}

}  // namespace shelfwise
