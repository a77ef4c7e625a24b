// The events that the fusion weights are learned on, held out from the edges of that time.
//
// Of each shopper one item is held out: the latest that an event of the log's strongest type speaks
// for and that was new to the shopper then.  What came before it is the history it is to be
// predicted from.  Where times are known, what happened at the same instant (the same order, or the
// same day where times are days) did not come before; a shopper of whom nothing is left then is not
// asked about, unless that leaves fewer than kLeastCases shoppers of a log.
//
// Of such an order further items are asked for, each by itself: the latest that are new and that an
// event of the strongest type speaks for, up to kMostOfAnOrder in all.
//
// No build has seen what a shopper did last.  So that the weights are learned on such histories,
// the latest event of a history, with what happened at its instant, is left out of the training
// part, too, as far as that leaves it another event; so is what happened at the instant of the
// held-out event.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "ingest/event_log.h"

namespace shelfwise {

// Fewer held-out events teach nothing.
inline constexpr std::size_t kLeastCases = 200;

inline constexpr std::size_t kMostOfAnOrder = 10;

struct HeldOut {
  struct Case {
    std::uint32_t shopper;
    ProductId product;
    std::int64_t time;            // of the shopper's held-out event
    std::uint32_t historyLength;  // the shopper's first so many came before, 1 or more
  };

  // [shoppers] How many of the shopper's events are logged before the held-out one, all without
  // one; and how many of these, from the first on, are for training.
  std::vector<std::uint32_t> countsBefore;
  std::vector<std::uint32_t> trainingCounts;
  // In order of shoppers, who each have at least one event for training; of an order the latest
  // item first.
  std::vector<Case> cases;
};

HeldOut holdOut(const EventLog& log);

}  // namespace shelfwise
