#include "ingest/product_rows.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "values/cell_text.h"
#include "values/ids.h"
#include "values/lists.h"
#include "values/markup.h"

namespace shelfwise {

namespace {

constexpr std::size_t kNoRank = std::numeric_limits<std::size_t>::max();

// Above it, a row of many products is no way to write a catalogue, and would take minutes.
constexpr std::size_t kMostCellsOfProducts = 20'000'000;

std::string* textIn(Product& product, CatalogField field) {
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

// The address of the first picture in a cell.
std::string firstImage(const std::string& text) {
  if (const auto list = bracketList(text)) return list->empty() ? "" : list->front();
  const auto addresses = addressesOf(text);
  return addresses.empty() ? text : addresses.front();
}

}  // namespace

ProductRows::ProductRows(const ColumnMap& map, const ReadingPlan& plan,
                         const std::vector<TableColumn>& columns)
    : map_(map),
      plan_(plan),
      columns_(columns),
      facts_(plan, columns),
      rankOf_(columns.size(), kNoRank),
      isAlias_(columns.size(), false) {
  for (const auto& ofField : plan.columnsOf) {
    for (std::size_t rank = 0; rank < ofField.size(); ++rank) rankOf_[ofField[rank]] = rank;
  }
  for (const std::uint32_t column : plan.aliases) isAlias_[column] = true;
}

std::variant<std::span<const ItemPlace>, RowFault> ProductRows::find(const Row& row) {
  const auto places = items_.find(row, plan_, CatalogField::kId);
  places_ = places.size();
  if (places_ > 1 && row.cells.size() > kMostCellsOfProducts / places_) {
    return RowFault{ErrorCode::kTooLarge, "", "",
                    std::to_string(places_) + " products in one row; write one on each line (jq)"};
  }
  return places;
}

// In a row of several products: those of its element, of the ones around it and within it.
std::span<const Cell* const> ProductRows::cellsOf(const Row& row, const ItemPlace& place) {
  cells_.clear();
  for (const Cell& cell : row.cells) cells_.push_back(&cell);
  if (places_ <= 1 || place.element == kNoElement) return cells_;
  std::vector<std::uint32_t> around = {kNoElement};
  for (std::uint32_t element = place.element; element != kNoElement;
       element = row.elements[element].parent) {
    around.push_back(element);
  }
  const std::uint32_t end = items_.index()->endOf(place.element);
  std::erase_if(cells_, [&](const Cell* cell) {
    const bool isWithin = cell->element > place.element && cell->element < end;
    return !isWithin && std::find(around.begin(), around.end(), cell->element) == around.end();
  });
  return cells_;
}

ProductRow ProductRows::read(const Row& row, const ItemPlace& place, RowTally& tally) {
  const auto cells = cellsOf(row, place);
  ProductRow product;
  product.row = row.number;
  prices_.clear();
  currency_ = currencyOf(cells);
  Ranks ranks;
  ranks.fill(kNoRank);
  for (const Cell* cell : cells) {
    if (isLeftOut(*cell)) product.isLeftOut = true;
    if (plan_.fieldOf[cell->column] == kNoField) continue;
    if (isAbsent(cell->text, plan_.columns[cell->column].style)) continue;
    readField(*cell, ranks, product, tally);
  }
  takeLeastPrice(product.product);
  product.group = groupOf(row, place);
  addAliases(cells, place, product);
  facts_.read({row, cells}, product, tally);
  return product;
}

// The currency in a column of its own, else that of the map.
std::string ProductRows::currencyOf(std::span<const Cell* const> cells) const {
  for (const std::uint32_t column :
       plan_.columnsOf[static_cast<std::size_t>(CatalogField::kCurrency)]) {
    for (const Cell* cell : cells) {
      if (cell->column != column) continue;
      const CurrencySign sign = currencyAtFront(cell->text);
      if (sign.sign.size() == cell->text.size() && !sign.code.empty())
        return std::string(sign.code);
    }
  }
  return map_.catalog.currency;
}

void ProductRows::readField(const Cell& cell, Ranks& ranks, ProductRow& row, RowTally& tally) {
  const auto field = static_cast<CatalogField>(plan_.fieldOf[cell.column]);
  std::size_t& best = ranks[plan_.fieldOf[cell.column]];
  if (field == CatalogField::kPrice) {
    readPrice(cell, row, tally);
  } else if (field == CatalogField::kCategories) {
    readCategories(cell, best, row, tally);
  } else if (std::string* text = textIn(row.product, field); text != nullptr) {
    if (rankOf_[cell.column] >= best) return;
    std::string value = cleaned(textOf(cell));
    if (field == CatalogField::kImage) value = firstImage(value);
    if (value.empty() || isAbsent(value, plan_.columns[cell.column].style)) return;
    *text = std::move(value);
    best = rankOf_[cell.column];
  }
}

void ProductRows::readCategories(const Cell& cell, std::size_t& best, ProductRow& row,
                                 RowTally& tally) {
  const std::size_t rank = rankOf_[cell.column];
  if (rank > best) return;
  auto paths = parseCategories(textOf(cell), plan_.columns[cell.column].style);
  if (!paths.ok()) {
    tally.unread(row.row, {paths.error().code, columns_[cell.column].path, cell.text,
                           paths.error().message});
    return;
  }
  if (paths.value().empty()) return;
  auto& categories = row.product.categories;
  if (rank < best) categories.clear();
  best = rank;
  std::move(paths.value().begin(), paths.value().end(), std::back_inserter(categories));
}

void ProductRows::readPrice(const Cell& cell, const ProductRow& row, RowTally& tally) {
  auto price = parsePrice(cell.text, currency_, plan_.columns[cell.column].style.decimalComma);
  if (price.ok()) {
    prices_.push_back(
        {cell.element, rankOf_[cell.column], prices_.size(), std::move(price).value()});
  } else {
    tally.unread(row.row, {price.error().code, columns_[cell.column].path, cell.text,
                           price.error().message});
  }
}

// In each element the preferred column counts, unless it says 0: no sale price.
void ProductRows::takeLeastPrice(Product& product) {
  std::sort(prices_.begin(), prices_.end(), [](const FoundPrice& a, const FoundPrice& b) {
    return std::tuple(a.element + 1, a.price.amount == 0, a.rank, a.place) <
           std::tuple(b.element + 1, b.price.amount == 0, b.rank, b.place);
  });
  const FoundPrice* last = nullptr;
  for (const FoundPrice& next : prices_) {
    const bool isNew = last == nullptr || next.element != last->element;
    const bool counts = isNew || (next.rank == last->rank && next.price.amount > 0);
    if (isNew) last = &next;
    if (!counts) continue;
    if (!product.price) product.currency = next.price.currency;
    if (product.currency != next.price.currency) continue;
    product.price = std::min(product.price.value_or(next.price.amount), next.price.amount);
  }
}

bool ProductRows::startsGroup(const Row& row) const {
  return std::any_of(row.cells.begin(), row.cells.end(), [this](const Cell& cell) {
    return std::any_of(plan_.groupStarts.begin(), plan_.groupStarts.end(),
                       [&cell](const GroupStart& rule) {
                         return rule.column == cell.column && leavesOut(rule, cell.text);
                       });
  });
}

std::string ProductRows::textOf(const Cell& cell) const {
  const bool isMarkup = plan_.columns[cell.column].style.markup && mayHaveMarkup(cell.text);
  return isMarkup ? withoutMarkup(cell.text) : std::string(cell.text);
}

bool ProductRows::isLeftOut(const Cell& cell) const {
  return std::any_of(plan_.leaveOut.begin(), plan_.leaveOut.end(),
                     [&cell](const LeaveOutRule& rule) {
                       return rule.column == cell.column && leavesOut(rule, cell.text);
                     });
}

std::string ProductRows::groupOf(const Row& row, const ItemPlace& place) const {
  for (const std::uint32_t column : plan_.groups) {
    const Cell* cell = nullptr;
    if (const CellIndex* index = items_.index()) {
      cell = index->find(column, place);
    } else {
      const auto found = std::find_if(row.cells.begin(), row.cells.end(),
                                      [column](const Cell& each) { return each.column == column; });
      if (found != row.cells.end()) cell = &*found;
    }
    if (cell != nullptr && !isAbsent(cell->text)) return std::string(cleanId(cell->text));
  }
  return started_;
}

void ProductRows::addAliases(std::span<const Cell* const> cells, const ItemPlace& place,
                             ProductRow& row) const {
  const auto isOtherId = [&](const Cell* cell) {
    return plan_.fieldOf[cell->column] == static_cast<std::uint32_t>(CatalogField::kId) &&
           cell != place.cell && cell->element == place.element;
  };
  for (const Cell* cell : cells) {
    if (!isAlias_[cell->column] && !isOtherId(cell)) continue;
    const std::string_view alias = cleanId(cell->text);
    const bool isUsable = !alias.empty() && !isAbsent(alias) && alias.size() <= kMaxIdBytes;
    if (!isUsable || isSpoiledId(alias)) continue;
    (cell->element == place.element ? row.aliases : row.variants).emplace_back(alias);
  }
}

}  // namespace shelfwise
