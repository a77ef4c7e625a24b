#include "recommend/scorer.h"

#include <optional>
#include <string>
#include <utility>

#include "base/joined_text.h"

namespace shelfwise {

namespace {

float popularityOf(const ModelView& model, ItemId item) {
  return static_cast<float>(model.popularity[item]) / 255.0f;
}

}  // namespace

Scorer::Scorer(Arena& arena, const ModelView& model, const FusionWeights& fusion)
    : model_(&model),
      fusion_(&fusion),
      vectors_(arena, model.vectors),
      edges_(model),
      links_(model),
      facts_(arena, model) {}

Result<Scorer> Scorer::create(const ModelView& model, const FusionWeights& fusion) {
  Arena measure = Arena::measuring();
  Scorer(measure, model, fusion);
  std::optional<Arena> arena = Arena::create(measure.used());
  if (!arena) {
    return Error{ErrorCode::kOutOfMemory,
                 joined("no memory for the ", measure.used(), " bytes that scoring needs")};
  }
  Scorer scorer(*arena, model, fusion);
  scorer.memory_.push_back(std::move(*arena));
  scorer.facts_.derive(fusion);
  return scorer;
}

float Scorer::popularityTerm(Scenario scenario, ItemId item) const {
  return fusion_->scenarios[scenario].popularity * popularityOf(*model_, item);
}

void Scorer::score(std::span<const ScoredEvent> events, Scenario scenario,
                   std::span<float> scores) {
  const EventWeights weights(*fusion_, scenario);
  vectors_.ask(events, weights);
  vectors_.finish(scores);
  for (ItemId item = 0; item < scores.size(); ++item) {
    scores[item] += popularityTerm(scenario, item);
  }
  for (const ScoredEvent& event : events) {
    edges_.add(event, weights, scores);
    links_.add(event, weights, scores);
    facts_.add(event, weights);
  }
  facts_.finish(events, weights, scores);
}

std::span<const Term> Scorer::terms(std::span<const ScoredEvent> events, Scenario scenario,
                                    ItemId item) {
  terms_.clear();
  const EventWeights weights(*fusion_, scenario);
  vectors_.ask(events, weights);
  facts_.mark(item);
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    if (events[e].item == item) continue;
    vectors_.terms(e, item, terms_);
    edges_.terms(events[e], e, weights, item, terms_);
    links_.terms(events[e], e, weights, item, terms_);
    facts_.terms(events[e], e, weights, item, terms_);
  }
  facts_.unmark(item);
  return terms_;
}

EntityId Scorer::sharedVectorFact(const ScoredEvent& event, ItemId item) const {
  return model_->vectors.strongestSharedFact(model_->graph, event.item,
                                             fusion_->ages.bucket(event.age) == 0, item);
}

}  // namespace shelfwise
