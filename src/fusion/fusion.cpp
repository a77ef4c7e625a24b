#include "fusion/fusion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

#include "base/elementary.h"
#include "fusion/ages.h"
#include "fusion/fusion_search.h"
#include "fusion/source_scales.h"

namespace shelfwise {

namespace {

// Types and decay are chosen on the first cases, weights searched on mostCases().
constexpr std::size_t kFewestCases = 12'000;
constexpr std::size_t kMostCases = 50'000;
constexpr std::size_t kMostScores = 1'200'000'000;

// A source must gain this share of NDCG to be worth its bytes.
constexpr double kSourcePays = 0.005;

bool hasSource(const SourceParts& parts, Source source) {
  return std::any_of(parts.parts.begin(), parts.parts.end(),
                     [source](const auto& part) { return part.source == source; });
}

// Facts count by the square of their relation's weight, links by the weight itself.
void applyPartWeights(const SourceParts& parts, const std::vector<float>& partWeights,
                      FusionWeights& fusion) {
  for (std::size_t p = 0; p < parts.parts.size(); ++p) {
    const bool isFact = parts.parts[p].source == Source::kFacts;
    const float factor = isFact ? std::sqrt(partWeights[p]) : partWeights[p];
    for (const RelationId r : parts.parts[p].relations) fusion.relationWeights[r] *= factor;
  }
}

bool speaksWithout(Source source, const ScenarioWeights& weights) {
  if (weights.popularity > 0) return true;
  return std::any_of(kSources.begin(), kSources.end(),
                     [&](Source other) { return other != source && weights.counts(other); });
}

// The sources learned from behaviour, by ascending shipped weight; of equal weights the later in
// the table first.
std::vector<Source> behaviourLightestFirst() {
  std::vector<Source> sources;
  std::copy_if(kSources.begin(), kSources.end(), std::back_inserter(sources),
               [](Source source) { return kSourceRows[source].fromBehaviour; });
  std::sort(sources.begin(), sources.end(), [](Source a, Source b) {
    const float weightOfA = kSourceRows[a].shippedWeights[Scenario::kForYou];
    const float weightOfB = kSourceRows[b].shippedWeights[Scenario::kForYou];
    return weightOfA != weightOfB ? weightOfA < weightOfB : a > b;
  });
  return sources;
}

// Searches the weights of one scenario, on pools that `fusion` itself chose.
class ScenarioSearch {
 public:
  ScenarioSearch(const ModelView& model, const SourceParts& parts, Scenario scenario,
                 std::span<const RankedCase> cases, Executor& executor)
      : model_(model), parts_(parts), scenario_(scenario), cases_(cases), executor_(executor) {}

  void run(FusionWeights& fusion, const SearchOptions& options) {
    auto& weights = fusion.scenarios[scenario_];
    const auto pools =
        candidatePools(model_, fusion, parts_, cases_, {.scenario = scenario_}, executor_);
    const FusionParameters start{weights, std::vector<float>(parts_.parts.size(), 1.0f)};
    SearchResult best = searchFusion(pools, parts_, start, options, executor_);
    if (!options.partWeights) dropIdleSources(pools, options, best);
    weights = best.parameters.weights;
    applyPartWeights(parts_, best.parameters.partWeights, fusion);
  }

 private:
  // Leaves out sources of behaviour that the others replace, as long as another source or
  // popularity has a weight.
  void dropIdleSources(std::span<const CandidatePool> pools, const SearchOptions& options,
                       SearchResult& best) {
    for (const Source source : behaviourLightestFirst()) {
      if (!hasSource(parts_, source) || !speaksWithout(source, best.parameters.weights)) continue;
      FusionParameters without = best.parameters;
      without.weights.lambda[source].fill(0.0f);
      SearchResult trial = searchFusion(pools, parts_, without, options, executor_);
      if (trial.ndcg < best.ndcg * (1 - kSourcePays)) continue;
      best = std::move(trial);
    }
  }

  const ModelView& model_;
  const SourceParts& parts_;
  Scenario scenario_;
  std::span<const RankedCase> cases_;
  Executor& executor_;
};

// The last event of each history alone, as `related` asks.
std::vector<RankedCase> singleEvents(std::span<const RankedCase> cases) {
  std::vector<RankedCase> singles;
  for (const RankedCase& c : cases) {
    ScoredEvent last = c.events.back();
    last.age = 0;
    singles.push_back({{last}, {last.item}, c.test, c.weight});
  }
  return singles;
}

bool mixesTypes(std::span<const RankedCase> cases) {
  const EventType first = cases.front().events.front().type;
  return std::any_of(cases.begin(), cases.end(), [first](const RankedCase& c) {
    return std::any_of(c.events.begin(), c.events.end(),
                       [first](const ScoredEvent& event) { return event.type != first; });
  });
}

// Chooses the weights of event types by how they rank: the shipped ones, flatter and steeper ones.
void chooseTypeWeights(const ModelView& model, std::span<const RankedCase> cases,
                       FusionWeights& fusion, Executor& executor) {
  if (!mixesTypes(cases)) return;
  const auto shipped = fusion.typeWeights;
  double best = -1;
  for (const double exponent : {1.0, 0.0, 0.5, 2.0}) {
    FusionWeights trial = fusion;
    for (const EventType t : kEventTypes) {
      const bool speaks = shipped[t] > 0;
      trial.typeWeights[t] = speaks ? static_cast<float>(portablePow(shipped[t], exponent)) : 0.0f;
    }
    const double ndcg = meanNdcg(model, trial, cases, kFitCutoff, executor);
    if (ndcg <= best) continue;
    best = ndcg;
    fusion.typeWeights = trial.typeWeights;
  }
}

// Searches the weights of relations, then restores the scale of facts.
void learnRelationWeights(const ModelView& model, const SourceParts& parts,
                          std::span<const RankedCase> cases, FusionWeights& fusion,
                          Executor& executor) {
  const double before = scaleOf(model, fusion, Source::kFacts);
  ScenarioSearch(model, parts, Scenario::kForYou, cases, executor)
      .run(fusion, {.sweeps = 5, .partWeights = true});
  const double after = scaleOf(model, fusion, Source::kFacts);
  if (after <= 0) return;
  const auto factor = static_cast<float>(before / after);
  for (auto& scenario : fusion.scenarios) {
    for (float& lambda : scenario.lambda[Source::kFacts]) {
      lambda *= factor;
    }
  }
}

void learnRelated(const ModelView& model, const SourceParts& parts,
                  std::span<const RankedCase> cases, FusionWeights& fusion, Executor& executor) {
  auto& related = fusion.scenarios[Scenario::kRelated];
  related = fusion.scenarios[Scenario::kForYou];
  related.popularity = 0;  // what is merely popular is related to nothing
  const std::vector<RankedCase> singles = singleEvents(cases);
  ScenarioSearch(model, parts, Scenario::kRelated, singles, executor)
      .run(fusion, {.partWeights = false});
  for (auto& lambda : related.lambda) lambda.fill(lambda.front());
}

}  // namespace

std::size_t mostCases(std::uint32_t items) {
  return std::clamp(kMostScores / std::max(items, 1u), kFewestCases, kMostCases);
}

FusionFit learnFusion(const ModelView& model, const FusionWeights& start,
                      std::span<const RankedCase> cases, std::uint64_t seed, Executor& executor) {
  const SourceParts parts = partsOf(model);
  FusionFit fit;
  fit.weights = start;
  scaleSources(model, fit.weights);
  if (cases.size() < kLeastCases) return fit;

  const std::vector<RankedCase> chosen = drawnOf(cases, mostCases(model.itemCount()), seed);
  const auto first = std::span(chosen).first(std::min(chosen.size(), kFewestCases));
  FusionWeights learned = fit.weights;
  chooseTypeWeights(model, first, learned, executor);
  chooseDecay(model, first, learned, executor);
  learnRelationWeights(model, parts, chosen, learned, executor);
  ScenarioSearch(model, parts, Scenario::kForYou, chosen, executor)
      .run(learned, {.partWeights = false});
  learnRelated(model, parts, chosen, learned, executor);

  const double ndcg = meanNdcg(model, learned, chosen, kFitCutoff, executor);
  fit.ndcgEqual = meanNdcg(model, fit.weights, chosen, kFitCutoff, executor);
  fit.ndcg = std::max(ndcg, fit.ndcgEqual);
  fit.cases = static_cast<std::uint32_t>(chosen.size());
  fit.learned = ndcg > fit.ndcgEqual;
  if (fit.learned) fit.weights = std::move(learned);
  return fit;
}

}  // namespace shelfwise
