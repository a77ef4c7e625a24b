#include "learn/field_columns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "train/number_bins.h"
#include "train/relation_facts.h"

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

// The facts of a further column, as the catalogue lists them.
std::string factText(const Catalog& catalog, const Product& product, std::string_view name) {
  std::string text;
  for (const Fact& fact : product.facts) {
    if (catalog.relations[fact.relation] != name) continue;
    if (!text.empty()) text += "|";
    text += fact.value;
  }
  return text;
}

std::string fieldText(const Catalog& catalog, const Product& product, std::string_view name) {
  if (name == "title") return product.title;
  if (name == "brand") return product.brand;
  if (name == "category") return categoryText(product);
  if (name == "price") return priceText(product);
  if (name == "image") return product.image;
  if (name == "url") return product.url;
  if (name == "description") return product.description;
  return factText(catalog, product, name);
}

}  // namespace

std::vector<FieldColumn> fieldColumns(const Catalog& catalog, const ItemOrder& order,
                                      std::span<const std::string> names) {
  std::vector<FieldColumn> columns;
  for (const std::string& name : names) {
    FieldColumn column{name, {}};
    for (const ProductId product : order.productOf) {
      column.values.push_back(fieldText(catalog, catalog.products[product], name));
    }
    const bool isEmpty = std::all_of(column.values.begin(), column.values.end(),
                                     [](const std::string& value) { return value.empty(); });
    if (!isEmpty) columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace shelfwise
