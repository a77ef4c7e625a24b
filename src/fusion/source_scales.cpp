#include "fusion/source_scales.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/value_or_throw.h"
#include "recommend/scorer.h"

namespace shelfwise {

namespace {

// The number of items whose values give the scale of a source.
constexpr std::uint32_t kScaleItems = 500;

// The n-th of `sample` numbers evenly spread below `count`.
std::uint32_t evenly(std::uint32_t n, std::uint32_t count, std::uint32_t sample) {
  return static_cast<std::uint32_t>(std::uint64_t{n} * count / sample);
}

std::vector<ItemId> someItems(const ModelView& model) {
  const std::uint32_t sample = std::min(kScaleItems, model.itemCount());
  std::vector<ItemId> items;
  for (std::uint32_t i = 0; i < sample; ++i) items.push_back(evenly(i, model.itemCount(), sample));
  return items;
}

// Whether the item has an edge or a link of that source.
bool speaks(const ModelView& model, Source source, ItemId item) {
  if (source == Source::kLinks) {
    const auto links = model.graph.links(item);
    return links.begin != links.end;
  }
  bool found = false;
  for (const EdgeView& view : model.edges) {
    if (view.source() != source) continue;
    view.visitRow(item, [&](auto targets, auto, float) { found = !targets.empty(); });
  }
  return found;
}

std::vector<ItemId> someSpeakers(const ModelView& model, Source source) {
  std::vector<ItemId> speakers;
  for (ItemId item = 0; item < model.itemCount(); ++item) {
    if (speaks(model, source, item)) speakers.push_back(item);
  }
  const auto count = static_cast<std::uint32_t>(speakers.size());
  const std::uint32_t sample = std::min(kScaleItems, count);
  for (std::uint32_t i = 0; i < sample; ++i) speakers[i] = speakers[evenly(i, count, sample)];
  speakers.resize(sample);
  return speakers;
}

// The mean over those of `items` that speak.
double meanOfLargest(const ModelView& model, Scorer& scorer, std::span<const ItemId> items) {
  std::vector<float> scores(model.itemCount());
  double sum = 0;
  std::uint32_t speaking = 0;
  for (const ItemId item : items) {
    const ScoredEvent event{item, EventType::kPurchase, 0};
    scorer.score(std::span(&event, 1), Scenario::kForYou, scores);
    scores[item] = 0;
    const float largest = *std::max_element(scores.begin(), scores.end());
    if (largest <= 0) continue;
    sum += largest;
    ++speaking;
  }
  return speaking == 0 ? 0 : sum / speaking;
}

}  // namespace

double scaleOf(const ModelView& model, const FusionWeights& fusion, Source source) {
  FusionWeights only = fusion;
  std::array<float, kAgeBuckets> every{};
  every.fill(1.0f);
  only.keepOnly(source, every);
  Scorer scorer = valueOrThrow(Scorer::create(model, only));
  const double scale = meanOfLargest(model, scorer, someItems(model));
  if (scale > 0 || !model.has(source)) return scale;
  return meanOfLargest(model, scorer, someSpeakers(model, source));
}

void scaleSources(const ModelView& model, FusionWeights& fusion) {
  for (const Source source : kSources) {
    const double scale = scaleOf(model, fusion, source);
    const double factor = scale > 0 ? 1 / scale : 0;
    for (auto& scenario : fusion.scenarios) {
      for (float& lambda : scenario.lambda[source]) lambda *= static_cast<float>(factor);
    }
  }
}

}  // namespace shelfwise
