#include "vectors/matrix_product.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"
#include "fixtures/backward_executor.h"
#include "vectors/examples.h"

namespace shelfwise {
namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<float> values(count);
  for (float& value : values) value = nearlyNormal(random);
  return values;
}

// The definition: one sum after the other, over the inner index in order.
std::vector<float> slowProduct(const MatrixView& left, const MatrixView& right) {
  std::vector<float> product;
  for (std::size_t r = 0; r < left.rows; ++r) {
    for (std::size_t c = 0; c < right.columns; ++c) {
      float sum = 0;
      for (std::size_t k = 0; k < left.columns; ++k) {
        sum += left.values[r * left.rowStride + k * left.columnStride] *
               right.values[k * right.rowStride + c];
      }
      product.push_back(sum);
    }
  }
  return product;
}

TEST(MatrixProduct, HasTheBitsOfThePlainLoop) {
  SerialExecutor executor;
  for (const std::size_t depth : {1U, 2U, 63U, 64U}) {
    const std::size_t rows = 72;
    const std::size_t columns = 48;
    const auto a = randomValues(rows * depth, 1);
    const auto b = randomValues(depth * columns, 2);
    const MatrixView left{a.data(), rows, depth, depth};
    const MatrixView right{b.data(), depth, columns, columns};
    std::vector<float> product(rows * columns);
    multiply(left, right, product.data(), executor);
    EXPECT_EQ(product, slowProduct(left, right)) << depth;
  }
}

TEST(MatrixProduct, TakesATransposedLeftSide) {
  SerialExecutor executor;
  const auto a = randomValues(20 * 8, 3);
  const auto b = randomValues(20 * 16, 4);
  const MatrixView left = transposed({a.data(), 20, 8, 8});
  const MatrixView right{b.data(), 20, 16, 16};
  ASSERT_EQ(left.rows, 8U);
  std::vector<float> product(8 * 16);
  multiply(left, right, product.data(), executor);
  EXPECT_EQ(product, slowProduct(left, right));
}

TEST(MatrixProduct, TakesMatricesThatBeginAnywhere) {
  SerialExecutor executor;
  const auto a = randomValues(4 * 8 + 1, 7);
  const auto b = randomValues(8 * 16 + 1, 8);
  const MatrixView left{a.data() + 1, 4, 8, 8};
  const MatrixView right{b.data() + 1, 8, 16, 16};
  std::vector<float> product(4 * 16 + 1);
  multiply(left, right, product.data() + 1, executor);
  product.erase(product.begin());
  EXPECT_EQ(product, slowProduct(left, right));
}

TEST(MatrixProduct, IsTheSameWhateverTheOrderOfThePieces) {
  const auto a = randomValues(200 * 32, 5);
  const auto b = randomValues(32 * 16, 6);
  std::vector<float> forward(200 * 16);
  std::vector<float> backward(200 * 16);
  SerialExecutor serial;
  BackwardExecutor reversed;
  multiply({a.data(), 200, 32, 32}, {b.data(), 32, 16, 16}, forward.data(), serial);
  multiply({a.data(), 200, 32, 32}, {b.data(), 32, 16, 16}, backward.data(), reversed);
  EXPECT_EQ(forward, backward);
}

}  // namespace
}  // namespace shelfwise
