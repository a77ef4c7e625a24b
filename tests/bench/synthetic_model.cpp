#include "synthetic_model.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kLeafItems = 150;
constexpr std::uint32_t kEdgesPerRow = 20;
constexpr std::uint32_t kDim = 64;
constexpr int kLevels = 15;  // codes of 5 bits

// Below `count`; number 0 is drawn most, and the chance falls with the number to the power -2/3.
std::uint32_t longTailed(SplitMix64& random, std::uint32_t count) {
  const float u = uniform(random);
  return static_cast<std::uint32_t>(static_cast<float>(count) * u * u * u);
}

std::uint32_t rootOf(std::uint32_t number) {
  return static_cast<std::uint32_t>(std::sqrt(static_cast<double>(number)));
}

// A relation and how an item draws its facts, numbers below `facts`.
struct RelationPlan {
  Relation relation;
  std::uint32_t facts;    // that can be drawn
  std::uint32_t perItem;  // draws; 0: the item's block of `blockItems`
  std::uint32_t blockItems = 1;
};

std::vector<RelationPlan> planOf(std::uint32_t items) {
  std::vector<RelationPlan> plans;
  for (const std::uint32_t block : {100 * kLeafItems, 10 * kLeafItems, kLeafItems}) {
    plans.push_back({{"category", RelationKind::kCategory}, items / block + 1, 0, block});
  }
  plans.push_back({{"brand", RelationKind::kBrand}, items / 25 + 2, 1});
  plans.push_back({{"title", RelationKind::kWord}, 30 * rootOf(6 * items), 6});
  for (const std::uint32_t values : {12U, 24U, 40U, 60U}) {
    plans.push_back({{"attribute" + std::to_string(values)}, values, 1});
  }
  return plans;
}

// Facts are numbered as they are planned; those that nobody drew are taken out.
GraphTriples syntheticGraph(SplitMix64& random, std::uint32_t items) {
  GraphTriples graph;
  graph.itemCount = items;
  const auto plans = planOf(items);
  std::vector<RelationId> relationOf;  // [planned fact]
  for (const RelationPlan& plan : plans) {
    // The levels of a category are one relation.
    if (graph.relations.empty() || graph.relations.back() != plan.relation) {
      graph.relations.push_back(plan.relation);
    }
    relationOf.resize(relationOf.size() + plan.facts,
                      static_cast<RelationId>(graph.relations.size() - 1));
  }
  std::vector<EntityId> own;
  for (ItemId item = 0; item < items; ++item) {
    own.clear();
    EntityId first = 0;
    for (const RelationPlan& plan : plans) {
      if (plan.perItem == 0) own.push_back(first + item / plan.blockItems);
      for (std::uint32_t i = 0; i < plan.perItem; ++i) {
        own.push_back(first + longTailed(random, plan.facts));
      }
      first += plan.facts;
    }
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (const EntityId fact : own) graph.triples.push_back({item, relationOf[fact], fact});
  }
  std::vector<std::uint8_t> isDrawn(relationOf.size(), 0);
  for (const Triple& triple : graph.triples) isDrawn[triple.tail] = 1;
  std::vector<EntityId> entityOf(relationOf.size(), kNoId);
  for (EntityId fact = 0; fact < isDrawn.size(); ++fact) {
    if (isDrawn[fact] == 0) continue;
    entityOf[fact] = graph.entityCount();
    graph.labels.push_back("fact-" + std::to_string(fact));
  }
  for (Triple& triple : graph.triples) triple.tail = entityOf[triple.tail];
  return graph;
}

// Most edges lead to the same leaf category or beside it, some to what is popular.
ItemId targetOf(SplitMix64& random, ItemId row, std::uint32_t items) {
  if (random.below(5) == 0) return longTailed(random, items);
  const std::uint32_t reach = std::min(items - 1, 2 * kLeafItems);
  const auto step = static_cast<std::uint32_t>(random.below(reach));
  return (row + items - reach / 2 + step) % items;
}

QuantizedEdges syntheticEdges(SplitMix64& random, std::uint32_t items) {
  EdgeRows edges;
  std::vector<ItemId> targets;
  for (ItemId row = 0; row < items; ++row) {
    targets.clear();
    const std::size_t draws = random.below(2) == 0 ? kEdgesPerRow : random.below(kEdgesPerRow + 1);
    for (std::size_t i = 0; i < draws; ++i) targets.push_back(targetOf(random, row, items));
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    for (const ItemId target : targets) {
      if (target == row) continue;
      edges.targets.push_back(target);
      edges.weights.push_back(0.04f + uniform(random) * uniform(random));
    }
    edges.offsets.push_back(static_cast<std::uint32_t>(edges.targets.size()));
  }
  return quantizeEdges(edges, kEdgesPerRow).value();
}

std::int8_t code(SplitMix64& random) {
  const auto level = static_cast<int>(std::lround(nearlyNormal(random) * 5));
  return static_cast<std::int8_t>(std::clamp(level, -kLevels, kLevels));
}

// Items with an own part (seven of ten) and facts of at least three items.
VectorCodes syntheticVectors(SplitMix64& random, const GraphTriples& graph) {
  VectorCodes codes{.dim = kDim,
                    .idStep = 40,
                    .factStep = 60,
                    .scale = 1e-7f,
                    .items = {},
                    .facts = {},
                    .idCodes = {},
                    .factCodes = {},
                    .transforms = {}};
  for (ItemId item = 0; item < graph.itemCount; ++item) {
    if (random.below(10) < 7) codes.items.push_back(item);
  }
  std::vector<std::uint32_t> degrees(graph.labels.size(), 0);
  for (const Triple& triple : graph.triples) ++degrees[triple.tail - graph.itemCount];
  for (EntityId fact = 0; fact < degrees.size(); ++fact) {
    if (degrees[fact] >= 3) codes.facts.push_back(graph.itemCount + fact);
  }
  codes.idCodes.resize(codes.items.size() * kDim);
  codes.factCodes.resize(codes.facts.size() * kDim);
  for (std::int8_t& c : codes.idCodes) c = code(random);
  for (std::int8_t& c : codes.factCodes) c = code(random);
  for (auto& transform : codes.transforms) {
    for (std::uint32_t i = 0; i < kDim * kDim; ++i) {
      const int noise = static_cast<int>(random.below(101)) - 50;
      transform.push_back(static_cast<std::int16_t>(i % (kDim + 1) == 0 ? 1024 + noise : noise));
    }
  }
  return codes;
}

FusionWeights syntheticWeights(std::size_t relations) {
  FusionWeights fusion;
  fusion.typeWeights.fill(1.0f);
  fusion.relationWeights.assign(relations, 1.0f);
  for (auto& scenario : fusion.scenarios) {
    for (const Source source : {Source::kVectors, Source::kCoPreference, Source::kSequence,
                                Source::kNext, Source::kFacts}) {
      auto& lambda = scenario.lambda[source];
      for (std::size_t b = 0; b < kAgeBuckets; ++b) lambda[b] = 1.0f / static_cast<float>(b + 1);
    }
    scenario.popularity = 0.1f;
  }
  return fusion;
}

std::vector<FieldColumn> syntheticFields(SplitMix64& random, std::uint32_t items) {
  std::vector<FieldColumn> fields = {{"title", {}}, {"image", {}}, {"price", {}}};
  for (ItemId item = 0; item < items; ++item) {
    const std::string number = std::to_string(item);
    fields[0].values.push_back("Product " + number + " of the benchmark's shop");
    fields[1].values.push_back("/images/" + number + ".jpg");
    fields[2].values.push_back(std::to_string(random.below(300)) + ".90");
  }
  return fields;
}

}  // namespace

Model syntheticModel(std::uint32_t items) {
  SplitMix64 random(items);
  Model model;
  for (ItemId item = 0; item < items; ++item) {
    model.itemIds.push_back("sku-" + std::to_string(item));
    model.popularity.push_back(static_cast<std::uint8_t>(longTailed(random, 256)));
  }
  model.graph = syntheticGraph(random, items);
  for (const Source source : {Source::kCoPreference, Source::kSequence, Source::kNext}) {
    model.edges.push_back({source, syntheticEdges(random, items)});
  }
  model.vectors = syntheticVectors(random, model.graph);
  model.fusion = syntheticWeights(model.graph.relations.size());
  model.fields = syntheticFields(random, items);
  return model;
}

}  // namespace shelfwise
