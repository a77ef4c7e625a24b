#include "report/html.h"

namespace shelfwise {

std::string escapedHtml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return "<" + tag + ">" + escapedHtml(text) + "</" + tag + ">";
}

std::string tableHtml(const ReportTable& table) {
  std::string html = "<table>\n" + element("caption", table.caption) + "\n<thead><tr>";
  for (const std::string& name : table.header) {
    html += "<th scope=\"col\">" + escapedHtml(name) + "</th>";
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const Cells& row : table.rows) {
    html += "<tr><th scope=\"row\">" + escapedHtml(row.front()) + "</th>";
    for (std::size_t i = 1; i < row.size(); ++i) html += element("td", row[i]);
    html += "</tr>\n";
  }
  return scrolling(table.caption, html + "</tbody>\n</table>\n");
}

std::string scrolling(std::string_view name, std::string_view html) {
  return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + escapedHtml(name) +
         "\">\n" + std::string(html) + "</div>\n";
}

}  // namespace shelfwise
