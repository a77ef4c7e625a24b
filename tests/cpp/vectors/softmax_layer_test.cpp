#include "vectors/softmax_layer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "fixtures/histories.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kLayerItems = 5;
constexpr std::size_t kLayerDim = 16;
constexpr std::size_t kRows = 4;

std::vector<float> drawn(SplitMix64& random, std::size_t count) {
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(random.below(1'000)) / 1'000 - 0.5f;
  return values;
}

double logit(const std::vector<float>& queries, std::size_t row, const std::vector<float>& vectors,
             ItemId item) {
  double sum = 0;
  for (std::size_t d = 0; d < kLayerDim; ++d) {
    sum += double{queries[row * kLayerDim + d]} * vectors[item * kLayerDim + d];
  }
  return sum;
}

TEST(SoftmaxLayer, IsTheSoftmaxOverTheItemsThatAreNotInThePast) {
  const Sequences sequences = sequencesOf({{0, 1, 2}, {4, 3}});
  const std::vector<Example> examples = {{0, 2}, {1, 1}};  // 2 after 0 and 1; 3 after 4
  const std::vector<std::vector<ItemId>> candidates = {{2, 3, 4}, {0, 1, 2, 3}};
  const std::vector<ItemId> targets = {2, 3};
  SplitMix64 random(11);
  SerialExecutor executor;
  SoftmaxLayer layer({kLayerItems, targets, kRows, kLayerItems}, sequences, kRows, kLayerDim,
                     executor);
  const std::vector<float> vectors = drawn(random, kLayerItems * kLayerDim);
  const std::vector<float> queries = drawn(random, kRows * kLayerDim);
  layer.choose(examples, random);
  layer.take(vectors);
  std::vector<float> gradient = queries;
  std::vector<float> itemGradient(kLayerItems * kLayerDim, 7.0f);
  const double loss = layer.learn(examples, gradient, itemGradient);

  double expectedLoss = 0;
  std::vector<double> byQuery(kRows * kLayerDim, 0.0);  // also of the rows without an example
  std::vector<double> byItem(kLayerItems * kLayerDim, 0.0);
  for (std::size_t e = 0; e < examples.size(); ++e) {
    double sum = 0;
    for (const ItemId item : candidates[e]) sum += std::exp(logit(queries, e, vectors, item));
    expectedLoss += std::log(sum) - logit(queries, e, vectors, targets[e]);
    for (const ItemId item : candidates[e]) {
      const double share = std::exp(logit(queries, e, vectors, item)) / sum;
      const double byLogit = share - (item == targets[e] ? 1 : 0);
      for (std::size_t d = 0; d < kLayerDim; ++d) {
        byQuery[e * kLayerDim + d] += byLogit * vectors[item * kLayerDim + d];
        byItem[item * kLayerDim + d] += byLogit * queries[e * kLayerDim + d];
      }
    }
  }
  EXPECT_NEAR(loss, expectedLoss, 1e-5);
  for (std::size_t i = 0; i < byQuery.size(); ++i) EXPECT_NEAR(gradient[i], byQuery[i], 1e-5);
  for (std::size_t i = 0; i < byItem.size(); ++i) EXPECT_NEAR(itemGradient[i], byItem[i], 1e-5);
}

}  // namespace
}  // namespace shelfwise
