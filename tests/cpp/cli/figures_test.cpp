#include "console/figures.h"

#include <gtest/gtest.h>

#include <string>

#include "console/figures_json.h"

namespace shelfwise {
namespace {

FigureTable edges() {
  return {.path = "edges",
          .columns = {{"source", "source"},
                      {"edges", "kept"},
                      {"", "of all"},
                      {"id", std::string(kHidden)}},
          .rows = {{textFigure("next"), countFigure(1'234), textFigure("5 %"), countFigure(7)},
                   {textFigure("sequence"), countFigure(2), textFigure("1 %"), countFigure(8)}}};
}

TEST(Figures, OfALineStandInTheirSentencesAndUnderTheirKeys) {
  const Figures figures = {
      FigureLine{"graph",
                 "graph",
                 {{"items", "{} items", countFigure(12'101)},
                  {"", "{} of them new", countFigure(2)},
                  {"bytes", "", bytesFigure(1'200)}}},
      FigureLine{"graph.unwalked", "not walked", {{"unique", "{} unique", countFigure(3)}}}};
  EXPECT_EQ(figuresText(figures),
            "  graph: 12,101 items, 2 of them new\n"
            "  not walked: 3 unique\n");
  EXPECT_EQ(figuresJson(figures),
            R"({"graph":{"items":12101,"bytes":1200,"unwalked":{"unique":3}}})"
            "\n");
}

TEST(Figures, OfATableAreRowsForPeopleAndObjectsForPrograms) {
  EXPECT_EQ(figuresText({edges()}),
            "  source     kept  of all\n"
            "  next      1,234     5 %\n"
            "  sequence      2     1 %\n");
  EXPECT_EQ(
      figuresJson({edges()}),
      R"({"edges":[{"source":"next","edges":1234,"id":7},{"source":"sequence","edges":2,"id":8}]})"
      "\n");
}

TEST(Figures, OfATableMayBeNamedByTheirFirstCell) {
  FigureTable table = edges();
  table.shape = TableShape::kValues;
  EXPECT_EQ(figuresJson({table}), R"({"edges":{"next":1234,"sequence":2}})"
                                  "\n");
  table.shape = TableShape::kValueLists;
  table.columns.resize(2);
  for (auto& row : table.rows) row.resize(2);
  EXPECT_EQ(figuresJson({table}), R"({"edges":{"next":[1234],"sequence":[2]}})"
                                  "\n");
}

TEST(Figures, BeyondTheMostRowsAreCountedInTheTextAndAllInTheJson) {
  FigureTable table = edges();
  table.mostRows = 1;
  const std::string text = figuresText({table});
  EXPECT_EQ(text.find("sequence"), std::string::npos);
  EXPECT_NE(text.find("\n  and 1 more (all with --json)\n"), std::string::npos);
  EXPECT_NE(figuresJson({table}).find("sequence"), std::string::npos);
}

TEST(Figures, OfAnEmptyTableAreOneLineAndAnEmptyList) {
  FigureTable table = edges();
  table.rows.clear();
  EXPECT_EQ(figuresText({table}), "");
  table.ifEmpty = "no edges";
  EXPECT_EQ(figuresText({table}), "  no edges\n");
  EXPECT_EQ(figuresJson({table}), "{\"edges\":[]}\n");
  table.shape = TableShape::kValues;
  EXPECT_EQ(figuresJson({table}), "{\"edges\":{}}\n");
}

TEST(Figures, HaveABlankLineBetweenATableAndItsNeighbours) {
  const FigureLine line{"", "", {{"a", "a {}", countFigure(1)}}};
  EXPECT_EQ(figuresText({line, line, edges(), line}),
            "  a 1\n  a 1\n\n" + figuresText({edges()}) + "\n  a 1\n");
}

TEST(Figures, KeepTheirTypesInTheJson) {
  const std::vector<std::uint64_t> list = {1, 2};
  const Figures figures = {FigureLine{"",
                                      "",
                                      {{"flag", "", flagFigure(true, "yes")},

                                       {"share", "", decimalFigure(0.25, 1)},
                                       {"list", "", {list, {}}},
                                       {"text", "", textFigure("a \"b\"\n")}}}};
  EXPECT_EQ(figuresJson(figures), R"({"flag":true,"share":2.5E-1,"list":[1,2],"text":"a \"b\"\n"})"
                                  "\n");
  EXPECT_EQ(figuresText(figures), "");
}

TEST(Figures, FillTheListsOfTheirPaths) {
  const Figures figures = {FigureLine{"inputs.1", "", {{"rows", "", countFigure(2)}}},
                           FigureLine{"inputs.0", "", {{"rows", "", countFigure(1)}}}};
  EXPECT_EQ(figuresJson(figures), "{\"inputs\":[{\"rows\":1},{\"rows\":2}]}\n");
}

}  // namespace
}  // namespace shelfwise
