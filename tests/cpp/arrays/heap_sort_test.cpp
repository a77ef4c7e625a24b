#include "arrays/heap_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"

namespace shelfwise {
namespace {

TEST(HeapSort, SortsByTheOrderItIsGiven) {
  std::vector<std::string> texts = {"b", "", "c", "a"};
  heapSort(texts);
  EXPECT_EQ(texts, (std::vector<std::string>{"", "a", "b", "c"}));
  heapSort(texts, [](const std::string& a, const std::string& b) { return a > b; });
  EXPECT_EQ(texts, (std::vector<std::string>{"c", "b", "a", ""}));
}

TEST(HeapSort, AgreesWithStdSort) {
  SplitMix64 random(29);
  for (std::uint64_t count = 0; count < 200; ++count) {
    std::vector<std::uint64_t> values;
    for (std::uint64_t i = 0; i < count; ++i) values.push_back(random.below(50));
    std::vector<std::uint64_t> expected = values;
    std::sort(expected.begin(), expected.end());
    heapSort(values);
    EXPECT_EQ(values, expected);
  }
}

}  // namespace
}  // namespace shelfwise
