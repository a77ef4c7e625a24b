#include "controls/likeness.h"

#include <cmath>
#include <cstdint>

namespace shelfwise {

namespace {

std::int64_t product(std::span<const std::int16_t> a, std::span<const std::int16_t> b) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::int64_t{a[i]} * b[i];
  return sum;
}

float cosine(double shared, double a, double b) {
  if (!(shared > 0)) return 0;
  return static_cast<float>(shared / std::sqrt(a * b));
}

}  // namespace

float Likeness::byFacts(ItemId a, ItemId b) const {
  std::uint32_t shared = 0;
  graph_->visitFacts(a, [&](auto facts) {
    for (const EntityId fact : facts) shared += graph_->hasFact(b, fact) ? 1 : 0;
  });
  return cosine(shared, graph_->factCount(a), graph_->factCount(b));
}

float Likeness::operator()(ItemId a, ItemId b) const {
  const float facts = byFacts(a, b);
  if (vectors_->empty()) return facts;
  const auto [left, right] = std::pair(vectors_->item(a), vectors_->item(b));
  const std::int64_t leftNorm = product(left, left);
  const std::int64_t rightNorm = product(right, right);
  if (leftNorm == 0 || rightNorm == 0) return facts;
  const auto vectors = cosine(static_cast<double>(product(left, right)),
                              static_cast<double>(leftNorm), static_cast<double>(rightNorm));
  return (facts + vectors) / 2;
}

}  // namespace shelfwise
