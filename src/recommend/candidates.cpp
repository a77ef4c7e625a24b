#include "recommend/candidates.h"

#include <optional>
#include <string>
#include <utility>

#include "base/joined_text.h"

namespace shelfwise {

namespace {

enum Mark : std::uint8_t {
  kUnmarked = 0,
  kShared = 1,  // a fact of an event's item: items that have it as narrowest category are out
  kWhole = 2,   // the narrowest category of an event's item: all items in it are out
};

}  // namespace

void leaveOut(std::span<const ItemId> items, std::span<float> scores) {
  for (const ItemId item : items) scores[item] = 0;
}

Result<Candidates> Candidates::create(const ModelView& model, const FusionWeights& fusion) {
  Candidates candidates(model);
  if (!fusion.categoriesReplace) return candidates;
  Arena measure = Arena::measuring();
  candidates.layOut(measure);
  std::optional<Arena> arena = Arena::create(measure.used());
  if (!arena) {
    return Error{ErrorCode::kOutOfMemory,
                 joined("no memory for the ", measure.used(), " bytes that candidates need")};
  }
  candidates.layOut(*arena);
  candidates.memory_.push_back(std::move(*arena));
  candidates.substitutes_.derive(model.graph);
  return candidates;
}

void Candidates::layOut(Arena& arena) {
  substitutes_ = Substitutes(arena, model_->graph.size());
  marks_ = arena.take<std::uint8_t>(model_->graph.size().factCount);
}

void Candidates::keep(const CandidateQuestion& question, std::span<float> scores) {
  leaveOut(question.exclude, scores);
  leaveOut(question.finished, scores);
  if (question.passing != nullptr) {
    for (ItemId item = 0; item < scores.size(); ++item) {
      if (!question.passing->has(item)) scores[item] = 0;
    }
  }
  if (question.scenario == Scenario::kForYou) return;
  for (const ScoredEvent& event : question.events) scores[event.item] = 0;
  if (listsComplements(question.scenario) && !memory_.empty()) {
    leaveOutSubstitutes(question.events, scores);
  }
}

void Candidates::keepKind(ItemId item, std::span<float> scores) const {
  if (memory_.empty() || substitutes_.narrowest(item) == kNoId) return;
  for (ItemId other = 0; other < scores.size(); ++other) {
    if (scores[other] == 0) continue;
    if (!substitutes_.areSubstitutes(model_->graph, item, other)) scores[other] = 0;
  }
}

void Candidates::leaveOutSubstitutes(std::span<const ScoredEvent> events, std::span<float> scores) {
  const KnowledgeGraph& graph = model_->graph;
  const auto markOf = [&](EntityId fact) -> std::uint8_t& {
    return marks_[fact - graph.itemCount()];
  };
  const auto forEachFact = [&](auto visit) {
    for (const ScoredEvent& event : events) {
      graph.visitFacts(event.item, [&](auto facts) {
        for (const EntityId fact : facts) visit(fact);
        entitiesRead_ += facts.size();
      });
    }
  };
  forEachFact([&](EntityId fact) { markOf(fact) = kShared; });
  for (const ScoredEvent& event : events) {
    const EntityId narrowest = substitutes_.narrowest(event.item);
    if (narrowest == kNoId || std::exchange(markOf(narrowest), kWhole) == kWhole) continue;
    graph.visitItems(narrowest, [&](auto items) {
      for (const ItemId item : items) scores[item] = 0;
      entitiesRead_ += items.size();
    });
  }
  for (ItemId item = 0; item < scores.size(); ++item) {
    const EntityId narrowest = substitutes_.narrowest(item);
    if (narrowest != kNoId && markOf(narrowest) != kUnmarked) scores[item] = 0;
  }
  entitiesRead_ += scores.size();
  forEachFact([&](EntityId fact) { markOf(fact) = kUnmarked; });
}

}  // namespace shelfwise
