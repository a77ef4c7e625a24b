// The events that the fusion weights are learned on, held out from the edges of that time.
//
// Of each shopper one item is held out: the latest that an event of the log's strongest type speaks
// for and that was new to the shopper then.  What came before it is the history it is to be
// predicted from; it and everything later is left out of the training part.  Where times are known,
// what happened at the same instant (the same order, or the same day where times are days) did not
// come before; a shopper of whom nothing is left then is not asked about, unless that leaves fewer
// than kLeastCases of a log.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/event_log.h"

namespace shelfwise {

// Fewer held-out events teach nothing.
inline constexpr std::size_t kLeastCases = 200;

struct HeldOut {
  struct Case {
    std::uint32_t shopper;
    std::uint32_t product;
    std::int64_t time;            // of the held-out event
    std::uint32_t historyEvents;  // the shopper's first so many came before, 1 or more
  };

  // Shopper s keeps the first trainingEvents[s] events for training.
  std::vector<std::uint32_t> trainingEvents;
  std::vector<Case> cases;  // in order of shoppers; each has at least one event for training
};

HeldOut holdOut(const EventLog& log);

}  // namespace shelfwise
