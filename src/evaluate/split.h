// Splits an event log into what a model may know and what it is asked afterwards.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/event_log.h"
#include "orders/companions.h"
#include "rank/ranking.h"

namespace shelfwise {

enum class Protocol : std::uint8_t {
  kLeaveOneOut,  // last event = test, last but one = validation (belongs to the test history)
  kSplit,        // the parts of the log's `part` column
  kRandom,       // 20 % of each shopper's events are the test, chosen by the seed
  kTime,         // what happened in the last 30 days is the test, or in the last tenth of a log of
                 // less than 300 days
};

// "loo", "split", "random", "time".
std::string_view protocolName(Protocol protocol);

struct LogSplit {
  // Everything but the test events.  By kLeaveOneOut each shopper's last event in it is the
  // validation event.  Shoppers keep their numbers, and baskets without a shopper id stay.  Ordered
  // if the log is and its order can tell the test.
  EventLog known;
  std::vector<TestCase> cases;        // in order of shoppers
  std::vector<TestCase> repeats;      // the test products that their shopper's history holds
  std::vector<Companion> companions;  // of the orders with test events, chosen by the seed
};

// The order of events cannot tell the test by kRandom, nor by kSplit unless the log is ordered and
// each shopper's test events come last.  The order is then not to be learned from: the seed
// shuffles what is known of each shopper, and ages are steps.
//
// A test event of a product that the shopper's history holds is a repeat.  It is part of no case,
// since history is no candidate there.  A shopper without history or without a test product gives
// no case.
//
// kInvalidArgument if no case remains (no `part` column for kSplit), or for positions instead of
// times with kTime.
Result<LogSplit> splitLog(const EventLog& log, Protocol protocol, std::uint64_t seed);

}  // namespace shelfwise
