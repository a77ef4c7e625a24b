#include "recommend/vector_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "fixtures/models.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

constexpr double kFactor = 1e-6;

struct OpenedSource {
  explicit OpenedSource(std::uint32_t items) : slices(writeModelSlices(randomModel(4, items))) {
    const std::span<const std::byte> files[] = {slices.engine, slices.fields};
    view = openModel(files).value();
    Arena measure = Arena::measuring();
    VectorSource(measure, view->vectors);
    arena = Arena::create(measure.used());
  }
  VectorSource source() { return VectorSource(*arena, view->vectors); }

  ModelSlices slices;
  std::unique_ptr<ModelView> view;
  std::optional<Arena> arena;
};

std::vector<VectorEvent> randomVectorEvents(std::uint64_t seed, std::uint32_t items, int count) {
  std::mt19937_64 random(seed);
  std::vector<VectorEvent> events;
  for (int i = 0; i < count; ++i) {
    events.push_back({static_cast<ItemId>(random() % items), i == 0,
                      static_cast<std::int32_t>(random() % (kFullEventWeight + 1))});
  }
  return events;
}

TEST(VectorSource, IsTheSumOfItsTermsExactly) {
  OpenedSource opened(600);
  VectorSource source = opened.source();
  const auto events = randomVectorEvents(1, 600, 30);
  for (const VectorEvent& event : events) source.add(event);
  std::vector<float> scores(600);
  source.score(1.0, scores);
  for (ItemId item = 0; item < 600; ++item) {
    double sum = 0;
    for (std::size_t e = 0; e < events.size(); ++e) sum += source.term(e, 1.0, item);
    EXPECT_NEAR(scores[item] / (std::abs(sum) + 1), sum / (std::abs(sum) + 1), 1e-5);
  }
}

TEST(VectorSource, IsTheProductOfVectorsThatTheFormulaGives) {
  OpenedSource opened(50);
  VectorSource source = opened.source();
  source.add({3, true, kFullEventWeight});
  std::vector<std::int32_t> query(opened.view->vectors.dim());
  opened.view->vectors.addEvent(3, true, kFullEventWeight, query);
  std::vector<float> scores(50);
  source.score(kFactor, scores);
  for (ItemId item = 0; item < 50; ++item) {
    double product = 0;
    for (std::size_t d = 0; d < query.size(); ++d) {
      product += static_cast<double>(query[d]) * opened.view->vectors.item(item)[d];
    }
    EXPECT_EQ(scores[item], item == 3 ? 0.0f : static_cast<float>(product * kFactor));
  }
}

TEST(VectorSource, AnEventSaysNothingAboutItsOwnItemButOthersDo) {
  OpenedSource opened(50);
  VectorSource both = opened.source();
  both.add({3, true, 1000});
  both.add({7, false, 800});
  both.add({3, false, 500});
  std::vector<float> scores(50);
  both.score(kFactor, scores);
  EXPECT_EQ(both.term(0, kFactor, 3), 0);
  EXPECT_EQ(both.term(2, kFactor, 3), 0);
  EXPECT_EQ(scores[3], both.term(1, kFactor, 3));
}

TEST(VectorSource, DoesNotDependOnTheOrderOfEvents) {
  OpenedSource opened(200);
  VectorSource source = opened.source();
  auto events = randomVectorEvents(2, 200, 40);
  std::vector<float> forward(200), backward(200);
  for (const VectorEvent& event : events) source.add(event);
  source.score(kFactor, forward);
  std::reverse(events.begin(), events.end());
  source.clear();
  for (const VectorEvent& event : events) source.add(event);
  source.score(kFactor, backward);
  EXPECT_EQ(forward, backward);
}

TEST(VectorSource, WithoutEventsOrWithoutWeightItSaysNothing) {
  OpenedSource opened(50);
  VectorSource source = opened.source();
  std::vector<float> scores(50, 1.0f);
  source.score(kFactor, scores);
  EXPECT_EQ(scores, std::vector<float>(50));
  source.add({3, true, 0});
  source.score(kFactor, scores);
  EXPECT_EQ(scores, std::vector<float>(50));
  source.add({3, true, 9});
  source.clear();
  source.score(kFactor, scores);
  EXPECT_EQ(scores, std::vector<float>(50));
}

TEST(VectorSource, HoldsAsManyEventsAsItSays) {
  OpenedSource opened(50);
  VectorSource source = opened.source();
  for (std::size_t e = 0; e < kMaxQueryEvents; ++e) source.add({7, false, kFullEventWeight});
  std::vector<float> full(50), more(50);
  source.score(kFactor, full);
  source.add({8, true, kFullEventWeight});
  source.score(kFactor, more);
  EXPECT_EQ(full, more);
  EXPECT_EQ(source.term(kMaxQueryEvents, kFactor, 9), 0);
  EXPECT_NEAR(full[9], 1024 * source.term(0, kFactor, 9), 1e-4 * std::abs(full[9]) + 1e-6);
}

}  // namespace
}  // namespace shelfwise
