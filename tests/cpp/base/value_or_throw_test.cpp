#include "base/value_or_throw.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace shelfwise {
namespace {

Result<int> failure(ErrorCode code) { return Error{code, "row 7 is no row"}; }

TEST(ValueOrThrow, GivesTheValueAndMovesIt) {
  EXPECT_EQ(valueOrThrow(Result<int>(7)), 7);
  EXPECT_EQ(*valueOrThrow(Result<std::unique_ptr<int>>(std::make_unique<int>(7))), 7);
}

TEST(ValueOrThrow, ThrowsBadAllocWhereMemoryIsShort) {
  EXPECT_THROW(valueOrThrow(failure(ErrorCode::kOutOfMemory)), std::bad_alloc);
}

TEST(ValueOrThrow, ThrowsALogicErrorWithTheMessageOfAnyOther) {
  try {
    valueOrThrow(failure(ErrorCode::kCorruptSlice));
    FAIL() << "nothing was thrown";
  } catch (const std::logic_error& thrown) {
    EXPECT_EQ(std::string(thrown.what()), "row 7 is no row");
  }
}

}  // namespace
}  // namespace shelfwise
