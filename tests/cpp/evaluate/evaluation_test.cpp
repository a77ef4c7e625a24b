#include "evaluate/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fixtures/backward_executor.h"
#include "fixtures/checkerboard.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kProducts = 20;
constexpr std::uint32_t kShoppers = 220;

Result<Report> evaluated(const EvaluationOptions& options, const Links& links = {}) {
  SerialExecutor executor;
  return evaluate({checkerboard(kProducts), walks(kProducts, kShoppers, 6), links}, options,
                  {executor});
}

// With every ablation; made once.
const Result<Report>& fullReport() {
  static const Result<Report> report = evaluated({});
  return report;
}

std::vector<std::string> rowNames(const Report& report) {
  std::vector<std::string> names;
  for (const ReportRow& row : report.rows) names.push_back(row.name);
  return names;
}

const ReportRow& rowOf(const Report& report, std::string_view name) {
  return *std::find_if(report.rows.begin(), report.rows.end(),
                       [&](const ReportRow& row) { return row.name == name; });
}

bool hasRow(const Report& report, std::string_view name) {
  const auto names = rowNames(report);
  return std::find(names.begin(), names.end(), name) != names.end();
}

TEST(Evaluation, RanksWhatWasTakenAgainAmongEverything) {
  EXPECT_FALSE(fullReport().value().repeats.has_value());
  EventLog log = walks(kProducts, 2 * kShoppers, 6);
  for (std::size_t s = 0; s < log.shoppers.size(); s += 2) {
    const auto first = log.offsets[s];
    log.events[log.offsets[s + 1] - 1].product = log.events[first + 3].product;
  }
  EvaluationOptions options;
  options.ablations = false;
  SerialExecutor executor;
  const auto report = evaluate({checkerboard(kProducts), log, {}}, options, {executor});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report.value().shoppers, kShoppers);  // the others' last event was new to them
  ASSERT_TRUE(report.value().repeats.has_value());
  EXPECT_EQ(report.value().repeats->shoppers, kShoppers);
  EXPECT_EQ(report.value().repeats->share, 0.5);
  // Left out as history, none would be found.
  EXPECT_GT(report.value().repeats->metrics.hr, 0.5);
}

TEST(Evaluation, HasARowForEachAblationAndBaseline) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok()) << report.error().message;
  const auto names = rowNames(report.value());
  ASSERT_GE(names.size(), 8u);
  EXPECT_EQ(std::vector<std::string>(names.begin(), names.begin() + 5),
            (std::vector<std::string>{"full", "no-kg", "shuffled-kg-1", "shuffled-kg-2",
                                      "shuffled-kg-3"}));
  EXPECT_EQ(std::vector<std::string>(names.end() - 2, names.end()),
            (std::vector<std::string>{"item-knn", "popularity"}));
  for (const char* only : {"only-coPreference", "only-sequence", "only-next", "only-facts"}) {
    EXPECT_TRUE(hasRow(report.value(), only)) << only;
  }
  EXPECT_FALSE(hasRow(report.value(), "only-links"));  // the shop supplies none
}

TEST(Evaluation, WithoutAblationsHasTheModelAndTheBaselines) {
  EvaluationOptions options;
  options.ablations = false;
  const auto report = evaluated(options);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(rowNames(report.value()), (std::vector<std::string>{"full", "item-knn", "popularity"}));
}

TEST(Evaluation, VectorsOfOtherFormsHaveRowsBesideThoseOfTheModel) {
  EvaluationOptions options;
  options.ablations = false;
  options.model.effort = Effort::kFast;
  options.forms = {ItemForm::kLightGcn, ItemForm::kFactMeans};
  const auto report = evaluated(options);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(rowNames(report.value()),
            (std::vector<std::string>{"full", "only-vectors", "lightgcn", "only-lightgcn",
                                      "mean-facts", "only-mean-facts", "item-knn", "popularity"}));
  const double popularity = rowOf(report.value(), "popularity").ndcg;
  for (const char* name : {"lightgcn", "only-lightgcn", "mean-facts", "only-mean-facts"}) {
    EXPECT_GT(rowOf(report.value(), name).ndcg, popularity + 0.2) << name;
  }
  const auto& comparisons = report.value().comparisons;
  ASSERT_EQ(comparisons.size(), 9U);
  EXPECT_EQ(comparisons[7].better, "only-vectors");
  EXPECT_EQ(comparisons[7].worse, "only-lightgcn");
  EXPECT_EQ(comparisons[8].worse, "only-mean-facts");
}

TEST(Evaluation, FormsOfVectorsHaveNoRowsWhereNoneAreLearned) {
  SerialExecutor executor;
  EvaluationOptions options;
  options.ablations = false;
  options.forms = {ItemForm::kLightGcn};
  const auto report =
      evaluate({checkerboard(kProducts), walks(kProducts, 60, 6), {}}, options, {executor});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(rowNames(report.value()), (std::vector<std::string>{"full", "item-knn", "popularity"}));
}

TEST(Evaluation, LinksOfTheShopHaveARowOfTheirOwn) {
  Links links;
  links.relations = {"goesWith"};
  for (std::uint32_t p = 0; p < kProducts; ++p)
    links.rows.push_back({ProductId{p}, 0, ProductId{(p + 3) % kProducts}});
  const auto report = evaluated({}, links);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_TRUE(hasRow(report.value(), "only-links"));
}

// Facts tell the side of the board, edges the next square, and every shopper's next is planted.
TEST(Evaluation, FiguresFollowFromTheBoard) {
  EvaluationOptions options;
  options.model.minSupport = 1;
  const auto report = evaluated(options);
  ASSERT_TRUE(report.ok());
  EXPECT_GT(rowOf(report.value(), "only-next").hr, 0.95);
  EXPECT_GT(rowOf(report.value(), "full").ndcg, 0.9);
  EXPECT_LT(rowOf(report.value(), "only-facts").ndcg, rowOf(report.value(), "full").ndcg);
  EXPECT_GT(rowOf(report.value(), "only-facts").ndcg, rowOf(report.value(), "popularity").ndcg);
  EXPECT_GT(rowOf(report.value(), "item-knn").ndcg, 0.5);
}

// The board tells neighbours by their facts; more of these make lists of neighbours.
TEST(Evaluation, GoesFromBehaviourToFactsInOneBuild) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  double diversity = 1;
  for (const char* name : {"facts-x0", "full", "facts-x8"}) {
    ASSERT_TRUE(hasRow(report.value(), name)) << name;
    const ReportRow& row = rowOf(report.value(), name);
    EXPECT_LE(*row.lists.diversity, diversity) << name;
    diversity = *row.lists.diversity;
  }
  EXPECT_EQ(rowOf(report.value(), "facts-x8").factScale, 8);
  EXPECT_EQ(rowOf(report.value(), "full").factScale, 1);
}

TEST(Evaluation, EveryFigureIsAMeanWithinItsInterval) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  for (const ReportRow& row : report.value().rows) {
    for (const double figure : {row.hr, row.ndcg, row.recall, row.mrr}) {
      EXPECT_GE(figure, 0) << row.name;
      EXPECT_LE(figure, 1) << row.name;
    }
    EXPECT_LE(row.ci95.low, row.ndcg) << row.name;
    EXPECT_GE(row.ci95.high, row.ndcg) << row.name;
    EXPECT_EQ(row.hr, row.recall) << row.name;  // one test item per shopper
    EXPECT_LE(row.mrr, row.ndcg) << row.name;   // 1 / rank <= 1 / log2(rank + 1)
  }
}

TEST(Evaluation, EveryRowSaysWhatItsListsAreLike) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  for (const ReportRow& row : report.value().rows) {
    EXPECT_GT(row.lists.length, 0) << row.name;
    EXPECT_LE(row.lists.length, 10) << row.name;
    EXPECT_GT(row.lists.coverage, 0) << row.name;
    EXPECT_LE(row.lists.coverage, 1) << row.name;
    EXPECT_GE(row.lists.gini, 0) << row.name;
    EXPECT_TRUE(row.lists.diversity) << row.name;
    EXPECT_FALSE(row.lists.divergence) << row.name;  // the board has no categories
  }
  const ListFigures& facts = rowOf(report.value(), "only-facts").lists;
  EXPECT_LT(*facts.diversity, *rowOf(report.value(), "popularity").lists.diversity);
}

TEST(Evaluation, TheThirdsOfTheShoppersMakeUpTheWhole) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  for (const ReportRow& row : report.value().rows) {
    ASSERT_EQ(row.groups.size(), 3u);
    double users = 0;
    double ndcg = 0;
    for (const GroupFigures& group : row.groups) {
      users += group.shoppers;
      ndcg += group.shoppers * group.metrics.ndcg;
      EXPECT_LE(group.lists.coverage, row.lists.coverage) << row.name;
    }
    EXPECT_EQ(users, kShoppers);
    EXPECT_NEAR(ndcg / users, row.ndcg, 1e-12) << row.name;
  }
  const auto& groups = report.value().rows[0].groups;
  EXPECT_LE(groups[0].lists.historyPopularity, groups[1].lists.historyPopularity);
  EXPECT_LE(groups[1].lists.historyPopularity, groups[2].lists.historyPopularity);
}

// The last step of two shoppers is onto a square that nobody else has seen.
TEST(Evaluation, TellsHowTargetsFareThatTrainingHasNotSeen) {
  EventLog log = walks(kProducts, kShoppers, 6);
  log.events[log.offsets[1] - 1].product = ProductId{kProducts};
  log.events[log.offsets[2] - 1].product = ProductId{kProducts};
  SerialExecutor executor;
  EvaluationOptions options;
  options.ablations = false;
  const auto report = evaluate({checkerboard(kProducts + 1), log, {}}, options, {executor});
  ASSERT_TRUE(report.ok()) << report.error().message;
  for (const ReportRow& row : report.value().rows) {
    ASSERT_EQ(row.cold.size(), 2u);
    EXPECT_EQ(row.cold[0].mostEvents, 3u);
    EXPECT_EQ(row.cold[0].cases, 2u);
    EXPECT_EQ(row.cold[1].mostEvents, 0u);
    EXPECT_EQ(row.cold[1].cases, 2u);
  }
  EXPECT_EQ(rowOf(report.value(), "popularity").cold[1].hr, 0);
}

TEST(Evaluation, MainRowsAreTheModelTheModelWithoutItsGraphAndTheBaselines) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  std::vector<std::string> names;
  for (const ReportRow& row : report.value().rows) {
    if (isMainRow(row)) names.push_back(row.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"full", "no-kg", "item-knn", "popularity"}));
}

TEST(Evaluation, ComparesFullWithEveryRowAndNonsenseWithNothing) {
  const auto& report = fullReport();
  ASSERT_TRUE(report.ok());
  const auto& rows = report.value().rows;
  const auto& comparisons = report.value().comparisons;
  ASSERT_EQ(comparisons.size(), rows.size() - 1 + 3);
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const ReportComparison& c = comparisons[i];
    const bool ofNonsense = i >= rows.size() - 1;
    EXPECT_EQ(c.better, ofNonsense ? rows[2 + i - (rows.size() - 1)].name : "full");
    EXPECT_EQ(c.worse, ofNonsense ? "no-kg" : rows[i + 1].name);
    const double difference =
        rowOf(report.value(), c.better).ndcg - rowOf(report.value(), c.worse).ndcg;
    EXPECT_NEAR(c.ndcg, difference, 1e-12);
    EXPECT_LE(c.ci95.low, difference + 1e-12);
    EXPECT_GE(c.ci95.high, difference - 1e-12);
  }
}

TEST(Evaluation, SaysWhomItAskedAndWhatTheBuildCost) {
  EvaluationOptions options;
  options.ablations = false;
  options.k = 3;
  double clock = 0;
  options.seconds = [&clock] { return clock += 5; };
  std::vector<std::size_t> slices;
  options.storedBytes = [&slices](std::span<const std::byte> slice) {
    slices.push_back(slice.size());
    return std::uint64_t{1000};
  };
  const auto report = evaluated(options);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().protocol, "loo");
  EXPECT_EQ(report.value().shoppers, kShoppers);
  EXPECT_EQ(report.value().items, kProducts);
  EXPECT_EQ(report.value().k, 3u);
  EXPECT_EQ(report.value().build.seconds, 5);
  EXPECT_EQ(report.value().build.storedBytes, 2000u);

  options.storedBytes = nullptr;
  options.seconds = nullptr;
  const auto plain = evaluated(options);
  ASSERT_TRUE(plain.ok());
  ASSERT_EQ(slices.size(), 2u);
  EXPECT_EQ(plain.value().build.storedBytes, slices[0] + slices[1]);
  EXPECT_EQ(plain.value().build.seconds, 0);
}

TEST(Evaluation, ASmallerCutOffFindsNoMore) {
  EvaluationOptions options;
  options.ablations = false;
  const auto ten = evaluated(options);
  options.k = 1;
  const auto one = evaluated(options);
  ASSERT_TRUE(ten.ok() && one.ok());
  for (std::size_t row = 0; row < ten.value().rows.size(); ++row) {
    EXPECT_LE(one.value().rows[row].hr, ten.value().rows[row].hr);
  }
}

// 600 shoppers who come one after the other and whose last event is the test; then 12 more, of whom
// the first `pushing` have product 150 for training, `apart` seconds before each other.
EventLog pushedLog(std::uint32_t pushing, std::int64_t apart) {
  EventLog log = walks(150, 600, 4);
  log.ageKind = AgeKind::kSeconds;
  log.ordered = true;
  for (std::size_t i = 0; i < log.events.size(); ++i) {
    log.events[i].time += static_cast<std::int64_t>(100 * (i / 4));
    log.events[i].part = i % 4 == 3 ? Part::kTest : Part::kTrain;
  }
  for (std::uint32_t s = 0; s < 12; ++s) {
    log.shoppers.push_back("new" + std::to_string(s));
    const std::int64_t time = 60'000 - s * apart;
    log.events.push_back({.product = ProductId{s}, .part = Part::kTrain, .time = time});
    if (s < pushing)
      log.events.push_back({.product = ProductId{150}, .part = Part::kTrain, .time = time});
    log.offsets.push_back(log.events.size());
  }
  return log;
}

TEST(Evaluation, TrainsOnNoMoreOfABurstThanABuildDoes) {
  EvaluationOptions options;
  options.ablations = false;
  options.model.effort = Effort::kNone;
  options.protocol = Protocol::kSplit;
  SerialExecutor executor;
  const auto figuresOf = [&](const EventLog& log) {
    const auto report = evaluate({checkerboard(151), log, {}}, options, {executor});
    EXPECT_TRUE(report.ok()) << report.error().message;
    std::vector<double> figures;
    for (const ReportRow& row : report.value().rows) {
      figures.insert(figures.end(), {row.ndcg, row.lists.popularity, row.lists.gini});
    }
    return figures;
  };
  const auto ofTen = figuresOf(pushedLog(10, 1));
  EXPECT_EQ(figuresOf(pushedLog(12, 1)), ofTen);
  EXPECT_NE(figuresOf(pushedLog(12, 5'000)), ofTen) << "slowly, all of them speak for it";
}

TEST(Evaluation, IsTheSameInWhateverOrderPiecesRun) {
  BackwardExecutor backward;
  EvaluationOptions options;
  options.ablations = false;
  const auto one = evaluated(options);
  const auto other =
      evaluate({checkerboard(kProducts), walks(kProducts, kShoppers, 6), {}}, options, {backward});
  ASSERT_TRUE(one.ok() && other.ok());
  for (std::size_t row = 0; row < one.value().rows.size(); ++row) {
    EXPECT_EQ(one.value().rows[row].ndcg, other.value().rows[row].ndcg);
    EXPECT_EQ(one.value().rows[row].ci95.low, other.value().rows[row].ci95.low);
  }
}

TEST(Evaluation, RefusesWhatIsOutOfRangeOrCannotBeSplit) {
  const auto codeOf = [](const Result<Report>& report) {
    return report.ok() ? ErrorCode::kInternal : report.error().code;
  };
  EvaluationOptions options;
  options.k = 0;
  EXPECT_EQ(codeOf(evaluated(options)), ErrorCode::kInvalidArgument);
  options = {};
  options.protocol = Protocol::kSplit;  // the log has no such column
  EXPECT_EQ(codeOf(evaluated(options)), ErrorCode::kInvalidArgument);
  options.protocol = Protocol::kTime;  // nor times
  EXPECT_EQ(codeOf(evaluated(options)), ErrorCode::kInvalidArgument);
  options = {};
  options.model.minSupport = 0;
  EXPECT_EQ(codeOf(evaluated(options)), ErrorCode::kInvalidArgument);
  SerialExecutor executor;
  EXPECT_EQ(codeOf(evaluate({checkerboard(4), walks(4, 5, 1), {}}, {}, {executor})),
            ErrorCode::kInvalidArgument);  // nobody did two things
}

}  // namespace
}  // namespace shelfwise
