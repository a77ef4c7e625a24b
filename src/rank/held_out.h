// The events that the fusion weights are learned on.  They are held out from the edges that the
// weights are learned with.
//
// One item of each shopper is held out: the latest that an event of the log's strongest type speaks
// for and that was new to the shopper then.  The events before it are the history that it is to be
// predicted from.
//
// Where times are known, events at the same instant (the same order, or the same day where times
// are days) did not come before.  Shoppers without an earlier event are skipped.  If fewer than
// kLeastCases shoppers of a log would remain, the order of the log counts within an instant, too.
//
// Further items of such an order are asked for, each by itself.  They are the latest that are new
// and that an event of the strongest type speaks for, up to kMostOfAnOrder in all.
//
// A published model has not seen what a shopper did last.  So that the weights are learned on such
// histories, the training part leaves out what happened at the instant of the held-out event.  It
// also leaves out the latest event of a history, with what happened at its instant, if another
// event remains.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "ingest/event_log.h"

namespace shelfwise {

// Fewer held-out events are too few to learn from.
inline constexpr std::size_t kLeastCases = 200;

inline constexpr std::size_t kMostOfAnOrder = 10;

struct HeldOut {
  struct Case {
    std::uint32_t shopper;
    ProductId product;
    std::int64_t time;            // of the shopper's held-out event
    std::uint32_t historyLength;  // number of the shopper's first events that came before, >= 1
  };

  // [shoppers] How many of the shopper's events are logged before the held-out one; all of them
  // without one.  And how many of these, from the first on, are for training.
  std::vector<std::uint32_t> countsBefore;
  std::vector<std::uint32_t> trainingCounts;
  // In order of shoppers, each with at least one event for training.  Of one order, the latest item
  // first.
  std::vector<Case> cases;
};

HeldOut holdOut(const EventLog& log);

}  // namespace shelfwise
