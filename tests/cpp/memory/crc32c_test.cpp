#include "memory/crc32c.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace shelfwise {
namespace {

std::span<const std::byte> bytesOf(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

TEST(Crc32c, MatchesTheCheckValueOfThePolynomial) {
  EXPECT_EQ(crc32c(bytesOf("123456789")), 0xE3069283u);
}

TEST(Crc32c, MatchesTheExamplesOfRfc3720) {
  EXPECT_EQ(crc32c(std::vector<std::byte>(32, std::byte{0})), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::vector<std::byte>(32, std::byte{0xFF})), 0x62A8AB43u);
}

TEST(Crc32c, OfNothingIsZero) { EXPECT_EQ(crc32c({}), 0u); }

TEST(Crc32c, GoesOnFromTheChecksumSoFar) {
  EXPECT_EQ(crc32c(bytesOf("6789"), crc32c(bytesOf("12345"))), crc32c(bytesOf("123456789")));
}

}  // namespace
}  // namespace shelfwise
