#include "recommend/scorer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "fixtures/models.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

// Every fact of the camping shop is on two of four items: f^2 = ln(2)^2.  Two items that share both
// of their facts have n = sqrt(2 f^2), so F_K = 2 f^2 / n = sqrt(2) ln 2.
constexpr float kBothFacts = 0.98025814f;

struct OpenedScorer {
  explicit OpenedScorer(const Model& model) : slices(writeModelSlices(model)) {
    const std::span<const std::byte> files[] = {slices.engine, slices.fields};
    view = openModel(files).value();
  }
  Scorer scorer() const { return Scorer::create(*view, view->fusion).value(); }

  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};

std::vector<float> scoresOf(const OpenedScorer& opened, const std::vector<ScoredEvent>& events,
                            Scenario scenario = Scenario::kForYou) {
  std::vector<float> scores(opened.view->itemCount());
  Scorer scorer = opened.scorer();
  scorer.score(events, scenario, scores);
  return scores;
}

std::vector<ScoredEvent> randomEvents(std::mt19937_64& random, std::uint32_t items, int count) {
  std::vector<ScoredEvent> events;
  for (int i = 0; i < count; ++i) {
    events.push_back({static_cast<ItemId>(random() % items), EventType::kView, random() % 12});
  }
  return events;
}

// E_i of the model's codes.
std::vector<double> slowVector(const Model& model, ItemId item) {
  const VectorCodes& codes = model.vectors;
  std::vector<double> vector(codes.dim);
  const auto add = [&](const std::vector<std::int8_t>& from, std::size_t row, double step) {
    for (std::size_t d = 0; d < codes.dim; ++d) vector[d] += step * from[row * codes.dim + d];
  };
  const auto rowOf = [](const std::vector<std::uint32_t>& members, std::uint32_t member) {
    return std::find(members.begin(), members.end(), member) - members.begin();
  };
  std::vector<std::size_t> facts;
  for (const Triple& t : model.graph.triples) {
    const auto row = static_cast<std::size_t>(rowOf(codes.facts, t.tail));
    if (t.head == item && row < codes.facts.size()) facts.push_back(row);
  }
  const auto row = static_cast<std::size_t>(rowOf(codes.items, item));
  if (row < codes.items.size()) add(codes.idCodes, row, codes.idStep);
  for (const std::size_t fact : facts) {
    add(codes.factCodes, fact,
        std::round(codes.factStep / std::sqrt(static_cast<double>(facts.size()))));
  }
  return vector;
}

// Source V by the formula of embed/graph_vectors.h, in double.
double slowVectors(const Model& model, const std::vector<ScoredEvent>& events, ItemId j) {
  const VectorCodes& codes = model.vectors;
  if (codes.dim == 0) return 0;
  const auto& lambda = model.fusion.scenarios[Scenario::kForYou].lambda[Source::kVectors];
  const double full =
      *std::max_element(lambda.begin(), lambda.end()) *
      *std::max_element(model.fusion.typeWeights.begin(), model.fusion.typeWeights.end());
  const std::vector<double> target = slowVector(model, j);
  double score = 0;
  for (const ScoredEvent& event : events) {
    if (event.item == j) continue;
    const std::size_t b = model.fusion.ages.bucket(event.age);
    const double weight =
        std::round(1024 * lambda[b] * model.fusion.typeWeights[event.type] / full);
    const std::vector<double> vector = slowVector(model, event.item);
    for (std::size_t k = 0; k < codes.dim; ++k) {
      double turned = 0;
      for (std::size_t r = 0; r < codes.dim; ++r) {
        turned += codes.transforms[b == 0 ? 0 : 1][k * codes.dim + r] * vector[r];
      }
      const double query = std::floor(std::floor(turned / 2048 + 0.5) * weight / 1024 + 0.5);
      score += full * codes.scale * query * target[k];
    }
  }
  return score;
}

// The formula of the header, term by term in double, from the model and not from its slices.
double slowScore(const Model& model, const std::vector<ScoredEvent>& events, ItemId j) {
  const auto& graph = model.graph;
  const auto factsOf = [&](ItemId item) {
    std::vector<Triple> facts;
    for (const Triple& t : graph.triples) {
      if (t.head == item && t.tail >= graph.itemCount) facts.push_back(t);
    }
    return facts;
  };
  const auto weight = [&](const Triple& fact) {
    double degree = 0;
    for (const Triple& t : graph.triples) degree += t.tail == fact.tail ? 1 : 0;
    return degree < 2
               ? 0
               : model.fusion.relationWeights[fact.relation] * std::log(graph.itemCount / degree);
  };
  const auto norm = [&](ItemId item) {
    double sum = 0;
    for (const Triple& fact : factsOf(item)) sum += weight(fact) * weight(fact);
    return std::sqrt(sum);
  };
  const auto& fusion = model.fusion.scenarios[Scenario::kForYou];
  double score = fusion.popularity * model.popularity[j] / 255.0 + slowVectors(model, events, j);
  for (const ScoredEvent& event : events) {
    if (event.item == j) continue;
    const std::size_t b = model.fusion.ages.bucket(event.age);
    const double g = model.fusion.typeWeights[event.type];
    for (const SourceEdges& source : model.edges) {
      for (std::uint32_t e = source.edges.offsets[event.item];
           e < source.edges.offsets[event.item + 1]; ++e) {
        if (source.edges.targets[e] != j) continue;
        score += g * fusion.lambda[source.source][b] * source.edges.scales[event.item] *
                 source.edges.codes[e];
      }
    }
    double shared = 0;
    for (const Triple& a : factsOf(event.item)) {
      for (const Triple& c : factsOf(j)) shared += a.tail == c.tail ? weight(a) * weight(a) : 0;
    }
    if (shared > 0) {
      score +=
          g * fusion.lambda[Source::kFacts][b] * shared / std::sqrt(norm(event.item) * norm(j));
    }
    double outDegree = 0;
    bool linked = false;
    for (const Triple& t : graph.triples) {
      if (t.head != event.item || t.tail >= graph.itemCount) continue;
      ++outDegree;
      linked = linked || t.tail == j;
    }
    if (linked) {
      score += g * fusion.lambda[Source::kLinks][b] * model.fusion.relationWeights[2] /
               std::sqrt(outDegree);
    }
  }
  return score;
}

TEST(Scorer, AddsWhatTheHeaderSays) {
  const OpenedScorer opened(campingModel());
  const auto scores = scoresOf(opened, {{0, EventType::kView, 0}});
  EXPECT_FLOAT_EQ(scores[1], 0.1f * 51 / 255 + kBothFacts);
  EXPECT_FLOAT_EQ(scores[2], 0.1f * 102 / 255 + 15.0f);  // next: weight 15, lambda 1
  EXPECT_FLOAT_EQ(scores[3], 0.5f * 2.0f);               // link: lambda .5, w_r 2, one link
  EXPECT_FLOAT_EQ(scores[0], 0.1f);                      // an event says nothing about its own item
}

TEST(Scorer, OlderEventsCountByTheirBucket) {
  const OpenedScorer opened(campingModel());
  EXPECT_FLOAT_EQ(scoresOf(opened, {{2, EventType::kView, 1}})[3], 30.0f / 2 + kBothFacts / 2);
  EXPECT_FLOAT_EQ(scoresOf(opened, {{2, EventType::kView, 100}})[3], 30.0f / 5 + kBothFacts / 5);
}

TEST(Scorer, WithoutEventsOnlyPopularityCounts) {
  const OpenedScorer opened(campingModel());
  EXPECT_FLOAT_EQ(scoresOf(opened, {})[0], 0.1f);
  EXPECT_EQ(scoresOf(opened, {})[3], 0.0f);
}

TEST(Scorer, AgreesWithTheSlowSum) {
  std::mt19937_64 random(21);
  for (const std::uint64_t seed : {31u, 32u, 33u}) {
    const Model model = randomModel(seed, 40);
    const OpenedScorer opened(model);
    const auto events = randomEvents(random, 40, 7);
    const auto scores = scoresOf(opened, events);
    for (ItemId item = 0; item < 40; ++item) {
      EXPECT_NEAR(scores[item], slowScore(model, events, item), 1e-4) << item;
    }
  }
}

TEST(Scorer, AnItemThatOnlyItsOwnEventsSpeakForHasNoTerm) {
  Model model = campingModel();
  for (auto& scenario : model.fusion.scenarios) scenario.popularity = 0;
  const OpenedScorer opened(model);
  const std::vector<ScoredEvent> twice = {
      {0, EventType::kView, 3}, {2, EventType::kView, 2}, {0, EventType::kView, 0}};
  EXPECT_EQ(scoresOf(opened, twice)[0], 0.0f);
  EXPECT_TRUE(opened.scorer().terms(twice, Scenario::kForYou, 0).empty());
}

TEST(Scorer, TheTermsAddUpToTheScore) {
  std::mt19937_64 random(22);
  const OpenedScorer opened(randomModel(41, 60));
  Scorer scorer = opened.scorer();
  for (int round = 0; round < 20; ++round) {
    const auto events = randomEvents(random, 60, 1 + round);
    const auto scores = scoresOf(opened, events);
    for (ItemId item = 0; item < 60; ++item) {
      double sum = scorer.popularityTerm(Scenario::kForYou, item);
      double size = sum;
      for (const Term& term : scorer.terms(events, Scenario::kForYou, item)) {
        EXPECT_TRUE(term.value > 0 || term.source == Source::kVectors);
        sum += term.value;
        size += std::abs(term.value);
      }
      EXPECT_NEAR(scores[item], sum, 1e-5 * size);
    }
  }
}

TEST(Scorer, AFactTermWalksAFactThatBothItemsHave) {
  std::mt19937_64 random(23);
  const OpenedScorer opened(randomModel(42, 60));
  Scorer scorer = opened.scorer();
  const KnowledgeGraph& graph = opened.view->graph;
  const auto events = randomEvents(random, 60, 10);
  int walked = 0;
  for (ItemId item = 0; item < 60; ++item) {
    for (const Term& term : scorer.terms(events, Scenario::kForYou, item)) {
      if (term.source != Source::kFacts) continue;
      ++walked;
      EXPECT_TRUE(graph.hasFact(item, term.fact));
      EXPECT_TRUE(graph.hasFact(events[term.event].item, term.fact));
      EXPECT_EQ(graph.relationOf(term.fact), term.relation);
    }
  }
  EXPECT_GT(walked, 100);
}

// Every term but the vectors' from the graph and the edges by bisection, one fact at a time.
std::vector<Term> slowTerms(const ModelView& model, const Scorer& scorer,
                            const std::vector<ScoredEvent>& events, ItemId item) {
  const KnowledgeGraph& graph = model.graph;
  std::vector<Term> terms;
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    const ScoredEvent& event = events[e];
    if (event.item == item) continue;
    const auto weight = [&](Source source) {
      return scorer.eventWeight(event, Scenario::kForYou, source);
    };
    const auto add = [&](Source source, float value, EntityId fact, RelationId relation) {
      if (value > 0) terms.push_back({source, e, value, fact, relation});
    };
    for (const EdgeView& edges : model.edges) {
      add(edges.source(), weight(edges.source()) * edges.weight(event.item, item), kNoId, kNoId);
    }
    const auto links = graph.links(event.item);
    for (std::uint32_t l = links.begin; l < links.end; ++l) {
      if (graph.linkAt(l).target != item) continue;
      const RelationId relation = graph.linkAt(l).relation;
      const auto value = model.fusion.relationWeights[relation] /
                         std::sqrt(static_cast<float>(links.end - links.begin));
      add(Source::kLinks, weight(Source::kLinks) * value, kNoId, relation);
    }
    const float scale =
        weight(Source::kFacts) * scorer.facts().damping(event.item) * scorer.facts().damping(item);
    graph.visitFacts(event.item, [&](auto facts) {
      for (const EntityId fact : facts) {
        if (!graph.hasFact(item, fact)) continue;
        add(Source::kFacts, scale * scorer.facts().weight(fact), fact, graph.relationOf(fact));
      }
    });
  }
  return terms;
}

TEST(Scorer, TermsAreTheSlowOnesToTheBit) {
  std::mt19937_64 random(26);
  const OpenedScorer opened(randomModel(45, 60));
  Scorer scorer = opened.scorer();
  std::vector<float> scores(60);
  for (int round = 0; round < 10; ++round) {
    const auto events = randomEvents(random, 60, 1 + 2 * round);
    scorer.score(events, Scenario::kForYou, scores);
    for (ItemId item = 0; item < 60; ++item) {
      const auto expected = slowTerms(*opened.view, scorer, events, item);
      std::vector<Term> terms;
      for (const Term& term : scorer.terms(events, Scenario::kForYou, item)) {
        if (term.source != Source::kVectors) terms.push_back(term);
      }
      EXPECT_TRUE(std::equal(terms.begin(), terms.end(), expected.begin(), expected.end()));
    }
  }
}

TEST(Scorer, TermsLeaveNothingBehindInTheScores) {
  std::mt19937_64 random(27);
  const OpenedScorer opened(randomModel(46, 60));
  Scorer scorer = opened.scorer();
  const auto events = randomEvents(random, 60, 8);
  const std::vector<float> expected = scoresOf(opened, events);
  std::vector<float> scores(60);
  for (ItemId item = 0; item < 60; ++item) {
    scorer.terms(events, Scenario::kForYou, item);
    scorer.score(events, Scenario::kForYou, scores);
    ASSERT_EQ(scores, expected);
  }
}

TEST(Scorer, LeavingOutAnEventTakesAwayItsOwnTermsAndNothingElse) {
  std::mt19937_64 random(24);
  const OpenedScorer opened(randomModel(43, 60));
  Scorer scorer = opened.scorer();
  const auto events = randomEvents(random, 60, 8);
  for (std::size_t gone = 0; gone < events.size(); ++gone) {
    auto rest = events;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(gone));
    for (ItemId item = 0; item < 60; ++item) {
      std::vector<Term> expected;
      for (Term term : scorer.terms(events, Scenario::kForYou, item)) {
        if (term.event == gone) continue;
        if (term.event > gone) --term.event;
        expected.push_back(term);
      }
      const auto terms = scorer.terms(rest, Scenario::kForYou, item);
      ASSERT_EQ(terms.size(), expected.size());
      for (std::size_t t = 0; t < terms.size(); ++t) {
        EXPECT_EQ(terms[t].value, expected[t].value);
        EXPECT_EQ(terms[t].event, expected[t].event);
      }
    }
  }
}

TEST(Scorer, GivesTheSameBitsEveryTime) {
  std::mt19937_64 random(25);
  const OpenedScorer opened(randomModel(44, 60));
  Scorer scorer = opened.scorer();
  const auto events = randomEvents(random, 60, 8);
  std::vector<float> first(60);
  std::vector<float> second(60);
  scorer.score(events, Scenario::kForYou, first);
  scorer.score(randomEvents(random, 60, 30), Scenario::kForYou, second);
  scorer.score(events, Scenario::kForYou, second);
  EXPECT_EQ(first, second);
}

TEST(Scorer, AFactOnTooManyItemsIsNotWalked) {
  Model model = campingModel();
  model.hubLimit = 1;
  const OpenedScorer opened(model);
  EXPECT_FLOAT_EQ(scoresOf(opened, {{0, EventType::kView, 0}})[1], 0.1f * 51 / 255);
}

TEST(Scorer, AnEventOfATypeWithoutWeightChangesNothing) {
  Model model = campingModel();
  model.fusion.typeWeights[EventType::kImpression] = 0;
  const OpenedScorer opened(model);
  EXPECT_EQ(scoresOf(opened, {{0, EventType::kImpression, 0}}), scoresOf(opened, {}));
}

}  // namespace
}  // namespace shelfwise
