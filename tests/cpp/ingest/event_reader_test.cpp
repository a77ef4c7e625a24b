#include "ingest/event_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fixtures/input_files.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

// Products a, b, c, ... in this order.
Catalog catalogOf(const std::string& ids) {
  Catalog catalog;
  for (const char id : ids) catalog.products.emplace_back().id = std::string(1, id);
  return catalog;
}

ReadOptions mapped(const std::string& map) {
  auto parsed = parseColumnMap(inputOf("map.json", map));
  EXPECT_TRUE(parsed.ok()) << map;
  ReadOptions options;
  options.map = parsed.value();
  return options;
}

EventLogRead read(const std::string& text, const ReadOptions& options = {}) {
  auto events = readEvents(inputOf("log.csv", text), catalogOf("abcd"), options);
  EXPECT_TRUE(events.ok()) << events.error().message;
  return events.ok() ? std::move(events).value() : EventLogRead{};
}

using Baskets = std::vector<Products>;

// "shopper: product product ..." of each shopper.
Texts sequences(const EventLog& log) {
  Texts texts;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    std::string text = log.shoppers[s] + ":";
    for (const auto& event : log.of(s)) text += std::string(" ") + "abcd"[numberOf(event.product)];
    texts.push_back(text);
  }
  return texts;
}

Texts setAside(const ReadReport& report) {
  Texts texts;
  for (const auto& [reason, rows] : report.setAside) {
    texts.push_back(std::to_string(rows) + " " + reason);
  }
  return texts;
}

TEST(EventReader, SortsByTimeAndThenByTheOrderOfTheFile) {
  const auto [log, report] = read(
      "user,item,time\nu2,a,2020-01-02\nu1,c,1291191930\nu1,a,1291191910\nu1,b,1291191910\n"
      "u2,d,2020-01-01\nu1,d,1291191920\n");
  EXPECT_EQ(sequences(log), (Texts{"u2: d a", "u1: a b d c"}));
  EXPECT_EQ(log.ageKind, AgeKind::kSeconds);
  EXPECT_TRUE(log.ordered);
  EXPECT_EQ(log.of(1)[0].time, 1291191910);
  EXPECT_EQ(log.of(0)[0].type, EventType::kPurchase);
  EXPECT_EQ(log.of(0)[0].part, Part::kNone);
  EXPECT_EQ(log.of(0)[0].quantity, 1.0f);
  EXPECT_EQ(log.of(0)[0].order, kNoOrder);
}

TEST(EventReader, SortsByPositionWhereThereIsNoTime) {
  const auto [log, report] = read("user,item,position\nu1,a,3\nu1,b,1\nu1,c,2\n");
  EXPECT_EQ(sequences(log), (Texts{"u1: b c a"}));
  EXPECT_EQ(log.ageKind, AgeKind::kSteps);
  EXPECT_TRUE(log.ordered);
}

TEST(EventReader, KeepsTheOrderOfTheFileWhereThereIsNeither) {
  const auto [log, report] = read("user,item\nu1,c\nu2,a\nu1,a\nu1,b\n");
  EXPECT_EQ(sequences(log), (Texts{"u1: c a b", "u2: a"}));
  EXPECT_EQ(log.ageKind, AgeKind::kSteps);
  EXPECT_FALSE(log.ordered);
}

TEST(EventReader, ReadsTypesQuantitiesAndOrders) {
  const auto [log, report] = read(
      "user,item,type,quantity,order\nu1,a,view,,\nu1,b,Add to cart,2,o7\nu1,c,buy,\"1.5\",o7\n"
      "u2,a,purchase,1,o9\n");
  const auto events = log.of(0);
  EXPECT_EQ(events[0].type, EventType::kView);
  EXPECT_EQ(events[1].type, EventType::kAddToCart);
  EXPECT_EQ(events[1].quantity, 2.0f);
  EXPECT_EQ(events[1].order, 0u);
  EXPECT_EQ(events[2].order, 0u);
  EXPECT_EQ(events[2].quantity, 1.5f);
  EXPECT_EQ(log.of(1)[0].order, 1u);
}

TEST(EventReader, FollowsTheMapOnTypesAndTimes) {
  const auto [log, report] = read(
      "who,what,doing,when\nu1,a,glance,02/01/2020\nu1,b,ping,01/01/2020\nu1,c,buy,01/01/2020\n",
      mapped(R"({"events": {"columns":
          {"shopper": "who", "item": "what", "type": "doing", "time": "when"},
          "types": {"glance": "view", "ping": null}, "timeFormat": "DD/MM/YYYY"}})"));
  EXPECT_EQ(sequences(log), (Texts{"u1: c a"}));
  EXPECT_EQ(log.of(0)[1].type, EventType::kView);
  EXPECT_EQ(setAside(report), (Texts{"1 event type left out by the map"}));
}

TEST(EventReader, SetsAsideWhatIsNoMaterialByReason) {
  const auto [log, report] = read(
      "user,item,type,quantity,order\n"
      "u1,a,purchase,1,o1\n"
      "u1,a,purchase,-1,o2\n"   // return
      "u1,b,purchase,0,o2\n"    // nothing
      "u1,zzz,purchase,1,o2\n"  // unknown
      "u1,POST,purchase,1,o2\n"
      "u1,,search,,\n"
      ",b,purchase,1,\n"      // nobody
      "None,b,purchase,1,\n"  // nobody, as Python writes it
      ",c,purchase,2,o3\n",
      mapped(R"({"serviceCodes": ["POST"]})"));
  EXPECT_EQ(sequences(log), (Texts{"u1: a"}));
  EXPECT_EQ(setAside(report),
            (Texts{"1 service code", "1 unknown item", "1 return (negative quantity)",
                   "1 quantity of zero", "1 event without an item",
                   "1 no shopper, kept as part of an order", "2 no shopper"}));
  EXPECT_EQ(report.rows, 9u);
  EXPECT_EQ(report.unreadable, 0u);
}

TEST(EventReader, KeepsOrdersOfNobodyAsBaskets) {
  const auto [log, report] = read("user,item,order\n,c,o1\n,a,o2\n,b,o1\nu1,a,o3\n,c,o1\n");
  EXPECT_EQ(log.baskets, (Baskets{productIds({1, 2}), productIds({0})}));
  EXPECT_EQ(sequences(log), (Texts{"u1: a"}));
}

TEST(EventReader, ReadsALogOfOrdersWithoutShoppers) {
  const auto [log, report] = read("order,item\no1,a\no1,b\n");
  EXPECT_EQ(log.baskets, Baskets{productIds({0, 1})});
  EXPECT_TRUE(log.shoppers.empty());
  EXPECT_EQ(log.offsets, (std::vector<std::size_t>{0}));
}

TEST(EventReader, ReadsPartsAndLinesOfUserAndItems) {
  const auto parts = read("user,item,part\nu1,a,train\nu1,b,valid\nu1,c,test\n").log;
  EXPECT_EQ(parts.of(0)[0].part, Part::kTrain);
  EXPECT_EQ(parts.of(0)[1].part, Part::kValidation);
  EXPECT_EQ(parts.of(0)[2].part, Part::kTest);
  const auto [log, report] = read("u1 c a\nu2 b zzz\n");
  EXPECT_EQ(sequences(log), (Texts{"u1: c a", "u2: b"}));
  EXPECT_EQ(setAside(report), (Texts{"1 unknown item"}));
}

TEST(EventReader, ReadsJsonLinesLikeCsv) {
  const auto csv = read("user,item,time,type\n7,a,1291191960,view\n7,b,1291191961,buy\n").log;
  const auto json = read(R"({"user": 7, "item": "a", "time": 1291191960000, "type": "view"}
{"user": {"id": 7}, "user": 7, "item": "b", "time": "2010-12-01T08:26:01Z", "type": "buy"})")
                        .log;
  EXPECT_EQ(sequences(csv), sequences(json));
  EXPECT_EQ(csv.of(0)[1].time, json.of(0)[1].time);
}

TEST(EventReader, ReadsEachLineOfAnOrderAsAnEvent) {
  const auto [log, report] =
      read(R"({"order": "o1", "user": "u1", "time": "2026-01-01", "lines": [)"
           R"({"item": "a", "quantity": 2}, {"item": "b"}, {"item": "gone"}]}
{"order": "o2", "user": "u2", "time": "2026-01-02", "lines": [)"
           R"({"item": "c", "quantity": 3}, {"item": "d", "quantity": -1}, {"quantity": 5}]})");
  EXPECT_EQ(sequences(log), (Texts{"u1: a b", "u2: c"}));
  EXPECT_EQ(log.of(0)[0].quantity, 2.0f);
  EXPECT_EQ(log.of(0)[1].quantity, 1.0f);
  EXPECT_EQ(log.of(0)[0].order, log.of(0)[1].order);
  EXPECT_NE(log.of(0)[0].order, log.of(1)[0].order);
  EXPECT_EQ(log.of(0)[1].time, log.of(0)[0].time);
  EXPECT_EQ(log.of(1)[0].quantity, 3.0f);
  EXPECT_EQ(report.rows, 2u);
  EXPECT_EQ(report.unreadable, 0u);
  EXPECT_EQ(setAside(report), (Texts{"1 unknown item", "1 return (negative quantity)"}));
}

TEST(EventReader, ReadsEachIdOfAListAsAnEvent) {
  const auto [log, report] =
      read("{\"user\": \"u1\", \"item_id\": [\"a\", \"c\", \"x\"], \"quantity\": [1, 4, 1]}\n");
  EXPECT_EQ(sequences(log), (Texts{"u1: a c"}));
  EXPECT_EQ(log.of(0)[1].quantity, 4.0f);
  EXPECT_EQ(setAside(report), (Texts{"1 unknown item"}));
}

TEST(EventReader, CountsARowWithAnUnreadableLineOnceAndReadsTheOthers) {
  ReadOptions lenient;
  lenient.lenient = true;
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += R"({"user": "u0", "lines": [{"item": "d", "quantity": 1}]})"
            "\n";
  const auto [log, report] =
      read(text + R"({"user": "u1", "lines": [{"item": "a", "quantity": "x"}, {"item": "b"}, )"
                  R"({"item": "c", "quantity": "y"}]})",
           lenient);
  EXPECT_EQ(sequences(log).back(), "u1: b");
  EXPECT_EQ(report.rows, 21u);
  EXPECT_EQ(report.unreadable, 1u);
  EXPECT_EQ(report.problems.at(0).value, "x");
}

TEST(EventReader, SetsUnknownWordsAsideAndListsEachOnce) {
  const auto [log, report] = read(
      "user,item,event\nu1,a,view\nu1,b,ping\nu2,c,heartbeat\nu1,a,ping\nu1,,session_start\n"
      "u1,a,begin_checkout\nu1,,page_view\n");
  EXPECT_EQ(sequences(log), (Texts{"u1: a"}));
  EXPECT_EQ(setAside(report),
            (Texts{"3 unknown event type", "2 event type without use", "1 event without an item"}));
  ASSERT_EQ(report.words.size(), 2u);
  EXPECT_EQ(report.words[0].word, "ping");
  EXPECT_EQ(report.words[0].events, 2u);
  EXPECT_EQ(report.words[1].word, "heartbeat");
}

TEST(EventReader, RefusesALogWithoutAKnownWordAndSaysTheLineOfTheMap) {
  const auto events =
      readEvents(inputOf("log.csv", "user,item,event\nu1,a,ping\nu1,b,seen\nu1,c,seen\n"),
                 catalogOf("abcd"), {});
  ASSERT_FALSE(events.ok());
  EXPECT_EQ(events.error().message,
            "log.csv: no event has a known type; the words are \"seen\" (2), \"ping\" (1); a map "
            "(--map) says what they mean: {\"events\": {\"types\": {\"seen\": \"view\", \"ping\": "
            "null}}}");
}

Catalog catalogWith(const Texts& ids) {
  Catalog catalog;
  for (const std::string& id : ids) catalog.products.emplace_back().id = id;
  return catalog;
}

TEST(EventReader, CountsEventsOfVariantsForTheirProduct) {
  Catalog catalog = catalogOf("abcd");
  catalog.aliases = {{"SKU-C", ProductId{2}}};
  catalog.notPublished = {"draft"};
  const auto events = readEvents(
      inputOf("log.csv", "user,item\nu1,SKU-C\nu1,draft\nu1,a\nu1,=\"b\"\n"), catalog, {});
  ASSERT_TRUE(events.ok()) << events.error().message;
  EXPECT_EQ(sequences(events.value().log), (Texts{"u1: c a b"}));
  EXPECT_EQ(setAside(events.value().report), (Texts{"1 item not published"}));
}

TEST(EventReader, JoinsIdsByOneFormWhereMostAreUnknown) {
  const Catalog catalog = catalogWith({"0108", "0205", "X1"});
  const auto events =
      readEvents(inputOf("log.csv", "user,item\nu1,108\nu1,205\nu2,X1\nu2,108\n"), catalog, {});
  ASSERT_TRUE(events.ok()) << events.error().message;
  EXPECT_EQ(sequences(events.value().log), (Texts{"u1: a b", "u2: c a"}));
  ASSERT_EQ(events.value().report.notes.size(), 1u);
  EXPECT_EQ(events.value().report.notes[0],
            "ids of items are compared without leading zeros: '108' is '0108', '205' is '0205'");
}

TEST(EventReader, RefusesALogOfWhichNoEventJoinsAndShowsBothSides) {
  const auto events =
      readEvents(inputOf("log.csv", "user,item\nu1,q\nu1,r\nu2,s\nu2,t\n"), catalogOf("abcd"), {});
  ASSERT_FALSE(events.ok());
  EXPECT_EQ(events.error().message.find(
                "log.csv: no event is of a product of the catalogue: 'q', 'r', 's'; ids of the "
                "catalogue are 'a', 'b', 'c'"),
            0u)
      << events.error().message;
}

TEST(EventReader, WarnsWhereMostEventsAreOfUnknownItems) {
  const auto [log, report] = read("user,item\nu1,q\nu1,r\nu2,a\n");
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_EQ(report.warnings[0].find("2 of 3 events are of items that the catalogue does not have: "
                                    "'q', 'r'; ids of the catalogue are 'a', 'b', 'c'"),
            0u)
      << report.warnings[0];
  EXPECT_TRUE(read("user,item\nu1,a\nu1,r\nu2,a\n").report.warnings.empty());
}

TEST(EventReader, ReadsAShopperWithManyEvents) {
  std::string text = "user,item,time\n";
  for (int i = 0; i < 100'000; ++i) {
    const int time = 1'291'191'000 + i * 7919 % 100'003;
    text += std::string("u1,") + "abcd"[i % 4] + "," + std::to_string(time) + "\n";
  }
  const auto [log, report] = read(text);
  ASSERT_EQ(log.of(0).size(), 100'000u);
  EXPECT_TRUE(std::is_sorted(log.events.begin(), log.events.end(),
                             [](const auto& a, const auto& b) { return a.time < b.time; }));
}

// Against the plain way: each event goes behind those of its shopper that are not later.
TEST(EventReader, AgreesWithPlainInsertionOnRandomLogs) {
  std::uint64_t state = 9;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  for (int round = 0; round < 50; ++round) {
    std::string text = "user,item,position\n";
    std::vector<std::vector<std::pair<std::uint32_t, char>>> plain(5);
    for (int i = 0; i < 60; ++i) {
      const auto shopper = draw(5);
      const char item = "abcd"[draw(4)];
      const auto position = draw(10);
      auto& before = plain[shopper];
      const auto place = std::find_if(before.begin(), before.end(),
                                      [&](const auto& event) { return event.first > position; });
      before.insert(place, {position, item});
      text += std::to_string(shopper) + "," + item + "," + std::to_string(position) + "\n";
    }
    const auto log = read(text).log;
    for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
      const auto& events = plain[std::stoul(log.shoppers[s])];
      ASSERT_EQ(log.of(s).size(), events.size());
      for (std::size_t i = 0; i < events.size(); ++i) {
        ASSERT_EQ("abcd"[numberOf(log.of(s)[i].product)], events[i].second);
      }
    }
  }
}

TEST(SplitReader, JoinsTheFilesOfASplit) {
  const std::string train = "u1 a b\nu2 c\n";
  const std::string test = gzipped("u1 d\nu3 a\n");
  const std::vector<SplitFile> files = {{inputOf("train.txt", train), Part::kTrain},
                                        {inputOf("test.txt", test), Part::kTest}};
  const auto split = readSplit(files, catalogOf("abcd"), {});
  ASSERT_TRUE(split.ok()) << split.error().message;
  const EventLog& log = split.value().log;
  EXPECT_EQ(sequences(log), (Texts{"u1: a b d", "u2: c", "u3: a"}));
  EXPECT_EQ(log.of(0)[1].part, Part::kTrain);
  EXPECT_EQ(log.of(0)[2].part, Part::kTest);
  EXPECT_EQ(log.ageKind, AgeKind::kSteps);
  EXPECT_EQ(split.value().report.file, "train.txt, test.txt");
  EXPECT_EQ(split.value().report.rows, 5u);
}

TEST(SplitReader, ReadsThePartOfOneFile) {
  const std::string text = "user,item,part\nu1,a,train\nu1,b,test\n";
  const std::vector<SplitFile> files = {{inputOf("split.csv", text), Part::kNone}};
  const auto split = readSplit(files, catalogOf("abcd"), {});
  ASSERT_TRUE(split.ok()) << split.error().message;
  EXPECT_EQ(split.value().log.of(0)[1].part, Part::kTest);
}

TEST(SplitReader, FilesOfDifferentAgesHaveOnlyTheirOrderInCommon) {
  const std::string train = "user,item,time\nu1,a,1291191950\nu1,b,1291191940\n";
  const std::string test = "user,item\nu1,c\n";
  const std::vector<SplitFile> files = {{inputOf("train.csv", train), Part::kTrain},
                                        {inputOf("test.csv", test), Part::kTest}};
  const auto split = readSplit(files, catalogOf("abcd"), {});
  ASSERT_TRUE(split.ok()) << split.error().message;
  EXPECT_EQ(sequences(split.value().log), (Texts{"u1: a b c"}));
  EXPECT_EQ(split.value().log.ageKind, AgeKind::kSteps);
}

TEST(SplitReader, NeedsAPart) {
  const std::string text = "user,item\nu1,a\n";
  const std::vector<SplitFile> files = {{inputOf("split.csv", text), Part::kNone}};
  const auto split = readSplit(files, catalogOf("abcd"), {});
  ASSERT_FALSE(split.ok());
  EXPECT_EQ(split.error().code, ErrorCode::kMissingColumn);
  EXPECT_EQ(readSplit({}, catalogOf("a"), {}).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace shelfwise
