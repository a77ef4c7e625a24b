#include "recommend/fact_source.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "base/elementary.h"
#include "quant/kernels.h"

namespace shelfwise {

namespace {

// After a part is subtracted from a sum, a rest below this share of that part is rounding.
constexpr float kRounding = 1e-5f;

}  // namespace

FactSource::FactSource(Arena& arena, const ModelView& model)
    : graph_(&model.graph), hubLimit_(model.hubLimit) {
  const GraphSize& size = model.graph.size();
  weights_ = arena.take<float>(size.factCount);
  damping_ = arena.take<float>(size.itemCount);
  values_ = arena.take<float>(size.factCount);
  itemSums_ = arena.take<float>(size.itemCount);
  touched_ = arena.take<std::uint32_t>(size.factCount);
}

void FactSource::derive(const FusionWeights& fusion) {
  deriveWeights(fusion);
  deriveDamping();
}

void FactSource::deriveWeights(const FusionWeights& fusion) {
  const double items = graph_->itemCount();
  for (std::size_t r = 0; r < graph_->relations().size(); ++r) {
    const auto& relation = graph_->relations()[r];
    for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
      const std::uint32_t degree = graph_->degree(fact);
      if (degree < 2 || degree > hubLimit_) continue;
      const auto idf = static_cast<float>(portableLog(items / degree));
      const float weight = fusion.relationWeights[r] * idf;
      weights_[fact - graph_->itemCount()] = weight * weight;
    }
  }
}

void FactSource::deriveDamping() {
  for (ItemId item = 0; item < graph_->itemCount(); ++item) {
    float sum = 0;
    graph_->visitFacts(item, [&](auto facts) {
      for (const EntityId fact : facts) sum += weight(fact);
    });
    damping_[item] = sum > 0 ? 1.0f / std::sqrt(std::sqrt(sum)) : 0.0f;
  }
}

template <class Visit>
void FactSource::forEachTerm(const ScoredEvent& event, const EventWeights& weights,
                             Visit&& visit) const {
  const float scale = weights.of(event, Source::kFacts) * damping_[event.item];
  if (scale == 0) return;
  graph_->visitFacts(event.item, [&](auto facts) {
    for (const EntityId entity : facts) {
      const std::size_t fact = entity - graph_->itemCount();
      const float term = scale * weights_[fact];
      if (term > 0) visit(fact, term);
    }
  });
}

void FactSource::add(const ScoredEvent& event, const EventWeights& weights) {
  forEachTerm(event, weights, [&](std::size_t fact, float term) {
    if (values_[fact] == 0) touched_[touchedCount_++] = static_cast<std::uint32_t>(fact);
    values_[fact] += term;
  });
}

void FactSource::takeOutOwn(const ScoredEvent& event, const EventWeights& weights) {
  float own = 0;
  forEachTerm(event, weights, [&](std::size_t, float term) { own += term; });
  const float rest = itemSums_[event.item] - own;
  itemSums_[event.item] = rest > own * kRounding ? rest : 0.0f;
}

void FactSource::finish(std::span<const ScoredEvent> events, const EventWeights& weights,
                        std::span<float> scores) {
  if (touchedCount_ == 0) return;
  std::fill(itemSums_.begin(), itemSums_.end(), 0.0f);
  for (const std::uint32_t fact : touched_.first(touchedCount_)) {
    const float sum = std::exchange(values_[fact], 0.0f);
    graph_->visitItems(graph_->itemCount() + fact, [&](auto items) {
      for (const ItemId item : items) itemSums_[item] += sum;
    });
  }
  touchedCount_ = 0;
  for (const ScoredEvent& event : events) takeOutOwn(event, weights);
  addProducts(itemSums_, damping_, scores);
}

void FactSource::mark(ItemId item) {
  graph_->visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) values_[fact - graph_->itemCount()] = weight(fact);
  });
}

void FactSource::unmark(ItemId item) {
  graph_->visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) values_[fact - graph_->itemCount()] = 0;
  });
}

template <class Visit>
void FactSource::forEachShared(ItemId event, ItemId item, Visit&& visit) {
  const std::uint64_t ofEvent = graph_->factCount(event);
  const std::uint64_t ofItem = graph_->factCount(item);
  if (ofItem * std::bit_width(ofEvent) < ofEvent) {
    factsRead_ += ofItem * std::bit_width(ofEvent);
    graph_->visitFacts(item, [&](auto facts) {
      for (const EntityId fact : facts) {
        if (weight(fact) > 0 && graph_->hasFact(event, fact)) visit(fact);
      }
    });
    return;
  }
  factsRead_ += ofEvent;
  graph_->visitFacts(event, [&](auto facts) {
    for (const EntityId fact : facts) {
      if (values_[fact - graph_->itemCount()] > 0) visit(fact);
    }
  });
}

void FactSource::terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
                       ItemId item, std::vector<Term>& terms) {
  const float scale = weights.of(event, Source::kFacts) * damping_[event.item] * damping_[item];
  if (scale == 0) return;
  forEachShared(event.item, item, [&](EntityId fact) {
    const float value = scale * weight(fact);
    if (value <= 0) return;
    terms.push_back({Source::kFacts, index, value, fact, graph_->relationOf(fact)});
  });
}

}  // namespace shelfwise
