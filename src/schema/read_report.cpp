#include "schema/read_report.h"

namespace shelfwise {

std::string describe(const RowProblem& problem) {
  std::string text = problem.file + ", row " + std::to_string(problem.row);
  if (!problem.column.empty()) text += ", column " + problem.column;
  text += ": " + problem.reason;
  if (!problem.value.empty()) text += " (here '" + problem.value + "')";
  return text;
}

}  // namespace shelfwise
