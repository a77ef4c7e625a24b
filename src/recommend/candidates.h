// The candidates of a list: the items that may be on it.  All others get the score 0, and
// topItems() lists only scores above 0.  The runtime, the evaluation and the search for weights
// share this step.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "kg/item_set.h"
#include "kg/substitutes.h"
#include "memory/arena.h"
#include "recommend/scored_event.h"
#include "slice/model_view.h"

namespace shelfwise {

// The list to fill, and the items to leave out.
struct CandidateQuestion {
  Scenario scenario;
  std::span<const ScoredEvent> events;    // what is scored
  std::span<const ItemId> exclude = {};   // no candidates
  std::span<const ItemId> finished = {};  // no candidates either: bought, disliked or hidden
  const ItemSet* passing = nullptr;  // all others are no candidates; nullptr: there is no filter
};

// Sets the scores of `items` to 0.
void leaveOut(std::span<const ItemId> items, std::span<float> scores);

class Candidates {
 public:
  // Derives the substitutes from the model's categories, unless `fusion` says that categories do
  // not replace.  `model` must outlive the result.  Fails with kOutOfMemory.
  static Result<Candidates> create(const ModelView& model, const FusionWeights& fusion);

  // Leaves out the excluded and the finished items, and what does not pass the filter.  Every
  // scenario but kForYou also leaves out the events' own items.  Complements also leave out the
  // substitutes of the events' items.  Requires scores.size() == itemCount.
  //
  // Reads every event's facts at most twice, every item and the items of each category at most
  // once.
  void keep(const CandidateQuestion& question, std::span<float> scores);

  // Entity numbers that keep() has read so far to find substitutes.
  std::uint64_t entitiesRead() const { return entitiesRead_; }

 private:
  explicit Candidates(const ModelView& model) : model_(&model) {}

  void layOut(Arena& arena);
  void leaveOutSubstitutes(std::span<const ScoredEvent> events, std::span<float> scores);

  const ModelView* model_;
  std::vector<Arena> memory_;  // empty where there are no substitutes
  Substitutes substitutes_;
  std::span<std::uint8_t> marks_;  // [facts], kUnmarked between calls
  std::uint64_t entitiesRead_ = 0;
};

}  // namespace shelfwise
