#include "recommend/edge_source.h"

namespace shelfwise {

void EdgeSource::add(const ScoredEvent& event, const EventWeights& weights,
                     std::span<float> scores) const {
  for (const EdgeView& edges : edges_) {
    const float weight = weights.of(event, edges.source());
    if (weight == 0) continue;
    edges.visitRow(event.item, [&](auto targets, auto codes, float scale) {
      const float step = weight * scale;
      for (std::size_t e = 0; e < targets.size(); ++e) {
        scores[targets[e]] += step * static_cast<float>(codes[e]);
      }
    });
  }
}

void EdgeSource::terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
                       ItemId item, std::vector<Term>& terms) const {
  for (const EdgeView& edges : edges_) {
    const float weight = weights.of(event, edges.source());
    if (weight == 0) continue;
    const float value = weight * edges.weight(event.item, item);
    if (value > 0) terms.push_back({edges.source(), index, value, kNoId, kNoId});
  }
}

}  // namespace shelfwise
