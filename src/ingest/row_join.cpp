#include "ingest/row_join.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <tuple>

namespace shelfwise {

namespace {

// Sorts the indices of the list, so the cost is n log n for a list of any length.
template <class T, class Less>
void dropRepeatedIn(std::vector<T>& list, Less less) {
  std::vector<std::size_t> order(list.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (less(list[a], list[b])) return true;
    return !less(list[b], list[a]) && a < b;
  });
  std::vector<bool> repeated(list.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    repeated[order[i]] = !less(list[order[i - 1]], list[order[i]]);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (repeated[i]) continue;
    if (kept != i) list[kept] = std::move(list[i]);
    ++kept;
  }
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(kept), list.end());
}

}  // namespace

void MostFrequent::add(ProductId product, const std::string& text) {
  if (text.empty()) return;
  const auto [known, isNew] = ids_.emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (isNew) texts_.push_back(&known->first);
  Votes& votes = votes_[std::uint64_t{numberOf(product)} << 32 | known->second];
  if (votes.count++ == 0) votes.first = count_;
  ++count_;
}

std::vector<std::pair<ProductId, std::string>> MostFrequent::winners() const {
  std::vector<std::pair<std::uint64_t, Votes>> all(votes_.begin(), votes_.end());
  const auto product = [](const auto& entry) { return static_cast<ProductId>(entry.first >> 32); };
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (product(a) != product(b)) return product(a) < product(b);
    if (a.second.count != b.second.count) return a.second.count > b.second.count;
    return a.second.first < b.second.first;
  });
  std::vector<std::pair<ProductId, std::string>> winners;
  for (const auto& entry : all) {
    const ProductId owner = product(entry);
    if (!winners.empty() && winners.back().first == owner) continue;
    winners.emplace_back(owner, *texts_[entry.first & 0xFFFF'FFFF]);
  }
  return winners;
}

void RowJoin::add(ProductId product, const Product& row) {
  title_.add(product, row.title);
  brand_.add(product, row.brand);
  image_.add(product, row.image);
  url_.add(product, row.url);
  description_.add(product, row.description);
  currency_.add(product, row.currency);
  if (row.price) prices_.emplace_back(product, *row.price);
}

void RowJoin::finish(PerProduct<Product>& products) {
  const auto set = [&products](const MostFrequent& field, std::string Product::* member) {
    for (auto& [product, text] : field.winners()) products[product].*member = text;
  };
  set(title_, &Product::title);
  set(brand_, &Product::brand);
  set(image_, &Product::image);
  set(url_, &Product::url);
  set(description_, &Product::description);
  set(currency_, &Product::currency);
  std::sort(prices_.begin(), prices_.end());
  for (std::size_t i = 0; i < prices_.size();) {
    std::size_t end = i;
    while (end < prices_.size() && prices_[end].first == prices_[i].first) ++end;
    products[prices_[i].first].price = prices_[i + (end - i - 1) / 2].second;
    i = end;
  }
}

void dropRepeated(Product& product) {
  dropRepeatedIn(product.categories, std::less<>());
  dropRepeatedIn(product.facts, [](const Fact& a, const Fact& b) {
    return std::tie(a.relation, a.value) < std::tie(b.relation, b.value);
  });
}

}  // namespace shelfwise
