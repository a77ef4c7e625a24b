// What a command tells, once: printed as text for people and as JSON for programs.
//
// Figures lie in lines and tables.  Each line and table has a path, its place in the JSON: dots
// part the keys, and a number is a place in a list.

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
  std::variant<std::nullptr_t, bool, std::uint64_t, double, std::string, std::vector<std::uint64_t>>
      value;
  std::string text;
};

Figure countFigure(std::uint64_t count);               // "12,101"
Figure bytesFigure(std::uint64_t bytes);               // "1.2 kB"
Figure secondsFigure(double seconds);                  // "3:07"
Figure decimalFigure(double value, int decimals);      // "0.1119"
Figure textFigure(std::string_view text);              // as it is
Figure flagFigure(bool value, std::string_view text);  // `text` says what the flag means
Figure noFigure();                                     // null, and no text

struct NamedFigure {
  std::string key;       // empty: text only
  std::string sentence;  // around the figure, which stands for "{}": "{} items"; empty: JSON only
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

// What the JSON of a table is.
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
  std::size_t leftColumns = 1;  // set to the left in the text

  // The text has at most so many rows, and then says how many more there are.
  std::size_t mostRows = std::numeric_limits<std::size_t>::max();
  std::string ifEmpty = {};  // the line of a table without rows; empty: none
};

using Figures = std::vector<std::variant<FigureLine, FigureTable>>;

// Lines that end with a line break; headings and texts are made visible (text/visible_text.h).  A
// blank line parts a table from what is before and after it.
std::string figuresText(const Figures& figures);

}  // namespace shelfwise
