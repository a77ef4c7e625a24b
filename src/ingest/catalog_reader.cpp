#include "ingest/catalog_reader.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ingest/fact_columns.h"
#include "ingest/row_join.h"
#include "schema/planner.h"
#include "schema/row_cells.h"
#include "table/sequence_lines.h"
#include "table/table.h"
#include "values/cell_text.h"
#include "values/lists.h"
#include "values/prices.h"

namespace shelfwise {

namespace {

class CatalogBuilder {
 public:
  // `plan` must outlive this.
  CatalogBuilder(const ReadOptions& options, const Table& table, const ReadingPlan& plan,
                 bool rowsRepeat)
      : map_(options.map),
        columns_(table.columns()),
        plan_(plan),
        facts_(plan, columns_),
        rowsRepeat_(rowsRepeat) {}

  RowOutcome take(const Row& row, bool idIsOptional) {
    const RowCells cells(row, plan_, columns_);
    const std::string_view id = cells.id(CatalogField::kId);
    if (id.empty()) {
      if (idIsOptional) return SetAsideReason::kNoItem;
      return cells.fault(CatalogField::kId, "no id");
    }
    if (auto fault = cells.idFault(CatalogField::kId)) return *fault;
    if (map_.isServiceCode(id)) return SetAsideReason::kServiceCode;
    const std::optional<ProductId> known = find(id);
    if (known && !rowsRepeat_) {
      return cells.fault(CatalogField::kId,
                         "the same id as in row " + std::to_string(rows_[*known]) +
                             "; a map may say rowsRepeatProducts",
                         ErrorCode::kDuplicateId);
    }
    Product product;
    product.id = id;
    if (auto fault = readFields(row, cells, product)) return *fault;
    keep(std::move(product), row.number, known);
    return Done{};
  }

  Catalog finish() {
    if (rowsRepeat_) join_.finish(catalog_.products);
    for (auto& product : catalog_.products) dropRepeated(product);
    return std::move(catalog_);
  }

  std::vector<RecognizedColumn> recognized() const { return plan_.recognized; }

 private:
  std::optional<ProductId> find(std::string_view id) const {
    const auto found = products_.find(std::string(id));
    if (found == products_.end()) return std::nullopt;
    return found->second;
  }

  std::optional<RowFault> readFields(const Row& row, const RowCells& cells, Product& product) {
    for (const Cell& cell : row.cells) {
      const auto field = static_cast<CatalogField>(plan_.fieldOf[cell.column]);
      if (plan_.fieldOf[cell.column] == kNoField) {
        auto fault = facts_.read(cell, catalog_.relations, product.facts);
        if (fault) return fault;
      } else if (field == CatalogField::kPrice) {
        if (auto fault = readPrice(cells, cell.text, product)) return fault;
      } else if (field == CatalogField::kCategories) {
        auto paths = parseCategories(cell.text);
        if (!paths.ok())
          return RowFault{paths.error().code, columns_[cell.column].path, cell.text,
                          paths.error().message};
        std::move(paths.value().begin(), paths.value().end(),
                  std::back_inserter(product.categories));
      } else if (std::string* text = textOf(field, product); text != nullptr && text->empty()) {
        if (!isAbsent(cell.text)) *text = cleaned(cell.text);
      }
    }
    return std::nullopt;
  }

  std::optional<RowFault> readPrice(const RowCells& cells, std::string_view text,
                                    Product& product) const {
    if (isAbsent(text)) return std::nullopt;
    if (product.price) return cells.fault(CatalogField::kPrice, "two prices");
    auto price =
        parsePrice(text, map_.catalog.currency, cells.style(CatalogField::kPrice).decimalComma);
    if (!price.ok()) return cells.fault(CatalogField::kPrice, price.error().message);
    product.price = price.value().amount;
    product.currency = std::move(price.value().currency);
    return std::nullopt;
  }

  static std::string* textOf(CatalogField field, Product& product) {
    switch (field) {
      case CatalogField::kTitle:
        return &product.title;
      case CatalogField::kBrand:
        return &product.brand;
      case CatalogField::kImage:
        return &product.image;
      case CatalogField::kUrl:
        return &product.url;
      case CatalogField::kDescription:
        return &product.description;
      default:
        return nullptr;
    }
  }

  void keep(Product product, std::uint64_t row, std::optional<ProductId> known) {
    auto& products = catalog_.products;
    const ProductId number = known.value_or(products.next());
    if (rowsRepeat_) join_.add(number, product);
    if (!known) {
      products_.emplace(product.id, number);
      rows_.push_back(row);
      products.push_back(std::move(product));
      return;
    }
    Product& first = products[number];
    std::move(product.categories.begin(), product.categories.end(),
              std::back_inserter(first.categories));
    std::move(product.facts.begin(), product.facts.end(), std::back_inserter(first.facts));
  }

  const ColumnMap& map_;
  const std::vector<TableColumn>& columns_;
  const ReadingPlan& plan_;
  FactColumns facts_;
  bool rowsRepeat_;
  Catalog catalog_;
  RowJoin join_;
  std::unordered_map<std::string, ProductId> products_;  // for look-up only
  PerProduct<std::uint64_t> rows_;                       // the first row of each product
};

Result<CatalogRead> readRowsInto(CatalogBuilder builder, Table& table, const std::string& file,
                                 const ReadOptions& options, bool idIsOptional) {
  RowTally tally(file, options.lenient);
  const Status read =
      readRows(table, tally, [&](const Row& row) { return builder.take(row, idIsOptional); });
  if (!read.ok()) return read.error();
  auto report = tally.finish(builder.recognized());
  if (!report.ok()) return report.error();
  return CatalogRead{builder.finish(), std::move(report).value()};
}

Result<CatalogRead> catalogFromSequences(const std::string& file, std::string text,
                                         const ReadOptions& options) {
  SequenceLines lines(std::move(text));
  RowTally tally(file, options.lenient);
  Catalog catalog;
  std::unordered_set<std::string> known;  // for look-up only
  for (SequenceLines::Pair pair; lines.next(pair);) {
    if (pair.fault) {
      const Status counted = tally.fault(pair.row, *pair.fault);
      if (!counted.ok()) return counted.error();
    } else if (options.map.isServiceCode(pair.item)) {
      tally.setAside(SetAsideReason::kServiceCode);
    } else {
      tally.accept();
      if (!known.emplace(pair.item).second) continue;
      catalog.products.emplace_back().id = pair.item;
    }
  }
  auto report = tally.finish({});
  if (!report.ok()) return report.error();
  return CatalogRead{std::move(catalog), std::move(report).value()};
}

}  // namespace

Result<CatalogRead> readCatalog(const InputFile& file, const ReadOptions& options) {
  auto text = inputText(file, options.maxTextBytes);
  if (!text.ok()) return text.error();
  const auto table = openTable(file.name, std::move(text).value());
  if (!table.ok()) return table.error();
  Table& rows = *table.value();
  const auto plan = planCatalog(file.name, rows.columns(), options.map);
  if (!plan.ok()) return plan.error();
  CatalogBuilder builder(options, rows, plan.value(), options.map.catalog.rowsRepeatProducts);
  return readRowsInto(std::move(builder), rows, file.name, options, false);
}

Result<CatalogRead> catalogFromEvents(const InputFile& file, const ReadOptions& options) {
  auto text = inputText(file, options.maxTextBytes);
  if (!text.ok()) return text.error();
  if (isSequenceText(text.value())) {
    return catalogFromSequences(file.name, std::move(text).value(), options);
  }
  const auto table = openTable(file.name, std::move(text).value());
  if (!table.ok()) return table.error();
  Table& rows = *table.value();
  const auto plan = planProductsOfEvents(file.name, rows.columns(), options.map);
  if (!plan.ok()) return plan.error();
  CatalogBuilder builder(options, rows, plan.value(), true);
  return readRowsInto(std::move(builder), rows, file.name, options, true);
}

}  // namespace shelfwise
