#include "recommend/vector_source.h"

#include <algorithm>
#include <array>

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

}  // namespace

VectorSource::VectorSource(Arena& arena, const GraphVectors& vectors) : vectors_(&vectors) {
  if (vectors.empty()) return;
  queries_ = arena.take<std::int32_t>(std::uint64_t{kMaxQueryEvents} * vectors.dim());
  items_ = arena.take<ItemId>(kMaxQueryEvents);
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
  const VectorQuery query(std::span<const std::int32_t>(sum).first(vectors_->dim()));
  query.scores(vectors_->items(), factor, scores);
  for (std::size_t e = 0; e < count_; ++e) {
    if (items_[e] != kNoId) scores[items_[e]] = scaledProduct(productWithout(items_[e]), factor);
  }
}

// Of the events of other items.
std::int64_t VectorSource::productWithout(ItemId item) const {
  Query sum{};
  for (std::size_t e = 0; e < count_; ++e) {
    if (items_[e] != item) addTo(sum, queryOf(e));
  }
  return product(std::span<const std::int32_t>(sum).first(vectors_->dim()), vectors_->item(item));
}

float VectorSource::term(std::size_t index, double factor, ItemId item) const {
  if (index >= count_ || items_[index] == item) return 0;
  return scaledProduct(product(queryOf(index), vectors_->item(item)), factor);
}

}  // namespace shelfwise
