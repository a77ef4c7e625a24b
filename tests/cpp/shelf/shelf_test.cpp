#include "shelf/shelf.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "fixtures/models.h"
#include "recommend/answer_json.h"

namespace shelfwise {
namespace {

Model chartedModel() {
  Model model = campingModel();
  model.charts[Chart::kBestSellers] = {51, 0, 255, 51};
  return model;
}

struct OpenShelf {
  explicit OpenShelf(const Model& model) : recommender(openRecommender(model)) {}

  std::vector<std::pair<ItemId, float>> list(const ShelfRequest& request) {
    std::vector<std::pair<ItemId, float>> items;
    const auto answer = shelf.list(request);
    EXPECT_TRUE(answer.ok());
    for (const Recommendation& item : answer.value().items)
      items.push_back({item.item, item.score});
    return items;
  }

  std::unique_ptr<Recommender> recommender;
  Shelf shelf{*recommender};
};

using Listed = std::vector<std::pair<ItemId, float>>;

ShelfRequest asking(List list, std::vector<GivenEvent> history = {}) {
  return {.list = list, .history = mendHistory(history, false)};
}

TEST(ListTable, HasARowForEveryList) {
  std::set<std::string_view> names;
  for (const List list : kLists) {
    EXPECT_EQ(kListRows[list].list, list);
    EXPECT_EQ(listFromName(kListRows[list].name), list);
    names.insert(kListRows[list].name);
  }
  EXPECT_EQ(names.size(), kListCount);
  EXPECT_FALSE(listFromName("forMe"));
  EXPECT_FALSE(listFromName(""));
}

TEST(Shelf, ListsAChartByItsCodes) {
  OpenShelf open(chartedModel());
  EXPECT_EQ(open.list(asking(List::kBestSellers)),
            (Listed{{kStove, 1.0f}, {kTent, 0.2f}, {kMug, 0.2f}}));
  const auto answer = open.shelf.list(asking(List::kBestSellers)).value();
  EXPECT_EQ(answer.items[0].reasons, std::vector<Reason>{{.label = "bestSellers"}});
  EXPECT_TRUE(answer.lack.empty());
  EXPECT_NE(recommendationsJson(open.recommender->model(), answer, {})
                .value()
                .find(R"("reasons":[{"source":"bestSellers"}])"),
            std::string::npos);
}

TEST(Shelf, SaysWhatABuildLacks) {
  OpenShelf open(chartedModel());
  const std::pair<List, std::string_view> lacks[] = {{List::kMostViewed, "no-views"},
                                                     {List::kTrending, "no-times"},
                                                     {List::kNewArrivals, "no-times"},
                                                     {List::kOnSale, "no-prices"}};
  for (const auto& [list, lack] : lacks) {
    const auto answer = open.shelf.list(asking(list)).value();
    EXPECT_TRUE(answer.items.empty());
    EXPECT_EQ(answer.lack, lack);
    EXPECT_NE(recommendationsJson(open.recommender->model(), answer, {})
                  .value()
                  .find("\"lack\":\"" + std::string(lack) + "\""),
              std::string::npos);
  }
}

TEST(Shelf, ListsWhatWasViewedTheLatestFirst) {
  OpenShelf open(chartedModel());
  const auto request = asking(List::kRecentlyViewed, {{kTent, EventType::kView, 0, false},
                                                      {kMug, EventType::kView, 3, false},
                                                      {kStove, EventType::kView, 1, false},
                                                      {kStove, EventType::kView, 2, false},
                                                      {kBag, EventType::kAddToCart, 4, false}});
  EXPECT_EQ(open.list(request), (Listed{{kTent, 1.0f}, {kStove, 0.5f}, {kMug, 1.0f / 3}}));
  const auto answer = open.shelf.list(request).value();
  EXPECT_EQ(answer.items[1].reasons,
            (std::vector<Reason>{{.event = 2, .label = "recentlyViewed"}}));
  open.recommender->profile().track(kBag, EventType::kView, 5);
  open.recommender->profile().track(kMug, EventType::kView, 5);
  EXPECT_EQ(open.list({.list = List::kRecentlyViewed, .seconds = 9}),
            (Listed{{kMug, 1.0f}, {kBag, 0.5f}}));
}

TEST(Shelf, ListsWhatIsBelowItsListPrice) {
  OpenShelf open(campingModel());
  const std::vector<std::int32_t> price = {75, NumberColumn::kNoFixed, 200, 50};
  const std::vector<std::int32_t> listPrice = {100, 80, 100, 100};
  auto& numbers = const_cast<ModelView&>(open.recommender->model()).columns.numbers;
  numbers = {{.name = "price", .unit = "EUR", .divisor = 100, .fixed = price},
             {.name = "listPrice", .unit = "EUR", .divisor = 100, .fixed = listPrice}};
  EXPECT_EQ(open.list(asking(List::kOnSale)), (Listed{{kMug, 0.5f}, {kTent, 0.25f}}));
  EXPECT_TRUE(open.shelf.list(asking(List::kOnSale)).value().lack.empty());
  numbers[1].unit = "USD";
  EXPECT_EQ(open.shelf.list(asking(List::kOnSale)).value().lack, "no-prices");
}

// The camping shop with categories for brands: tent and bag replace each other, stove and mug too.
TEST(Shelf, ListsAsSimilarWhatCouldReplaceTheItem) {
  Model model = campingModel();
  model.graph.relations[0].kind = RelationKind::kCategory;
  OpenShelf open(model);
  ShelfRequest request = asking(List::kSimilar);
  request.items = {kStove};
  const auto answer = open.shelf.list(request).value();
  ASSERT_EQ(answer.items.size(), 1u);  // "next" leads to the mug, too, but does not count
  EXPECT_EQ(answer.items[0].item, kMug);
  for (const Reason& reason : answer.items[0].reasons) EXPECT_EQ(reason.source, Source::kFacts);
  request.items = {kTent};
  EXPECT_EQ(open.list(request).size(), 1u);
  // Another list between them changes nothing.
  request.list = List::kRelated;
  EXPECT_EQ(open.list(request).size(), 3u);
}

// similar() and becauseOf() weigh anew; the lists after them are those without them.
TEST(Shelf, EveryListIsTheSameAfterEveryOther) {
  const Model model = modelWithEverySource(9, 60);
  OpenShelf used(model);
  std::mt19937_64 random(3);
  for (int round = 0; round < 100; ++round) {
    ShelfRequest request =
        asking(kLists[random() % kListCount],
               {{static_cast<ItemId>(random() % 60), EventType::kView, 0, false},
                {static_cast<ItemId>(random() % 60), EventType::kRate, 1, false}});
    request.items = {static_cast<ItemId>(random() % 4)};
    OpenShelf fresh(model);
    EXPECT_EQ(used.list(request), fresh.list(request)) << kListRows[request.list].name;
  }
}

TEST(Shelf, BecauseOfIsTheStrongestEventAlone) {
  Model model = campingModel();
  model.fusion.typeWeights[EventType::kView] = 0.25f;
  OpenShelf open(model);
  const auto request = asking(List::kBecauseOf, {{kTent, EventType::kAddToCart, 0, false},
                                                 {kStove, EventType::kView, 0, false}});
  const auto answer = open.shelf.list(request).value();
  ASSERT_FALSE(answer.items.empty());
  for (const Recommendation& item : answer.items) {
    EXPECT_NE(item.item, kTent);
    for (const Reason& reason : item.reasons) EXPECT_EQ(reason.event, 0u);
  }
  EXPECT_TRUE(open.list(asking(List::kBecauseOf)).empty());
}

TEST(Shelf, NoListHoldsWhatWasBoughtDislikedHiddenOrExcluded) {
  std::mt19937_64 random(4);
  Model model = modelWithEverySource(8, 40);
  for (auto& codes : model.charts) {
    codes.resize(40);
    for (auto& code : codes) code = static_cast<std::uint8_t>(random());
  }
  OpenShelf open(model);
  for (const List list : kLists) {
    for (int round = 0; round < 40; ++round) {
      std::vector<GivenEvent> history;
      std::set<ItemId> gone;
      for (int e = 0; e < 12; ++e) {
        const GivenEvent event{static_cast<ItemId>(random() % 40), kEventTypes[random() % 14],
                               1.0 * e, false};
        if (endsInterest(event.type)) gone.insert(event.item);
        history.push_back(event);
      }
      ShelfRequest request = asking(list, history);
      request.items = {static_cast<ItemId>(random() % 40)};
      request.options.exclude = {static_cast<ItemId>(random() % 40)};
      gone.insert(request.options.exclude.front());
      for (const auto& [item, score] : open.list(request)) {
        EXPECT_FALSE(gone.contains(item)) << kListRows[list].name;
        EXPECT_GT(score, 0);
      }
    }
  }
}

TEST(Shelf, RefusesWhatNoListTakes) {
  OpenShelf open(chartedModel());
  for (const List list : kLists) {
    ShelfRequest request = asking(list);
    request.items = {kTent};
    for (const std::uint32_t limit : {0u, kMaxLimit + 1}) {
      request.options.limit = limit;
      EXPECT_EQ(open.shelf.list(request).error().code, ErrorCode::kInvalidArgument);
    }
    if (kListRows[list].subject != ListSubject::kItem) continue;
    for (const std::vector<ItemId>& items : {std::vector<ItemId>{}, {kTent, kMug}}) {
      request = asking(list);
      request.items = items;
      EXPECT_EQ(open.shelf.list(request).error().code, ErrorCode::kInvalidArgument);
    }
  }
}

TEST(ShelfControls, FillUpAListFromTheOneNamed) {
  OpenShelf open(chartedModel());
  ShelfRequest request = asking(List::kRecentlyViewed, {{kMug, EventType::kView, 0, false}});
  request.fallback = List::kBestSellers;
  EXPECT_EQ(open.list(request), (Listed{{kMug, 1.0f}, {kStove, 1.0f}, {kTent, 0.2f}}));
  const auto answer = open.shelf.list(request);
  EXPECT_EQ(answer.value().items[0].fallback, "");
  EXPECT_EQ(answer.value().items[1].fallback, "bestSellers");
  EXPECT_EQ(answer.value().items[1].reasons.front().label, "bestSellers");
  request.options.limit = 2;
  EXPECT_EQ(open.list(request), (Listed{{kMug, 1.0f}, {kStove, 1.0f}}));

  request.fallback = List::kForYou;
  const auto refused = open.shelf.list(request);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().message, "forYou is no list of the whole shop, so it is no fallback");
}

TEST(ShelfControls, HoldInAFallbackButForPinsAndThresholds) {
  OpenShelf open(chartedModel());
  ShelfRequest request = asking(List::kRecentlyViewed, {{kMug, EventType::kView, 0, false}});
  request.fallback = List::kBestSellers;
  request.options.controls.threshold = 0.5f;
  request.options.controls.rules = {{"house", "title = \"Sleeping bag\"", RuleKind::kPin, 1}};
  const Listed all{{kBag, 0.0f}, {kMug, 1.0f}, {kStove, 1.0f}, {kTent, 0.2f}};
  EXPECT_EQ(open.list(request), all);
  request.options.controls.rules.push_back({"none", "true", RuleKind::kHide});
  EXPECT_TRUE(open.list(request).empty());

  request = asking(List::kBoughtTogether);
  request.items = {kStove};
  request.options.controls.threshold = 1e9f;
  request.fallback = List::kBestSellers;
  EXPECT_EQ(open.list(request), (Listed{{kTent, 0.2f}, {kMug, 0.2f}}));
}

TEST(ShelfControls, PinWhatNothingSpeaksForButNotWhatWasBought) {
  OpenShelf open(chartedModel());
  for (const List list : {List::kBestSellers, List::kForYou, List::kRecentlyViewed}) {
    ShelfRequest request = asking(list, {{kStove, EventType::kView, 0, false}});
    request.options.controls.rules = {{"house", "title = \"Sleeping bag\"", RuleKind::kPin, 1}};
    const auto answer = open.shelf.list(request);
    ASSERT_TRUE(answer.ok()) << answer.error().message;
    ASSERT_FALSE(answer.value().items.empty());
    const Recommendation& first = answer.value().items.front();
    EXPECT_EQ(first.item, kBag);
    EXPECT_EQ(first.moves, (std::vector<Move>{{MoveKind::kPin, "house", 1}}));
    if (first.score == 0) EXPECT_EQ(first.reasons.front().label, "pinned");

    request.history = mendHistory({{{kBag, EventType::kPurchase, 0, false}}}, false);
    for (const auto& [item, score] : open.list(request)) EXPECT_NE(item, kBag);
  }
}

TEST(ShelfControls, ScoresStayAndWhatMovedIsNamed) {
  OpenShelf open(chartedModel());
  ShelfRequest request = asking(List::kBestSellers);
  const auto plain = open.list(request);
  request.options.controls = {
      .boost = "0.5",
      .rules = {{"bags", "title = \"Sleeping bag\"", RuleKind::kPromote, 20},
                {"tents", "title = \"Tent for two\"", RuleKind::kPromote, 900}}};
  const auto answer = open.shelf.list(request);
  ASSERT_TRUE(answer.ok());
  const Recommendation& first = answer.value().items.front();
  EXPECT_EQ(first.item, kTent);
  const auto same = std::find_if(plain.begin(), plain.end(),
                                 [](const auto& item) { return item.first == kTent; });
  EXPECT_EQ(first.score, same->second);
  const auto json = recommendationsJson(open.recommender->model(), answer.value(), {});
  EXPECT_NE(json.value().find("\"moved\":[{\"by\":\"boost\",\"value\":5e-1},"
                              "{\"by\":\"rule\",\"rule\":\"tents\",\"value\":1e1}]"),
            std::string::npos)
      << json.value();
}

}  // namespace
}  // namespace shelfwise
