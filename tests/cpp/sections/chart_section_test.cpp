#include "sections/chart_section.h"

#include <gtest/gtest.h>

#include "fixtures/models.h"
#include "fixtures/sections.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(const std::vector<int>& values) {
  Bytes bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

TEST(ChartSection, ComesBackAsItWasWritten) {
  ChartCodes charts;
  EXPECT_TRUE(writeCharts(charts).empty());
  charts[Chart::kMostViewed] = {1, 0, 255};
  charts[Chart::kNewArrivals] = {7, 8, 9};
  const Bytes bytes = writeCharts(charts);
  EXPECT_EQ(bytes, bytesOf({0b1010, 1, 0, 255, 7, 8, 9}));
  const ChartView view = readCharts(bytes, 3).value();
  for (const Chart chart : kCharts) {
    EXPECT_EQ(std::vector(view[chart].begin(), view[chart].end()), charts[chart]);
  }
}

TEST(ChartSection, RefusesWhatIsNoChart) {
  for (const Bytes& bytes :
       {bytesOf({}), bytesOf({0}), bytesOf({1, 1, 1}), bytesOf({1, 1, 1, 1, 1}),
        bytesOf({16, 1, 1, 1}), bytesOf({3, 1, 1, 1}), bytesOf({1})}) {
    const auto read = readCharts(bytes, 3);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::kCorruptSlice);
  }
}

TEST(ChartSection, IsReadWithItsModel) {
  Model model = campingModel();
  const ModelSlices without = writeModelSlices(model);
  model.charts[Chart::kTrending] = {0, 3, 2, 1};
  const ModelSlices with = writeModelSlices(model);
  const std::span<const std::byte> files[] = {with.engine, with.fields};
  const auto view = openModel(files).value();
  EXPECT_TRUE(view->charts[Chart::kBestSellers].empty());
  const auto trending = view->charts[Chart::kTrending];
  EXPECT_EQ(std::vector(trending.begin(), trending.end()), model.charts[Chart::kTrending]);

  const Bytes broken = withSection(without.engine, "chrt", bytesOf({1, 2}));
  const std::span<const std::byte> alone[] = {broken};
  EXPECT_EQ(openModel(alone).error().code, ErrorCode::kCorruptSlice);
}

}  // namespace
}  // namespace shelfwise
