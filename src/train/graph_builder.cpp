#include "train/graph_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "text/tokens.h"
#include "train/number_bins.h"
#include "train/relation_facts.h"

namespace shelfwise {

namespace {

// Numbers of one unit with more distinct values than this are binned, into kNumberBins bins.
constexpr std::size_t kMostPlainNumbers = 16;
constexpr std::uint32_t kNumberBins = 8;

// The longest prefix of a category path that becomes a fact.
constexpr std::size_t kDeepestCategory = 32;

std::string joined(std::span<const std::string> segments) {
  std::string path;
  for (const std::string& segment : segments) {
    if (!path.empty()) path += kPathSeparator;
    path += segment;
  }
  return path;
}

// The numbers of one column in one unit.
using NumbersByUnit = std::map<std::string, std::vector<double>, std::less<>>;

class NumberLabels {
 public:
  explicit NumberLabels(const NumbersByUnit& numbers) {
    for (const auto& [unit, values] : numbers) {
      const std::set<double> distinct(values.begin(), values.end());
      if (distinct.size() > kMostPlainNumbers) bins_.emplace(unit, NumberBins(values, kNumberBins));
    }
  }

  // The label of the number's bin; `plain` where the unit's numbers are not binned.
  std::string label(double number, const std::string& unit, const std::string& plain) const {
    const auto found = bins_.find(unit);
    if (found == bins_.end()) return plain;
    return found->second.label(found->second.binOf(number), unit);
  }

 private:
  std::map<std::string, NumberBins, std::less<>> bins_;
};

class GraphBuilder {
 public:
  GraphBuilder(const Catalog& catalog, const ItemOrder& order)
      : catalog_(catalog), order_(order), itemCount_(static_cast<ItemId>(order.productOf.size())) {}

  GraphTriples build(const Links& links, std::uint32_t hubLimit) {
    graph_.itemCount = itemCount_;
    addCategorical(hubLimit);
    addPrices(hubLimit);
    addColumns(hubLimit);
    addLinks(links);
    std::sort(graph_.triples.begin(), graph_.triples.end());
    return std::move(graph_);
  }

 private:
  const Product& product(ItemId item) const { return catalog_.products[order_.productOf[item]]; }

  void addCategorical(std::uint32_t hubLimit) {
    RelationFacts brand({"brand", RelationKind::kBrand});
    RelationFacts category({"category", RelationKind::kCategory});
    RelationFacts title({"title", RelationKind::kWord});
    for (ItemId item = 0; item < itemCount_; ++item) {
      const Product& p = product(item);
      if (!p.brand.empty()) brand.add(p.brand, item);
      for (const auto& path : p.categories) {
        const std::size_t deepest = std::min(path.size(), kDeepestCategory);
        for (std::size_t depth = 1; depth <= deepest; ++depth) {
          category.add(joined(std::span(path).first(depth)), item);
        }
      }
      for (const std::string& word : tokens(p.title)) title.add(word, item);
    }
    category.shortenPaths();
    for (RelationFacts* facts : {&brand, &category, &title}) append(*facts, hubLimit);
  }

  void addPrices(std::uint32_t hubLimit) {
    NumbersByUnit numbers;
    for (const Product& p : catalog_.products) {
      if (p.price) numbers[p.currency].push_back(*p.price);
    }
    const NumberLabels labels(numbers);
    RelationFacts price({"price", RelationKind::kPriceBand});
    for (ItemId item = 0; item < itemCount_; ++item) {
      const Product& p = product(item);
      if (!p.price) continue;
      const std::string unit = p.currency.empty() ? "" : " " + p.currency;
      price.add(labels.label(*p.price, p.currency, formatNumber(*p.price) + unit), item);
    }
    append(price, hubLimit);
  }

  void addColumns(std::uint32_t hubLimit) {
    std::vector<NumbersByUnit> numbers(catalog_.relations.size());
    for (const Product& p : catalog_.products) {
      for (const Fact& fact : p.facts) {
        if (fact.number) numbers[fact.relation][fact.unit].push_back(*fact.number);
      }
    }
    const std::vector<NumberLabels> labels(numbers.begin(), numbers.end());
    std::vector<RelationFacts> columns;
    for (const std::string& name : catalog_.relations) {
      columns.emplace_back(Relation{name, RelationKind::kAttribute});
    }
    for (ItemId item = 0; item < itemCount_; ++item) {
      for (const Fact& fact : product(item).facts) {
        const bool isNumber = fact.number.has_value();
        columns[fact.relation].add(
            isNumber ? labels[fact.relation].label(*fact.number, fact.unit, fact.value)
                     : fact.value,
            item);
      }
    }
    for (RelationFacts& column : columns) append(column, hubLimit);
  }

  void addLinks(const Links& links) {
    std::set<Triple> triples;
    for (const Link& link : links.rows) {
      if (link.from == link.to) continue;
      triples.insert({order_.itemOf[link.from], link.relation, order_.itemOf[link.to]});
    }
    std::vector<RelationId> idOf(links.relations.size(), kNoId);
    for (const Triple& triple : triples) idOf[triple.relation] = 0;
    for (std::size_t r = 0; r < idOf.size(); ++r) {
      if (idOf[r] == kNoId) continue;
      idOf[r] = static_cast<RelationId>(graph_.relations.size());
      graph_.relations.push_back({links.relations[r], RelationKind::kLink});
    }
    for (const Triple& triple : triples) {
      graph_.triples.push_back({triple.head, idOf[triple.relation], triple.tail});
    }
  }

  void append(RelationFacts& facts, std::uint32_t hubLimit) {
    graph_.tooLong += facts.dropLong();
    facts.dropUnwalked(itemCount_, hubLimit, graph_.unwalked);
    if (facts.tails().empty()) return;
    const auto relation = static_cast<RelationId>(graph_.relations.size());
    graph_.relations.push_back(facts.relation());
    for (const Tail& tail : facts.tails()) {
      const EntityId entity = graph_.entityCount();
      graph_.labels.push_back(tail.label);
      for (const ItemId item : tail.items) graph_.triples.push_back({item, relation, entity});
    }
  }

  const Catalog& catalog_;
  const ItemOrder& order_;
  ItemId itemCount_;
  GraphTriples graph_;
};

}  // namespace

ItemOrder itemOrder(const Catalog& catalog, const PerProduct<std::uint32_t>& shoppers) {
  ItemOrder order;
  for (std::uint32_t p = 0; p < catalog.products.size(); ++p)
    order.productOf.push_back(ProductId{p});
  std::sort(order.productOf.begin(), order.productOf.end(), [&](ProductId a, ProductId b) {
    const Product& p = catalog.products[a];
    const Product& q = catalog.products[b];
    if (p.categories != q.categories) return p.categories < q.categories;
    if (shoppers[a] != shoppers[b]) return shoppers[a] > shoppers[b];
    return p.id < q.id;
  });
  order.itemOf.resize(order.productOf.size());
  for (ItemId item = 0; item < order.productOf.size(); ++item) {
    order.itemOf[order.productOf[item]] = item;
  }
  return order;
}

GraphTriples buildGraph(const Catalog& catalog, const Links& links, const ItemOrder& order,
                        std::uint32_t hubLimit) {
  return GraphBuilder(catalog, order).build(links, hubLimit);
}

}  // namespace shelfwise
