// How the values of one column are written.
//
// As a person would say it of the whole column, since one cell cannot tell: "1.499" is fourteen
// hundred ninety-nine where another cell of its column says "89,90".  survey/style_judge.h finds
// it.

#pragma once

#include <string>
#include <vector>

namespace shelfwise {

struct ValueStyle {
  bool decimalComma = false;
  std::string listSign = "|";   // between the values of a cell; empty if a cell is one value
  std::string pathSign = ">";   // between the steps of a category path
  std::string pathsSign = "|";  // between the paths of a cell
  std::string timeFormat;       // as parseTime() reads it; empty: what parseTime() knows by itself
  bool yesNo = false;           // yes/no, Y/N, 1/0: what is no is no fact
  bool markup = true;           // HTML tags and entities are decoded
  bool noneIsValue = false;     // "none" is a value
  bool unknownIsValue = false;  // "unknown" is a value

  std::vector<std::string> decided{};  // what differs from the usual, for the log: "decimal comma"
  std::vector<std::string> doubts{};   // what the cells leave open or contradict, for the log
};

}  // namespace shelfwise
