// Which items may be listed.  An item that may not gets the score 0, and topItems() lists only
// scores above 0.  The runtime, the evaluation and the search for weights share this step.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "kg/substitutes.h"
#include "memory/arena.h"
#include "recommend/scored_event.h"
#include "slice/model_view.h"

namespace shelfwise {

// The list that is asked for.
struct CandidateQuestion {
  Scenario scenario;
  std::span<const ScoredEvent> events;    // what is scored
  std::span<const ItemId> exclude = {};   // no candidates
  std::span<const ItemId> finished = {};  // no candidates: bought, disliked or hidden
};

// Sets their scores to 0.
void leaveOut(std::span<const ItemId> items, std::span<float> scores);

class Candidates {
 public:
  // Reads what replaces what from the model's categories, unless `fusion` says that they do not
  // tell.  `model` must outlive it.  kOutOfMemory.
  static Result<Candidates> create(const ModelView& model, const FusionWeights& fusion);

  // Leaves out the excluded items and the finished ones; beside items or a cart also these
  // themselves; from complements what replaces one of the events' items.  Requires [items] scores.
  //
  // Reads every event's facts, every item and the items of each category at most once.
  void keep(const CandidateQuestion& question, std::span<float> scores);

  // Entity numbers that keep() has read so far to find what replaces what.
  std::uint64_t entitiesRead() const { return entitiesRead_; }

 private:
  explicit Candidates(const ModelView& model) : model_(&model) {}

  void layOut(Arena& arena);
  void leaveOutSubstitutes(std::span<const ScoredEvent> events, std::span<float> scores);

  const ModelView* model_;
  std::vector<Arena> memory_;  // empty where nothing replaces anything
  Substitutes substitutes_;
  std::span<std::uint8_t> marks_;  // [facts], kUnmarked between calls
  std::uint64_t entitiesRead_ = 0;
};

}  // namespace shelfwise
