// A table for the terminal: columns as wide as their widest cell.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace shelfwise {

class TextTable {
 public:
  // The first `leftColumns` columns are aligned left, the others right.
  explicit TextTable(std::vector<std::string> header, std::size_t leftColumns = 1);

  // Requires as many cells as the header has.  They are escaped (text/visible_text.h).
  void addRow(std::vector<std::string> cells);

  // Every line ends with a line break.  Two spaces stand before the first column and between
  // columns.
  std::string text() const;

 private:
  std::size_t leftColumns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace shelfwise
