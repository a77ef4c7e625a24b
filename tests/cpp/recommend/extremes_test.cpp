// Answers from models whose every number is as large, or as small, as a reader takes.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "fixtures/models.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

// Vectors of the largest codes that a reader takes, and a transform that stretches them most.
void stretch(VectorCodes& codes) {
  codes.scale = kMaxVectorScale;
  codes.idStep = 60;
  codes.factStep = 1;
  std::fill(codes.idCodes.begin(), codes.idCodes.end(), std::int8_t{127});
  for (auto& transform : codes.transforms) {
    std::fill(transform.begin(), transform.end(), std::int16_t{0});
    for (std::uint32_t d = 0; d < codes.dim; ++d) transform[d * codes.dim + d] = 16'000;
  }
}

Model extremeModel(float weight, float scale) {
  Model model = randomModel(21, 60);
  model.fusion.typeWeights.fill(weight);
  for (ScenarioWeights& scenario : model.fusion.scenarios) {
    for (auto& lambda : scenario.lambda) lambda.fill(weight);
    scenario.popularity = weight;
  }
  std::fill(model.fusion.relationWeights.begin(), model.fusion.relationWeights.end(), weight);
  for (SourceEdges& source : model.edges) {
    for (float& rowScale : source.edges.scales) rowScale = rowScale > 0 ? scale : 0.0f;
  }
  return model;
}

void expectFinite(const Recommendations& answer) {
  for (const Recommendation& item : answer.items) {
    EXPECT_TRUE(std::isfinite(item.score)) << item.score;
    float shares = 0;
    for (const Reason& reason : item.reasons) {
      EXPECT_GT(reason.share, 0.0f);
      shares += reason.share;
    }
    EXPECT_LE(shares, 1.001f);
  }
}

void expectFinite(const Model& model) {
  const auto recommender = openRecommender(model);
  RecommendRequest request{.list = {.limit = kMaxLimit}, .history = std::vector<ScoredEvent>{}};
  for (std::uint32_t i = 0; i < kMaxAgeSteps; ++i) {
    request.history->push_back({i % model.graph.itemCount, EventType::kView, i % 3});
    recommender->profile().track(i % model.graph.itemCount, EventType::kView, 0);
  }
  for (const Interest& interest : recommender->interests(0, 100)) {
    EXPECT_TRUE(interest.weight > 0 && interest.weight <= 1) << interest.weight;
  }
  const auto answer = recommender->recommend(request);
  EXPECT_FALSE(answer.value().items.empty());
  expectFinite(answer.value());
  expectFinite(recommender->related({.item = 3, .list = {.limit = kMaxLimit}}).value());
  std::vector<ItemId> items;
  for (ItemId item = 0; item < model.graph.itemCount / 2; ++item) items.push_back(item);
  expectFinite(recommender->cart({.items = items, .list = {.limit = kMaxLimit}}).value());
}

TEST(Extremes, TheLargestWeightsGiveFiniteScoresAndShares) {
  Model model = extremeModel(kMaxWeight, kMaxEdgeScale);
  stretch(model.vectors);
  expectFinite(model);
}

TEST(Extremes, TinyWeightsGiveFiniteScoresAndShares) {
  for (const float weight : {1e-6f, 1e-19f, std::numeric_limits<float>::denorm_min()}) {
    Model model = extremeModel(weight, std::numeric_limits<float>::min());
    for (ScenarioWeights& scenario : model.fusion.scenarios) scenario.popularity = 1;
    expectFinite(model);
    model.fusion.typeWeights.fill(kMaxWeight);
    for (ScenarioWeights& scenario : model.fusion.scenarios) {
      for (auto& lambda : scenario.lambda) lambda.fill(kMaxWeight);
    }
    expectFinite(model);
  }
}

// In WASM a size has 32 bits, and 2 * (64 MiB + 6 * 1 MiB) is far below them; what is longer is
// refused before it is added up.
TEST(Extremes, AnAnswerThatIsTooLongIsOutOfMemory) {
  Model model = campingModel();
  model.fields[0].values[0] = std::string(1 << 20, '\x01');  // each byte becomes six
  const auto recommender = openRecommender(model);
  const auto answer = recommender->recommend({.list = {.limit = 1}});
  const std::vector<std::string> few(8, "title");
  const auto json = recommendationsJson(recommender->model(), answer.value(), few);
  ASSERT_TRUE(json.ok()) << json.error().message;
  EXPECT_GT(json.value().size(), std::size_t{54} << 20);
  const std::vector<std::string> many(800, "title");
  const auto refused = recommendationsJson(recommender->model(), answer.value(), many);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kOutOfMemory);
}

}  // namespace
}  // namespace shelfwise
