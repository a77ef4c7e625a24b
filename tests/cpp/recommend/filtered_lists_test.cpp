// A filter holds on every path: random calls with random filters, exclusions, histories, and
// changes of the profile and of what is in stock in between.  What each answer must be is asked of
// the model's own triples and of the tracked events, without the language.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "fixtures/models.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 60;

// A longer run: SHELFWISE_FILTER_CALLS=1000000.
std::size_t callCount() {
  const char* count = std::getenv("SHELFWISE_FILTER_CALLS");
  return count == nullptr ? 3000 : std::strtoul(count, nullptr, 10);
}

struct Filtered {
  std::string text;
  std::function<bool(ItemId item)> passes;
  bool asksStock = false;  // sold-out items may pass
};

class FilteredLists : public testing::Test {
 protected:
  Filtered randomFilter(int depth) {
    const std::size_t kind = random_.below(depth > 0 ? 10 : 7);
    if (kind >= 7) {
      const Filtered a = randomFilter(depth - 1);
      const Filtered b = randomFilter(depth - 1);
      if (kind == 7) {
        return {"not (" + a.text + ")", [=](ItemId i) { return !a.passes(i); }, a.asksStock};
      }
      const bool both = kind == 8;
      return {
          "(" + a.text + (both ? ") and (" : ") or (") + b.text + ")",
          [=](ItemId i) { return both ? a.passes(i) && b.passes(i) : a.passes(i) || b.passes(i); },
          a.asksStock || b.asksStock};
    }
    const auto number = static_cast<EntityId>(random_.below(kItems / 5 + 1));
    const std::string digit = std::to_string(random_.below(10));
    switch (kind) {
      case 0:
        return {"brand = \"fact " + std::to_string(number) + "\"",
                [=, this](ItemId i) { return hasFact(i, kItems + number); }};
      case 1:
        return {"title startsWith \"Title " + digit + "\"", [=](ItemId i) {
                  return ("Title " + std::to_string(i)).starts_with("Title " + digit);
                }};
      case 2:
        return {"url exists", [this](ItemId i) { return !model_.fields[1].values[i].empty(); }};
      case 3:
        return {"not purchased", [this](ItemId i) { return !did(i, EventType::kPurchase); }};
      case 4:
        return {"stock <= 1", [this](ItemId i) { return stock_[i] && *stock_[i] <= 1; }, true};
      case 5:
        return {"context.yes", [](ItemId) { return true; }};
      default:
        return {"viewed", [this](ItemId i) { return did(i, EventType::kView); }};
    }
  }

  bool hasFact(ItemId item, EntityId fact) const {
    return std::any_of(model_.graph.triples.begin(), model_.graph.triples.end(),
                       [&](const Triple& t) { return t.head == item && t.tail == fact; });
  }

  bool did(ItemId item, EventType type) const {
    return std::any_of(events_.begin(), events_.end(), [&](const ScoredEvent& event) {
      return event.item == item && event.type == type;
    });
  }

  ItemId randomItem() { return static_cast<ItemId>(random_.below(kItems)); }

  void changeProfile() {
    Profile& profile = recommender_->profile();
    if (random_.below(50) == 0) profile.forget();
    static constexpr EventType kTypes[] = {EventType::kView, EventType::kView,
                                           EventType::kAddToCart, EventType::kPurchase,
                                           EventType::kHide};
    if (random_.below(3) == 0) profile.track(randomItem(), kTypes[random_.below(5)], 0);
  }

  // Of some items the stock is never told.
  void changeStock() {
    LiveChanges changes{{"stock"}, {}, {}};
    for (std::uint64_t count = 1 + random_.below(5); count > 0; --count) {
      const ItemId item = randomItem() / 2;
      stock_[item] = static_cast<int>(random_.below(4)) - 1;
      changes.items.push_back(item);
      changes.cells.push_back({.kind = LiveKind::kNumber, .number = {*stock_[item], 0}});
    }
    ASSERT_TRUE(recommender_->update(changes).ok());
  }

  // A random list; sets events_ to what its state is read from.
  Result<Recommendations> ask(ListRequest list, std::size_t kind, const Filtered& filter) {
    list.filter = {.text = filter.text, .context = {{"yes", true}}};
    switch (kind) {
      case 0:
        return recommender_->recommend({.list = list, .history = events_});
      case 1:
        return recommender_->recommend({.list = list});
      case 2:
        return recommender_->related({.item = randomItem(), .list = list});
      case 3:
        return recommender_->boughtTogether({.item = randomItem(), .list = list});
      default:
        return recommender_->cart({.items = {randomItem(), randomItem()}, .list = list});
    }
  }

  void readEvents(bool given) {
    events_.clear();
    if (given) {
      for (std::uint64_t i = random_.below(4); i > 0; --i) {
        events_.push_back({randomItem(), EventType::kView, i});
      }
      return;
    }
    for (const ProfileEvent& event : recommender_->profile().events()) {
      events_.push_back({event.item, event.type, 0});
    }
  }

  SplitMix64 random_{17};
  Model model_ = randomModel(3, kItems);
  std::unique_ptr<Recommender> recommender_ = openRecommender(model_);
  std::vector<ScoredEvent> events_;
  std::vector<std::optional<int>> stock_ = std::vector<std::optional<int>>(kItems);
};

TEST_F(FilteredLists, NeverListWhatDoesNotPass) {
  std::size_t listed = 0;
  changeStock();
  for (std::size_t call = 0; call < callCount(); ++call) {
    changeProfile();
    if (random_.below(5) == 0) changeStock();
    const std::size_t kind = random_.below(5);
    readEvents(kind == 0);
    const Filtered filter = randomFilter(3);
    ListRequest list{.limit = static_cast<std::uint32_t>(1 + random_.below(20)),
                     .exclude = {randomItem()}};
    const Filtered hidden = randomFilter(1);
    const Filtered pinned = randomFilter(1);
    const bool ruled = random_.below(2) == 0;
    if (ruled) {
      const auto position = static_cast<double>(1 + random_.below(5));
      list.controls.rules = {{"hide", hidden.text, RuleKind::kHide},
                             {"pin", pinned.text, RuleKind::kPin, position}};
      list.controls.diversity = random_.below(2) == 0 ? 0.0f : 0.5f;
    }
    const auto answer = ask(list, kind, filter);
    ASSERT_TRUE(answer.ok()) << answer.error().message;
    for (const Recommendation& item : answer.value().items) {
      ASSERT_FALSE(ruled && hidden.passes(item.item)) << hidden.text;
      ASSERT_TRUE(filter.passes(item.item)) << filter.text << " lists " << item.item;
      ASSERT_NE(item.item, list.exclude[0]);
      const bool soldOut = stock_[item.item] && *stock_[item.item] <= 0;
      ASSERT_TRUE(filter.asksStock || !soldOut) << filter.text << " lists " << item.item;
      ++listed;
    }
  }
  EXPECT_GT(listed, callCount());
}

TEST_F(FilteredLists, HoldNothingSoldOutWithoutAFilterEither) {
  const auto listed = [&](const std::string& filter) {
    std::vector<ItemId> items;
    const auto answer =
        recommender_->recommend({.list = {.limit = kItems, .filter = {.text = filter}}});
    for (const Recommendation& item : answer.value().items) items.push_back(item.item);
    return items;
  };
  const std::vector<ItemId> all = listed("");
  ASSERT_GT(all.size(), 2u);
  const LiveCell none{.kind = LiveKind::kNumber, .number = {0, 0}};
  ASSERT_TRUE(recommender_->update({{"stock"}, {all[0]}, {none}}).ok());
  EXPECT_EQ(listed(""), std::vector<ItemId>(all.begin() + 1, all.end()));
  EXPECT_EQ(listed("title exists"), std::vector<ItemId>(all.begin() + 1, all.end()));
  EXPECT_EQ(listed("stock = 0"), std::vector<ItemId>{all[0]});
  EXPECT_EQ(listed("stock exists or true"), all);
}

TEST_F(FilteredLists, AreFilledUpToTheLimit) {
  const auto all = recommender_->recommend({.list = {.limit = kItems}, .history = events_});
  const auto some = recommender_->recommend(
      {.list = {.limit = 3, .filter = {.text = "title startsWith \"Title 1\""}},
       .history = events_});
  std::vector<ItemId> expected;
  for (const Recommendation& item : all.value().items) {
    if (std::to_string(item.item)[0] == '1' && expected.size() < 3) expected.push_back(item.item);
  }
  std::vector<ItemId> items;
  for (const Recommendation& item : some.value().items) items.push_back(item.item);
  EXPECT_EQ(items, expected);
  EXPECT_EQ(items.size(), 3u);
}

TEST_F(FilteredLists, AskTheItemAskedAbout) {
  const ListRequest list{.limit = kItems, .filter = {.text = "brand != context.brand"}};
  const auto answer = recommender_->related({.item = 7, .list = list});
  ASSERT_TRUE(answer.ok());
  EXPECT_FALSE(answer.value().items.empty());
  for (const Recommendation& item : answer.value().items) {
    for (EntityId fact = kItems; fact < kItems + kItems / 5 + 1; ++fact) {
      EXPECT_FALSE(hasFact(7, fact) && hasFact(item.item, fact));
    }
  }
  const auto noItem = recommender_->recommend({.list = list});
  ASSERT_FALSE(noItem.ok());
  EXPECT_EQ(noItem.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace shelfwise
