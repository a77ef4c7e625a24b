#include "recommend/link_source.h"

#include <cmath>

namespace shelfwise {

template <class Visit>
void LinkSource::forEachLink(ItemId item, const FusionWeights& fusion, Visit&& visit) const {
  const auto range = graph_->links(item);
  for (std::uint32_t first = range.begin; first < range.end;) {
    const RelationId relation = graph_->linkAt(first).relation;
    std::uint32_t last = first;
    while (last < range.end && graph_->linkAt(last).relation == relation) ++last;
    const float value =
        fusion.relationWeights[relation] / std::sqrt(static_cast<float>(last - first));
    for (; first < last; ++first) visit(graph_->linkAt(first), value);
  }
}

void LinkSource::add(const ScoredEvent& event, const EventWeights& weights,
                     std::span<float> scores) const {
  const float weight = weights.of(event, Source::kLinks);
  if (weight == 0) return;
  forEachLink(event.item, weights.fusion(), [&](KnowledgeGraph::LinkTo link, float value) {
    if (link.target != event.item) scores[link.target] += weight * value;
  });
}

void LinkSource::terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
                       ItemId item, std::vector<Term>& terms) const {
  const float weight = weights.of(event, Source::kLinks);
  if (weight == 0) return;
  forEachLink(event.item, weights.fusion(), [&](KnowledgeGraph::LinkTo link, float value) {
    if (link.target != item || weight * value <= 0) return;
    terms.push_back({Source::kLinks, index, weight * value, kNoId, link.relation});
  });
}

}  // namespace shelfwise
