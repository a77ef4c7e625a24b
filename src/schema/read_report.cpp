#include "schema/read_report.h"

namespace shelfwise {

std::string describe(const RowProblem& problem) {
  std::string text = problem.file + ", row " + std::to_string(problem.row);
  if (!problem.column.empty()) text += ", column " + problem.column;
  text += ": " + problem.reason;
  if (!problem.value.empty()) text += " (here '" + problem.value + "')";
  return text;
}

std::string describeUnknown(const std::vector<UnknownWord>& words) {
  constexpr std::size_t kShownWords = 20;
  std::string list;
  std::string lines;
  for (std::size_t i = 0; i < words.size() && i < kShownWords; ++i) {
    const std::string word = "\"" + words[i].word + "\"";
    list += (i > 0 ? ", " : "") + word + " (" + std::to_string(words[i].events) + ")";
    lines += (i > 0 ? ", " : "") + word + (i == 0 ? ": \"view\"" : ": null");
  }
  return "no event has a known type; the words are " + list +
         "; a map (--map) says what they mean: {\"events\": {\"types\": {" + lines + "}}}";
}

}  // namespace shelfwise
