#include "learn/field_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "text/utf8.h"
#include "train/number_bins.h"
#include "train/relation_facts.h"
#include "values/times.h"

namespace shelfwise {

namespace {

std::string categoryText(const Product& product) {
  std::string text;
  if (product.categories.empty()) return text;
  for (const std::string& segment : product.categories.front()) {
    if (!text.empty()) text += kPathSeparator;
    text += segment;
  }
  return text;
}

std::string priceText(const Product& product) {
  if (!product.price) return {};
  const std::string number = formatNumber(*product.price);
  return product.currency.empty() ? number : number + " " + product.currency;
}

std::string fieldText(const Product& product, std::string_view name) {
  if (name == "title") return product.title;
  if (name == "brand") return product.brand;
  if (name == "category") return categoryText(product);
  if (name == "price") return priceText(product);
  if (name == "image") return product.image;
  if (name == "url") return product.url;
  if (name == "description") return product.description;
  return {};
}

constexpr std::array<std::string_view, 7> kOwnNames = {"title", "brand", "category",   "price",
                                                       "image", "url",   "description"};

bool isOneOf(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A number of each item; NaN where missing.
using Numbers = std::vector<double>;

// The numbers times 10^decimals, if that is exact for all.
std::optional<std::vector<std::int32_t>> fixedPoint(const Numbers& numbers, double scale) {
  std::vector<std::int32_t> fixed;
  for (const double number : numbers) {
    if (std::isnan(number)) {
      fixed.push_back(NumberColumn::kNoFixed);
      continue;
    }
    const double scaled = std::round(number * scale);
    if (std::abs(scaled) > std::numeric_limits<std::int32_t>::max() || scaled / scale != number) {
      return std::nullopt;
    }
    fixed.push_back(static_cast<std::int32_t>(scaled));
  }
  return fixed;
}

// Nothing if a number is out of the range of a float32.
std::optional<NumberValues> numberColumn(const std::string& name, const std::string& unit,
                                         const Numbers& numbers) {
  NumberValues column{name, unit, 0, {}, {}};
  double scale = 1;
  for (; column.decimals <= kMaxDecimals; ++column.decimals, scale *= 10) {
    if (auto fixed = fixedPoint(numbers, scale)) {
      column.fixed = *std::move(fixed);
      return column;
    }
  }
  column.decimals = 0;
  for (const double number : numbers) {
    if (std::abs(number) > double{std::numeric_limits<float>::max()}) return std::nullopt;
    column.floats.push_back(static_cast<float>(number));
  }
  return column;
}

struct ItemFact {
  ItemId item;
  const Fact* fact;
};

// The facts of one further column, in the order of the items.
using ItemFacts = std::vector<ItemFact>;

bool isSingle(const ItemFacts& facts) {
  return std::adjacent_find(facts.begin(), facts.end(), [](const ItemFact& a, const ItemFact& b) {
           return a.item == b.item;
         }) == facts.end();
}

class ColumnsBuilder {
 public:
  ColumnsBuilder(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph)
      : catalog_(catalog), order_(order), facts_(catalog.relations.size()) {
    for (ItemId item = 0; item < itemCount(); ++item) {
      for (const Fact& fact : product(item).facts) facts_[fact.relation].push_back({item, &fact});
    }
    for (const Triple& triple : graph.triples) {
      const Relation& relation = graph.relations[triple.relation];
      if (relation.kind == RelationKind::kAttribute) ++walked_[relation.name];
    }
  }

  BuildColumns build(std::span<const std::string> names) {
    addPrice();
    for (std::uint32_t r = 0; r < catalog_.relations.size(); ++r) addFurther(r);
    addTexts(names);
    return std::move(columns_);
  }

 private:
  std::size_t itemCount() const { return order_.productOf.size(); }
  const Product& product(std::size_t item) const {
    return catalog_.products[order_.productOf[item]];
  }

  void addPrice() {
    std::set<std::string> currencies;
    Numbers prices;
    for (std::size_t item = 0; item < itemCount(); ++item) {
      const Product& p = product(item);
      if (p.price) currencies.insert(p.currency);
      prices.push_back(p.price.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    if (currencies.empty()) return;
    if (currencies.size() > 1) {
      return note("price", "no filter: it has " + std::to_string(currencies.size()) +
                               " currencies, and unlike amounts are not compared");
    }
    addNumbers("price", *currencies.begin(), prices);
  }

  // False, with a note, if the numbers are too large.
  bool addNumbers(const std::string& name, const std::string& unit, const Numbers& numbers) {
    auto column = numberColumn(name, unit, numbers);
    if (!column) {
      note(name, "no filter by number: one is out of the range of a float32");
      return false;
    }
    columns_.typed.numbers.push_back(*std::move(column));
    typed_.insert(name);
    return true;
  }

  void addFurther(std::uint32_t relation) {
    const std::string& name = catalog_.relations[relation];
    if (isOneOf(name, kOwnNames)) return;
    const ItemFacts& facts = facts_[relation];
    if (facts.empty()) return;
    const bool hasRoom = columns_.typed.size() < kMaxSliceColumns;
    if (!hasRoom) note(name, "no column of its own: a slice has at most 1000");
    const bool isTyped =
        hasRoom && isSingle(facts) &&
        (addIfNumbers(name, facts) || addIfBooleans(name, facts) || addIfDates(name, facts));
    if (!isTyped) noteUnwalked(name, facts);
  }

  bool addIfNumbers(const std::string& name, const ItemFacts& facts) {
    std::set<std::string> units;
    Numbers numbers(itemCount(), std::numeric_limits<double>::quiet_NaN());
    for (const auto& [item, fact] : facts) {
      if (!fact->number) return false;
      units.insert(fact->unit);
      numbers[item] = *fact->number;
    }
    if (units.size() == 1) return addNumbers(name, *units.begin(), numbers);
    note(name, "no filter by number: it has " + std::to_string(units.size()) + " units");
    return false;
  }

  bool addIfBooleans(const std::string& name, const ItemFacts& facts) {
    BooleanValues column{name, {}};
    column.values.assign(itemCount(), BooleanColumn::kMissing);
    for (const auto& [item, fact] : facts) {
      const std::optional<bool> truth = truthOf(fact->value);
      if (!truth) return false;
      column.values[item] = *truth ? BooleanColumn::kTrue : BooleanColumn::kFalse;
    }
    columns_.typed.booleans.push_back(std::move(column));
    typed_.insert(name);
    return true;
  }

  bool addIfDates(const std::string& name, const ItemFacts& facts) {
    DateValues column{name, {}};
    column.seconds.assign(itemCount(), DateColumn::kMissing);
    for (const auto& [item, fact] : facts) {
      if (fact->number) return false;
      const auto time = parseTime(fact->value, "");
      if (!time.ok() || time.value() > kLastDate) return false;
      column.seconds[item] = time.value();
    }
    columns_.typed.dates.push_back(std::move(column));
    typed_.insert(name);
    return true;
  }

  // The facts of items by the relation that are in the graph.
  std::uint64_t walkedFacts(std::string_view name) const {
    const auto found = walked_.find(name);
    return found == walked_.end() ? 0 : found->second;
  }

  void noteUnwalked(const std::string& name, const ItemFacts& facts) {
    // Numbers may be binned, and several of an item are then one fact, so they count once an item.
    std::set<std::pair<ItemId, std::string_view>> values;
    for (const auto& [item, fact] : facts) {
      values.emplace(item, fact->number ? std::string_view() : std::string_view(fact->value));
    }
    const std::uint64_t all = values.size();
    const std::uint64_t walked = walkedFacts(name);
    if (walked >= all) return;
    unwalked_.insert(name);
    note(name, std::to_string(all - walked) + " of " + std::to_string(all) +
                   " values are no filter: a single product has them, (nearly) every product has "
                   "them, or they have more than 100 characters");
  }

  void addTexts(std::span<const std::string> names) {
    std::set<std::string> known;
    for (const std::string& name : names) {
      if (typed_.contains(name) || !known.insert(name).second) continue;
      if (name == "brand" && !hasLongBrand()) continue;
      const bool isOwn = isOneOf(name, kOwnNames);
      if (!isOwn && !unwalked_.contains(name)) continue;
      FieldColumn column{name, {}};
      const std::string_view separator = walkedFacts(name) > 0 ? "\n" : "|";
      for (std::size_t item = 0; item < itemCount(); ++item) {
        column.values.push_back(isOwn ? fieldText(product(item), name)
                                      : factText(product(item), name, separator));
      }
      const bool isEmpty = std::all_of(column.values.begin(), column.values.end(),
                                       [](const std::string& value) { return value.empty(); });
      if (!isEmpty) columns_.texts.push_back(std::move(column));
    }
  }

  // The graph leaves such brands out.
  bool hasLongBrand() const {
    return std::any_of(catalog_.products.begin(), catalog_.products.end(),
                       [](const Product& p) { return utf8Length(p.brand) > kMaxFactLength; });
  }

  std::string factText(const Product& product, std::string_view name,
                       std::string_view separator) const {
    std::string text;
    for (const Fact& fact : product.facts) {
      if (catalog_.relations[fact.relation] != name) continue;
      if (!text.empty()) text += separator;
      text += fact.value;
    }
    return text;
  }

  void note(const std::string& column, std::string text) {
    columns_.notes.push_back({column, std::move(text)});
  }

  const Catalog& catalog_;
  const ItemOrder& order_;
  std::vector<ItemFacts> facts_;                              // [relations of the catalogue]
  std::map<std::string, std::uint64_t, std::less<>> walked_;  // by the name of the relation
  BuildColumns columns_;
  std::set<std::string, std::less<>> typed_;
  std::set<std::string, std::less<>> unwalked_;  // the graph leaves out some of their values
};

}  // namespace

BuildColumns buildColumns(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                          std::span<const std::string> names) {
  return ColumnsBuilder(catalog, order, graph).build(names);
}

}  // namespace shelfwise
