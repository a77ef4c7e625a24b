#include "ingest/variants.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_set>

namespace shelfwise {

namespace {

constexpr std::uint32_t kSeveral = std::numeric_limits<std::uint32_t>::max();

// The texts of which a product has one.
constexpr std::string Product::* kTexts[] = {&Product::title, &Product::brand, &Product::image,
                                             &Product::url, &Product::description};

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// Takes the price of a further row if it is less.
void lowerPrice(Product& product, const Product& variant) {
  if (!variant.price) return;
  if (!product.price) {
    product.price = variant.price;
    product.currency = variant.currency;
  } else if (product.currency == variant.currency) {
    product.price = std::min(*product.price, *variant.price);
  }
}

// Takes what the product has not yet, its price if it is less, and its categories and facts.
void addVariant(Product& product, Product& variant) {
  for (const auto text : kTexts) {
    if ((product.*text).empty()) product.*text = std::move(variant.*text);
  }
  lowerPrice(product, variant);
  append(product.categories, variant.categories);
  append(product.facts, variant.facts);
}

// Sorts the names of products.  Those of two products are moved to `ambiguous`, and ids of products
// are dropped: the name of a group may be an alias of another product.
void keepUnique(JoinedRows& joined) {
  auto& all = joined.aliases;
  std::unordered_set<std::string_view> ids;  // for look-up only
  for (const Product& product : joined.products) ids.insert(product.id);
  std::erase_if(all, [&ids](const auto& alias) { return ids.contains(alias.first); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<std::pair<std::string, ProductId>> kept;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && all[end].first == all[i].first) ++end;
    if (end - i == 1) {
      kept.push_back(std::move(all[i]));
    } else {
      joined.ambiguous.push_back(std::move(all[i].first));
    }
    i = end;
  }
  all = std::move(kept);
}

}  // namespace

std::optional<std::uint64_t> VariantJoin::rowOf(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  if (found == ids_.end()) return std::nullopt;
  return rows_[found->second].row;
}

void VariantJoin::add(ProductRow row) {
  const auto index = static_cast<Index>(rows_.size());
  const auto [known, isNew] = ids_.emplace(row.product.id, index);
  rows_.push_back(std::move(row));
  up_.push_back(index);
  if (!isNew) join(known->second, index);
}

VariantJoin::Index VariantJoin::rootOf(Index row) {
  while (up_[row] != row) row = up_[row] = up_[up_[row]];
  return row;
}

// The earlier row becomes the root.
void VariantJoin::join(Index a, Index b) {
  const Index first = rootOf(a);
  const Index second = rootOf(b);
  up_[std::max(first, second)] = std::min(first, second);
}

void VariantJoin::indexAliases() {
  for (Index row = 0; row < rows_.size(); ++row) {
    for (const std::string& alias : rows_[row].aliases) {
      const auto [known, isNew] = aliases_.emplace(alias, row);
      if (isNew || known->second == kSeveral) continue;
      if (rows_[known->second].product.id != rows_[row].product.id) known->second = kSeveral;
    }
  }
}

std::optional<VariantJoin::Index> VariantJoin::rowNamed(std::string_view name) const {
  const std::string text(name);
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const auto found = aliases_.find(text);
  if (found != aliases_.end() && found->second != kSeveral) return found->second;
  constexpr std::string_view kPrefix = "id:";
  if (name.starts_with(kPrefix)) return rowNamed(name.substr(kPrefix.size()));
  return std::nullopt;
}

void VariantJoin::joinGroups() {
  std::unordered_map<std::string, Index> groups;  // the first row; for look-up only
  for (Index row = 0; row < rows_.size(); ++row) {
    std::string& group = rows_[row].group;
    if (group.empty()) continue;
    const auto parent = rowNamed(group);
    // A column of groups may be one of aliases, too: a row is not its own parent by an alias.
    if (parent && (*parent != row || rows_[row].product.id == group)) {
      const bool isItself = rows_[*parent].product.id == rows_[row].product.id;
      parents_[*parent] =
          std::max(parents_[*parent], isItself ? Parent::kOfItself : Parent::kOfOthers);
      join(*parent, row);
      group.clear();
    } else {
      join(groups.emplace(group, row).first->second, row);
    }
  }
}

// An id that two rows list is a variant of none.
void VariantJoin::joinListed() {
  std::unordered_map<std::string, Index> lists;  // kSeveral; for look-up only
  for (Index row = 0; row < rows_.size(); ++row) {
    for (const std::string& id : rows_[row].variants) {
      const auto [known, isNew] = lists.emplace(id, row);
      if (!isNew && known->second != row) known->second = kSeveral;
    }
  }
  if (lists.empty()) return;
  for (Index row = 0; row < rows_.size(); ++row) {
    const auto list = lists.find(rows_[row].product.id);
    if (list == lists.end() || list->second == kSeveral || list->second == row) continue;
    parents_[list->second] = Parent::kOfOthers;
    join(list->second, row);
  }
}

// The rows of each product, both in the order of the file.
std::vector<std::vector<VariantJoin::Index>> VariantJoin::products() {
  std::vector<std::vector<Index>> all;
  std::vector<Index> number(rows_.size());
  for (Index row = 0; row < rows_.size(); ++row) {
    const Index root = rootOf(row);  // never behind the row
    if (root == row) {
      number[row] = static_cast<Index>(all.size());
      all.emplace_back();
    }
    all[number[root]].push_back(row);
  }
  return all;
}

std::optional<VariantJoin::Index> VariantJoin::parentOf(const std::vector<Index>& members) const {
  const auto best = std::max_element(members.begin(), members.end(), [this](Index a, Index b) {
    return parents_[a] < parents_[b];
  });
  if (best == members.end() || parents_[*best] == Parent::kOfNone) return std::nullopt;
  return *best;
}

std::vector<VariantJoin::Index> VariantJoin::published(const std::vector<Index>& members) const {
  const auto parent = parentOf(members);
  if (parent) return rows_[*parent].isLeftOut ? std::vector<Index>() : members;
  std::vector<Index> kept;
  std::copy_if(members.begin(), members.end(), std::back_inserter(kept),
               [this](Index row) { return !rows_[row].isLeftOut; });
  return kept;
}

void VariantJoin::leaveOut(const ProductRow& row, JoinedRows& joined) {
  ++joined.leftOut;
  joined.notPublished.push_back(row.product.id);
  joined.notPublished.insert(joined.notPublished.end(), row.aliases.begin(), row.aliases.end());
}

// The ids of a variant are names of its product.
void VariantJoin::addNames(const ProductRow& row, const std::string& id, JoinedRows& joined) const {
  const ProductId product = joined.products.next();
  if (row.product.id != id) joined.aliases.emplace_back(row.product.id, product);
  const auto add = [&](const std::string& alias) {
    if (!alias.empty() && alias != id && !ids_.contains(alias)) {
      joined.aliases.emplace_back(alias, product);
    }
  };
  for (const std::string& alias : row.aliases) add(alias);
  for (const std::string& variant : row.variants) add(variant);
  add(row.group);
}

void VariantJoin::addUnnamed(const std::vector<Index>& members, JoinedRows& joined) {
  const auto nameOf = [&](std::uint32_t pair) -> std::string {
    for (const Index row : members) {
      for (const auto& [number, name] : rows_[row].pairNames) {
        if (number == pair) return name;
      }
    }
    return {};
  };
  for (const Index row : members) {
    for (auto& [pair, fact] : rows_[row].unnamed) {
      joined.namedLater.push_back({joined.products.next(), pair, nameOf(pair), std::move(fact)});
    }
  }
}

void VariantJoin::takeProduct(const std::vector<Index>& members, JoinedRows& joined) {
  const std::vector<Index> kept = published(members);
  for (const Index row : members) {
    const bool isKept = std::binary_search(kept.begin(), kept.end(), row);
    if (!isKept) leaveOut(rows_[row], joined);
  }
  if (kept.empty()) return;
  const Index head = parentOf(kept).value_or(kept.front());
  const std::string& group = rows_[head].group;
  const std::string id = group.empty() ? rows_[head].product.id : group;
  for (const Index row : kept) addNames(rows_[row], id, joined);
  addUnnamed(kept, joined);
  Product product = std::move(rows_[head].product);
  product.id = id;
  for (const Index row : kept) {
    if (row != head) addVariant(product, rows_[row].product);
  }
  joined.products.push_back(std::move(product));
}

JoinedRows VariantJoin::finish() {
  parents_.assign(rows_.size(), Parent::kOfNone);
  indexAliases();
  joinGroups();
  joinListed();
  JoinedRows joined;
  for (const auto& members : products()) takeProduct(members, joined);
  keepUnique(joined);
  std::sort(joined.notPublished.begin(), joined.notPublished.end());
  return joined;
}

}  // namespace shelfwise
