#include "fusion/source_scales.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/value_or_throw.h"
#include "recommend/scorer.h"

namespace shelfwise {

namespace {

// The number of items whose values give the scale of a source.
constexpr std::uint32_t kScaleItems = 500;

}  // namespace

double scaleOf(const ModelView& model, const FusionWeights& fusion, Source source) {
  FusionWeights only = fusion;
  std::array<float, kAgeBuckets> every{};
  every.fill(1.0f);
  only.keepOnly(source, every);
  Scorer scorer = valueOrThrow(Scorer::create(model, only));
  std::vector<float> scores(model.itemCount());
  double sum = 0;
  std::uint32_t speaking = 0;
  const std::uint32_t sample = std::min(kScaleItems, model.itemCount());
  for (std::uint32_t i = 0; i < sample; ++i) {
    const auto item = static_cast<ItemId>(std::uint64_t{i} * model.itemCount() / sample);
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
