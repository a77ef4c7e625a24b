#include "recommend/recommender.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "fixtures/models.h"
#include "fusion/shipped_weights.h"
#include "quant/top_items.h"
#include "recommend/answer_json.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

std::vector<ItemId> itemsOf(const Recommendations& answer) {
  std::vector<ItemId> items;
  for (const Recommendation& item : answer.items) items.push_back(item.item);
  return items;
}

std::vector<ItemId> recommended(Recommender& recommender, RecommendRequest request = {}) {
  return itemsOf(recommender.recommend(request).value());
}

TEST(TopItems, AreTheFirstOfAFullSort) {
  std::mt19937_64 random(51);
  std::vector<float> scores;
  for (int i = 0; i < 500; ++i) scores.push_back(static_cast<float>(random() % 50) - 5.0f);
  std::vector<ItemId> sorted;
  for (ItemId i = 0; i < 500; ++i) {
    if (scores[i] > 0) sorted.push_back(i);
  }
  std::sort(sorted.begin(), sorted.end(), [&](ItemId a, ItemId b) {
    return std::pair(-scores[a], a) < std::pair(-scores[b], b);
  });
  for (const std::size_t limit : {0u, 1u, 2u, 10u, 100u, 1000u}) {
    auto expected = sorted;
    expected.resize(std::min(limit, sorted.size()));
    EXPECT_EQ(topItems(scores, limit), expected);
  }
}

TEST(Reasons, AddUpTheTermsOfOneEventAndSource) {
  const std::vector<Term> terms = {
      {Source::kNext, 0, 2.0f, kNoId, kNoId}, {Source::kFacts, 0, 1.0f, 7, 3},
      {Source::kFacts, 0, 1.5f, 8, 4},        {Source::kFacts, 2, 1.0f, 7, 3},
      {Source::kNext, 2, 1.0f, kNoId, kNoId}, {Source::kFacts, 2, 1.0f, 8, 4},
      {Source::kFacts, 3, 1.5f, 7, 3}};
  const auto reasons = explain(terms, 3);
  ASSERT_EQ(reasons.size(), 3u);
  EXPECT_EQ(reasons[0].source, Source::kFacts);  // 2.5 of 9
  EXPECT_EQ(reasons[0].event, 0u);
  EXPECT_EQ(reasons[0].fact, 8u);  // the strongest
  EXPECT_EQ(reasons[0].relation, 4u);
  EXPECT_FLOAT_EQ(reasons[0].share, 2.5f / 9);
  EXPECT_EQ(reasons[1].source, Source::kNext);  // 2 of 9, and the earlier event
  EXPECT_EQ(reasons[1].event, 0u);
  EXPECT_EQ(reasons[2].source, Source::kFacts);
  EXPECT_EQ(reasons[2].event, 2u);
  EXPECT_EQ(reasons[2].fact, 7u);  // of equal facts the first
  EXPECT_EQ(explain(terms, 10).size(), 5u);
}

TEST(Reasons, VectorsCountToTheStrongestPathOfTheirEvent) {
  const std::vector<Term> terms = {{Source::kVectors, 0, 4.0f, kNoId, kNoId},
                                   {Source::kNext, 0, 1.0f, kNoId, kNoId},
                                   {Source::kFacts, 0, 2.0f, 7, 3},
                                   {Source::kVectors, 1, 3.0f, kNoId, kNoId}};
  const auto reasons = explain(terms, 3);
  ASSERT_EQ(reasons.size(), 3u);
  EXPECT_EQ(reasons[0].source, Source::kFacts);
  EXPECT_EQ(reasons[0].fact, 7u);
  EXPECT_FLOAT_EQ(reasons[0].share, 6.0f / 10);
  EXPECT_EQ(reasons[1].source, Source::kVectors);  // no path between event 1 and the item
  EXPECT_EQ(reasons[1].event, 1u);
  EXPECT_FLOAT_EQ(reasons[1].share, 3.0f / 10);
  EXPECT_EQ(reasons[2].source, Source::kNext);
}

TEST(Reasons, WhatSpeaksAgainstAnItemIsNoReason) {
  const std::vector<Term> terms = {{Source::kVectors, 0, -4.0f, kNoId, kNoId},
                                   {Source::kNext, 0, 1.0f, kNoId, kNoId},
                                   {Source::kVectors, 1, -3.0f, kNoId, kNoId}};
  const auto reasons = explain(terms, 3);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons[0].source, Source::kNext);
  EXPECT_EQ(reasons[0].share, 1.0f);
  EXPECT_FALSE(explain(std::span(terms).last(1), 3)[0].source.has_value());
}

TEST(Reasons, AShareIsAboveZeroHoweverSmallItsTerm) {
  const std::vector<Term> terms = {{Source::kNext, 0, 1e-30f, kNoId, kNoId},
                                   {Source::kNext, 1, 1e30f, kNoId, kNoId}};
  const auto reasons = explain(terms, 3);
  ASSERT_EQ(reasons.size(), 2u);
  EXPECT_EQ(reasons[0].share, 1.0f);
  EXPECT_GT(reasons[1].share, 0.0f);
}

TEST(Reasons, WithoutATermAnItemIsPopular) {
  const auto reasons = explain({}, 3);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_FALSE(reasons[0].source.has_value());
  EXPECT_EQ(reasons[0].event, kNoId);
  EXPECT_EQ(reasons[0].share, 1.0f);
}

TEST(Recommender, StartsWithWhatIsPopular) {
  const auto recommender = openRecommender(campingModel());
  const auto answer = recommender->recommend({});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(itemsOf(answer.value()), (std::vector<ItemId>{kTent, kStove, kBag}));
  EXPECT_FALSE(answer.value().items[0].reasons[0].source.has_value());
}

TEST(Recommender, RefusesAHistoryThatIsTooLong) {
  const auto recommender = openRecommender(campingModel());
  RecommendRequest request;
  request.history.emplace(kMaxAgeSteps, ScoredEvent{kTent, EventType::kView, 0});
  EXPECT_TRUE(recommender->recommend(request).ok());
  request.history->push_back({kBag, EventType::kView, 0});
  const auto answer = recommender->recommend(request);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(answer.error().message.find("1025"), std::string::npos);
}

// The tent is of "Shelter"; the bag, the stove and the mug are of "Gear", the stove of "Kitchen"
// too. Bought together: tent and bag 10, tent and mug 20, stove and mug 40, stove and bag 5.
Model complementModel() {
  Model model = campingModel();
  model.graph.relations = {{"category", RelationKind::kCategory}};
  model.graph.labels = {"Gear", "Kitchen", "Shelter"};
  model.graph.triples = {{0, 0, 6}, {1, 0, 4}, {2, 0, 4}, {2, 0, 5}, {3, 0, 4}};
  EdgeRows rows;
  rows.targets = {1, 3, 0, 2, 1, 3, 0, 2};
  rows.weights = {10, 20, 10, 5, 5, 40, 20, 40};
  rows.offsets = {0, 2, 4, 6, 8};
  model.edges = {{Source::kTogether, quantizeEdges(rows, 20).value()}};
  model.fusion.relationWeights = {1.0f};
  for (auto& scenario : model.fusion.scenarios) {
    scenario = {};
    scenario.lambda[Source::kTogether].fill(1.0f);
  }
  return model;
}

TEST(Recommender, ListsWhatIsBoughtTogetherWithAnItem) {
  const auto recommender = openRecommender(complementModel());
  const auto answer = recommender->boughtTogether({.item = kTent});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(itemsOf(answer.value()), (std::vector<ItemId>{kMug, kBag}));
  EXPECT_EQ(answer.value().items[0].reasons[0].source, Source::kTogether);
  EXPECT_EQ(answer.value().items[0].reasons[0].share, 1.0f);
  const RelatedRequest others{.item = kTent, .list = {.exclude = {kMug}}};
  EXPECT_EQ(itemsOf(recommender->boughtTogether(others).value()), std::vector<ItemId>{kBag});
}

TEST(Recommender, ListsNoSubstituteAsAComplement) {
  Model model = complementModel();
  auto recommender = openRecommender(model);
  EXPECT_EQ(itemsOf(recommender->boughtTogether({.item = kMug}).value()),
            std::vector<ItemId>{kTent});  // the stove is of "Gear" as well
  EXPECT_EQ(itemsOf(recommender->related({.item = kMug}).value()),
            (std::vector<ItemId>{kStove, kTent}));
  model.fusion.categoriesReplace = false;
  recommender = openRecommender(model);
  EXPECT_EQ(itemsOf(recommender->boughtTogether({.item = kMug}).value()),
            (std::vector<ItemId>{kStove, kTent}));
}

TEST(Recommender, ListsNeitherOfTwoSubstitutesBesideTheOther) {
  const auto recommender = openRecommender(complementModel());
  // The narrowest category of the stove is "Kitchen", that of bag and mug is "Gear", which the
  // stove has too.
  EXPECT_TRUE(recommender->boughtTogether({.item = kStove}).value().items.empty());
}

TEST(Recommender, AddsUpWhatGoesWithTheItemsOfACart) {
  Model model = complementModel();
  model.fusion.categoriesReplace = false;
  const auto recommender = openRecommender(model);
  const auto cart = [&](std::vector<ItemId> items) {
    return recommender->cart({.items = std::move(items)}).value();
  };
  const Recommendations both = cart({kTent, kStove, kTent});
  EXPECT_EQ(itemsOf(both), (std::vector<ItemId>{kMug, kBag}));
  EXPECT_EQ(both.events.size(), 2u);
  EXPECT_EQ(both.items[0].reasons.size(), 2u);
  const auto alone = recommender->boughtTogether({.item = kTent}).value();
  const auto other = recommender->boughtTogether({.item = kStove}).value();
  EXPECT_FLOAT_EQ(both.items[0].score, alone.items[0].score + other.items[0].score);
  EXPECT_EQ(itemsOf(cart({kStove, kTent})), itemsOf(both));
  EXPECT_TRUE(cart({}).items.empty());
  EXPECT_TRUE(cart({kTent, kBag, kStove, kMug}).items.empty());
}

TEST(Recommender, ListsNoComplementThatTheShopperIsDoneWith) {
  const auto recommender = openRecommender(complementModel());
  recommender->profile().track(kMug, EventType::kPurchase, 0);
  EXPECT_EQ(itemsOf(recommender->boughtTogether({.item = kTent}).value()),
            std::vector<ItemId>{kBag});
}

TEST(Recommender, RefusesACartThatIsTooLargeAndALimitThatIsNone) {
  const auto recommender = openRecommender(complementModel());
  CartRequest request{.items = std::vector<ItemId>(kMaxAgeSteps, kTent)};
  EXPECT_TRUE(recommender->cart(request).ok());
  request.items.push_back(kTent);
  const auto answer = recommender->cart(request);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kInvalidArgument);
  EXPECT_FALSE(recommender->cart({.items = {}, .list = {.limit = 0}}).ok());
  EXPECT_FALSE(recommender->boughtTogether({.item = kTent, .list = {.limit = 1001}}).ok());
}

// A reason by the vectors names a fact that both items have, or none.
TEST(Recommender, NamesTheSharedFactOfAReasonByVectors) {
  Model model = randomModel(12, 80);
  for (auto& scenario : model.fusion.scenarios) {
    const auto vectors = scenario.lambda[Source::kVectors];
    scenario.lambda = {};
    scenario.lambda[Source::kVectors] = vectors;
  }
  const auto recommender = openRecommender(model);
  const KnowledgeGraph& graph = recommender->model().graph;
  int named = 0;
  int patterns = 0;
  for (ItemId seen = 0; seen < 40; ++seen) {
    RecommendRequest request;
    request.history.emplace(1, ScoredEvent{seen, EventType::kView, 0});
    const auto answer = recommender->recommend(request);
    for (const Recommendation& item : answer.value().items) {
      const Reason& reason = item.reasons.front();
      if (reason.source != Source::kVectors) continue;
      (reason.fact == kNoId ? patterns : named) += 1;
      if (reason.fact == kNoId) continue;
      EXPECT_TRUE(graph.hasFact(seen, reason.fact) && graph.hasFact(item.item, reason.fact));
      EXPECT_EQ(graph.relationOf(reason.fact), reason.relation);
    }
  }
  EXPECT_GT(named, 10);
  EXPECT_GT(patterns, 10);
}

TEST(Recommender, KeepsViewedItemsAndLeavesOutBoughtDislikedAndHiddenOnes) {
  for (const EventType type : {EventType::kPurchase, EventType::kDislike, EventType::kHide}) {
    const auto recommender = openRecommender(campingModel());
    recommender->profile().track(kTent, EventType::kView, 0);
    const auto before = recommended(*recommender);
    EXPECT_EQ(std::count(before.begin(), before.end(), kTent), 1);
    recommender->profile().track(kTent, type, 0);
    const auto after = recommended(*recommender);
    EXPECT_EQ(std::count(after.begin(), after.end(), kTent), 0);
  }
}

TEST(Recommender, LeavesOutFinishedItemsHoweverMuchFollows) {
  for (const EventType type : {EventType::kPurchase, EventType::kDislike, EventType::kHide}) {
    for (const EventType next : {EventType::kImpression, EventType::kView}) {
      const auto recommender = openRecommender(campingModel());
      recommender->profile().track(kTent, type, 0);
      for (int i = 0; i < 3000; ++i) recommender->profile().track(kBag, next, 0);
      const auto after = recommended(*recommender);
      EXPECT_EQ(std::count(after.begin(), after.end(), kTent), 0);
      const auto beside = itemsOf(recommender->related({.item = kBag}).value());
      EXPECT_EQ(std::count(beside.begin(), beside.end(), kTent), 0);
    }
  }
}

TEST(Recommender, LeavesOutWhatAGivenHistoryFinished) {
  const auto recommender = openRecommender(campingModel());
  for (const EventType type : kEventTypes) {
    const bool isDone =
        type == EventType::kPurchase || type == EventType::kDislike || type == EventType::kHide;
    const RecommendRequest request{
        .history = std::vector<ScoredEvent>{{kTent, EventType::kView, 0}, {kStove, type, 1}}};
    const auto items = itemsOf(recommender->recommend(request).value());
    EXPECT_EQ(std::count(items.begin(), items.end(), kStove), isDone ? 0 : 1);
  }
}

TEST(Recommender, AnImpressionChangesNoScore) {
  const auto recommender = openRecommender(campingModel());
  recommender->profile().track(kMug, EventType::kView, 0);
  recommender->profile().track(kStove, EventType::kAddToCart, 0);
  const auto before = recommender->recommend({}).value();
  for (int i = 0; i < 1025; ++i) recommender->profile().track(kBag, EventType::kImpression, 0);
  const auto after = recommender->recommend({}).value();
  ASSERT_EQ(itemsOf(before), itemsOf(after));
  for (std::size_t i = 0; i < before.items.size(); ++i) {
    EXPECT_EQ(before.items[i].score, after.items[i].score);
  }
  EXPECT_EQ(after.sequences, (std::vector<std::uint32_t>{1, 2}));
}

TEST(Recommender, LeavesOutWhatTheRequestExcludes) {
  const auto recommender = openRecommender(campingModel());
  EXPECT_EQ(recommended(*recommender, {.list = {.exclude = {kStove}}}),
            (std::vector<ItemId>{kTent, kBag}));
}

TEST(Recommender, AGivenHistoryReplacesTheProfileAndLeavesItUntouched) {
  const auto recommender = openRecommender(campingModel());
  recommender->profile().track(kStove, EventType::kView, 0);
  const auto own = recommended(*recommender);
  EXPECT_EQ(own.front(), kMug);
  const RecommendRequest request{.history = {{{kTent, EventType::kView, 0}}}};
  EXPECT_EQ(recommended(*recommender, request).front(), kStove);
  EXPECT_EQ(recommended(*recommender), own);
  EXPECT_EQ(recommender->profile().events().size(), 1u);
}

TEST(Recommender, ErasingEverythingReturnsToTheStart) {
  const auto recommender = openRecommender(campingModel());
  const auto start = recommended(*recommender);
  recommender->profile().track(kStove, EventType::kView, 0);
  EXPECT_NE(recommended(*recommender), start);
  recommender->profile().forget();
  EXPECT_EQ(recommended(*recommender), start);
}

TEST(Recommender, RelatedLeavesOutTheItemItself) {
  const auto recommender = openRecommender(campingModel());
  const auto answer = recommender->related({.item = kTent, .list = {.limit = 10}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(itemsOf(answer.value()), (std::vector<ItemId>{kStove, kBag, kMug}));
}

TEST(Recommender, NothingIsRelatedToAnItemOfWhichNothingIsKnown) {
  Model model;
  model.itemIds = {"known", "bestseller"};
  model.graph.itemCount = 2;
  model.popularity = {1, 255};
  model.fusion = shippedWeights(model.graph.relations, AgeScale{});
  model.fields = {{"title", {"Tent", "Mug"}}};
  const auto recommender = openRecommender(model);
  const auto answer = recommender->related({.item = 0, .list = {.limit = 10}});
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(answer.value().items.empty());
  EXPECT_EQ(recommended(*recommender), (std::vector<ItemId>{1, 0}));
}

TEST(Recommender, ReasonsAreReadFromTheTermsLargestFirst) {
  const auto recommender = openRecommender(campingModel());
  recommender->profile().track(kStove, EventType::kView, 0);
  const auto answer = recommender->recommend({});
  ASSERT_TRUE(answer.ok());
  const Recommendation& mug = answer.value().items.front();
  ASSERT_EQ(mug.reasons.size(), 2u);
  EXPECT_EQ(mug.reasons[0].source, Source::kNext);
  EXPECT_FLOAT_EQ(mug.reasons[0].share, 30.0f / 30.980258f);
  EXPECT_EQ(mug.reasons[1].source, Source::kFacts);
  EXPECT_FLOAT_EQ(mug.reasons[1].share, 0.980258f / 30.980258f);
  EXPECT_EQ(answer.value().sequences, (std::vector<std::uint32_t>{1}));
}

TEST(Recommender, SharesOfAllReasonsAreAtMostOne) {
  const auto recommender = openRecommender(randomModel(61, 80));
  std::mt19937_64 random(62);
  for (int i = 0; i < 30; ++i) {
    recommender->profile().track(static_cast<ItemId>(random() % 80), EventType::kView, 0);
  }
  const auto answer = recommender->recommend({.list = {.limit = 50}});
  ASSERT_TRUE(answer.ok());
  for (const Recommendation& item : answer.value().items) {
    float sum = 0;
    float before = 1;
    for (const Reason& reason : item.reasons) {
      EXPECT_LE(reason.share, before);
      before = reason.share;
      sum += reason.share;
    }
    EXPECT_LE(sum, 1.0001f);
    EXPECT_LE(item.reasons.size(), kReasonsPerItem);
  }
}

TEST(Recommender, AgesInSecondsAreCountedFromNow) {
  Model model = campingModel();
  model.fusion.ages.inSeconds = true;
  model.fusion.ages.bounds = {60, 120, 180, 240};
  const auto recommender = openRecommender(model);
  recommender->profile().track(kStove, EventType::kView, 1'000);
  const auto scoreAt = [&](std::int64_t now) {
    const RecommendRequest request{.list = {.limit = 1}, .seconds = now};
    return recommender->recommend(request).value().items[0].score;
  };
  EXPECT_FLOAT_EQ(scoreAt(1'059), 30.980258f);
  EXPECT_FLOAT_EQ(scoreAt(1'060), 15.490129f);
  EXPECT_FLOAT_EQ(scoreAt(500), 30.980258f) << "a clock that went back makes no event older";
}

TEST(Recommender, RefusesALimitOutOfRange) {
  const auto recommender = openRecommender(campingModel());
  for (const std::uint32_t limit : {0u, kMaxLimit + 1}) {
    const auto answer = recommender->recommend({.list = {.limit = limit}});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::kInvalidArgument);
    EXPECT_FALSE(recommender->related({.item = kTent, .list = {.limit = limit}}).ok());
  }
}

TEST(Recommender, SaysWhichBrandsAndFactsCount) {
  const auto recommender = openRecommender(campingModel());
  EXPECT_TRUE(recommender->interests(0, 5).empty());
  recommender->profile().track(kTent, EventType::kView, 0);
  const auto interests = recommender->interests(0, 5);
  ASSERT_EQ(interests.size(), 2u);
  EXPECT_EQ(recommender->model().label(interests[0].fact), "Norrfjell");
  EXPECT_FLOAT_EQ(interests[0].weight, 0.5f);
}

TEST(AnswerJson, SaysWhyWithEventAndFact) {
  const auto recommender = openRecommender(campingModel());
  recommender->profile().track(kMug, EventType::kAddToCart, 5);
  const auto answer = recommender->recommend({.list = {.limit = 1, .exclude = {kMug}}});
  ASSERT_TRUE(answer.ok());
  const std::vector<std::string> fields = {"title", "price", "colour"};
  EXPECT_EQ(recommendationsJson(recommender->model(), answer.value(), fields).value(),
            R"({"items":[{"id":"stove","title":"Gas \"Flame\" stove",)"
            R"("fields":{"title":"Gas \"Flame\" stove","price":"49.50"},)"
            R"("reasons":[{"source":"facts","event":0,"relation":"brand","kind":"brand",)"
            R"("fact":"Glimmer"}]}],)"
            R"("events":[{"item":"mug","type":"addToCart","sequence":1,"title":"Mug"}]})");
}

TEST(AnswerJson, TellsAnEventOnceHoweverManyReasonsNameIt) {
  const auto recommender = openRecommender(campingModel());
  const std::vector<ScoredEvent> history = {{kMug, EventType::kView, 1},
                                            {kTent, EventType::kView, 0}};
  const RecommendRequest request{
      .list = {.exclude = {kMug, kTent}}, .history = history, .positions = {4, 7}};
  const auto answer = recommender->recommend(request);
  ASSERT_EQ(itemsOf(answer.value()), (std::vector<ItemId>{kStove, kBag}));
  EXPECT_EQ(recommendationsJson(recommender->model(), answer.value(), {}).value(),
            R"({"items":[{"id":"stove","title":"Gas \"Flame\" stove","fields":{},)"
            R"("reasons":[{"source":"next","event":0},)"
            R"({"source":"facts","event":1,"relation":"brand","kind":"brand","fact":"Glimmer"}]},)"
            R"({"id":"bag","title":"Sleeping bag","fields":{},)"
            R"("reasons":[{"source":"facts","event":0,"relation":"brand","kind":"brand",)"
            R"("fact":"Norrfjell"}]}],)"
            R"("events":[{"item":"tent","type":"view","index":7,"title":"Tent for two"},)"
            R"({"item":"mug","type":"view","index":4,"title":"Mug"}]})");
}

TEST(AnswerJson, APopularItemHasNoEvent) {
  const auto recommender = openRecommender(campingModel());
  const auto answer = recommender->recommend({.list = {.limit = 1}});
  EXPECT_EQ(recommendationsJson(recommender->model(), answer.value(), {}).value(),
            R"({"items":[{"id":"tent","title":"Tent for two","fields":{},)"
            R"("reasons":[{"source":"popular"}]}],"events":[]})");
}

TEST(AnswerJson, NamesLinksByTheirRelation) {
  const auto recommender = openRecommender(campingModel());
  const auto answer = recommender->related({.item = kTent, .list = {.limit = 3}});
  const std::string json = recommendationsJson(recommender->model(), answer.value(), {}).value();
  EXPECT_NE(json.find(R"({"source":"links","event":0,"relation":"accessory","kind":"link"})"),
            std::string::npos);
}

TEST(AnswerJson, ListsInterests) {
  const auto recommender = openRecommender(campingModel());
  recommender->profile().track(kTent, EventType::kView, -5);
  EXPECT_EQ(interestsJson(recommender->model(), recommender->interests(0, 1)).value(),
            R"([{"relation":"brand","kind":"brand","label":"Norrfjell"}])");
}

TEST(AnswerJson, HoldsTextsOfAnyLength) {
  Model model = campingModel();
  model.fields[0].values[0] = std::string(100'000, '"');
  const auto recommender = openRecommender(model);
  const auto answer = recommender->recommend({.list = {.limit = 1}});
  std::string escaped;
  for (int i = 0; i < 100'000; ++i) escaped += "\\\"";
  EXPECT_EQ(recommendationsJson(recommender->model(), answer.value(), {}).value(),
            R"({"items":[{"id":"tent","title":")" + escaped +
                R"(","fields":{},"reasons":[{"source":"popular"}]}],"events":[]})");
}

TEST(AnswerJson, EscapesControlCharacters) {
  Model model = campingModel();
  model.fields[0].values[0] = "a\tb\\\x01";
  const auto recommender = openRecommender(model);
  const auto answer = recommender->recommend({.list = {.limit = 1}});
  const std::vector<std::string> fields = {"title"};
  EXPECT_NE(recommendationsJson(recommender->model(), answer.value(), fields)
                .value()
                .find(R"("title":"a\u0009b\\\u0001")"),
            std::string::npos);
}

}  // namespace
}  // namespace shelfwise
