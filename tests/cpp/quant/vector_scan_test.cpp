#include "quant/vector_scan.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"

namespace shelfwise {
namespace {

std::int64_t slowDot(std::span<const std::int16_t> row, std::span<const std::int32_t> query) {
  std::int64_t sum = 0;
  for (std::size_t d = 0; d < row.size(); ++d) sum += std::int64_t{row[d]} * query[d];
  return sum;
}

std::vector<std::int64_t> dotsOf(const std::vector<std::int16_t>& rows,
                                 const std::vector<std::int32_t>& query) {
  std::vector<std::int64_t> products(rows.size() / query.size());
  VectorQuery(query).dots(rows, products);
  return products;
}

// In [-largest, largest].
template <class Number>
std::vector<Number> randomNumbers(SplitMix64& random, std::size_t count, std::int32_t largest) {
  std::vector<Number> numbers(count);
  for (Number& number : numbers) {
    const auto drawn = random.below(2 * static_cast<std::size_t>(largest) + 1);
    number = static_cast<Number>(static_cast<std::int32_t>(drawn) - largest);
  }
  return numbers;
}

TEST(VectorScan, AddsUpAProductWorkedOutByHand) {
  std::vector<std::int32_t> query(16, 0);
  std::vector<std::int16_t> rows(32, 0);
  query[0] = 3;
  query[15] = -2;
  rows[0] = 10;
  rows[15] = 7;
  rows[16] = -1;
  EXPECT_EQ(dotsOf(rows, query), (std::vector<std::int64_t>{16, -3}));
}

TEST(VectorScan, GivesTheExactProductOfAnyQueryItAllows) {
  SplitMix64 random(7);
  for (const std::size_t dim : {16U, 64U, 112U, 128U}) {
    for (const std::int32_t largest : {100, 2'000, 30'000, 1'000'000, 20'000'000}) {
      const auto query = randomNumbers<std::int32_t>(random, dim, largest);
      const auto rows = randomNumbers<std::int16_t>(random, 7 * dim, 2'500);
      const auto products = dotsOf(rows, query);
      for (std::size_t r = 0; r < products.size(); ++r) {
        EXPECT_EQ(products[r], slowDot(std::span(rows).subspan(r * dim, dim), query));
      }
    }
  }
}

TEST(VectorScan, ScoresAnyNumberOfRowsAsItsProductsDo) {
  SplitMix64 random(8);
  for (const std::size_t dim : {16U, 48U, 64U, 128U}) {
    for (const std::int32_t largest : {100, 20'000'000}) {
      for (std::size_t count = 0; count < 11; ++count) {
        const auto query = randomNumbers<std::int32_t>(random, dim, largest);
        const auto rows = randomNumbers<std::int16_t>(random, count * dim, 2'500);
        std::vector<float> scores(count);
        VectorQuery(query).scores(rows, 1e-7, scores);
        const auto products = dotsOf(rows, query);
        for (std::size_t r = 0; r < count; ++r) {
          EXPECT_EQ(scores[r], scaledProduct(products[r], 1e-7));
        }
      }
    }
  }
}

TEST(VectorScan, HoldsTheLongestRowAgainstTheLongestQuery) {
  for (const std::int32_t sign : {1, -1}) {
    std::vector<std::int32_t> query(16, 0);
    std::vector<std::int16_t> row(16, 0);
    query[3] = sign * static_cast<std::int32_t>(kMaxQueryNorm);
    row[3] = -32'767;
    EXPECT_EQ(dotsOf(row, query).front(), -32'767 * sign * kMaxQueryNorm);
    std::vector<std::int16_t> rows;
    for (int i = 0; i < 4; ++i) rows.insert(rows.end(), row.begin(), row.end());
    std::vector<float> scores(4);
    VectorQuery(query).scores(rows, 1, scores);
    EXPECT_EQ(scores.back(), static_cast<float>(-32'767 * sign * kMaxQueryNorm));
  }
}

TEST(VectorScan, HoldsTheLongestQueryThatIsNotSplitAndTheShortestThatIs) {
  for (const std::int32_t length : {32'767, 32'768, 32'769}) {
    std::vector<std::int32_t> query(16, 0);
    std::vector<std::int16_t> row(16, 0);
    query[0] = length;
    row[0] = 32'767;
    EXPECT_EQ(dotsOf(row, query).front(), std::int64_t{length} * 32'767);
  }
}

TEST(VectorScan, SquaresAndAddsUp) {
  EXPECT_EQ(squaredNorm(std::vector<std::int16_t>{-3, 4}), 25);
  EXPECT_EQ(squaredNorm(std::vector<std::int32_t>{1 << 20, -(1 << 20)}), std::int64_t{1} << 41);
}

}  // namespace
}  // namespace shelfwise
