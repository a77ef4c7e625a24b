#include "ingest/row_join.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <tuple>

namespace shelfwise {

namespace {

// Sorting an order of the list keeps this at n log n for a list of any length.
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

void MostFrequent::add(std::uint32_t product, const std::string& text) {
  if (text.empty()) return;
  const auto [known, isNew] = ids_.emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (isNew) texts_.push_back(&known->first);
  votes_.push_back({product, known->second, static_cast<std::uint32_t>(votes_.size())});
}

std::vector<std::pair<std::uint32_t, std::string>> MostFrequent::winners() {
  std::vector<std::pair<std::uint32_t, std::string>> winners;
  std::sort(votes_.begin(), votes_.end());
  std::size_t bestCount = 0;
  std::uint32_t bestNumber = 0;
  for (std::size_t i = 0; i < votes_.size();) {
    const Vote run = votes_[i];
    std::size_t end = i;
    while (end < votes_.size() && votes_[end].product == run.product &&
           votes_[end].text == run.text) {
      ++end;
    }
    const std::size_t count = end - i;
    const bool isFirst = winners.empty() || winners.back().first != run.product;
    if (isFirst) winners.emplace_back(run.product, std::string());
    if (isFirst || count > bestCount || (count == bestCount && run.number < bestNumber)) {
      winners.back().second = *texts_[run.text];
      bestCount = count;
      bestNumber = run.number;
    }
    i = end;
  }
  return winners;
}

void RowJoin::add(std::uint32_t product, const Product& row) {
  title_.add(product, row.title);
  brand_.add(product, row.brand);
  image_.add(product, row.image);
  url_.add(product, row.url);
  description_.add(product, row.description);
  currency_.add(product, row.currency);
  if (row.price) prices_.emplace_back(product, *row.price);
}

void RowJoin::finish(std::vector<Product>& products) {
  const auto set = [&products](MostFrequent& field, std::string Product::* member) {
    for (auto& [product, text] : field.winners()) products[product].*member = std::move(text);
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
