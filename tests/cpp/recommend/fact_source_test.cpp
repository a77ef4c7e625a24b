#include "recommend/fact_source.h"

#include <gtest/gtest.h>

#include <optional>

#include "slice/model_slices.h"

namespace shelfwise {
namespace {

// Item 0 has all the facts, every fact is on one other item too: item 1 has one, item 2 the rest.
Model unevenModel(std::uint32_t facts) {
  Model model;
  model.graph.itemCount = 3;
  model.itemIds = {"all", "one", "rest"};
  model.graph.relations = {{"use", RelationKind::kAttribute}};
  for (std::uint32_t f = 0; f < facts; ++f) model.graph.labels.push_back("f" + std::to_string(f));
  for (std::uint32_t f = 0; f < facts; ++f) model.graph.triples.push_back({0, 0, 3 + f});
  model.graph.triples.push_back({1, 0, 3});
  for (std::uint32_t f = 1; f < facts; ++f) model.graph.triples.push_back({2, 0, 3 + f});
  model.popularity.resize(3);
  model.fusion.relationWeights = {1.0f};
  model.fusion.typeWeights.fill(1.0f);
  for (auto& scenario : model.fusion.scenarios) scenario.lambda[Source::kFacts].fill(1.0f);
  return model;
}

struct OpenedFacts {
  explicit OpenedFacts(const Model& model) : slices(writeModelSlices(model)) {
    const std::span<const std::byte> files[] = {slices.engine, slices.fields};
    view = openModel(files).value();
    Arena measure = Arena::measuring();
    FactSource(measure, *view);
    arena = Arena::create(measure.used());
  }
  FactSource source() {
    FactSource facts(*arena, *view);
    facts.derive(view->fusion);
    return facts;
  }
  std::vector<Term> terms(FactSource& facts, const ScoredEvent& event, ItemId item) const {
    std::vector<Term> found;
    facts.mark(item);
    facts.terms(event, 0, EventWeights(view->fusion, Scenario::kForYou), item, found);
    facts.unmark(item);
    return found;
  }

  ModelSlices slices;
  std::unique_ptr<ModelView> view;
  std::optional<Arena> arena;
};

TEST(FactSource, NamesTheSharedFactsFromEitherSideAlike) {
  OpenedFacts opened(unevenModel(500));
  FactSource facts = opened.source();
  const auto forward = opened.terms(facts, {0, EventType::kView, 0}, 1);
  const auto backward = opened.terms(facts, {1, EventType::kView, 0}, 0);
  ASSERT_EQ(forward.size(), 1u);
  EXPECT_EQ(forward, backward);
  EXPECT_EQ(forward[0].fact, 3u);
  const auto many = opened.terms(facts, {0, EventType::kView, 0}, 2);
  ASSERT_EQ(many.size(), 499u);
  for (std::size_t i = 1; i < many.size(); ++i) EXPECT_EQ(many[i].fact, many[i - 1].fact + 1);
}

TEST(FactSource, ReadsFewFactsWhereOneItemHasFew) {
  OpenedFacts opened(unevenModel(4'000));
  FactSource facts = opened.source();
  for (int i = 0; i < 1'000; ++i) opened.terms(facts, {0, EventType::kView, 0}, 1);
  EXPECT_LE(facts.factsRead(), 12'000u);  // one bisection each
}

}  // namespace
}  // namespace shelfwise
