#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "table/table.h"

namespace shelfwise {
namespace {

using Lines = std::vector<std::string>;

std::unique_ptr<Table> tableOf(const std::string& text, const TableOptions& options = {}) {
  auto table = openTable("shop.csv", text, options);
  EXPECT_TRUE(table.ok()) << table.error().message;
  return table.ok() ? std::move(table).value() : nullptr;
}

// The rest of the rows: their cells between bars, or what is wrong.
Lines cellsOf(Table& table) {
  Lines rows;
  Row row;
  for (;;) {
    const auto more = table.next(row);
    if (!more.ok()) rows.push_back(more.error().message);
    if (!more.ok() || !more.value()) return rows;
    Lines cells(table.columns().size());
    for (const auto& cell : row.cells) cells[cell.column] = cell.text;
    std::string text = row.fault ? row.fault->reason : "";
    for (std::size_t i = 0; i < cells.size() && !row.fault; ++i) {
      text += (i > 0 ? "|" : "") + cells[i];
    }
    rows.push_back(text);
  }
}

Lines cellsOf(const std::string& text, const TableOptions& options = {}) {
  const auto table = tableOf(text, options);
  return table ? cellsOf(*table) : Lines{};
}

Lines namesOf(const std::string& text, const TableOptions& options = {}) {
  Lines names;
  const auto table = tableOf(text, options);
  if (!table) return names;
  for (const auto& column : table->columns()) names.push_back(column.name);
  return names;
}

Lines notesOf(const std::string& text) {
  const auto table = tableOf(text);
  if (!table) return {};
  cellsOf(*table);
  return table->notes();
}

// Rows `1,Item 1,10` and so on with a separator; `special` stands in place of row `at`.
std::string shopRows(int count, const std::string& separator, int at = -1,
                     const std::string& special = "") {
  std::string text = "id" + separator + "title" + separator + "price\n";
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    text += i == at ? special : number + separator + "Item " + number + separator + number;
    text += "\n";
  }
  return text;
}

TEST(Table, IsReadAgainFromItsFirstRow) {
  const Lines texts = {"id,t\n1,\"a\"\"b\"\n\n2,\"c\nd\"\n3,\"\"\"\"\n", "id;t\n1;a\n2;\xFF\n3;c\n",
                       "{\"id\": 1}\n{\"id\": \n{\"t\": [1, 2]}\n"};
  for (const std::string& text : texts) {
    const auto table = tableOf(text);
    ASSERT_TRUE(table);
    const Lines first = cellsOf(*table);
    EXPECT_EQ(first.size(), 3u) << text;
    for (int pass = 0; pass < 3; ++pass) {
      ASSERT_TRUE(table->rewind().ok());
      EXPECT_EQ(cellsOf(*table), first) << text;
    }
    Row row;
    ASSERT_TRUE(table->rewind().ok());
    ASSERT_TRUE(table->next(row).value());
    ASSERT_TRUE(table->rewind().ok());
    EXPECT_EQ(cellsOf(*table), first) << text;
  }
}

TEST(Table, NotesARowOnceHoweverOftenItIsRead) {
  const auto table = tableOf("id,t\n1\n2,b\n3\n");
  Row row;
  ASSERT_TRUE(table->next(row).value());
  for (int pass = 0; pass < 3; ++pass) {
    ASSERT_TRUE(table->rewind().ok());
    cellsOf(*table);
  }
  EXPECT_EQ(table->notes(), (Lines{"2 rows end before the last column, and have empty cells there, "
                                   "first in row 2"}));
}

TEST(Table, RowsTellHowManyLinesTheyTake) {
  const auto table = tableOf("id,t\n1,\"a\r\nb\rc\nd\"\n2,\"e\n\"x\n3,f\n");
  Row row;
  std::vector<std::uint64_t> lines;
  while (table->next(row).value()) lines.push_back(row.lines);
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{4, 2, 1}));
}

TEST(Table, WithoutAHeaderNamesItsColumnsByNumber) {
  const TableOptions none{.header = false};
  EXPECT_EQ(namesOf("1::Tent::x\n2::Mug::y\n", none), (Lines{"1", "2", "3"}));
  EXPECT_EQ(cellsOf("1::Tent::x\n2::Mug::y\n", none), (Lines{"1|Tent|x", "2|Mug|y"}));
  EXPECT_EQ(cellsOf("id,t\n1,a\n", none), (Lines{"id|t", "1|a"}));
  EXPECT_EQ(cellsOf("# made by a tool\n1,a\n2,b\n", none), (Lines{"1|a", "2|b"}));
  EXPECT_EQ(cellsOf("sep=;\n1;a\n2;b\n", none), (Lines{"1|a", "2|b"}));
  EXPECT_EQ(cellsOf("1\n2\n", none), (Lines{"1", "2"}));
}

TEST(Header, LooksLikeValuesWhereItIsARow) {
  for (const std::string text :
       {"1::2141::5::1110000000\n2::2142::3::1110000001\n3::2143::4::1110000002\n",
        "1,2026-06-01T10:50:10.500Z,2141,0\n1,2026-06-01T10:51:10.500Z,2142,0\n",
        "u1,p7,view\nu2,p9,view\nu3,p7,cart\n", "A-1\tview\nA-2\tview\nA-1\tcart\n"}) {
    EXPECT_TRUE(tableOf(text)->headerLooksLikeValues()) << text;
  }
  for (const std::string text :
       {"id,title,price\n1,Tent,5\n2,Mug,7\n", "user_id,item_id,time\n1,2,3\n4,5,6\n",
        "id,image1,image2\n1,a1.jpg,b2.jpg\n2,c1.jpg,d2.jpg\n", "id,title\n", "a,b\nc,d\ne,f\n"}) {
    EXPECT_FALSE(tableOf(text)->headerLooksLikeValues()) << text;
  }
  EXPECT_FALSE(tableOf("{\"1\": 1}\n{\"1\": 2}")->headerLooksLikeValues());
}

TEST(Separator, IsTheOneThatGivesRowsTheSameNumberOfCells) {
  EXPECT_EQ(namesOf("id;title;Labels (x,y,z...);Pictures (x,y,z...)\n1;Tent;2,5;b\n2;Mug;3,5;d\n"),
            (Lines{"id", "title", "Labels (x,y,z...)", "Pictures (x,y,z...)"}));
  EXPECT_EQ(cellsOf("id|title|price\n1|Tent|1.299,00\n2|Mug|89,90\n"),
            (Lines{"1|Tent|1.299,00", "2|Mug|89,90"}));
  EXPECT_EQ(cellsOf("id::title::kinds\n1::Tent: big::a|b\n2::Mug::a|c\n"),
            (Lines{"1|Tent: big|a|b", "2|Mug|a|c"}));
  EXPECT_EQ(cellsOf("id\ttitle, long\ttags\n1\tTent\ta, b\n2\tMug\tc, d\n"),
            (Lines{"1|Tent|a, b", "2|Mug|c, d"}));
}

TEST(Separator, OfTheHeaderStaysThoughListsInCellsAreLonger) {
  EXPECT_EQ(cellsOf("id,colours\n1,red|blue|green\n2,red|grey|green\n3,a|b|c\n"),
            (Lines{"1|red|blue|green", "2|red|grey|green", "3|a|b|c"}));
  EXPECT_EQ(cellsOf("id,t,tags\n1,x,a;b;c;d\n2,y,a;b;c;d\n3,z,a;b;c;d\n").at(0), "1|x|a;b;c;d");
}

TEST(Separator, IsThatOfTheLineSep) {
  for (const std::string line : {"sep=;", "SEP=;", "\"sep=;\""}) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
      const auto table = tableOf(line + end + "id;t" + end + "1;a, b" + end);
      EXPECT_EQ(table->columns().at(1).name, "t");
      Row row;
      ASSERT_TRUE(table->next(row).value());
      EXPECT_EQ(row.number, 3u);
      EXPECT_EQ(row.cells.at(1).text, "a, b");
    }
  }
  EXPECT_EQ(cellsOf("sep=^\nid^t\n1^a,b\n"), (Lines{"1|a,b"}));
  EXPECT_EQ(namesOf("sep=x,b\n1,2\n"), (Lines{"sep=x", "b"}));
}

TEST(Separator, IsNotedUnlessItIsAComma) {
  EXPECT_EQ(notesOf("id,t\n1,a\n"), Lines{});
  EXPECT_EQ(notesOf("id;t\n1;a\n"), (Lines{"\";\" separates the cells."}));
  EXPECT_EQ(notesOf("id\tt\n1\ta\n"), (Lines{"Tabs separate the cells."}));
  EXPECT_EQ(notesOf("sep=|\nid|t\n1|a\n"),
            (Lines{"Row 1 names the separator.", "\"|\" separates the cells."}));
}

TEST(Head, OfBannersAndCommentsIsSkipped) {
  const Lines rows = {"1|Tent|5", "2|Mug|7"};
  const std::string shop = "id;title;price\n1;Tent;5\n2;Mug;7\n";
  for (const std::string head :
       {"Products of 2026-01-05;;\n;;\n", "# written by a tool, 2 rows\n",
        "# one, two\n# three\n\n", "Export\n", "\n  \nExport of the shop, all\n\n"}) {
    const auto table = tableOf(head + shop);
    EXPECT_EQ(table->columns().at(1).name, "title") << head;
    EXPECT_EQ(cellsOf(*table), rows) << head;
    EXPECT_EQ(table->notes().size(), 2u) << head;
  }
  EXPECT_EQ(notesOf("Products of 2026-01-05;;\n;;\n" + shop).at(1),
            "Rows 1 to 2 are skipped, above the header: Products of 2026-01-05");
  EXPECT_EQ(namesOf("# Required | the id,# Optional | its name\nid,title\nA,Tent\nB,Mug\n"),
            (Lines{"id", "title"}));
}

TEST(Head, IsTheFirstRowUnlessAnotherIsClearlyTheHeader) {
  EXPECT_EQ(namesOf("#,Name\n1,Tent\n2,Mug\n"), (Lines{"#", "Name"}));
  EXPECT_EQ(namesOf("#id,Name\n1,Tent\n2,Mug\n"), (Lines{"#id", "Name"}));
  EXPECT_EQ(namesOf(",title\n0,Tent\n1,Mug\n"), (Lines{"", "title"}));
  EXPECT_EQ(namesOf("id,title\nA,Tent,red\nB,Mug,blue\n"), (Lines{"id", "title"}));
  EXPECT_EQ(namesOf("title\nTent, red\nMug, blue\n"), (Lines{"title"}));
  EXPECT_EQ(namesOf("a,b\n"), (Lines{"a", "b"}));
}

TEST(Head, OfTwoRowsTakesTheNamesForMachines) {
  const std::string titles = "Seller's number\tName of product\tPrice\n";
  const std::string names = "item_sku\titem_name\tstandard_price\n";
  const std::string rows = "T-1\tTent\t5\nM-1\tMug\t7\n";
  for (const std::string settings : {"", "TemplateType=shop\tVersion=2026.1\tsettings=x\n"}) {
    const auto table = tableOf(settings + titles + names + rows);
    EXPECT_EQ(table->columns().at(0).name, "item_sku");
    EXPECT_EQ(cellsOf(*table), (Lines{"T-1|Tent|5", "M-1|Mug|7"}));
    EXPECT_NE(table->notes().back().find("is a second header"), std::string::npos);
  }
  EXPECT_EQ(cellsOf(titles + rows).size(), 2u);
  // Rows that look like names of machines throughout are rows.
  EXPECT_EQ(cellsOf("Parent,Child,Kind\na_b,c_d,e_f\ng_h,i_j,k_l\nm_n,o_p,q_r\n").size(), 3u);
}

TEST(Rows, ThatEndEarlyHaveEmptyCells) {
  EXPECT_EQ(cellsOf("id,t,c,s\n1,a\n2,b,x\n3,c,y,z\n4,d,y,z\n"),
            (Lines{"1|a||", "2|b|x|", "3|c|y|z", "4|d|y|z"}));
}

TEST(Rows, LoseEmptyCellsBehindTheLastColumn) {
  EXPECT_EQ(cellsOf("id,t\n1,a,\n2,b,,, \n3,c,\n"), (Lines{"1|a", "2|b", "3|c"}));
}

TEST(Quotes, OfACommaFileThatOpenBeforeRowsAreText) {
  for (const char* later : {"300,\"Lid, large\",6", "300,Pan 12\",6", "300,\"Lid \"\"x\"\"\",6"}) {
    std::string text = shopRows(400, ",", 50, "50,\"Royal desk,5");
    const std::string plain = "300,Item 300,300";
    text.replace(text.find(plain), plain.size(), later);
    const auto table = tableOf(text);
    const Lines rows = cellsOf(*table);
    ASSERT_EQ(rows.size(), 400u) << later;
    EXPECT_EQ(rows[49], "50|\"Royal desk|5");
    EXPECT_EQ(rows[50], "51|Item 51|51");
    EXPECT_EQ(table->notes(), (Lines{"1 quote at the start of a cell is read as text, since it "
                                     "closes no cell, first in row 51"}));
  }
  const Lines open = cellsOf(shopRows(400, ",", 50, "50,\"Royal desk,5"));
  ASSERT_EQ(open.size(), 400u);
  EXPECT_EQ(open[399], "400|Item 400|400");
}

TEST(Quotes, ThatOpenOneRowAfterTheOtherAreText) {
  const Lines rows =
      cellsOf(shopRows(40, ",", 5, "5,\"Desk,5\n5a,\"Lamp,6\n5b,\"Mug, large\",7\n5c,Pan,8"));
  ASSERT_EQ(rows.size(), 43u);
  EXPECT_EQ(rows[4], "5|\"Desk|5");
  EXPECT_EQ(rows[5], "5a|\"Lamp|6");
  EXPECT_EQ(rows[6], "5b|Mug, large|7");
}

TEST(Quotes, InsideACellMayBeLeftUndoubled) {
  const std::string text =
      "id,t,p\n1,\"Pan 12\" deep\",5\n2,\"5\" by 7\"\",6\n3,\"a \"\"b\"\" \"c\"\",7\n";
  EXPECT_EQ(cellsOf(text), (Lines{"1|Pan 12\" deep|5", "2|5\" by 7\"|6", "3|a \"b\" \"c\"|7"}));
  EXPECT_EQ(notesOf(text), (Lines{"5 quotes inside quoted cells are read as text, though they are "
                                  "not doubled, first in row 2"}));
  EXPECT_EQ(cellsOf("id\tt\n1\t\"Pan 12\" deep\"\n2\tMug\n"), (Lines{"1|Pan 12\" deep", "2|Mug"}));
  EXPECT_EQ(cellsOf("id,t,p\n1,\"Pan 12\", deep\",5\n").at(0), "4 cells, but the header has 3");
}

TEST(Quotes, MayHaveSpacesAroundThem) {
  EXPECT_EQ(cellsOf("id, t, p\n1, \"A, \"\"b\"\"\", 5\n2, \"c\" , 6\n3, 12\" , 7\n4, \"d\" e, 8\n"),
            (Lines{"1|A, \"b\"|5", "2|c|6", "3|12\"|7", "4|\"d\" e|8"}));
}

TEST(Quotes, OfTextThatSpansLinesStayWithTheirCell) {
  for (const std::string cell :
       {"first line\nsecond, line", "a\n\nb, c\n\nd", "Sizes:\nS, 1, 2\nM, 2, 3\nL, 3, 4",
        "one, two\nthree, four\nfive, six", "- wool, soft, warm\n- red, blue, green\n- new, old, x",
        "x\r\ny, \"\"z\"\", 1\r\n"}) {
    const std::string text = shopRows(60, ",", 30, "30,\"" + cell + "\",7");
    EXPECT_EQ(cellsOf(text).size(), 60u) << cell;
    EXPECT_EQ(cellsOf(text)[30], "31|Item 31|31") << cell;
  }
}

TEST(Quotes, OfAListThatHasTheColumnsOfTheFileStayWithTheirCell) {
  std::string list;
  for (int i = 0; i < 12; ++i) list += "\nfine wool, soft, warm";
  std::string text = "id,title,text\n";
  for (int i = 0; i < 20; ++i)
    text += "SKU-" + std::to_string(i) + ",Shirt,\"About it" + list + "\"\n";
  EXPECT_EQ(cellsOf(text).size(), 20u);
}

TEST(Quotes, ThatMayBeOfEitherKindStopTheReading) {
  std::string text = shopRows(40, ",", 5, "5,\"Royal, old desk,5");
  text.replace(text.find("30,Item 30"), 10, "30,Pan 12\"");
  EXPECT_EQ(cellsOf(text).back(),
            "shop.csv, row 6, cell 2: a quote is opened, and lines that look like rows follow "
            "before it closes; a quote that belongs to the text is written twice, in a cell in "
            "quotes");
}

TEST(Quotes, ThatHoldAFewLinesLikeRowsAreNoted) {
  const std::string text = shopRows(40, ",", 5, "5,\"Desk,5\n6,Pan 12\",6");
  EXPECT_EQ(cellsOf(text).size(), 40u);
  EXPECT_EQ(notesOf(text),
            (Lines{"1 line inside a quoted cell looks like a row of the file, first in row 6"}));
}

TEST(Quotes, OfATabFileAreTextUnlessTheyOpenAndCloseTheCell) {
  EXPECT_EQ(
      cellsOf("id\tt\tp\n1\t\"Royal\" desk\t5\n2\t\"Pan, \"\"x\"\"\"\t6\n3\t\"\t7\n4\t5\"\t8\n"),
      (Lines{"1|\"Royal\" desk|5", "2|Pan, \"x\"|6", "3|\"|7", "4|5\"|8"}));
  EXPECT_EQ(cellsOf("id\tt\tp\n1\t\"a\n\nb\"\t5\n2\t\"c\td\"\t6\n3\tx\ty\n"),
            (Lines{"1|a\n\nb|5", "2|c\td|6", "3|x|y"}));
  EXPECT_EQ(cellsOf("id\tt\tp\tq\n1\t\"A\tB\"\t5\n2\tx\ty\tz\n3\tx\ty\tz\n").at(0), "1|\"A|B\"|5");
}

TEST(Quotes, OfATabFileThatCloseRowsLaterAreText) {
  std::string text = shopRows(400, "\t", 50, "50\t\"Royal desk\t5");
  EXPECT_EQ(cellsOf(text).at(49), "50|\"Royal desk|5");
  text.replace(text.find("300\tItem 300"), 12, "300\tPan 12\"");
  const Lines rows = cellsOf(text);
  ASSERT_EQ(rows.size(), 400u);
  EXPECT_EQ(rows[49], "50|\"Royal desk|5");
  EXPECT_EQ(rows[299], "300|Pan 12\"|300");
}

TEST(Backslashes, EscapeQuotesWhereThatMakesThemMatch) {
  const std::string text = shopRows(200, ",", 50, R"(50,"Pan 12\"",5)");
  const auto table = tableOf(text);
  const Lines rows = cellsOf(*table);
  ASSERT_EQ(rows.size(), 200u);
  EXPECT_EQ(rows[49], "50|Pan 12\"|5");
  EXPECT_EQ(table->notes(), (Lines{R"(In quoted cells \" is read as a quote.)"}));
  EXPECT_EQ(cellsOf("id,t\n1,\"{\\\"a\\\": \\\"b\\\\c\\\"}\"\n2,\"x\\\ny\"\n3,z\n"),
            (Lines{"1|{\"a\": \"b\\c\"}", "2|x\ny", "3|z"}));
}

TEST(Backslashes, AreTextWhereQuotesMatchWithoutThem) {
  EXPECT_EQ(cellsOf("id,t\n1,\"C:\\new\\\"\n2,\"{\"\"a\"\": \"\"b\\\\\"\"}\"\n3,z\n"),
            (Lines{"1|C:\\new\\", "2|{\"a\": \"b\\\\\"}", "3|z"}));
}

// A writer for every dialect; whatever it writes is read back.
class Writer {
 public:
  explicit Writer(std::uint64_t seed) : state_(seed) {}

  std::uint32_t draw(std::uint32_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state_ >> 33) % below);
  }

  std::string quoted(const std::string& cell, bool backslash) const {
    std::string text = "\"";
    for (const char c : cell) {
      if (backslash ? c == '"' || c == '\\' : c == '"') text += backslash ? '\\' : '"';
      text += c;
    }
    return text + "\"";
  }

 private:
  std::uint64_t state_;
};

TEST(Dialects, AreReadBackAsTheyWereWritten) {
  Writer writer(7);
  const Lines separators = {",", ";", "\t", "|", "::"};
  const std::string signs = "ab c\"'\\,;|:#\n";
  for (int round = 0; round < 400; ++round) {
    const std::string separator = separators[writer.draw(5)];
    const bool backslash = writer.draw(3) == 0;
    const std::string end = Lines{"\n", "\r\n", "\r"}[writer.draw(3)];
    std::string text = writer.draw(4) == 0 ? "sep=" + separator + end : "";
    text += "id" + separator + "name of it" + separator + "price" + separator + "notes" + end;
    Lines expected;
    for (int r = 1; r <= 30; ++r) {
      std::string cell = "x";
      for (std::uint32_t i = writer.draw(8); i > 0; --i) cell += signs[writer.draw(13)];
      cell += "x";
      const std::string id = std::to_string(r);
      text += id + separator + writer.quoted(cell, backslash) + separator + id + ".5";
      // Where separators are seldom in text, a short row may be one with two inch marks.
      const bool isShort = r % 3 == 0 && (separator == "," || separator == ";");
      text += (isShort ? "" : separator + "n") + (r % 5 == 0 ? separator : "") + end;
      expected.push_back(id + "|" + cell + "|" + id + ".5|" + (isShort ? "" : "n"));
    }
    ASSERT_EQ(cellsOf(text), expected) << text;
  }
}

// The sanitizers watch.
TEST(Dialects, OfAnyTextGiveTheSameRowsTwice) {
  Writer writer(11);
  const std::string signs = "\"\"\",,;\t|::\n\n\r  ab1#\\<>=.\xC3\xA4\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t i = 1 + writer.draw(60); i > 0; --i) {
      text += signs[writer.draw(static_cast<std::uint32_t>(signs.size()))];
    }
    const auto table = openTable("shop.csv", text, {.header = writer.draw(2) == 0});
    if (!table.ok()) {
      ASSERT_FALSE(table.error().message.empty()) << text;
      continue;
    }
    const Lines first = cellsOf(*table.value());
    ASSERT_TRUE(table.value()->rewind().ok());
    ASSERT_EQ(cellsOf(*table.value()), first) << text;
  }
}

}  // namespace
}  // namespace shelfwise
