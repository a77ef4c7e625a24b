#include "base/joined_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace shelfwise {
namespace {

TEST(JoinedText, PutsTextsAndNumbersInOrder) {
  const std::string name = "rows";
  EXPECT_EQ(joined(), "");
  EXPECT_EQ(joined(7U, " ", name, std::string_view(", "), std::size_t{0}), "7 rows, 0");
}

TEST(JoinedText, WritesTheLargestNumber) {
  EXPECT_EQ(joined(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
}

}  // namespace
}  // namespace shelfwise
