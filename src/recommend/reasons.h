// Why an item is recommended, read from the terms that its score is made of.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "controls/controls.h"
#include "recommend/scorer.h"

namespace shelfwise {

// One event and one source, with the strongest path between event and item.
struct Reason {
  // Nothing: the item is popular, or on a list that no terms rank; no reason about the shopper.
  std::optional<Source> source{};
  std::uint32_t event = kNoId;  // index into the scored events; kNoId for a popular item
  float share = 1;        // of the sum of the positive event terms, in (0, 1]; 1 for a popular item
  EntityId fact = kNoId;  // of kFacts, maybe of kVectors: the shared fact with the largest term
  RelationId relation = kNoId;  // of that fact, or of kLinks

  // Of a list that no terms rank: what the list says of all its items.  Empty for the others.
  std::string_view label = {};

  bool operator==(const Reason&) const = default;
};

// A term of the vectors has no path of its own.  It counts toward the strongest path of the same
// event.  Where there is none, the reason is kVectors: a pattern.
//
// The `limit` reasons with the largest shares, largest first; equal ones by event, then source.  An
// item without any term is popular.  Requires terms in order of events, as Scorer::terms() gives
// them.
std::vector<Reason> explain(std::span<const Term> terms, std::size_t limit);

// The reason of an item that a rule put on a list and that nothing scores.
inline constexpr std::string_view kPinnedLabel = "pinned";

struct Recommendation {
  ItemId item;
  float score;
  std::vector<Reason> reasons;  // 1 .. kReasonsPerItem, largest share first
  std::vector<Move> moves{};    // why it is not where its score alone would put it
  std::string_view fallback{};  // the list that filled up this one with it; empty: none
};

struct Recommendations {
  std::vector<ScoredEvent> events;       // what was scored; Reason::event is an index into it
  std::vector<std::uint32_t> sequences;  // the profile's number of each event; empty for a history
  std::vector<std::uint32_t> positions;  // RecommendRequest::positions
  std::vector<Recommendation> items;     // best first; equal scores in catalogue order
  std::string_view lack{};               // why the list must be empty; empty if it need not be
};

// A fact, and its weight in the facts of all events of the profile.
struct Interest {
  EntityId fact;
  RelationId relation;
  float weight;  // in (0, 1]
};

}  // namespace shelfwise
