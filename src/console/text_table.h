// A table for the terminal: columns as wide as their widest cell.

#pragma once

#include <string>
#include <vector>

namespace shelfwise {

class TextTable {
 public:
  // The first column is set to the left, the others to the right.
  explicit TextTable(std::vector<std::string> header);

  // Requires as many cells as the header has.
  void addRow(std::vector<std::string> cells);

  // Lines that end with a line break; two blanks before the first column and between columns.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace shelfwise
