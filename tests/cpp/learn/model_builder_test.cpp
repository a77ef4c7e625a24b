#include "learn/model_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evaluate/evaluation.h"
#include "fixtures/backward_executor.h"
#include "fixtures/checkerboard.h"
#include "fixtures/products.h"
#include "sections/graph_section.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

Result<BuiltModel> build(const Catalog& catalog, const EventLog& log,
                         const ModelOptions& options = {}) {
  SerialExecutor executor;
  return buildModel({catalog, log, {}}, options, {executor});
}

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
  const auto& lambda = built.value().model.fusion.scenarios[Scenario::kForYou].lambda;
  EXPECT_GT(lambda[Source::kFacts][0], 0.0f);
}

TEST(BuildModel, RefusesMoreFactsOrLinksThanASliceCanHold) {
  EventLog nobody;
  nobody.offsets.push_back(0);
  Catalog catalog = checkerboard(10);
  catalog.relations = {"tag"};
  for (std::uint32_t f = 0; f <= kMaxFactsPerItem; ++f) {
    for (const std::uint32_t p : {3u, 4u}) {
      catalog.products[ProductId{p}].facts.push_back({0, "t" + std::to_string(f), {}, ""});
    }
  }
  const auto facts = build(catalog, nobody);
  ASSERT_FALSE(facts.ok());
  EXPECT_EQ(facts.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(facts.error().message.find("most of them by 'tag'"), std::string::npos);

  Links links;
  for (std::uint32_t r = 0; r <= kMaxLinksPerItem; ++r) {
    links.relations.push_back("r" + std::to_string(r));
    links.rows.push_back({ProductId{1}, static_cast<RelationId>(r), ProductId{2}});
  }
  SerialExecutor executor;
  const auto linked = buildModel({checkerboard(10), nobody, links}, {}, {executor});
  ASSERT_FALSE(linked.ok());
  EXPECT_EQ(linked.error().code, ErrorCode::kTooLarge);
}

TEST(BuildModel, RefusesACategoryThatNoSliceCanHold) {
  EventLog nobody;
  nobody.offsets.push_back(0);
  Catalog catalog = checkerboard(10);
  catalog.products[ProductId{3}].categories = {std::vector<std::string>(300'000, "ab")};
  const auto built = build(catalog, nobody);
  ASSERT_FALSE(built.ok());
  EXPECT_EQ(built.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(built.error().message.find(catalog.products[ProductId{3}].id), std::string::npos);
}

TEST(BuildModel, TrainsVectorsAnewOnlyIfTheirWeightsCount) {
  ModelOptions options;
  options.effort = Effort::kFast;
  for (const Effort effort : {Effort::kNone, Effort::kFast}) {
    options.effort = effort;
    std::uint32_t trainings = 0;
    SerialExecutor executor;
    const auto built =
        buildModel({checkerboard(20), walks(20, 220, 6), {}}, options,
                   {executor, [&](std::string_view stage, std::uint64_t done, std::uint64_t) {
                      trainings += stage == "vectors" && done == 0 ? 1 : 0;
                    }});
    ASSERT_TRUE(built.ok()) << built.error().message;
    const auto& model = built.value().model;
    EXPECT_EQ(model.vectors.dim > 0, model.fusion.counts(Source::kVectors));
    EXPECT_EQ(built.value().summary.vectorDim, model.vectors.dim);
    const std::uint32_t expected = effort == Effort::kNone ? 0 : 1;
    EXPECT_EQ(trainings, expected + (model.vectors.dim > 0 ? 1 : 0));
  }
}

TEST(BuildModel, AnEdgeNeedsItsShoppers) {
  ModelOptions options;
  options.minSupport = 221;  // one more than there are
  const auto built = build(checkerboard(20), walks(20, 220, 6), options);
  ASSERT_TRUE(built.ok()) << built.error().message;
  EXPECT_TRUE(std::all_of(built.value().model.edges.begin(), built.value().model.edges.end(),
                          [](const SourceEdges& source) { return source.edges.targets.empty(); }));
}

// 220 shoppers buy six products of one side of the board each: 11 of them begin at each product, so
// 66 meet it. Two more buy it alone, after two others.
TEST(BuildModel, TheOwnPartOfAVectorNeedsItsShoppers) {
  EventLog log = walks(20, 220, 6);
  for (const char* shopper : {"one", "other"}) {
    log.shoppers.push_back(shopper);
    for (const ProductId product : productIds({0, 2, 20}))
      log.events.push_back({.product = product});
    log.offsets.push_back(log.events.size());
  }
  const auto itemsWith = [&](std::uint32_t edges, std::optional<std::uint32_t> vectors) {
    ModelOptions options;
    options.effort = Effort::kFast;
    options.minSupport = edges;
    options.vectorSupport = vectors;
    const auto built = build(checkerboard(21), log, options);
    EXPECT_TRUE(built.ok());
    EXPECT_GT(built.value().model.vectors.dim, 0u);
    EXPECT_EQ(built.value().summary.vectorItems, built.value().model.vectors.items.size());
    return built.value().summary.vectorItems;
  };
  EXPECT_EQ(itemsWith(2, 2), 21u);
  EXPECT_EQ(itemsWith(2, 3), 20u);
  EXPECT_EQ(itemsWith(2, 66), 20u);
  EXPECT_EQ(itemsWith(2, 67), 2u);  // the first two products of the two
  EXPECT_EQ(itemsWith(2, std::nullopt), 21u);
  EXPECT_EQ(itemsWith(3, std::nullopt), 20u);
}

TEST(BuildModel, GivesTheSameBytesInWhateverOrderPiecesRun) {
  const Catalog catalog = checkerboard(20);
  const EventLog log = walks(20, 220, 6);
  BackwardExecutor backward;
  const auto one = build(catalog, log);
  const auto other = buildModel({catalog, log, {}}, {}, {backward});
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
  options.minSupport = 3;
  options.vectorSupport = 2;
  EXPECT_EQ(codeOf(build(checkerboard(10), log, options)), ErrorCode::kInvalidArgument);
  options.vectorSupport = 3;
  EXPECT_TRUE(build(checkerboard(10), log, options).ok());
  options = {};
  options.edgesPerRow = kMaxEdgesPerRow + 1;
  EXPECT_EQ(codeOf(build(checkerboard(10), log, options)), ErrorCode::kInvalidArgument);
}

TEST(Evaluate, FindsThePlantedNextStep) {
  EvaluationOptions options;
  options.ablations = false;
  options.model.minSupport = 1;
  SerialExecutor executor;
  const auto report = evaluate({checkerboard(20), walks(20, 220, 6), {}}, options, {executor});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report.value().shoppers, 220u);
  const auto row = [&](std::string_view name) {
    return *std::find_if(report.value().rows.begin(), report.value().rows.end(),
                         [&](const ReportRow& r) { return r.name == name; });
  };
  EXPECT_GT(row("full").hr, 0.95);
  EXPECT_LT(row("popularity").ndcg, row("full").ndcg);
}

}  // namespace
}  // namespace shelfwise
