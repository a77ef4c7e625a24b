#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

namespace shelfwise {
namespace {

Result<int> half(int even) {
  if (even % 2 != 0) return Error{ErrorCode::kInvalidArgument, std::to_string(even) + " is odd"};
  return even / 2;
}

TEST(Result, HoldsTheValueOfASuccess) {
  const auto result = half(42);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.value(), 21);
}

TEST(Result, HoldsTheErrorOfAFailure) {
  const auto result = half(7);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(result.error().message, "7 is odd");
}

TEST(Result, GivesItsValueAway) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 5);
}

TEST(Result, LetsItsValueBeChanged) {
  Result<int> result = half(4);
  result.value() = 9;
  EXPECT_EQ(result.value(), 9);
}

TEST(Result, StatusIsASuccessWithoutAnAnswer) {
  const Status status = Done{};
  EXPECT_TRUE(status.ok());
}

TEST(ErrorCode, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  constexpr auto last = static_cast<std::uint8_t>(ErrorCode::kPersonalText);
  for (std::uint8_t code = 0; code <= last; ++code) {
    const auto name = errorCodeName(static_cast<ErrorCode>(code));
    EXPECT_TRUE(names.insert(name).second) << name;
  }
  EXPECT_EQ(errorCodeName(ErrorCode::kCorruptSlice), "corrupt-slice");
}

}  // namespace
}  // namespace shelfwise
