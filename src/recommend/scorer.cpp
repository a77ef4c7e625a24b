#include "recommend/scorer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/elementary.h"
#include "quant/kernels.h"

namespace shelfwise {

namespace {

float popularityOf(const ModelView& model, ItemId item) {
  return static_cast<float>(model.popularity[item]) / 255.0f;
}

// The most that an event can weigh by V.
float largestVectorWeight(const FusionWeights& fusion, Scenario scenario) {
  const auto& lambda = fusion.scenarios[scenario].lambda[Source::kVectors];
  return *std::max_element(lambda.begin(), lambda.end()) *
         *std::max_element(fusion.typeWeights.begin(), fusion.typeWeights.end());
}

// What is left of a sum below this part of what was taken out of it is rounding.
constexpr float kRounding = 1e-5f;

}  // namespace

Result<Scorer> Scorer::create(const ModelView& model, const FusionWeights& fusion) {
  Scorer scorer(model, fusion);
  Arena measure = Arena::measuring();
  scorer.layOut(measure);
  std::optional<Arena> arena = Arena::create(measure.used());
  if (!arena) {
    return Error{ErrorCode::kOutOfMemory, "no memory for the " + std::to_string(measure.used()) +
                                              " bytes that scoring needs"};
  }
  scorer.layOut(*arena);
  scorer.memory_.push_back(std::move(*arena));
  scorer.deriveFactWeights();
  scorer.deriveDamping();
  return scorer;
}

void Scorer::layOut(Arena& arena) {
  const GraphSize& size = model_->graph.size();
  factWeights_ = arena.take<float>(size.factCount);
  factDamping_ = arena.take<float>(size.itemCount);
  factValues_ = arena.take<float>(size.factCount);
  itemSums_ = arena.take<float>(size.itemCount);
  touchedFacts_ = arena.take<std::uint32_t>(size.factCount);
  vectors_ = VectorSource(arena, model_->vectors);
}

void Scorer::deriveFactWeights() {
  const KnowledgeGraph& graph = model_->graph;
  const double items = graph.itemCount();
  for (std::size_t r = 0; r < graph.relations().size(); ++r) {
    const auto& relation = graph.relations()[r];
    for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
      const std::uint32_t degree = graph.degree(fact);
      if (degree < 2 || degree > model_->hubLimit) continue;
      const auto idf = static_cast<float>(portableLog(items / degree));
      const float weight = fusion_->relationWeights[r] * idf;
      factWeights_[fact - graph.itemCount()] = weight * weight;
    }
  }
}

void Scorer::deriveDamping() {
  const KnowledgeGraph& graph = model_->graph;
  for (ItemId item = 0; item < graph.itemCount(); ++item) {
    float sum = 0;
    graph.visitFacts(item, [&](auto facts) {
      for (const EntityId fact : facts) sum += factWeight(fact);
    });
    factDamping_[item] = sum > 0 ? 1.0f / std::sqrt(std::sqrt(sum)) : 0.0f;
  }
}

float Scorer::eventWeight(const ScoredEvent& event, Scenario scenario, Source source) const {
  const auto& lambda = fusion_->scenarios[scenario].lambda;
  return fusion_->typeWeights[event.type] * lambda[source][fusion_->ages.bucket(event.age)];
}

float Scorer::popularityTerm(Scenario scenario, ItemId item) const {
  return fusion_->scenarios[scenario].popularity * popularityOf(*model_, item);
}

void Scorer::score(std::span<const ScoredEvent> events, Scenario scenario,
                   std::span<float> scores) {
  startScores(events, scenario, scores);
  for (const ScoredEvent& event : events) {
    addEdges(event, scenario, scores);
    addLinks(event, scenario, scores);
    collectFacts(event, scenario);
  }
  walkFacts(events, scenario, scores);
}

void Scorer::startScores(std::span<const ScoredEvent> events, Scenario scenario,
                         std::span<float> scores) {
  askVectors(events, scenario);
  if (vectorFactor_ > 0) {
    vectors_.score(vectorFactor_, scores);
  } else {
    std::fill(scores.begin(), scores.end(), 0.0f);
  }
  for (ItemId item = 0; item < scores.size(); ++item) {
    scores[item] += popularityTerm(scenario, item);
  }
}

void Scorer::askVectors(std::span<const ScoredEvent> events, Scenario scenario) {
  if (model_->vectors.empty()) return;
  if (scenario == askedScenario_ &&
      std::equal(events.begin(), events.end(), asked_.begin(), asked_.end())) {
    return;
  }
  asked_.assign(events.begin(), events.end());
  askedScenario_ = scenario;
  vectors_.clear();
  const float full = largestVectorWeight(*fusion_, scenario);
  vectorFactor_ = 0;
  if (full == 0 || !std::isfinite(full)) return;
  vectorFactor_ = static_cast<double>(full) * static_cast<double>(model_->vectors.scale());
  for (const ScoredEvent& event : events) {
    const float share = eventWeight(event, scenario, Source::kVectors) / full;
    vectors_.add({event.item, fusion_->ages.bucket(event.age) == 0,
                  static_cast<std::int32_t>(share * kFullEventWeight + 0.5f)});
  }
}

EntityId Scorer::sharedVectorFact(const ScoredEvent& event, ItemId item) const {
  return model_->vectors.strongestSharedFact(model_->graph, event.item,
                                             fusion_->ages.bucket(event.age) == 0, item);
}

void Scorer::addEdges(const ScoredEvent& event, Scenario scenario, std::span<float> scores) const {
  for (const EdgeView& edges : model_->edges) {
    const float weight = eventWeight(event, scenario, edges.source());
    if (weight == 0) continue;
    edges.visitRow(event.item, [&](auto targets, auto codes, float scale) {
      const float step = weight * scale;
      for (std::size_t e = 0; e < targets.size(); ++e) {
        scores[targets[e]] += step * static_cast<float>(codes[e]);
      }
    });
  }
}

template <class Visit>
void Scorer::forEachLink(ItemId item, Visit&& visit) const {
  const auto range = model_->graph.links(item);
  for (std::uint32_t first = range.begin; first < range.end;) {
    const RelationId relation = model_->graph.linkAt(first).relation;
    std::uint32_t last = first;
    while (last < range.end && model_->graph.linkAt(last).relation == relation) ++last;
    const float value =
        fusion_->relationWeights[relation] / std::sqrt(static_cast<float>(last - first));
    for (; first < last; ++first) visit(model_->graph.linkAt(first), value);
  }
}

void Scorer::addLinks(const ScoredEvent& event, Scenario scenario, std::span<float> scores) const {
  const float weight = eventWeight(event, scenario, Source::kLinks);
  if (weight == 0) return;
  forEachLink(event.item, [&](KnowledgeGraph::LinkTo link, float value) {
    if (link.target != event.item) scores[link.target] += weight * value;
  });
}

template <class Visit>
void Scorer::forEachFactTerm(const ScoredEvent& event, Scenario scenario, Visit&& visit) const {
  const float weight = eventWeight(event, scenario, Source::kFacts) * factDamping_[event.item];
  if (weight == 0) return;
  model_->graph.visitFacts(event.item, [&](auto facts) {
    for (const EntityId entity : facts) {
      const std::size_t fact = entity - model_->itemCount();
      const float term = weight * factWeights_[fact];
      if (term > 0) visit(fact, term);
    }
  });
}

void Scorer::collectFacts(const ScoredEvent& event, Scenario scenario) {
  forEachFactTerm(event, scenario, [&](std::size_t fact, float term) {
    if (factValues_[fact] == 0) {
      touchedFacts_[touchedCount_++] = static_cast<std::uint32_t>(fact);
    }
    factValues_[fact] += term;
  });
}

void Scorer::takeOutOwnFacts(const ScoredEvent& event, Scenario scenario) {
  float own = 0;
  forEachFactTerm(event, scenario, [&](std::size_t, float term) { own += term; });
  const float rest = itemSums_[event.item] - own;
  itemSums_[event.item] = rest > own * kRounding ? rest : 0.0f;
}

void Scorer::walkFacts(std::span<const ScoredEvent> events, Scenario scenario,
                       std::span<float> scores) {
  if (touchedCount_ == 0) return;
  std::fill(itemSums_.begin(), itemSums_.end(), 0.0f);
  for (const std::uint32_t fact : touchedFacts_.first(touchedCount_)) {
    const float sum = std::exchange(factValues_[fact], 0.0f);
    model_->graph.visitItems(model_->itemCount() + fact, [&](auto items) {
      for (const ItemId item : items) itemSums_[item] += sum;
    });
  }
  touchedCount_ = 0;
  for (const ScoredEvent& event : events) takeOutOwnFacts(event, scenario);
  addProducts(itemSums_, factDamping_, scores);
}

std::span<const Term> Scorer::terms(std::span<const ScoredEvent> events, Scenario scenario,
                                    ItemId item) {
  terms_.clear();
  askVectors(events, scenario);
  markFacts(item);
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    if (events[e].item != item) addTerms(events, e, scenario, item);
  }
  unmarkFacts(item);
  return terms_;
}

void Scorer::markFacts(ItemId item) {
  model_->graph.visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) factValues_[fact - model_->itemCount()] = factWeight(fact);
  });
}

void Scorer::unmarkFacts(ItemId item) {
  model_->graph.visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) factValues_[fact - model_->itemCount()] = 0;
  });
}

void Scorer::addTerms(std::span<const ScoredEvent> events, std::uint32_t index, Scenario scenario,
                      ItemId item) {
  const KnowledgeGraph& graph = model_->graph;
  const ScoredEvent& event = events[index];
  const auto add = [&](Source source, float value, EntityId fact, RelationId relation) {
    if (value > 0) terms_.push_back({source, index, value, fact, relation});
  };
  if (vectorFactor_ > 0) {
    const float value = vectors_.term(index, vectorFactor_, item);
    if (value != 0) terms_.push_back({Source::kVectors, index, value, kNoId, kNoId});
  }
  for (const EdgeView& edges : model_->edges) {
    const float weight = eventWeight(event, scenario, edges.source());
    if (weight == 0) continue;
    add(edges.source(), weight * edges.weight(event.item, item), kNoId, kNoId);
  }
  const float linkWeight = eventWeight(event, scenario, Source::kLinks);
  if (linkWeight > 0) {
    forEachLink(event.item, [&](KnowledgeGraph::LinkTo link, float value) {
      if (link.target == item) add(Source::kLinks, linkWeight * value, kNoId, link.relation);
    });
  }
  const float factScale =
      eventWeight(event, scenario, Source::kFacts) * factDamping_[event.item] * factDamping_[item];
  if (factScale == 0) return;
  graph.visitFacts(event.item, [&](auto facts) {
    for (const EntityId fact : facts) {
      const float mark = factValues_[fact - graph.itemCount()];
      if (mark > 0) add(Source::kFacts, factScale * mark, fact, graph.relationOf(fact));
    }
  });
}

}  // namespace shelfwise
