#include "lists/list_metrics.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/elementary.h"

namespace shelfwise {

namespace {

constexpr double kSmoothing = 0.01;

// The mean of the added values.
class Mean {
 public:
  void add(double value) {
    sum_ += value;
    ++count_;
  }
  void add(const std::optional<double>& value) {
    if (value) add(*value);
  }
  double value() const { return count_ == 0 ? 0 : sum_ / count_; }
  std::optional<double> valueIfAny() const {
    return count_ == 0 ? std::nullopt : std::optional(value());
  }

 private:
  double sum_ = 0;
  double count_ = 0;
};

// Jaccard's index of two ascending rows.
double jaccardIndex(std::span<const EntityId> a, std::span<const EntityId> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    shared += a[i] == b[j] ? 1 : 0;
    const bool stepA = a[i] <= b[j];
    const bool stepB = b[j] <= a[i];
    i += stepA ? 1 : 0;
    j += stepB ? 1 : 0;
  }
  const std::size_t both = a.size() + b.size() - shared;
  return both == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(both);
}

using Mix = std::map<std::uint32_t, double>;  // category -> share

Mix categoryMix(std::span<const ItemId> items,
                std::span<const std::vector<std::uint32_t>> categories) {
  Mix mix;
  double having = 0;
  for (const ItemId item : items) {
    const auto& row = categories[item];
    for (const std::uint32_t category : row) mix[category] += 1 / static_cast<double>(row.size());
    having += row.empty() ? 0 : 1;
  }
  for (auto& [category, share] : mix) share /= having;
  return mix;
}

bool anyHas(std::span<const std::vector<std::uint32_t>> rows) {
  return std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.empty(); });
}

}  // namespace

ListFigures listFigures(std::span<const RankedCase> cases, std::span<const Answer> answers,
                        std::span<const std::uint32_t> numbers, const ItemTraits& traits) {
  std::vector<std::uint32_t> listed(traits.itemCount());
  const bool hasFacts = anyHas(traits.facts);
  Mean length, popularity, historyPopularity, diversity, divergence;
  for (const std::uint32_t number : numbers) {
    const auto& history = cases[number].history;
    const auto& list = answers[number].list;
    for (const ItemId item : list) ++listed[item];
    length.add(static_cast<double>(list.size()));
    if (list.empty()) continue;
    popularity.add(meanPopularity(list, traits.popularity));
    historyPopularity.add(meanPopularity(history, traits.popularity));
    if (hasFacts) diversity.add(listDiversity(list, traits.facts));
    divergence.add(categoryDivergence(history, list, traits.categories));
  }
  ListFigures figures;
  figures.length = length.value();
  figures.coverage = coverageOf(listed);
  figures.gini = giniIndex(std::move(listed));
  figures.popularity = popularity.value();
  figures.historyPopularity = historyPopularity.value();
  figures.diversity = diversity.valueIfAny();
  figures.divergence = divergence.valueIfAny();
  return figures;
}

double coverageOf(std::span<const std::uint32_t> listed) {
  if (listed.empty()) return 0;
  const auto never = std::count(listed.begin(), listed.end(), 0u);
  return 1 - static_cast<double>(never) / static_cast<double>(listed.size());
}

double giniIndex(std::vector<std::uint32_t> listed) {
  std::sort(listed.begin(), listed.end());
  const auto n = static_cast<double>(listed.size());
  double weighted = 0;
  double sum = 0;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    weighted += (2 * static_cast<double>(i + 1) - n - 1) * listed[i];
    sum += listed[i];
  }
  return sum == 0 ? 0 : weighted / (n * sum);
}

double meanPopularity(std::span<const ItemId> items, std::span<const double> popularity) {
  Mean mean;
  for (const ItemId item : items) mean.add(popularity[item]);
  return mean.value();
}

std::optional<double> listDiversity(std::span<const ItemId> list,
                                    std::span<const std::vector<EntityId>> facts) {
  Mean mean;
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) mean.add(1 - jaccardIndex(facts[list[i]], facts[list[j]]));
  }
  return mean.valueIfAny();
}

std::optional<double> categoryDivergence(std::span<const ItemId> history,
                                         std::span<const ItemId> list,
                                         std::span<const std::vector<std::uint32_t>> categories) {
  const Mix wanted = categoryMix(history, categories);
  const Mix given = categoryMix(list, categories);
  if (wanted.empty() || given.empty()) return std::nullopt;
  double divergence = 0;
  for (const auto& [category, p] : wanted) {
    const auto found = given.find(category);
    const double q = found == given.end() ? 0 : found->second;
    divergence += p * portableLog(p / ((1 - kSmoothing) * q + kSmoothing * p));
  }
  return std::max(divergence, 0.0);  // below 0 only by rounding
}

}  // namespace shelfwise
