// Every kind of bad input that a shop may have, and the code, file, row and value it is told by.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/input_files.h"
#include "ingest/catalog_reader.h"
#include "ingest/event_reader.h"
#include "ingest/link_reader.h"

namespace shelfwise {
namespace {

using namespace std::string_literals;

// Reads a catalogue or, where the header names a user, events of the items `a` and `b`.
Result<ReadReport> readAny(const std::string& text, bool lenient = false) {
  ReadOptions options;
  options.lenient = lenient;
  const InputFile file = inputOf("bad.csv", text);
  if (text.starts_with("user")) {
    Catalog catalog;
    for (const char* id : {"a", "b"}) catalog.products.emplace_back().id = id;
    auto read = readEvents(file, catalog, options);
    if (!read.ok()) return read.error();
    return std::move(read.value().report);
  }
  auto read = readCatalog(file, options);
  if (!read.ok()) return read.error();
  return std::move(read.value().report);
}

std::string errorOf(const std::string& text) {
  const auto report = readAny(text);
  if (report.ok()) return "no error";
  return std::string(errorCodeName(report.error().code)) + ": " + report.error().message;
}

TEST(BadFile, IsToldByItsCodeAndPlace) {
  const std::string packed = gzipped("id,title\n1,Tent\n");
  const std::string size = std::to_string(packed.size());
  EXPECT_EQ(errorOf(""), "empty-file: bad.csv: the file is empty");
  EXPECT_EQ(errorOf("\n \n"), "empty-file: bad.csv: there is nothing but white space");
  EXPECT_EQ(errorOf("id,title\n"), "empty-file: bad.csv: there is a header, but no row");
  EXPECT_EQ(errorOf(packed.substr(0, packed.size() - 5)),
            "corrupt-gzip: bad.csv: the gzip file is truncated: it ends at byte " +
                std::to_string(packed.size() - 5) + " before its data does");
  EXPECT_EQ(errorOf(packed + "junk"), "corrupt-gzip: bad.csv: the gzip file ends at byte " + size +
                                          ", but 4 bytes follow that are no gzip member");
  EXPECT_EQ(errorOf("\x89PNG\r\n\x1A\n\0\0"s), "not-text: bad.csv: this is a PNG picture");
  EXPECT_EQ(
      errorOf("\xFF\xFEi\0d\0\n\0"s),
      "not-text: bad.csv: this is UTF-16 text; save the file as UTF-8, as `iconv -f UTF-16 -t "
      "UTF-8` does, or name its encoding with --encoding UTF-16");
  EXPECT_EQ(
      errorOf("id,title\n1,Te\0nt\n"s),
      "not-text: bad.csv: byte 13 is NUL: a binary file, or UTF-16; save the file as UTF-8, as "
      "`iconv -f UTF-16 -t UTF-8` does, or name its encoding with --encoding UTF-16");
  EXPECT_EQ(errorOf("id,title\n1,Tent\n2,Caf\xE9\n"),
            "bad-encoding: bad.csv, row 3: byte 6 of the row is 0xE9, which is no UTF-8; save the "
            "file as UTF-8, as `iconv -f windows-1252 -t UTF-8` does, or name its encoding with "
            "--encoding windows-1252");
  EXPECT_EQ(
      errorOf("colour,title\nred,Tent\n"),
      "missing-column: bad.csv: no column for id (usual names: id, productid, itemid, ...); "
      "name it in the map, as {\"catalog\": {\"columns\": {\"id\": \"colour\"}}}; the columns are "
      "colour, title");
  EXPECT_EQ(errorOf("id,title,Id\n1,Tent,2\n"),
            "ambiguous-column: bad.csv: both id and Id can be the column of id; name it in the "
            "map, as {\"catalog\": {\"columns\": {\"id\": \"id\"}}}");
  EXPECT_EQ(errorOf("id,title\n1,Tent\n2,Mug\n1,Cup\n"),
            "duplicate-id: bad.csv, row 4, column id: the same id as in row 2; where rows "
            "are variants of a product, the map can name its column as group; where they are lines "
            "of a log, it may say rowsRepeatProducts (here '1')");
  EXPECT_EQ(errorOf("id,title\n1,Tent\n2,\"Mug\n3,Cup\n"),
            "bad-row: bad.csv, row 3, cell 2: a quote is opened and never closed");
  EXPECT_EQ(errorOf("id" + std::string(999'999, ',') + "\n1\n"),
            "too-large: bad.csv, row 1: 1000000 columns, at most 10000 are read");
  EXPECT_EQ(errorOf("[{\"id\": 1}]").substr(0, 39), "bad-row: bad.csv, row 1: a JSON array; ");
}

// One bad row in a hundred: read, counted and told.
struct BadRow {
  std::string header;
  std::string good;  // '#' stands for a number of its own in each row
  std::string bad;
  std::string told;
};

const std::vector<BadRow>& badRows() {
  static const std::vector<BadRow> rows = {
      {"id,title", "#,Tent", "x,Tent,red",
       "bad-row bad.csv, row 101: 3 cells, but the header has 2 (here 'x')"},
      {"id,title", "#,Tent", "x" + std::string(999'999, ','),
       "too-large bad.csv, row 101: 1000000 cells, but the header has 2 (here 'x')"},
      {"id,title", "#,Tent", "x,\"Te\"nt",
       "bad-row bad.csv, row 101: text after a closing quote; a quote inside quotes is written "
       "twice (here 'x')"},
      {"id,title", "#,Tent", "x," + std::string(10'000'000, 'y'),
       "too-large bad.csv, row 101, column title: a cell of 10000000 bytes, at most 1048576 are "
       "read (here '" +
           std::string(80, 'y') + "...')"},
      {"id,title", "#,Tent", ",Tent", "bad-value bad.csv, row 101, column id: no id"},
      {"id,title", "#,Tent", "null,Tent",
       "bad-value bad.csv, row 101, column id: no id (here 'null')"},
      {"id,title", "#,Tent", "x\x07,Tent",
       "bad-value bad.csv, row 101, column id: an id with a control character (here 'x\\x07')"},
      {"id,title", "#,Tent", std::string(1'001, 'x') + ",Tent",
       "bad-value bad.csv, row 101, column id: an id of 1001 bytes, at most 1000 are allowed (here "
       "'" +
           std::string(80, 'x') + "...')"},
      {"user,item,time", "#,a,2020-01-01", "u,a,01/02/2020",
       "bad-value bad.csv, row 101, column time: not a time as ISO 8601 or unix time has it; "
       "timeFormat in the map can say how to read it (here '01/02/2020')"},
      {"user,item,time", "#,a,2020-01-01", "u,a,2020-02-30",
       "bad-value bad.csv, row 101, column time: no such date or time of day (here '2020-02-30')"},
      {"user,item,position", "#,a,1", "u,a,1.5",
       "bad-value bad.csv, row 101, column position: the position is no whole number (here '1.5')"},
      {"user,item,quantity", "#,a,1", "u,a,many",
       "bad-value bad.csv, row 101, column quantity: the quantity is not a number (here 'many')"},
      {"user,item,quantity", "#,a,1", "u,a,1e39",
       "bad-value bad.csv, row 101, column quantity: the quantity is beyond the range of a float "
       "(here '1e39')"},
      {"user,item,part", "#,a,train", "u,a,some",
       "bad-value bad.csv, row 101, column part: the part is not train, validation or test (here "
       "'some')"},
      {"user,item", "#,a", "u\x01,a",
       "bad-value bad.csv, row 101, column user: an id with a control character (here 'u\\x01')"},
  };
  return rows;
}

std::string fileOf(const BadRow& row, int goodRows) {
  std::string text = row.header + "\n";
  for (int i = 0; i < goodRows; ++i) {
    std::string good = row.good;
    text += good.replace(good.find('#'), 1, std::to_string(i)) + "\n";
  }
  return text + row.bad + "\n";
}

TEST(BadRow, IsCountedAndToldAmongManyGoodOnes) {
  for (const auto& row : badRows()) {
    const auto report = readAny(fileOf(row, 99));
    ASSERT_TRUE(report.ok()) << row.told << "\n" << report.error().message;
    EXPECT_EQ(report.value().rows, 100u) << row.told;
    EXPECT_EQ(report.value().unreadable, 1u) << row.told;
    ASSERT_EQ(report.value().problems.size(), 1u) << row.told;
    const RowProblem& problem = report.value().problems[0];
    EXPECT_EQ(std::string(errorCodeName(problem.code)) + " " + describe(problem), row.told);
  }
}

TEST(BadRow, IsAnErrorWhereItIsMoreThanOneInAHundred) {
  for (const auto& row : badRows()) {
    const auto report = readAny(fileOf(row, 98));
    ASSERT_FALSE(report.ok()) << row.told;
    EXPECT_EQ(report.error().code, ErrorCode::kTooManyBadRows) << row.told;
    EXPECT_EQ(report.error().message.find(
                  "bad.csv: 1 of 99 rows (1.0 %) are unreadable, and at most 1 % may be; the "
                  "first: bad.csv, row 100"),
              0u)
        << report.error().message;
    EXPECT_TRUE(readAny(fileOf(row, 98), true).ok()) << row.told;
  }
}

TEST(BadRow, OfJsonIsToldByItsLine) {
  const std::string good = "{\"id\": 1}\n{\"id\": 2}\n";
  const auto told = [&good](const std::string& line) {
    const auto report = readAny(good + line + "\n", true);
    if (!report.ok()) return report.error().message;
    return describe(report.value().problems.at(0));
  };
  EXPECT_EQ(told("{\"id\": 3"),
            "bad.csv, row 3: no JSON object on one line: incomplete JSON at byte 9 (here '{\"id\": "
            "3')");
  EXPECT_EQ(told("{\"title\": \"Tent\"}"), "bad.csv, row 3, column id: no id");
  EXPECT_EQ(told("{\"id\": 3, \"price\": NaN}").substr(0, 51),
            "bad.csv, row 3: no JSON object on one line: syntax ");
}

TEST(BadRow, WithALaterDuplicateOrBadBytesIsOnlyUnreadableWhenLenient) {
  const auto twice = readAny("id,title\n1,Tent\n1,Mug\n", true);
  ASSERT_TRUE(twice.ok()) << twice.error().message;
  EXPECT_EQ(describe(twice.value().problems.at(0)),
            "bad.csv, row 3, column id: the same id as in row 2; where rows are variants of a "
            "product, the map can name its column as group; where they are lines of a log, it may "
            "say rowsRepeatProducts (here '1')");
  const auto latin = readAny("id,title\n1,Caf\xE9\n2,Mug\n", true);
  ASSERT_TRUE(latin.ok()) << latin.error().message;
  EXPECT_EQ(latin.value().problems.at(0).code, ErrorCode::kBadEncoding);
  EXPECT_EQ(latin.value().unreadable, 1u);
}

TEST(BadRow, IsKeptForTheFirstTwentyOnly) {
  std::string text = "user,item,quantity\n";
  for (int i = 0; i < 50; ++i) text += std::to_string(i) + ",a,x\n";
  text += "u,a,1\n";
  const auto report = readAny(text, true);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().unreadable, 50u);
  ASSERT_EQ(report.value().problems.size(), kKeptProblems);
  EXPECT_EQ(report.value().problems.back().row, 21u);
}

// A cell of an optional field: left out and counted, and the row is read.
TEST(BadCell, OfAnOptionalFieldIsLeftOutAndTold) {
  const std::vector<BadRow> rows = {
      {"id,price", "#,9", "x,1e999",
       "bad.csv, row 3, column price: the price is a number beyond the range of a double (here "
       "'1e999')"},
      {"id,price", "#,9", "x,-inf",
       "bad.csv, row 3, column price: the price is not a finite number (here '-inf')"},
      {"id,price", "#,9", "x,-4.50",
       "bad.csv, row 3, column price: the price is negative (here '-4.50')"},
      {"id,categories", "#,A > B", "x,A > B > A",
       "bad.csv, row 3, column categories: the category 'A' is its own ancestor (here 'A > B > "
       "A')"},
      {"user,item,price", "#,a,1", "u,a,-1",
       "bad.csv, row 3, column price: the price is negative (here '-1')"},
  };
  for (const auto& row : rows) {
    const auto report = readAny(fileOf(row, 1));
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_EQ(report.value().rows, 2u);
    EXPECT_EQ(report.value().unreadable, 0u);
    ASSERT_EQ(report.value().unread.size(), 1u) << row.told;
    EXPECT_EQ(report.value().unread[0].cells, 1u);
    EXPECT_EQ(describe(report.value().unread[0].first), row.told);
  }
  const auto json = readAny("{\"id\": 3, \"weight\": 1e999}\n{\"id\": 4, \"weight\": 1e999}\n");
  ASSERT_TRUE(json.ok()) << json.error().message;
  ASSERT_EQ(json.value().unread.size(), 1u);
  EXPECT_EQ(json.value().unread[0].cells, 2u);
  EXPECT_EQ(describe(json.value().unread[0].first),
            "bad.csv, row 1, column weight: a number beyond the range of a double (here '1e999')");
}

TEST(BadFile, WithIdsThatASpreadsheetHasCutSaysHowToExportAgain) {
  EXPECT_EQ(
      errorOf("sku,title\n1.23457E+12,Desk\n1.23457E+12,Table\n"),
      "duplicate-id: bad.csv, row 3, column sku: the same id as in row 2, since a spreadsheet "
      "has cut the ids; export the file again, and format the column as text before a "
      "spreadsheet opens it (here '1.23457E+12')");
}

TEST(BadFile, OfEventsNeedsAShopperOrAnOrder) {
  EXPECT_EQ(errorOf("user_name,item\nu,a\n").substr(0, 24), "missing-column: bad.csv:");
  Catalog catalog;
  catalog.products.emplace_back().id = "a";
  const auto links = readLinks(inputOf("bad.csv", "from,to\na,a\n"), catalog, {});
  ASSERT_FALSE(links.ok());
  EXPECT_EQ(links.error().message.find("bad.csv: no column for relation"), 0u);
}

// Whatever bytes come in, a reader answers.
TEST(BadFile, OfAnyBytesIsAnsweredWithoutACrash) {
  const std::string seeds[] = {
      "id,title,price,categories\n1,\"T\"\"e\",2.5,A > B|C\n2,Mug,,\n",
      "{\"id\": 1, \"a\": {\"b\": [[1, 2], \"x\"]}, \"price\": 2.5}\n{\"id\": 2}\n",
      "user,item,time,quantity,type\nu,a,2020-01-01,1,view\n", gzipped("id,title\n1,Tent\n")};
  std::uint64_t state = 17;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  for (int round = 0; round < 4'000; ++round) {
    std::string text = seeds[round % 4];
    for (std::uint32_t flips = 1 + draw(4); flips > 0; --flips) {
      const auto at = static_cast<std::size_t>(draw(static_cast<std::uint32_t>(text.size())));
      const std::uint32_t kind = draw(3);
      if (kind == 0) text[at] = static_cast<char>(draw(256));
      if (kind == 1) text.erase(at, draw(8));
      if (kind == 2) text.insert(at, std::string(1, "\",|>{}[]\n\t;"[draw(11)]));
      if (text.empty()) text = ",";
    }
    const auto strict = readAny(text);
    const auto lenient = readAny(text, true);
    if (strict.ok()) EXPECT_TRUE(lenient.ok()) << text;
    if (!strict.ok()) EXPECT_NE(strict.error().message.find("bad.csv"), std::string::npos);
  }
}

}  // namespace
}  // namespace shelfwise
