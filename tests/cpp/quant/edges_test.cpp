#include "quant/edges.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace shelfwise {
namespace {

EdgeRows threeRows(std::vector<std::uint32_t> offsets, std::vector<ItemId> targets,
                   std::vector<float> weights) {
  return {std::move(offsets), std::move(targets), std::move(weights)};
}

TEST(QuantizeEdges, TheLargestWeightOfARowHasCode15) {
  const auto edges = quantizeEdges(threeRows({0, 2, 2, 3}, {1, 2, 0}, {7.5f, 1.0f, 30.0f}), 20);
  ASSERT_TRUE(edges.ok());
  EXPECT_EQ(edges.value().codes, (std::vector<std::uint8_t>{15, 2, 15}));  // 1.0 / .5 = 2
  EXPECT_EQ(edges.value().scales, (std::vector<float>{0.5f, 0.0f, 2.0f}));
}

TEST(QuantizeEdges, DropsWhatIsBelowHalfAStep) {
  const auto edges = quantizeEdges(threeRows({0, 2, 2, 2}, {1, 2}, {15.0f, 0.49f}), 20);
  ASSERT_TRUE(edges.ok());
  EXPECT_EQ(edges.value().targets, (std::vector<ItemId>{1}));
  EXPECT_EQ(edges.value().offsets, (std::vector<std::uint32_t>{0, 1, 1, 1}));
}

TEST(QuantizeEdges, KeepsTheHeaviestAndAmongEqualsTheSmallerTarget) {
  const auto edges = quantizeEdges(threeRows({0, 0, 2, 4}, {0, 2, 0, 1}, {1, 2, 3, 3}), 1);
  ASSERT_TRUE(edges.ok());
  EXPECT_EQ(edges.value().targets, (std::vector<ItemId>{2, 0}));
}

TEST(QuantizeEdges, EveryKeptWeightIsWithinHalfAStepAndScalesFitSixteenBits) {
  std::mt19937_64 random(3);
  EdgeRows edges;
  for (std::uint32_t row = 0; row < 200; ++row) {
    for (ItemId target = 0; target < 200; ++target) {
      if (target == row || random() % 10 != 0) continue;
      edges.targets.push_back(target);
      edges.weights.push_back(static_cast<float>(random() % 10'000 + 1) * 1e-3f);
    }
    edges.offsets.push_back(static_cast<std::uint32_t>(edges.targets.size()));
  }
  const auto quantized = quantizeEdges(edges, kMaxEdgesPerRow);
  ASSERT_TRUE(quantized.ok());
  const QuantizedEdges& q = quantized.value();
  for (std::uint32_t row = 0; row < q.rows(); ++row) {
    EXPECT_EQ(std::bit_cast<std::uint32_t>(q.scales[row]) & 0xFFFF, 0u);
    std::uint32_t e = edges.offsets[row];
    for (std::uint32_t i = q.offsets[row]; i < q.offsets[row + 1]; ++i) {
      while (edges.targets[e] != q.targets[i]) ++e;
      const float restored = q.scales[row] * static_cast<float>(q.codes[i]);
      EXPECT_LE(std::abs(restored - edges.weights[e]), q.scales[row] * 0.5001f);
    }
  }
}

TEST(QuantizeEdges, AWeightTooSmallForAScaleIsDropped) {
  const auto edges = quantizeEdges(threeRows({0, 1, 1, 1}, {1}, {1e-45f}), 20);
  ASSERT_TRUE(edges.ok());
  EXPECT_TRUE(edges.value().targets.empty());
}

TEST(QuantizeEdges, RefusesWhatAreNoEdges) {
  const float infinity = std::numeric_limits<float>::infinity();
  const std::vector<EdgeRows> broken = {
      threeRows({0, 1, 1, 1}, {1}, {infinity}), threeRows({0, 1, 1, 1}, {1}, {0.0f}),
      threeRows({0, 1, 1, 1}, {0}, {1.0f}),     threeRows({0, 1, 1, 1}, {3}, {1.0f}),
      threeRows({0, 2, 2, 2}, {2, 1}, {1, 1}),  threeRows({0, 2, 2, 2}, {1, 1}, {1, 1})};
  for (const EdgeRows& edges : broken) {
    const auto result = quantizeEdges(edges, 20);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(result.error().message.find("row 0"), std::string::npos);
  }
  for (const std::uint32_t limit : {0u, kMaxEdgesPerRow + 1}) {
    EXPECT_FALSE(quantizeEdges(threeRows({0, 0, 0, 0}, {}, {}), limit).ok());
  }
}

}  // namespace
}  // namespace shelfwise
