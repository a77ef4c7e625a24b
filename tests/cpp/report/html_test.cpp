#include "report/html.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(Html, EscapesWhatHasAMeaning) {
  EXPECT_EQ(escapedHtml("<b title=\"R&D\">'x'</b>"),
            "&lt;b title=&quot;R&amp;D&quot;&gt;&#39;x&#39;&lt;/b&gt;");
  EXPECT_EQ(escapedHtml("茶壺, Kaffee"), "茶壺, Kaffee");
  EXPECT_EQ(escapedHtml(""), "");
  EXPECT_EQ(element("dd", "a < b"), "<dd>a &lt; b</dd>");
}

TEST(Html, OfATableHasAHeadForEveryRowAndColumn) {
  const std::string html = tableHtml({"A & B", {"model", "HR"}, {{"<full>", "0.5"}, {"x", "-"}}});
  EXPECT_NE(html.find("<caption>A &amp; B</caption>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"col\">model</th><th scope=\"col\">HR</th>"), std::string::npos);
  EXPECT_NE(html.find("<tr><th scope=\"row\">&lt;full&gt;</th><td>0.5</td></tr>"),
            std::string::npos);
  EXPECT_NE(html.find("aria-label=\"A &amp; B\""), std::string::npos);
}

}  // namespace
}  // namespace shelfwise
