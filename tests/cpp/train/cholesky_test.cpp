#include "train/cholesky.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>
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

// [n x n], symmetric and positive definite: B B' + n I, where B holds numbers from -1 to 1.
Eigen::MatrixXf randomSystem(Eigen::Index n, std::mt19937& random) {
  const Eigen::MatrixXf factor = Eigen::MatrixXf::NullaryExpr(
      n, n, [&random] { return static_cast<float>(random() % 2001) / 1000 - 1; });
  return factor * factor.transpose() + static_cast<float>(n) * Eigen::MatrixXf::Identity(n, n);
}

std::vector<float> elements(const Eigen::MatrixXf& matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}

TEST(Cholesky, SolvesWhatEigenSolves) {
  std::mt19937 random(3);
  for (const Eigen::Index n : {1, 2, 5, 17, 64, 131}) {
    const Eigen::MatrixXf system = randomSystem(n, random);
    std::vector<float> matrix = elements(system);
    std::vector<float> solution(static_cast<std::size_t>(n));
    for (float& value : solution) value = static_cast<float>(random() % 100);
    const Eigen::VectorXf wanted = system.llt().solve(Eigen::VectorXf::Map(solution.data(), n));
    ASSERT_TRUE(solveCholesky(matrix, solution));
    for (Eigen::Index i = 0; i < n; ++i)
      EXPECT_NEAR(solution[static_cast<std::size_t>(i)], wanted[i], 1e-4) << n << " x " << n;
  }
}

TEST(Cholesky, InvertsAsEigenDoes) {
  std::mt19937 random(5);
  constexpr Eigen::Index n =
      2 * kSides + 7;  // the last sides are columns of the identity, then zeros
  const Eigen::MatrixXf system = randomSystem(n, random);
  const Eigen::MatrixXf wanted = system.inverse();
  std::vector<float> factor = elements(system);
  SerialExecutor executor;
  ASSERT_TRUE(factorise(factor, n, executor));
  for (std::size_t first = 0; first < n; first += kSides) {
    std::vector<float> sides(n * kSides);
    for (std::size_t s = 0; s < kSides && first + s < n; ++s) sides[(first + s) * kSides + s] = 1;
    solveSides(factor, n, sides);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t s = 0; s < kSides; ++s) {
        const bool column = first + s < n;
        const float entry =
            column ? wanted(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(first + s)) : 0;
        EXPECT_NEAR(sides[i * kSides + s], entry, 1e-6) << i << ", " << first + s;
      }
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
