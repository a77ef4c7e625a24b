#include "train/cholesky.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "fixtures/backward_executor.h"

namespace shelfwise {
namespace {

TEST(Cholesky, SolvesACaseByHand) {
  // | 4 2 | x = | 10 |   has the solution (1, 3).
  // | 2 3 |     | 11 |
  std::vector<float> a{4, 2, 0, 3};  // column by column; the upper triangle is not read
  std::vector<float> b{10, 11};
  ASSERT_TRUE(solveCholesky(a, b));
  EXPECT_NEAR(b[0], 1, 1e-6);
  EXPECT_NEAR(b[1], 3, 1e-6);
}

TEST(Cholesky, SolutionFitsRandomSystems) {
  std::mt19937 random(3);
  for (const std::size_t n : {1u, 2u, 5u, 17u, 64u, 131u}) {
    // A = B B' + n I is positive definite.
    std::vector<double> factor(n * n);
    for (double& value : factor) value = static_cast<double>(random() % 2001) / 1000 - 1;
    std::vector<float> a(n * n);
    for (std::size_t r = 0; r < n; ++r) {
      for (std::size_t c = 0; c < n; ++c) {
        double sum = r == c ? static_cast<double>(n) : 0;
        for (std::size_t k = 0; k < n; ++k) sum += factor[r * n + k] * factor[c * n + k];
        a[c * n + r] = static_cast<float>(sum);
      }
    }
    std::vector<float> b(n);
    for (float& value : b) value = static_cast<float>(random() % 100);
    std::vector<float> factored = a;
    std::vector<float> x = b;
    ASSERT_TRUE(solveCholesky(factored, x));
    for (std::size_t r = 0; r < n; ++r) {
      double sum = 0;
      for (std::size_t c = 0; c < n; ++c) sum += static_cast<double>(a[c * n + r]) * x[c];
      EXPECT_NEAR(sum, b[r], 2e-3);
    }
  }
}

TEST(Cholesky, RefusesAMatrixThatIsNotPositiveDefinite) {
  std::vector<float> a{1, 2, 2, 1};
  std::vector<float> b{1, 1};
  EXPECT_FALSE(solveCholesky(a, b));
}

TEST(Cholesky, SolvesNothing) { EXPECT_TRUE(solveCholesky({}, {})); }

TEST(Cholesky, SolvesManySidesAsItSolvesOne) {
  std::mt19937 random(4);
  constexpr std::size_t n = 75;  // two panels and a part of a third
  std::vector<float> a(n * n);
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t r = c; r < n; ++r) a[c * n + r] = static_cast<float>(random() % 100) / 100;
    a[c * n + c] += n;
  }
  std::vector<float> sides(n * kSides);
  for (float& value : sides) value = static_cast<float>(random() % 100);
  const std::vector<float> wanted = sides;
  std::vector<float> factor = a;
  SerialExecutor executor;
  ASSERT_TRUE(factorise(factor, n, executor));
  solveSides(factor, n, sides);
  for (std::size_t s = 0; s < kSides; ++s) {
    std::vector<float> one(n);
    for (std::size_t i = 0; i < n; ++i) one[i] = wanted[i * kSides + s];
    std::vector<float> matrix = a;
    ASSERT_TRUE(solveCholesky(matrix, one));
    for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(sides[i * kSides + s], one[i], 1e-4);
  }
}

TEST(Cholesky, FactorsTheSameInWhateverOrderPiecesRun) {
  std::mt19937 random(6);
  constexpr std::size_t n = 200;
  std::vector<float> a(n * n);
  for (float& value : a) value = static_cast<float>(random() % 100) / 100;
  for (std::size_t c = 0; c < n; ++c) a[c * n + c] += n;
  std::vector<float> forward = a;
  std::vector<float> backward = a;
  SerialExecutor serial;
  BackwardExecutor reversed;
  ASSERT_TRUE(factorise(forward, n, serial));
  ASSERT_TRUE(factorise(backward, n, reversed));
  EXPECT_EQ(forward, backward);
}

}  // namespace
}  // namespace shelfwise
