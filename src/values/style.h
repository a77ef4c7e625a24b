// How the values of one column are written.

#pragma once

#include <string>

namespace shelfwise {

// As a person would say it of the whole column, since one cell cannot tell: "1.499" is fourteen
// hundred ninety-nine where another cell of its column says "89,90".
struct ValueStyle {
  bool decimalComma = false;
  std::string listSign = "|";  // between the values of a cell; empty if a cell is one value
  std::string pathSign = ">";  // between the steps of a category path
  std::string timeFormat;      // as parseTime() reads it; empty: ISO 8601 or unix time
  bool yesNo = false;          // yes/no, Y/N, 1/0: what is no is no fact
};

}  // namespace shelfwise
