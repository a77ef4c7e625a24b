#include "recommend/vector_source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "arrays/heap_sort.h"
#include "quant/vector_scan.h"

namespace shelfwise {

namespace {

using Query = std::array<std::int32_t, kMaxVectorDim>;

void addTo(Query& sum, std::span<const std::int32_t> query) {
  for (std::size_t d = 0; d < query.size(); ++d) sum[d] += query[d];
}

std::int64_t product(std::span<const std::int32_t> query, std::span<const std::int16_t> vector) {
  std::int64_t sum = 0;
  for (std::size_t d = 0; d < query.size(); ++d) sum += std::int64_t{query[d]} * vector[d];
  return sum;
}

// The largest weight that an event can have.
float largestWeight(const EventWeights& weights) {
  const FusionWeights& fusion = weights.fusion();
  const auto& lambda = fusion.scenarios[weights.scenario()].lambda[Source::kVectors];
  return *std::max_element(lambda.begin(), lambda.end()) *
         *std::max_element(fusion.typeWeights.begin(), fusion.typeWeights.end());
}

}  // namespace

VectorSource::VectorSource(Arena& arena, const GraphVectors& vectors) : vectors_(&vectors) {
  if (vectors.empty()) return;
  queries_ = arena.take<std::int32_t>(std::uint64_t{kMaxQueryEvents} * vectors.dim());
  items_ = arena.take<ItemId>(kMaxQueryEvents);
}

void VectorSource::ask(std::span<const ScoredEvent> events, const EventWeights& weights) {
  if (vectors_->empty()) return;
  if (weights.scenario() == askedScenario_ && &weights.fusion() == askedWeights_ &&
      std::equal(events.begin(), events.end(), asked_.begin(), asked_.end())) {
    return;
  }
  asked_.assign(events.begin(), events.end());
  askedScenario_ = weights.scenario();
  askedWeights_ = &weights.fusion();
  clear();
  const float full = largestWeight(weights);
  factor_ = 0;
  if (full == 0 || !std::isfinite(full)) return;
  factor_ = static_cast<double>(full) * static_cast<double>(vectors_->scale());
  for (const ScoredEvent& event : events) {
    const float share = weights.of(event, Source::kVectors) / full;
    add({event.item, weights.fusion().ages.bucket(event.age) == 0,
         static_cast<std::int32_t>(share * kFullEventWeight + 0.5f)});
  }
}

void VectorSource::finish(std::span<float> scores) const {
  if (factor_ > 0) {
    score(factor_, scores);
  } else {
    std::fill(scores.begin(), scores.end(), 0.0f);
  }
}

void VectorSource::terms(std::uint32_t index, ItemId item, std::vector<Term>& terms) const {
  if (factor_ == 0) return;
  const float value = term(index, factor_, item);
  if (value != 0) terms.push_back({Source::kVectors, index, value, kNoId, kNoId});
}

void VectorSource::clear() { count_ = 0; }

void VectorSource::add(const VectorEvent& event) {
  if (count_ == items_.size()) return;
  items_[count_] = event.weight == 0 ? kNoId : event.item;
  const auto query = queryOf(count_);
  std::fill(query.begin(), query.end(), 0);
  if (event.weight != 0) vectors_->addEvent(event.item, event.isLatest, event.weight, query);
  ++count_;
}

void VectorSource::score(double factor, std::span<float> scores) const {
  Query sum{};
  for (std::size_t e = 0; e < count_; ++e) addTo(sum, queryOf(e));
  const auto all = std::span<const std::int32_t>(sum).first(vectors_->dim());
  const VectorQuery query(all);
  query.scores(vectors_->items(), factor, scores);
  // An event has no effect on its own item, so each item's events are taken out of its sum.
  std::array<std::uint16_t, kMaxQueryEvents> order;
  const auto byItem = std::span(order).first(count_);
  std::iota(byItem.begin(), byItem.end(), std::uint16_t{0});
  heapSort(byItem, [&](auto a, auto b) { return items_[a] < items_[b]; });
  for (std::size_t first = 0; first < count_;) {
    const ItemId item = items_[byItem[first]];
    if (item == kNoId) break;
    std::int64_t others = product(all, vectors_->item(item));
    for (; first < count_ && items_[byItem[first]] == item; ++first) {
      others -= product(queryOf(byItem[first]), vectors_->item(item));
    }
    scores[item] = scaledProduct(others, factor);
  }
}

float VectorSource::term(std::size_t index, double factor, ItemId item) const {
  if (index >= count_ || items_[index] == item) return 0;
  return scaledProduct(product(queryOf(index), vectors_->item(item)), factor);
}

}  // namespace shelfwise
