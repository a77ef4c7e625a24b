#include "ingest/link_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/input_files.h"
#include "kg/triples.h"
#include "table/table.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

Catalog tentAndMug() {
  Catalog catalog;
  for (const char* id : {"tent", "mug"}) catalog.products.emplace_back().id = id;
  return catalog;
}

Texts linksOf(const LinksRead& read) {
  const Catalog catalog = tentAndMug();
  Texts texts;
  for (const auto& link : read.links.rows) {
    texts.push_back(catalog.products[link.from].id + " -" + read.links.relations[link.relation] +
                    "- " + catalog.products[link.to].id);
  }
  for (const auto& [reason, rows] : read.report.setAside) {
    texts.push_back(std::to_string(rows) + " " + reason);
  }
  return texts;
}

constexpr const char* kLinks =
    "from,relation,to\ntent,also_viewed,mug\nmug,accessory of,tent\ntent,also_viewed,zzz\n"
    "tent,also_viewed,tent\n";

TEST(LinkReader, ReadsLinksBetweenKnownProducts) {
  const auto links = readLinks(inputOf("links.csv", kLinks), tentAndMug(), {});
  ASSERT_TRUE(links.ok()) << links.error().message;
  EXPECT_EQ(linksOf(links.value()), (Texts{"tent -also_viewed- mug", "mug -accessory of- tent",
                                           "1 unknown item", "1 item linked to itself"}));
}

TEST(LinkReader, LeavesRelationsOutThatTheMapNames) {
  ReadOptions options;
  options.map.links.ignore = {"also_*"};
  const auto ignoring = readLinks(inputOf("links.csv", kLinks), tentAndMug(), options);
  EXPECT_EQ(linksOf(ignoring.value()),
            (Texts{"mug -accessory of- tent", "3 relation left out by the map"}));
  options.map.links.ignore = {};
  options.map.links.keep = Texts{};
  const auto keepingNone = readLinks(inputOf("links.csv", kLinks), tentAndMug(), options);
  EXPECT_EQ(linksOf(keepingNone.value()), (Texts{"4 relation left out by the map"}));
}

TEST(LinkReader, TellsOfRowsWithoutARelationOrAnItem) {
  ReadOptions options;
  options.lenient = true;
  const auto links =
      readLinks(inputOf("links.csv", "from,relation,to\ntent,,mug\n,x,mug\ntent,x,mug\n"),
                tentAndMug(), options);
  ASSERT_TRUE(links.ok());
  ASSERT_EQ(links.value().report.problems.size(), 2u);
  EXPECT_EQ(describe(links.value().report.problems[0]),
            "links.csv, row 2, column relation: no relation");
  EXPECT_EQ(describe(links.value().report.problems[1]), "links.csv, row 3, column from: no item");
}

TEST(LinkReader, RefusesMoreRelationsThanAGraphCanHave) {
  static_assert(kMaxColumns + kMaxLinkRelations + 4 <= kMaxRelations);  // brand, category, ...
  std::string text = "from,relation,to\n";
  for (std::size_t r = 0; r < kMaxLinkRelations; ++r) {
    text += "tent,r" + std::to_string(r) + ",mug\n";
  }
  EXPECT_TRUE(readLinks(inputOf("links.csv", text), tentAndMug(), {}).ok());
  const auto links = readLinks(inputOf("links.csv", text + "tent,more,mug\n"), tentAndMug(), {});
  ASSERT_FALSE(links.ok());
  EXPECT_EQ(links.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(links.error().message,
            "links.csv: the links have 50001 different relations; at most 50000 are read; "
            "links.keep in the map can name them");
}

}  // namespace
}  // namespace shelfwise
