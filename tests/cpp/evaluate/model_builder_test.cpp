#include "evaluate/model_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "evaluate/evaluation.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

// A checkerboard: product p is of brand "even" or "odd", and shoppers keep to one of the two,
// walking around their side of the board.
Catalog checkerboard(std::uint32_t products) {
  Catalog catalog;
  for (std::uint32_t p = 0; p < products; ++p) {
    Product product;
    product.id = "p" + std::to_string(p);
    product.title = (p % 2 == 0 ? "white square " : "black square ") + std::to_string(p);
    product.brand = p % 2 == 0 ? "even" : "odd";
    catalog.products.push_back(product);
  }
  return catalog;
}

EventLog walks(std::uint32_t products, std::uint32_t shoppers, std::uint32_t length) {
  EventLog log;
  log.offsets.push_back(0);
  for (std::uint32_t s = 0; s < shoppers; ++s) {
    log.shoppers.push_back("s" + std::to_string(s));
    for (std::uint32_t step = 0; step < length; ++step) {
      LoggedEvent event{.product = (s + 2 * step) % products};
      event.time = step;
      log.events.push_back(event);
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

const Progress kSilent = [](std::string_view, std::uint64_t, std::uint64_t) {};

Result<BuiltModel> build(const Catalog& catalog, const EventLog& log,
                         const ModelOptions& options = {}) {
  SerialExecutor executor;
  return buildModel(catalog, log, {}, options, executor, kSilent);
}

// Runs pieces last first, as another machine's threads might.
class BackwardExecutor final : public Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& task) override {
    while (count > 0) task(--count);
  }
};

TEST(BuildModel, NeverRanksHeldOutEventsWorseThanByTheShippedWeights) {
  const auto built = build(checkerboard(20), walks(20, 220, 6));
  ASSERT_TRUE(built.ok()) << built.error().message;
  EXPECT_EQ(built.value().summary.heldOut, 220u);
  EXPECT_GE(built.value().summary.validationNdcg, built.value().summary.validationNdcgEqual);
  EXPECT_GT(built.value().summary.validationNdcg, 0.9);
  EXPECT_FALSE(built.value().model.edges.empty());
}

TEST(BuildModel, WithoutEventsTheGraphAloneRecommendsByTheShippedWeights) {
  EventLog nobody;
  nobody.offsets.push_back(0);
  const auto built = build(checkerboard(10), nobody);
  ASSERT_TRUE(built.ok()) << built.error().message;
  EXPECT_FALSE(built.value().summary.weightsLearned);
  EXPECT_TRUE(built.value().model.edges.empty());
  const auto& lambda = built.value().model.fusion.scenarios[0].lambda;
  EXPECT_GT(lambda[static_cast<std::size_t>(Source::kFacts)][0], 0.0f);
}

TEST(BuildModel, AnEdgeNeedsItsShoppers) {
  ModelOptions options;
  options.minSupport = 221;  // one more than there are
  const auto built = build(checkerboard(20), walks(20, 220, 6), options);
  ASSERT_TRUE(built.ok()) << built.error().message;
  EXPECT_TRUE(std::all_of(built.value().model.edges.begin(), built.value().model.edges.end(),
                          [](const SourceEdges& source) { return source.edges.targets.empty(); }));
}

TEST(BuildModel, GivesTheSameBytesInWhateverOrderPiecesRun) {
  const Catalog catalog = checkerboard(20);
  const EventLog log = walks(20, 220, 6);
  BackwardExecutor backward;
  const auto one = build(catalog, log);
  const auto other = buildModel(catalog, log, {}, {}, backward, kSilent);
  ASSERT_TRUE(one.ok() && other.ok());
  EXPECT_EQ(writeModelSlices(one.value().model).engine,
            writeModelSlices(other.value().model).engine);
}

TEST(BuildModel, RefusesWhatIsOutOfRange) {
  const auto codeOf = [](const Result<BuiltModel>& built) {
    return built.ok() ? ErrorCode::kInternal : built.error().code;
  };
  const EventLog log = walks(10, 3, 3);
  EXPECT_EQ(codeOf(build({}, log)), ErrorCode::kInvalidArgument);
  EXPECT_EQ(codeOf(build(checkerboard(4), log)), ErrorCode::kInvalidArgument);
  ModelOptions options;
  options.minSupport = 0;
  EXPECT_EQ(codeOf(build(checkerboard(10), log, options)), ErrorCode::kInvalidArgument);
  options = {};
  options.edgesPerRow = kMaxEdgesPerRow + 1;
  EXPECT_EQ(codeOf(build(checkerboard(10), log, options)), ErrorCode::kInvalidArgument);
}

TEST(Evaluate, FindsThePlantedNextStep) {
  EvaluationOptions options;
  options.ablations = false;
  options.model.minSupport = 1;
  SerialExecutor executor;
  const auto report = evaluate(checkerboard(20), walks(20, 220, 6), {}, options, executor, kSilent);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report.value().users, 220u);
  const auto row = [&](std::string_view name) {
    return *std::find_if(report.value().rows.begin(), report.value().rows.end(),
                         [&](const ReportRow& r) { return r.name == name; });
  };
  EXPECT_GT(row("full").hr, 0.95);
  EXPECT_LT(row("popularity").ndcg, row("full").ndcg);
}

}  // namespace
}  // namespace shelfwise
