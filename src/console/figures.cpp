#include "console/figures.h"

#include <algorithm>

#include "console/numbers.h"
#include "console/text_table.h"
#include "text/visible_text.h"

namespace shelfwise {

namespace {

std::string inSentence(const NamedFigure& named) {
  std::string sentence = named.sentence;
  if (const std::size_t at = sentence.find("{}"); at != std::string::npos) {
    sentence.replace(at, 2, visible(named.figure.text));
  }
  return sentence;
}

std::string lineText(const FigureLine& line) {
  std::string text;
  for (const NamedFigure& named : line.figures) {
    if (named.sentence.empty()) continue;
    if (!text.empty()) text += ", ";
    text += inSentence(named);
  }
  if (text.empty()) return {};
  return "  " + (line.heading.empty() ? "" : visible(line.heading) + ": ") + text + "\n";
}

std::string tableText(const FigureTable& table) {
  if (table.rows.empty()) return table.ifEmpty.empty() ? "" : "  " + table.ifEmpty + "\n";
  std::vector<std::size_t> shown;
  std::vector<std::string> header;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].heading == kHidden) continue;
    shown.push_back(c);
    header.push_back(table.columns[c].heading);
  }
  if (shown.empty()) return {};
  TextTable text(std::move(header), table.leftColumns);
  const std::size_t count = std::min(table.mostRows, table.rows.size());
  for (std::size_t r = 0; r < count; ++r) {
    std::vector<std::string> cells;
    for (const std::size_t c : shown) cells.push_back(table.rows[r][c].text);
    text.addRow(std::move(cells));
  }
  if (count == table.rows.size()) return text.text();
  return text.text() + "  and " + countText(table.rows.size() - count) +
         " more (all with --json)\n";
}

}  // namespace

Figure countFigure(std::uint64_t count) { return {count, countText(count)}; }
Figure bytesFigure(std::uint64_t bytes) { return {bytes, bytesText(bytes)}; }
Figure secondsFigure(double seconds) { return {seconds, secondsText(seconds)}; }
Figure decimalFigure(double value, int decimals) { return {value, decimalText(value, decimals)}; }
Figure textFigure(std::string_view text) { return {std::string(text), std::string(text)}; }
Figure listFigure(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  return {texts, list};
}
Figure flagFigure(bool value, std::string_view text) { return {value, std::string(text)}; }

std::string figuresText(const Figures& figures) {
  std::string text;
  bool afterTable = false;
  for (const auto& part : figures) {
    const auto* table = std::get_if<FigureTable>(&part);
    const std::string next = table ? tableText(*table) : lineText(std::get<FigureLine>(part));
    if (next.empty()) continue;
    const bool isTable = table != nullptr && !table->rows.empty();
    if (!text.empty() && (isTable || afterTable)) text += "\n";
    text += next;
    afterTable = isTable;
  }
  return text;
}

}  // namespace shelfwise
