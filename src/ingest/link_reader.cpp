#include "ingest/link_reader.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "schema/planner.h"
#include "schema/row_cells.h"
#include "table/table.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

class LinkRows {
 public:
  LinkRows(const ColumnMap& map, const Table& table, const ReadingPlan& plan,
           const Catalog& catalog)
      : map_(map), columns_(table.columns()), plan_(plan) {
    for (const auto& product : catalog.products) {
      products_.emplace(product.id, static_cast<ProductId>(products_.size()));
    }
  }

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
    const auto from = products_.find(cells.id(LinkField::kFrom));
    const auto to = products_.find(cells.id(LinkField::kTo));
    if (from == products_.end() || to == products_.end()) return SetAsideReason::kUnknownItem;
    if (from == to) return SetAsideReason::kSelfLink;
    links_.rows.push_back({from->second, relationId(relation), to->second});
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
  std::unordered_map<std::string_view, ProductId> products_;  // for look-up only
  std::unordered_map<std::string, std::uint32_t> relations_;  // for look-up only
  Links links_;
};

}  // namespace

Result<LinksRead> readLinks(const InputFile& file, const Catalog& catalog,
                            const ReadOptions& options) {
  auto text = inputText(file, options.maxTextBytes);
  if (!text.ok()) return text.error();
  const auto table = openTable(file.name, std::move(text).value());
  if (!table.ok()) return table.error();
  Table& rows = *table.value();
  const auto plan = planLinks(file.name, rows.columns(), options.map);
  if (!plan.ok()) return plan.error();
  LinkRows links(options.map, rows, plan.value(), catalog);
  RowTally tally(file.name, options.lenient);
  const Status read = readRows(rows, tally, [&links](const Row& row) { return links.take(row); });
  if (!read.ok()) return read.error();
  if (links.relationCount() > kMaxLinkRelations) {
    return Error{ErrorCode::kTooLarge, file.name + ": the links have " +
                                           std::to_string(links.relationCount()) +
                                           " different relations; at most " +
                                           std::to_string(kMaxLinkRelations) + " are read"};
  }
  auto report = tally.finish(plan.value().recognized);
  if (!report.ok()) return report.error();
  return LinksRead{links.finish(), std::move(report).value()};
}

}  // namespace shelfwise
