#include "learn/behaviour.h"

#include <algorithm>
#include <utility>

#include "base/value_or_throw.h"
#include "orders/together_edges.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"

namespace shelfwise {

namespace {

// The most edges of a source in a small catalogue and in a dense log, and the bounds per row.
constexpr std::uint32_t kEdges = 600'000;
constexpr std::uint64_t kEdgesOfADenseLog = 1'000'000;
constexpr std::uint32_t kFewestEdges = 20;
constexpr std::uint32_t kMostEdges = 100;

// The histories, then the baskets (orders without a shopper id): the input of coPreference.
Sequences withBaskets(Sequences sequences, const EventLog& log, const ItemOrder& order) {
  std::vector<ItemId> items;
  for (const auto& basket : log.baskets) {
    items.clear();
    for (const ProductId product : basket) items.push_back(order.itemOf[product]);
    sequences.append(items);
  }
  return sequences;
}

// Divides all weights by the mean over rows of the largest weight, so that sources compare.
void normalize(EdgeRows& edges) {
  double sum = 0;
  std::uint32_t rows = 0;
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    const auto begin = edges.weights.begin() + edges.offsets[row];
    const auto end = edges.weights.begin() + edges.offsets[row + 1];
    if (begin == end) continue;
    sum += *std::max_element(begin, end);
    ++rows;
  }
  const auto scale = static_cast<float>(rows / sum);
  for (float& weight : edges.weights) weight *= scale;
}

void addSource(Source source, PairRows trained, std::uint32_t perRow, Behaviour& behaviour) {
  normalize(trained.rows);
  QuantizedEdges quantized = valueOrThrow(quantizeEdges(trained.rows, perRow));
  const std::uint64_t edges = quantized.targets.size();
  if (edges + trained.belowSupport == 0) return;
  behaviour.summaries.push_back({source, edges, trained.belowSupport});
  if (edges > 0) behaviour.edges.push_back({source, std::move(quantized)});
}

}  // namespace

LogHistories historiesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                         const ItemOrder& order) {
  LogHistories histories;
  histories.shoppers = sequencesOf(log, eventCounts, order);
  histories.paired = withBaskets(histories.shoppers, log, order);
  histories.orders = ordersOf(log, eventCounts, order.itemOf);
  histories.interests = interestsOf(log, eventCounts, order.itemOf);
  return histories;
}

Sequences sequencesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                      const ItemOrder& order) {
  Sequences sequences;
  sequences.ordered = log.ordered;
  std::vector<ItemId> items;
  std::vector<std::size_t> namedBy(order.itemOf.size(), log.shoppers.size());  // [item]
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    items.clear();
    for (const LoggedEvent& event : log.of(s).first(eventCounts[s])) {
      const ItemId item = order.itemOf[event.product];
      if (!speaksForItem(event.type)) continue;
      if (std::exchange(namedBy[item], s) != s) items.push_back(item);
    }
    sequences.append(items);
  }
  return sequences;
}

std::vector<std::uint32_t> allEventCounts(const EventLog& log) {
  std::vector<std::uint32_t> counts;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    counts.push_back(static_cast<std::uint32_t>(log.of(s).size()));
  }
  return counts;
}

Behaviour behaviourOf(const LogHistories& histories, const ChosenSettings& settings,
                      const SubstituteCategories& categories, const ModelOptions& options,
                      const Run& run) {
  const std::uint32_t items = histories.itemCount();
  const std::uint32_t m = options.minSupport;
  const std::uint32_t perRow =
      options.edgesPerRow.value_or(usualEdgesPerRow(items, histories.paired.values.size()));
  Executor& executor = run.executor;
  Behaviour behaviour;
  run.tell("edges", 0, 4);
  behaviour.popularity = popularityCodes(histories.interests, m, settings.popularityHalfLife);
  addSource(Source::kCoPreference,
            coPreferenceEdges(histories.paired, items, m, settings.coPreference, executor), perRow,
            behaviour);
  run.tell("edges", 1, 4);
  addSource(Source::kSequence, sequenceEdges(histories.shoppers, items, m, {}, executor), perRow,
            behaviour);
  run.tell("edges", 2, 4);
  addSource(Source::kNext, nextEdges(histories.shoppers, items, m, settings.next, executor), perRow,
            behaviour);
  run.tell("edges", 3, 4);
  addSource(Source::kTogether,
            togetherEdges(histories.orders, items, m, categories, kTogetherDamping, executor),
            perRow, behaviour);
  run.tell("edges", 4, 4);
  return behaviour;
}

std::uint64_t Behaviour::edgeCount(Source source) const {
  for (const EdgeSummary& summary : summaries) {
    if (summary.source == source) return summary.edges;
  }
  return 0;
}

Behaviour withVectors(Behaviour behaviour, VectorCodes vectors) {
  behaviour.vectors = std::move(vectors);
  return behaviour;
}

std::uint32_t usualEdgesPerRow(std::uint32_t items, std::uint64_t events) {
  const std::uint32_t usual = std::clamp(kEdges / std::max(items, 1u), kFewestEdges, kMostEdges);
  const std::uint64_t dense = std::min(events, kEdgesOfADenseLog) / std::max(items, 1u);
  return std::max(usual,
                  static_cast<std::uint32_t>(std::min<std::uint64_t>(dense, kMaxEdgesPerRow)));
}

}  // namespace shelfwise
