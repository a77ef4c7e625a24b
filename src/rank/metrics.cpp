#include "rank/metrics.h"

#include <algorithm>
#include <numeric>

#include "base/elementary.h"
#include "base/random.h"

namespace shelfwise {

namespace {

constexpr std::size_t kBootstrapSamples = 1000;

// 1 / log2(rank + 1), by the portable logarithm: the fusion weights follow from these sums.
double gainAt(double rank) { return portableLog(2.0) / portableLog(rank + 1.0); }

}  // namespace

double rankOf(std::span<const float> scores, std::span<const ItemId> history, ItemId target) {
  const float score = scores[target];
  std::int64_t above = 0;
  std::int64_t equal = 0;
  for (const float other : scores) {
    above += other > score ? 1 : 0;
    equal += other == score ? 1 : 0;
  }
  for (const ItemId item : history) {
    if (item == target) continue;
    above -= scores[item] > score ? 1 : 0;
    equal -= scores[item] == score ? 1 : 0;
  }
  return static_cast<double>(above) + static_cast<double>(equal + 1) / 2.0;
}

Metrics metricsOf(std::span<const double> ranks, std::uint32_t k) {
  Metrics metrics;
  double best = 0;
  for (std::uint32_t place = 1; place <= std::min<std::size_t>(ranks.size(), k); ++place) {
    best += gainAt(place);
  }
  double gained = 0;
  double found = 0;
  for (const double rank : ranks) {
    if (rank > k) continue;
    gained += gainAt(rank);
    found += 1;
    metrics.mrr = std::max(metrics.mrr, 1.0 / rank);
  }
  metrics.hr = found > 0 ? 1 : 0;
  metrics.ndcg = gained / best;
  metrics.recall = found / static_cast<double>(ranks.size());
  return metrics;
}

Metrics meanOf(std::span<const Metrics> shoppers) {
  Metrics mean;
  if (shoppers.empty()) return mean;
  for (const Metrics& one : shoppers) {
    mean.hr += one.hr;
    mean.ndcg += one.ndcg;
    mean.recall += one.recall;
    mean.mrr += one.mrr;
  }
  const auto count = static_cast<double>(shoppers.size());
  return {mean.hr / count, mean.ndcg / count, mean.recall / count, mean.mrr / count};
}

Interval bootstrapInterval(std::span<const double> values, std::uint64_t seed) {
  if (values.empty()) return {};
  SplitMix64 random(seed);
  std::vector<double> means(kBootstrapSamples);
  for (double& mean : means) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[random.below(values.size())];
    mean = sum / static_cast<double>(values.size());
  }
  std::sort(means.begin(), means.end());
  const auto cut = kBootstrapSamples / 40;
  return {means[cut], means[kBootstrapSamples - 1 - cut]};
}

}  // namespace shelfwise
