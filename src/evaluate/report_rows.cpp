#include "evaluate/report_rows.h"

#include <numeric>
#include <utility>

namespace shelfwise {

namespace {

constexpr std::array<std::uint32_t, 2> kColdEvents = {3, 0};

}  // namespace

ReportRows::ReportRows(std::vector<RankedCase> cases, ItemTraits traits, std::uint32_t k,
                       std::uint64_t seed)
    : cases_(std::move(cases)),
      traits_(std::move(traits)),
      groups_(shopperGroups(cases_, traits_.popularity)),
      k_(k),
      seed_(seed) {}

ReportRow& ReportRows::add(RowKind kind, std::string name, std::uint32_t minSupport,
                           std::span<const Answer> answers) {
  std::vector<Metrics> metrics;
  std::vector<double> ndcg;
  for (const Answer& answer : answers) {
    metrics.push_back(answer.metrics);
    ndcg.push_back(answer.metrics.ndcg);
  }
  std::vector<std::uint32_t> everyone(answers.size());
  std::iota(everyone.begin(), everyone.end(), 0U);
  const Metrics mean = meanOf(metrics);
  ReportRow row{.kind = kind,
                .name = std::move(name),
                .minSupport = minSupport,
                .hr = mean.hr,
                .ndcg = mean.ndcg,
                .recall = mean.recall,
                .mrr = mean.mrr,
                .ci95 = bootstrapInterval(ndcg, seed_),
                .lists = listFigures(cases_, answers, everyone, traits_),
                .groups = {},
                .cold = {}};
  for (const ShopperGroup& group : groups_) {
    row.groups.push_back(groupFigures(group, cases_, answers, traits_));
  }
  for (const std::uint32_t most : kColdEvents) {
    row.cold.push_back(coldFigures(most, cases_, answers, traits_, k_, seed_));
  }
  ndcgs_.push_back(std::move(ndcg));
  return rows_.emplace_back(std::move(row));
}

std::vector<ReportComparison> ReportRows::comparisons() const {
  std::vector<ReportComparison> all;
  for (std::size_t row = 1; row < rows_.size(); ++row) all.push_back(compared(0, row));
  for (const std::size_t none : ofKind(RowKind::kWithoutGraph)) {
    for (const std::size_t row : ofKind(RowKind::kShuffledGraph)) {
      all.push_back(compared(row, none));
    }
  }
  for (const std::size_t vectors : ofKind(RowKind::kVectorsAlone)) {
    for (const std::size_t row : ofKind(RowKind::kOtherVectorsAlone)) {
      all.push_back(compared(vectors, row));
    }
  }
  return all;
}

ReportComparison ReportRows::compared(std::size_t better, std::size_t worse) const {
  std::vector<double> differences = ndcgs_[better];
  for (std::size_t c = 0; c < differences.size(); ++c) differences[c] -= ndcgs_[worse][c];
  return {.better = rows_[better].name,
          .worse = rows_[worse].name,
          .ndcg = rows_[better].ndcg - rows_[worse].ndcg,
          .ci95 = bootstrapInterval(differences, seed_),
          .isFull = rows_[better].kind == RowKind::kFull};
}

std::vector<std::size_t> ReportRows::ofKind(RowKind kind) const {
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].kind == kind) found.push_back(row);
  }
  return found;
}

}  // namespace shelfwise
