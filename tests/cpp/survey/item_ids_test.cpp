#include "survey/item_ids.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

UnknownIds unknownOf(const std::vector<std::string>& ids) {
  UnknownIds unknown;
  for (const std::string& id : ids) unknown.add(id);
  return unknown;
}

// `ids` must outlive the answer.
ItemIds idsOf(const std::vector<std::string>& ids) {
  ItemIds items;
  for (std::uint32_t i = 0; i < ids.size(); ++i) items.add(ids[i], ProductId{i});
  return items;
}

TEST(UnknownIds, CountEventsOfEachIdInTheOrderOfTheFirst) {
  const UnknownIds unknown = unknownOf({"b", "a", "b"});
  EXPECT_EQ(unknown.events(), 3u);
  ASSERT_EQ(unknown.rows().size(), 2u);
  EXPECT_EQ(unknown.rows()[0].id, "b");
  EXPECT_EQ(unknown.rows()[0].events, 2u);
}

TEST(ItemIds, FindAnIdThenAFurtherName) {
  const std::vector<std::string> ids = {"1", "2"};
  ItemIds items = idsOf(ids);
  items.addAlias("2", ProductId{0});
  items.addAlias("sku", ProductId{0});
  items.addNotPublished("draft");
  EXPECT_EQ(items.find("2"), ProductId{1});
  EXPECT_EQ(items.find("sku"), ProductId{0});
  EXPECT_EQ(items.find("draft"), std::nullopt);
  EXPECT_TRUE(items.isNotPublished("draft"));
  EXPECT_FALSE(items.isNotPublished("x"));
}

TEST(ItemIds, AreJoinedByTheFormOfMostEvents) {
  const std::vector<std::string> ids = {"0108", "0205", "AB-1"};
  ItemIds items = idsOf(ids);
  const auto join = items.findJoin(unknownOf({"108", "ab-1", "108", "205"}));
  ASSERT_TRUE(join.has_value());
  EXPECT_EQ(join->form, IdForm::kNoLeadingZeros);
  EXPECT_EQ(join->events, 3u);
  EXPECT_EQ(describe(*join),
            "ids of items are compared without leading zeros: '108' is '0108', '205' is '0205'");
  EXPECT_EQ(items.find("108"), std::nullopt);
  items.use(join->form);
  EXPECT_EQ(items.find("108"), ProductId{0});
  EXPECT_EQ(items.find("0205"), ProductId{1});
}

TEST(ItemIds, AreNotJoinedByAFormThatIsAmbiguousOrJoinsHalf) {
  const std::vector<std::string> both = {"ab", "AB"};
  EXPECT_FALSE(idsOf(both).findJoin(unknownOf({"Ab", "aB"})).has_value());
  const std::vector<std::string> one = {"ab"};
  EXPECT_FALSE(idsOf(one).findJoin(unknownOf({"AB", "x"})).has_value());
  EXPECT_TRUE(idsOf(one).findJoin(unknownOf({"AB", "x", "AB"})).has_value());
}

TEST(ItemIds, ShowThreeIdsOfEachSide) {
  const std::vector<std::string> ids = {"1", "2", "3", "4"};
  EXPECT_EQ(idsOf(ids).bothSides(unknownOf({"x", "y", "x", "z", "w"})),
            "'x', 'y', 'z'; ids of the catalogue are '1', '2', '3'");
}

// The plain way: compare every pair of ids in the form.
std::optional<ProductId> plainFind(const std::vector<std::string>& ids, const std::string& asked,
                                   IdForm form) {
  std::map<std::string, std::uint32_t> first;  // of equal ids the first product
  for (std::uint32_t i = 0; i < ids.size(); ++i) first.emplace(ids[i], i);
  if (const auto exact = first.find(asked); exact != first.end()) return ProductId{exact->second};
  std::vector<std::uint32_t> same;
  for (const auto& [id, product] : first) {
    if (idInForm(id, form) == idInForm(asked, form)) same.push_back(product);
  }
  if (same.size() != 1) return std::nullopt;
  return ProductId{same.front()};
}

TEST(ItemIds, AgreeWithComparingEveryPair) {
  std::uint64_t state = 3;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  const auto drawId = [&draw] {
    std::string id = "x";
    for (std::uint32_t i = 0; i <= draw(3); ++i) id += "0aA 1"[draw(5)];
    return draw(2) == 0 ? id.substr(1) + "x" : id + "0";
  };
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < 6; ++i) ids.push_back(drawId());
    ItemIds items = idsOf(ids);
    for (const IdForm form : kIdForms) {
      items.use(form);
      const std::string asked = drawId();
      ASSERT_EQ(items.find(asked), plainFind(ids, asked, form)) << asked;
    }
  }
}

}  // namespace
}  // namespace shelfwise
