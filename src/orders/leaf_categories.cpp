#include "orders/leaf_categories.h"

#include <algorithm>
#include <map>
#include <string>

namespace shelfwise {

LeafCategories leafCategories(const Catalog& catalog, const ItemOrder& order) {
  std::map<std::vector<std::string>, std::uint32_t> numbers;
  LeafCategories categories;
  for (const ProductId product : order.productOf) {
    std::vector<std::uint32_t>& row = categories.emplace_back();
    for (const auto& path : catalog.products[product].categories) {
      const auto next = static_cast<std::uint32_t>(numbers.size());
      row.push_back(numbers.try_emplace(path, next).first->second);
    }
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return categories;
}

}  // namespace shelfwise
