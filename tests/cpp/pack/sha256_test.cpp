#include "pack/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace shelfwise {
namespace {

std::string hashOf(std::string_view text) {
  return hexadecimal(sha256(std::as_bytes(std::span(text.data(), text.size()))));
}

TEST(Sha256, HasTheValuesOfTheStandard) {  // FIPS 180-4, examples of NIST
  EXPECT_EQ(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hashOf(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hexadecimal, WritesANumberWithItsMostSignificantDigitFirst) {
  EXPECT_EQ(hexadecimal(std::uint64_t{0x0123'4567'89AB'CDEF}), "0123456789abcdef");
  EXPECT_EQ(hexadecimal(std::uint64_t{0}), "0000000000000000");
}

}  // namespace
}  // namespace shelfwise
