// What a command reports, defined once.  It is printed as text for people or as JSON for programs.
//
// Figures are in lines and tables.  Each line and table has a path, its place in the JSON.  Dots
// separate the keys, and a number is an index into a list.

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shelfwise {

// One value, and how it reads.
struct Figure {
  std::variant<bool, std::uint64_t, double, std::string, std::vector<std::uint64_t>,
               std::vector<std::string>>
      value;
  std::string text;
};

Figure countFigure(std::uint64_t count);                   // "12,101"
Figure bytesFigure(std::uint64_t bytes);                   // "1.2 kB"
Figure secondsFigure(double seconds);                      // "3:07"
Figure decimalFigure(double value, int decimals);          // "0.1119"
Figure textFigure(std::string_view text);                  // as it is
Figure listFigure(const std::vector<std::string>& texts);  // "a, b, c"
Figure flagFigure(bool value, std::string_view text);      // `text` says what the flag means

struct NamedFigure {
  std::string key;       // empty: text only
  std::string sentence;  // with "{}" for the figure: "{} items"; empty: JSON only
  Figure figure;
};

// One line of text: "  heading: first, second".  Without a heading only the figures.
struct FigureLine {
  std::string path;  // empty: the outermost object
  std::string heading;
  std::vector<NamedFigure> figures;
};

struct FigureColumn {
  std::string key;      // empty: text only
  std::string heading;  // kHidden: JSON only
};
inline constexpr std::string_view kHidden = "\n";

// The form of a table in the JSON.
enum class TableShape : std::uint8_t {
  kObjects,     // a list of one object per row
  kValues,      // an object: the first cell names the second
  kValueLists,  // an object: the first cell names the list of all others
};

struct FigureTable {
  std::string path;
  std::vector<FigureColumn> columns;
  std::vector<std::vector<Figure>> rows;  // each as long as `columns`
  TableShape shape = TableShape::kObjects;
  std::size_t leftColumns = 1;  // aligned left in the text

  // The text has at most this many rows, and then says how many more there are.
  std::size_t mostRows = std::numeric_limits<std::size_t>::max();
  std::string ifEmpty = {};  // the text of a table without rows; empty: none
};

using Figures = std::vector<std::variant<FigureLine, FigureTable>>;

// Every line ends with a line break.  Headings and texts are escaped (text/visible_text.h).  A
// blank line separates a table from what is before and after it.
std::string figuresText(const Figures& figures);

}  // namespace shelfwise
