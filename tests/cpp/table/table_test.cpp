#include "table/table.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

// A row as text: its cells between bars, `column=text`, or its fault.
std::string shown(const Table& table, const Row& row) {
  std::string text = std::to_string(row.number) + ":";
  if (row.fault) {
    return text + " " + std::string(errorCodeName(row.fault->code)) + " [" + row.fault->column +
           "] " + row.fault->reason;
  }
  for (const auto& cell : row.cells) {
    text += " " + table.columns()[cell.column].path + "=" + std::string(cell.text);
  }
  return text;
}

std::vector<std::string> rowsOf(Table& table) {
  std::vector<std::string> rows;
  Row row;
  for (;;) {
    const auto more = table.next(row);
    if (!more.ok()) {
      rows.push_back(more.error().message);
      return rows;
    }
    if (!more.value()) return rows;
    rows.push_back(shown(table, row));
  }
}

std::vector<std::string> rowsOf(const std::string& text) {
  auto table = openTable("shop.csv", text);
  if (!table.ok()) return {table.error().message};
  return rowsOf(*table.value());
}

using Rows = std::vector<std::string>;

const std::string kWay =
    "save the file as UTF-8, as `iconv -f windows-1252 -t UTF-8` does, or name its encoding with "
    "--encoding windows-1252";

TEST(DelimitedTable, ReadsCellsByTheNamesOfTheHeader) {
  EXPECT_EQ(rowsOf("id,title\n1,Tent\n2,Mug\n"), (Rows{"2: id=1 title=Tent", "3: id=2 title=Mug"}));
}

TEST(DelimitedTable, TakesTheSeparatorOfTheHeader) {
  const Rows rows = {"2: id=1 title=a"};
  EXPECT_EQ(rowsOf("id\ttitle\n1\ta"), rows);
  EXPECT_EQ(rowsOf("id;title\n1;a"), rows);
  EXPECT_EQ(rowsOf("id;title,price\n1;2,50"), (Rows{"2: id;title=1;2 price=50"}));
  EXPECT_EQ(rowsOf("id;price;title\n1;2,50;a"), (Rows{"2: id=1 price=2,50 title=a"}));
  EXPECT_EQ(rowsOf("id\n1\n2"), (Rows{"2: id=1", "3: id=2"}));
}

TEST(DelimitedTable, EndsRowsWithAnyLineEnd) {
  const Rows rows = {"2: id=1 b=x", "3: id=2 b=y"};
  EXPECT_EQ(rowsOf("id,b\r\n1,x\r\n2,y\r\n"), rows);
  EXPECT_EQ(rowsOf("id,b\r1,x\r2,y"), rows);
  EXPECT_EQ(rowsOf("id,b\n1,x\n2,y"), rows);
}

TEST(DelimitedTable, KeepsSeparatorsQuotesAndLineBreaksInQuotes) {
  EXPECT_EQ(rowsOf("id,t\n1,\"a, \"\"b\"\"\r\nc\"\n\"2\",5\" screen\n"),
            (Rows{"2: id=1 t=a, \"b\"\r\nc", "3: id=2 t=5\" screen"}));
  EXPECT_EQ(rowsOf("id,t\n1,\"\"\"\"\n2,\"\"\n"), (Rows{"2: id=1 t=\"", "3: id=2"}));
}

TEST(DelimitedTable, TrimsCellsAndLeavesEmptyOnesOut) {
  EXPECT_EQ(rowsOf(" id , t \n 1 ,\n2,\u00A0x\u00A0"), (Rows{"2: id=1", "3: id=2 t=x"}));
}

TEST(DelimitedTable, CountsRowsWithoutContentButSkipsThem) {
  EXPECT_EQ(rowsOf("\n\nid,t\n\n1,a\n,\n  \n2,b\n\n"), (Rows{"5: id=1 t=a", "8: id=2 t=b"}));
}

TEST(DelimitedTable, TellsOfRowsWithMoreContentThanTheHeader) {
  EXPECT_EQ(rowsOf("id,t\n1,a\n2,b,c\n3,d"),
            (Rows{"2: id=1 t=a", "3: bad-row [] 3 cells, but the header has 2", "4: id=3 t=d"}));
}

TEST(DelimitedTable, TellsOfTextBehindAClosingQuoteAndGoesOn) {
  EXPECT_EQ(
      rowsOf("id,t\n\"1\"x,a\n2,b"),
      (Rows{"2: bad-row [] text after a closing quote; a quote inside quotes is written twice",
            "3: id=2 t=b"}));
}

TEST(DelimitedTable, EndsAtAQuoteThatNeverCloses) {
  EXPECT_EQ(rowsOf("id,t\n1,a\n2,\"b\n3,c\n"),
            (Rows{"2: id=1 t=a", "shop.csv, row 3, cell 2: a quote is opened and never closed"}));
}

// The doubled quotes of a row that is not read to its end are those of no other row.
TEST(DelimitedTable, ReadsTheSameRowsAgainAfterAQuoteThatNeverCloses) {
  auto table = openTable("shop.csv", "id,t\n1\"\"x,a\n\"2\"\"y\",\"b\n3,c\n");
  ASSERT_TRUE(table.ok());
  const Rows rows = {"2: id=1\"\"x t=a",
                     "shop.csv, row 3, cell 2: a quote is opened and never closed"};
  EXPECT_EQ(rowsOf(*table.value()), rows);
  ASSERT_TRUE(table.value()->rewind().ok());
  EXPECT_EQ(rowsOf(*table.value()), rows);
}

TEST(DelimitedTable, HoldsCellsOfOneMebibyteAndNoMore) {
  const std::string longest(kMaxCellBytes, 'x');
  EXPECT_EQ(rowsOf("id,t\n1," + longest).at(0), "2: id=1 t=" + longest);
  EXPECT_EQ(
      rowsOf("id,t\n1," + longest + "x\n2,\"" + std::string(10'000'000, 'y') + "\"\n3,c"),
      (Rows{"2: too-large [t] a cell of 1048577 bytes, at most 1048576 are read",
            "3: too-large [t] a cell of 10000000 bytes, at most 1048576 are read", "4: id=3 t=c"}));
}

TEST(DelimitedTable, HoldsTenThousandColumnsAndNoMore) {
  std::string header = "id";
  for (std::size_t i = 1; i < kMaxColumns; ++i) header += ",c" + std::to_string(i);
  const std::string wide(999'999, ',');
  EXPECT_EQ(rowsOf(header + "\n1" + std::string(kMaxColumns - 1, ',')), (Rows{"2: id=1"}));
  EXPECT_EQ(rowsOf(header + ",one too many\n1"),
            (Rows{"shop.csv, row 1: 10001 columns, at most 10000 are read"}));
  EXPECT_EQ(rowsOf("id,t\n1" + wide + "\n2,b"),
            (Rows{"2: too-large [] 1000000 cells, but the header has 2", "3: id=2 t=b"}));
}

TEST(DelimitedTable, TellsTheRowAndByteThatIsNoUtf8) {
  EXPECT_EQ(rowsOf("id,t\n1,a\n\n2,caf\xE9\n3,c\n4,\xFF"),
            (Rows{"2: id=1 t=a",
                  "4: bad-encoding [] byte 6 of the row is 0xE9, which is no UTF-8; " + kWay,
                  "5: id=3 t=c",
                  "6: bad-encoding [] byte 3 of the row is 0xFF, which is no UTF-8; " + kWay}));
  EXPECT_EQ(rowsOf("id,\xFF\n1,a"),
            (Rows{"shop.csv, row 1: byte 4 of the row is 0xFF, which is no UTF-8; " + kWay}));
}

TEST(DelimitedTable, FindsTheBadByteBehindQuotesThatWereMadeSingle) {
  EXPECT_EQ(rowsOf("id,t\n1,\"a\"\"\"\"\xE9\"\n2,\"\"\"b\"\"\"\n"),
            (Rows{"2: bad-encoding [] byte 9 of the row is 0xE9, which is no UTF-8; " + kWay,
                  "3: id=2 t=\"b\""}));
}

TEST(DelimitedTable, NeedsAHeader) {
  EXPECT_EQ(rowsOf(" \n \n"), (Rows{"shop.csv: there is nothing but white space"}));
  EXPECT_EQ(rowsOf("id,t"), Rows{});
}

// Whatever a writer quotes, the reader gives back.
TEST(DelimitedTable, ReadsBackWhatWasWritten) {
  std::uint64_t state = 3;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  const std::string signs = "ab\",;\n\r\t ";
  for (int round = 0; round < 300; ++round) {
    std::string text = "h0,h1,h2\n";
    Rows expected;
    for (int r = 0; r < 5; ++r) {
      std::string row = std::to_string(r + 2) + ":";
      for (int c = 0; c < 3; ++c) {
        std::string cell = "x";
        for (std::uint32_t i = draw(6); i > 0; --i) cell += signs[draw(9)];
        cell += "x";
        row += " h" + std::to_string(c) + "=" + cell;
        text += c > 0 ? "," : "";
        text += '"';
        for (const char sign : cell) text += sign == '"' ? "\"\"" : std::string(1, sign);
        text += '"';
      }
      expected.push_back(row);
      text += r % 2 == 0 ? "\n" : "\r\n";
    }
    ASSERT_EQ(rowsOf(text), expected) << text;
  }
}

TEST(JsonLinesTable, FlattensObjectsAndListsIntoCells) {
  EXPECT_EQ(rowsOf(R"({"id": "1", "attributes": {"colour": ["red", "blue"], "size": {"cm": 12.5}}}
{"id": 2, "colour": "green", "new": true, "old": null, "tags": []}
)"),
            (Rows{"1: id=1 attributes.colour=red attributes.colour=blue attributes.size.cm=12.5",
                  "2: id=2 colour=green new=true"}));
}

TEST(JsonLinesTable, ColumnsHaveTheInnermostKeyAsTheirName) {
  const auto table =
      openTable("a", "{\"id\": 1, \"a\": {\"b\": {\"Colour name\": 1}}}").value()->columns();
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table[1].name, "Colour name");
  EXPECT_EQ(table[1].path, "a.b.Colour name");
  EXPECT_EQ(table[1].depth, 2u);
}

TEST(JsonLinesTable, AListWithinAListIsOnePath) {
  EXPECT_EQ(rowsOf(R"({"categories": [["Camp", "Tents"], ["Sale"], "Gifts"]})"),
            (Rows{"1: categories=Camp > Tents categories=Sale categories=Gifts"}));
}

TEST(JsonLinesTable, ValuesBehindAnObjectInAListBelongToTheList) {
  EXPECT_EQ(rowsOf(R"({"a": [{"b": 1, "c": 2}, {"b": 3}, 4], "d": 5})"),
            (Rows{"1: a.b=1 a.c=2 a.b=3 a=4 d=5"}));
}

TEST(JsonLinesTable, NumbersKeepTheirTextWithoutNeedlessZeros) {
  EXPECT_EQ(
      rowsOf(
          R"({"a": 63.0, "b": 108.150, "c": -0.5, "d": 1e3, "e": 100, "f": 12345678901234567890})"),
      (Rows{"1: a=63 b=108.15 c=-0.5 d=1e3 e=100 f=12345678901234567890"}));
}

TEST(JsonLinesTable, ReadsEscapesAndSkipsBlankLines) {
  EXPECT_EQ(rowsOf("{\"a\": \"\\u8fd0\\n\\\"x\\\"\"}\r\n\r\n \n{\"a\": \"b\"}"),
            (Rows{"1: a=运\n\"x\"", "4: a=b"}));
}

TEST(JsonLinesTable, TellsOfLinesThatAreNoObject) {
  EXPECT_EQ(rowsOf("{\"a\": 1}\n{\"a\": \n[1]\n{\"a\": 1} x\n{\"a\": NaN}\n{\"b\": 2}"),
            (Rows{"1: a=1", "2: bad-row [] no JSON object on one line: incomplete JSON at byte 6",
                  "3: bad-row [] no JSON object on one line: it does not start with {",
                  "4: bad-row [] no JSON object on one line: something follows it at byte 10",
                  "5: bad-row [] no JSON object on one line: syntax error at byte 7", "6: b=2"}));
}

TEST(JsonLinesTable, ALineThatBreaksOffWithinAListLeavesNothingToTheNext) {
  EXPECT_EQ(rowsOf("{\"a\": [[1, 2\n{\"id\": 2}\n").at(1), "2: id=2");
}

TEST(JsonLinesTable, ALineThatIsBrokenBringsNoColumns) {
  const auto table = openTable("a", "{\"id\": 1}\n{\"junk\": 1, \"more\": }").value()->columns();
  ASSERT_EQ(table.size(), 1u);
  EXPECT_EQ(table[0].name, "id");
}

TEST(JsonLinesTable, TellsOfCellsKeysAndDepthsBeyondTheLimits) {
  const std::string cell = "{\"a\": \"" + std::string(kMaxCellBytes + 1, 'x') + "\"}";
  EXPECT_EQ(rowsOf(cell),
            (Rows{"1: too-large [a] a cell of 1048577 bytes, at most 1048576 are read"}));
  std::string keys = "{\"id\": 1";
  for (std::size_t i = 0; i < kMaxColumns; ++i) keys += ",\"k" + std::to_string(i) + "\": 1";
  EXPECT_EQ(rowsOf(keys + "}\n{\"id\": 2}").at(0).substr(0, 13), "1: too-large ");
  EXPECT_EQ(rowsOf(keys + "}\n{\"id\": 2}").at(1), "2: id=2");
  EXPECT_EQ(rowsOf("{\"" + std::string(300, 'k') + "\": 1}"),
            (Rows{"1: too-large [] a key of 300 bytes, at most 256 are read"}));
  std::string deep = "1";
  for (int i = 0; i < 100; ++i) deep = "{\"a\": " + deep + "}";
  EXPECT_EQ(rowsOf(deep).at(0).substr(0, 11), "1: bad-row ");
}

TEST(JsonLinesTable, HoldsTenThousandDifferentKeysAndNoMore) {
  std::string text;
  for (std::size_t i = 0; i <= kMaxColumns; ++i) {
    text += "{\"k" + std::to_string(i) + "\": 1}\n";
  }
  EXPECT_EQ(rowsOf(text),
            (Rows{"shop.csv, row 10001: the rows so far have 10001 different keys, at "
                  "most 10000 are read"}));
}

TEST(JsonLinesTable, TellsTheByteThatIsNoUtf8) {
  EXPECT_EQ(
      rowsOf("{\"a\": 1}\n{\"a\": \"\xE9\"}\n{\"a\": 2}"),
      (Rows{"1: a=1", "2: bad-encoding [] byte 8 of the row is 0xE9, which is no UTF-8; " + kWay,
            "3: a=2"}));
}

TEST(JsonLinesTable, IsNoJsonArray) {
  EXPECT_EQ(rowsOf("[\n{\"a\": 1}]").at(0).substr(0, 28), "shop.csv, row 1: a JSON arra");
}

}  // namespace
}  // namespace shelfwise
