#include "ingest/catalog_reader.h"

#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ingest/product_rows.h"
#include "ingest/row_join.h"
#include "ingest/variants.h"
#include "schema/row_cells.h"
#include "schema/row_tally.h"
#include "table/sequence_lines.h"
#include "table/table.h"
#include "values/ids.h"

namespace shelfwise {

namespace {

// "a, b, c and 5 more"
std::string shownFew(const std::vector<std::string>& texts) {
  constexpr std::size_t kShown = 3;
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < kShown; ++i)
    list += (i > 0 ? ", " : "") + texts[i];
  if (texts.size() > kShown) list += " and " + std::to_string(texts.size() - kShown) + " more";
  return list;
}

// How the rows of a file become products.
enum class RowUse : std::uint8_t {
  kProducts,        // each is a product or a variant
  kRepeatProducts,  // as the lines of invoices
  kEvents,          // the same, and a row may name no product
};

class CatalogBuilder {
 public:
  // The arguments must outlive this.
  CatalogBuilder(const OpenedFile& file, RowUse use, RowTally& tally)
      : map_(file.map),
        plan_(file.plan),
        rows_(file.map, file.plan, file.table->columns()),
        use_(use),
        tally_(tally) {}

  // A row of several products is read if each is read or set aside.  Else it is unreadable by its
  // first fault, and its other products are read nevertheless.
  RowOutcome take(const Row& row) {
    const auto found = rows_.find(row);
    if (const auto* fault = std::get_if<RowFault>(&found)) return *fault;
    const auto places = std::get<std::span<const ItemPlace>>(found);
    if (places.size() == 1) return takeProduct(row, places.front());
    std::optional<RowFault> first;
    for (const ItemPlace& place : places) {
      const RowOutcome outcome = takeProduct(row, place);
      if (const auto* reason = std::get_if<SetAsideReason>(&outcome)) tally_.setAsideEvent(*reason);
      if (const auto* fault = std::get_if<RowFault>(&outcome); fault && !first) first = *fault;
    }
    if (first) return *first;
    return Done{};
  }

  Catalog finish() {
    if (use_ == RowUse::kProducts) {
      finishVariants();
    } else {
      join_.finish(catalog_.products);
    }
    catalog_.relations = rows_.facts().takeRelations();
    for (auto& product : catalog_.products) dropRepeated(product);
    return std::move(catalog_);
  }

 private:
  RowOutcome takeProduct(const Row& row, const ItemPlace& place) {
    const RowCells cells = rows_.cells(row, place);
    const bool starts = rows_.startsGroup(row);
    if (starts) rows_.start("");
    std::string_view id = cells.id(CatalogField::kId);
    const std::string group = id.empty() ? rows_.groupOf(row, place) : "";
    if (id.empty()) id = group;
    if (id.empty()) {
      if (use_ == RowUse::kEvents) return SetAsideReason::kNoItem;
      return cells.fault(CatalogField::kId, "no id");
    }
    if (auto fault = cells.idFault(CatalogField::kId)) return *fault;
    if (map_.isServiceCode(id)) return SetAsideReason::kServiceCode;
    if (auto fault = repeatedId(cells, id)) return *fault;
    ProductRow product = rows_.read(row, place, tally_);
    if (starts) rows_.start(id);
    product.product.id = id;
    // The number of a variant or image below a product may be that of another product.
    if (!starts && !plan_.groupStarts.empty() && !product.group.empty() && product.group != id) {
      product.aliases.emplace_back(id);
      product.product.id = product.group;
    }
    if (use_ == RowUse::kProducts) {
      variants_.add(std::move(product));
    } else if (product.isLeftOut) {
      return SetAsideReason::kNotPublished;
    } else {
      rows_.facts().nameAll(product);
      keep(std::move(product.product));
    }
    return Done{};
  }

  std::optional<RowFault> repeatedId(const RowCells& cells, std::string_view id) const {
    if (use_ != RowUse::kProducts) return std::nullopt;
    const auto earlier = variants_.rowOf(id);
    if (!earlier) return std::nullopt;
    const std::string same = "the same id as in row " + std::to_string(*earlier);
    if (isSpoiledId(id)) {
      return cells.fault(CatalogField::kId,
                         same +
                             ", since a spreadsheet has cut the ids; export the file again, and "
                             "format the column as text before a spreadsheet opens it",
                         ErrorCode::kDuplicateId);
    }
    if (!plan_.groups.empty() || !plan_.groupStarts.empty()) return std::nullopt;
    return cells.fault(CatalogField::kId,
                       same +
                           "; where rows are variants of a product, the map can name its column "
                           "as group; where they are lines of a log, it may say "
                           "rowsRepeatProducts",
                       ErrorCode::kDuplicateId);
  }

  void finishVariants() {
    JoinedRows joined = variants_.finish();
    rows_.facts().addNamedLater(joined);
    catalog_.products = std::move(joined.products);
    catalog_.aliases = std::move(joined.aliases);
    catalog_.notPublished = std::move(joined.notPublished);
    for (std::uint64_t row = 0; row < joined.leftOut; ++row) {
      tally_.setAsideEvent(SetAsideReason::kNotPublished);
    }
    if (!joined.ambiguous.empty()) {
      tally_.note(std::to_string(joined.ambiguous.size()) +
                  " further ids name several products, and so none: " + shownFew(joined.ambiguous));
    }
  }

  void keep(Product product) {
    auto& products = catalog_.products;
    const auto [known, isNew] = products_.emplace(product.id, products.next());
    join_.add(known->second, product);
    if (isNew) {
      products.push_back(std::move(product));
      return;
    }
    Product& first = products[known->second];
    std::move(product.categories.begin(), product.categories.end(),
              std::back_inserter(first.categories));
    std::move(product.facts.begin(), product.facts.end(), std::back_inserter(first.facts));
  }

  const ColumnMap& map_;
  const ReadingPlan& plan_;
  ProductRows rows_;
  RowUse use_;
  RowTally& tally_;
  Catalog catalog_;
  VariantJoin variants_;                                 // of kProducts
  RowJoin join_;                                         // of all other uses
  std::unordered_map<std::string, ProductId> products_;  // for look-up only
};

Result<CatalogRead> readTable(OpenedFile& file, const ReadOptions& options, RowUse use) {
  RowTally tally(file.name, options.lenient);
  CatalogBuilder builder(file, use, tally);
  const Status again = file.table->rewind();
  if (!again.ok()) return again.error();
  const Status read =
      readRows(*file.table, tally, [&](const Row& row) { return builder.take(row); });
  if (!read.ok()) return read.error();
  Catalog catalog = builder.finish();
  auto report = tally.finish(file.plan.recognized);
  if (!report.ok()) return report.error();
  return CatalogRead{std::move(catalog), std::move(report).value()};
}

Result<CatalogRead> catalogFromSequences(const OpenedFile& file, const ReadOptions& options) {
  SequenceLines lines(file.lines);
  RowTally tally(file.name, options.lenient);
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

Result<CatalogRead> readCatalog(OpenedFile& file, const ReadOptions& options) {
  const bool repeat = file.map.catalog.rowsRepeatProducts || file.plan.isAlsoLog;
  return readTable(file, options, repeat ? RowUse::kRepeatProducts : RowUse::kProducts);
}

Result<CatalogRead> readCatalog(const InputFile& file, const ReadOptions& options) {
  auto opened = openFile(file, FileKind::kCatalog, options);
  if (!opened.ok()) return opened.error();
  const Status planned = planFiles(&opened.value(), {}, nullptr);
  if (!planned.ok()) return planned.error();
  return readCatalog(opened.value(), options);
}

Result<CatalogRead> catalogFromEvents(OpenedFile& file, const ReadOptions& options) {
  if (!file.table) return catalogFromSequences(file, options);
  return readTable(file, options, RowUse::kEvents);
}

Result<CatalogRead> catalogFromEvents(const InputFile& file, const ReadOptions& options) {
  auto opened = openFile(file, FileKind::kEvents, options);
  if (!opened.ok()) return opened.error();
  const Status planned = planAsCatalog(opened.value());
  if (!planned.ok()) return planned.error();
  return catalogFromEvents(opened.value(), options);
}

ItemIds itemIds(const Catalog& catalog) {
  ItemIds ids;
  for (ProductId next{0}; catalog.products.has(next); next = ProductId{numberOf(next) + 1}) {
    ids.add(catalog.products[next].id, next);
  }
  for (const auto& [alias, product] : catalog.aliases) ids.addAlias(alias, product);
  for (const std::string& id : catalog.notPublished) ids.addNotPublished(id);
  return ids;
}

}  // namespace shelfwise
