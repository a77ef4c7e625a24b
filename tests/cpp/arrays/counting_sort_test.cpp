#include "arrays/counting_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/random.h"

namespace shelfwise {
namespace {

TEST(CountingSort, GivesEachKeyItsRange) {
  const CountingSort<std::uint32_t> sort(std::vector<std::uint32_t>{2, 0, 2}, 4);
  EXPECT_EQ(sort.offsets(), (std::vector<std::uint32_t>{0, 1, 1, 3, 3}));
}

TEST(CountingSort, WithoutValuesAllRangesAreEmpty) {
  const CountingSort<std::size_t> sort(std::vector<std::uint32_t>{}, 2);
  EXPECT_EQ(sort.offsets(), (std::vector<std::size_t>{0, 0, 0}));
}

TEST(CountingSort, AgreesWithAStableSort) {
  using Value = std::pair<std::uint32_t, std::size_t>;  // key, number
  SplitMix64 random(17);
  for (std::uint64_t count = 0; count < 200; ++count) {
    std::vector<std::uint32_t> keys;
    std::vector<Value> expected;
    for (std::uint64_t i = 0; i < count; ++i) {
      keys.push_back(static_cast<std::uint32_t>(random.below(12)));
      expected.emplace_back(keys.back(), i);
    }
    CountingSort<std::uint32_t> sort(keys, 12);
    std::vector<Value> sorted(expected.size());
    for (const Value& value : expected) sorted[sort.place(value.first)] = value;
    std::sort(expected.begin(), expected.end());  // equal keys by place
    EXPECT_EQ(sorted, expected);
  }
}

}  // namespace
}  // namespace shelfwise
