#include "table/xml_feed.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

using Items = std::vector<std::string>;

// A row as text: `path=text` for each cell, with the number of its element if it has one.
std::string itemText(const Table& table, const Row& row) {
  if (row.fault) return row.fault->reason;
  std::string text;
  for (const auto& cell : row.cells) {
    text += (text.empty() ? "" : " ") + table.columns()[cell.column].path;
    if (cell.element != kNoElement) text += "#" + std::to_string(cell.element);
    text += "=" + std::string(cell.text);
  }
  return text;
}

Items itemsOf(Table& table) {
  Items items;
  for (Row row; table.next(row).value();) items.push_back(itemText(table, row));
  return items;
}

Items itemsOf(const std::string& xml) {
  auto table = openTable("feed.xml", xml);
  return table.ok() ? itemsOf(*table.value()) : Items{table.error().message};
}

const std::string kRss =
    "<?xml version=\"1.0\"?>\n"
    "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><title>A "
    "shop</title>\n";

TEST(XmlFeed, ReadsTheItemsOfRss) {
  EXPECT_EQ(
      itemsOf(kRss + "<item><g:id>T-1</g:id><title> Tent &amp; Mat </title>\n<g:price>249.00 "
                     "EUR</g:price></item>\n"
                     "<item><g:id>B-8</g:id><description><![CDATA[<b>Pan</b> & "
                     "lid]]></description></item></channel></rss>"),
      (Items{"id=T-1 title=Tent & Mat price=249.00 EUR", "id=B-8 description=<b>Pan</b> & lid"}));
}

TEST(XmlFeed, ReadsTheEntriesOfAtom) {
  EXPECT_EQ(itemsOf("<feed xmlns='http://www.w3.org/2005/Atom'><id>shop</id><entry><id>1</id><link "
                    "href='https://shop.example/1'/><title>Tent</title></entry></feed>"),
            (Items{"id=1 link=https://shop.example/1 title=Tent"}));
}

TEST(XmlFeed, ReadsListsOfProductsAndOffers) {
  EXPECT_EQ(itemsOf("<products><product id=\"5\"><name>Tent</name></product></products>"),
            (Items{"id=5 name=Tent"}));
  EXPECT_EQ(itemsOf("<shop><offers><offer id=\"5\"><param name=\"Colour\">red</param><param "
                    "name=\"Size\">L</param></offer></offers></shop>"),
            (Items{"id=5 param.name#0=Colour param#0=red param.name#1=Size param#1=L"}));
}

TEST(XmlFeed, GivesRepeatedAndNestedElements) {
  const auto table = openTable(
      "feed.xml", kRss +
                      "<item><g:image>a.jpg</g:image><g:image>b.jpg</g:image>"
                      "<g:shipping><g:country>DE</g:country><g:price>5</g:price></g:shipping>"
                      "<g:shipping><g:country>FR</g:country><g:at><g:hour>7</g:hour></g:at>"
                      "</g:shipping></item></channel></rss>");
  ASSERT_TRUE(table.ok()) << table.error().message;
  const auto& columns = table.value()->columns();
  ASSERT_EQ(columns.size(), 4u);
  EXPECT_EQ(columns[2].name, "price");
  EXPECT_EQ(columns[2].path, "shipping.price");
  EXPECT_EQ(columns[2].depth, 1u);
  Row row;
  ASSERT_TRUE(table.value()->next(row).value());
  EXPECT_EQ(itemText(*table.value(), row),
            "image=a.jpg image=b.jpg shipping.country#0=DE shipping.price#0=5 "
            "shipping.country#1=FR shipping.at.hour#2=7");
  ASSERT_EQ(row.elements.size(), 3u);
  EXPECT_EQ(row.elements[0].parent, kNoElement);
  EXPECT_EQ(row.elements[2].parent, 1u);
}

TEST(XmlFeed, CountsItemsAndTheirLinesAndCanBeReadAgain) {
  const std::string xml =
      kRss + "<item>\n<id>1</id>\n</item><item><id>2</id></item></channel></rss>";
  auto table = std::move(openTable("feed.xml", "  \n" + xml)).value();
  Row row;
  ASSERT_TRUE(table->next(row).value());
  EXPECT_EQ(row.number, 1u);
  EXPECT_EQ(row.lines, 3u);
  ASSERT_TRUE(table->next(row).value());
  EXPECT_EQ(row.number, 2u);
  EXPECT_EQ(row.lines, 1u);
  EXPECT_FALSE(table->next(row).value());
  ASSERT_TRUE(table->rewind().ok());
  EXPECT_EQ(itemsOf(*table), (Items{"id=1", "id=2"}));
  EXPECT_FALSE(table->headerLooksLikeValues());
}

TEST(XmlFeed, IsReadInTheEncodingThatItDeclares) {
  EXPECT_EQ(itemsOf("<?xml version='1.0' encoding='windows-1252'?><a><item><t>caf\xE9 "
                    "\x80</t></item></a>"),
            (Items{"t=café €"}));
  EXPECT_EQ(itemsOf("<?xml version='1.0' encoding='ISO-8859-1'?><a><item><t>é</t></item></a>"),
            (Items{"t=é"}));  // decoded before
  EXPECT_EQ(itemsOf("<a><item><t>\xE9</t></item></a>").at(0).substr(0, 34),
            "feed.xml: byte 13 is no UTF-8; sav");
  EXPECT_EQ(
      itemsOf("<?xml version='1.0' encoding='odd'?><a><item>\xE9</item></a>").at(0).substr(0, 9),
      "'odd' is ");
}

TEST(XmlFeed, TellsWhatIsWrongAndWhere) {
  EXPECT_EQ(itemsOf(kRss + "<item><t>A & B</t></item></channel></rss>").at(0),
            "feed.xml, line 3: the XML is broken: not well-formed (invalid token)");
  EXPECT_EQ(itemsOf("<a>\n<item></a>").at(0),
            "feed.xml, line 2: the XML is broken: mismatched tag");
  EXPECT_EQ(itemsOf("<a>\n<item>&nbsp;</item></a>").at(0),
            "feed.xml, line 2: the XML is broken: undefined entity");
  EXPECT_EQ(itemsOf("<!DOCTYPE a SYSTEM 'x.dtd'><a><item>&nbsp;</item></a>").at(0),
            "feed.xml, line 1: &nbsp; is not known to XML; write the character itself");
  const std::string none = itemsOf("<a><row>1</row></a>").at(0);
  EXPECT_EQ(none.substr(0, 34), "feed.xml: XML, but without an item");
  EXPECT_NE(none.find("CSV, TSV or JSON Lines"), std::string::npos);
  EXPECT_EQ(itemsOf("<!DOCTYPE html><html><body>Log in</body></html>").at(0),
            "feed.xml: an HTML page; export it as CSV, TSV or JSON Lines");
}

TEST(XmlFeed, ExpandsNoEntitiesAndOpensNoFiles) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
  }
  EXPECT_EQ(itemsOf(bomb + "]><a><item>&a29;</item></a>").at(0),
            "feed.xml, line 1: the DOCTYPE of a declares something, which is not read");
  EXPECT_EQ(
      itemsOf("<!DOCTYPE a [<!ENTITY f SYSTEM \"/etc/passwd\">]><a><item>&f;</item></a>").at(0),
      "feed.xml, line 1: the DOCTYPE of a declares something, which is not read");
}

TEST(XmlFeed, HasLimits) {
  const std::string longest(kMaxCellBytes, 'x');
  const auto item = [](const std::string& text) {
    return "<a><item><t>" + text + "</t></item></a>";
  };
  EXPECT_EQ(itemsOf(item(longest)), (Items{"t=" + longest}));
  EXPECT_EQ(itemsOf(item(longest + "x")),
            (Items{"a cell of 1048577 bytes, at most 1048576 are read"}));
  const std::string key(kMaxXmlDepth * 8, 'k');
  EXPECT_EQ(itemsOf("<a><item><" + key + ">1</" + key + "></item><item><t>1</t></item></a>"),
            (Items{"a key of 512 bytes, at most 256 are read", "t=1"}));
  std::string deep = "1";
  for (std::size_t i = 1; i < kMaxXmlDepth; ++i) deep = "<d>" + deep + "</d>";
  EXPECT_EQ(itemsOf("<a><item>" + deep + "</item></a>").at(0).substr(0, 4), "d.d.");
  EXPECT_EQ(itemsOf("<a><item><d>" + deep + "</d></item></a>").at(0),
            "feed.xml, line 1: elements within elements, more than 64");
  std::string wide;
  for (std::size_t i = 0; i <= kMaxColumns; ++i) {
    wide += "<k" + std::to_string(i) + ">1</k" + std::to_string(i) + ">";
  }
  EXPECT_EQ(itemsOf("<a><item>" + wide + "</item><item><t>1</t></item></a>"),
            (Items{"more than 10000 keys", "t=1"}));
}

// The sanitizers watch.
TEST(XmlFeed, SurvivesChangedBytes) {
  const std::string whole =
      kRss +
      "<item a='1'><g:id>1</g:id><b><c>x</c><c d=\"2\"/></b><![CDATA[<y>]]>&lt;</item>"
      "<!-- z --><item><id>2</id></item></channel></rss>";
  std::uint64_t state = 9;
  const auto draw = [&state](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  for (int round = 0; round < 5'000; ++round) {
    std::string changed = whole;
    for (std::size_t i = 1 + draw(3); i > 0; --i) {
      changed[draw(changed.size())] = "<>&;/\"'=:! x[]\xE9"[draw(16)];
    }
    auto table = openTable("feed.xml", changed);
    if (!table.ok()) continue;
    const Items first = itemsOf(*table.value());
    ASSERT_TRUE(table.value()->rewind().ok());
    ASSERT_EQ(itemsOf(*table.value()), first) << changed;
  }
}

TEST(Markup, IsKnownByItsFirstAndLastSign) {
  EXPECT_TRUE(isMarkup(" <rss></rss>\n"));
  EXPECT_TRUE(isMarkup("<?xml version='1.0'?><a/>"));
  EXPECT_FALSE(isMarkup("<id>,title\n1,Tent\n"));
  EXPECT_FALSE(isMarkup("<>"));
  EXPECT_FALSE(isMarkup("id,title"));
}

}  // namespace
}  // namespace shelfwise
