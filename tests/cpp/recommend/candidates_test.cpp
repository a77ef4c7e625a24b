#include "recommend/candidates.h"

#include <gtest/gtest.h>

#include <numeric>

#include "fixtures/models.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

struct OpenedCandidates {
  explicit OpenedCandidates(const Model& model) : slices(writeModelSlices(model)) {
    const std::span<const std::byte> files[] = {slices.engine, slices.fields};
    view = openModel(files).value();
  }
  Candidates candidates() const { return Candidates::create(*view, view->fusion).value(); }

  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};

// The camping shop with categories instead of brands: tent and bag "Norrfjell", stove and mug
// "Glimmer".
Model categoryModel() {
  Model model = campingModel();
  model.graph.relations[0].kind = RelationKind::kCategory;
  return model;
}

std::vector<ItemId> keptOf(const OpenedCandidates& opened, const CandidateQuestion& question) {
  std::vector<float> scores(opened.view->itemCount(), 1.0f);
  opened.candidates().keep(question, scores);
  std::vector<ItemId> kept;
  for (ItemId item = 0; item < scores.size(); ++item) {
    if (scores[item] > 0) kept.push_back(item);
  }
  return kept;
}

TEST(Candidates, AreAllButTheExcludedAndTheFinished) {
  const OpenedCandidates opened(categoryModel());
  const std::vector<ScoredEvent> events = {{kTent, EventType::kView, 0}};
  const std::vector<ItemId> excluded = {kMug};
  EXPECT_EQ(keptOf(opened, {.scenario = Scenario::kForYou, .events = events, .exclude = excluded}),
            (std::vector<ItemId>{kTent, kBag, kStove}));
  const std::vector<ItemId> finished = {kBag};
  EXPECT_EQ(keptOf(opened, {.scenario = Scenario::kForYou, .events = events, .finished = finished}),
            (std::vector<ItemId>{kTent, kStove, kMug}));
}

TEST(Candidates, BesideAnItemAreOthersAndAsComplementsNoSubstitutes) {
  const OpenedCandidates opened(categoryModel());
  const std::vector<ScoredEvent> events = {{kTent, EventType::kView, 0}};
  EXPECT_EQ(keptOf(opened, {.scenario = Scenario::kRelated, .events = events}),
            (std::vector<ItemId>{kBag, kStove, kMug}));
  for (const Scenario scenario : kComplementScenarios) {
    EXPECT_EQ(keptOf(opened, {.scenario = scenario, .events = events}),
              (std::vector<ItemId>{kStove, kMug}));
  }
  Model model = categoryModel();
  model.fusion.categoriesReplace = false;
  EXPECT_EQ(keptOf(OpenedCandidates(model), {.scenario = Scenario::kCart, .events = events}),
            (std::vector<ItemId>{kBag, kStove, kMug}));
}

// Every item in every category, as many of both as make a small slice.
Model crowdedModel(std::uint32_t items, std::uint32_t categories) {
  Model model;
  model.graph.itemCount = items;
  model.graph.relations = {{"category", RelationKind::kCategory}};
  for (EntityId c = 0; c < categories; ++c) model.graph.labels.push_back("c" + std::to_string(c));
  for (ItemId item = 0; item < items; ++item) {
    model.itemIds.push_back("p" + std::to_string(item));
    for (EntityId c = 0; c < categories; ++c) model.graph.triples.push_back({item, 0, items + c});
  }
  model.popularity.resize(items);
  model.fusion.relationWeights = {1.0f};
  return model;
}

TEST(Candidates, CostNoMoreThanAReadingOfTheGraph) {
  for (const auto& [items, categories] :
       {std::pair{64u, 64u}, std::pair{500u, 12u}, std::pair{12u, 500u}, std::pair{1024u, 3u}}) {
    const OpenedCandidates opened(crowdedModel(items, categories));
    Candidates candidates = opened.candidates();
    std::vector<ScoredEvent> cart;
    for (ItemId item = 0; item < items; ++item) cart.push_back({item, EventType::kAddToCart, 0});
    std::vector<float> scores(items, 1.0f);
    candidates.keep({.scenario = Scenario::kCart, .events = cart}, scores);
    const std::uint64_t triples = std::uint64_t{items} * categories;
    EXPECT_LE(candidates.entitiesRead(), items + 3 * triples);
    EXPECT_EQ(std::accumulate(scores.begin(), scores.end(), 0.0f), 0.0f);
  }
}

}  // namespace
}  // namespace shelfwise
