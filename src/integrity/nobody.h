// Nobody: shopper ids that stand for no single person, and the log without them.
//
// Shops write one id for all guests, trackers write one for all who refuse cookies, and robots view
// every page.  Counted as a shopper, such an id would be the second shopper behind any pair of
// products, and so lift edges of one real person over the minimum support.
//
// An id is nobody by one of these rules:
// - Word: it is a word for no one ("guest", "anonymous", "null", "-1", "guest@..."), in any case.
// - Zero: it is made of zeros, and has at least twice the events of every other shopper.  Where
//   shoppers are the numbers from 0 on, at least kFewestBesides others are also required.
// - Most: it has more than half of all events, at least 100, and ten times those of every other.
// - Robot: it has at least 1 % of all events, and fifty times what 95 % of the others have.  A
//   usual shopper counts as 20 events there, so it has at least 1,000.
//
// The last two require kFewestBesides others, so that a small log keeps its busiest shopper.  The
// busiest shopper of Online Retail has 2.0 % of the events and 25 times what 95 % of the others
// have; the busiest of Amazon-Book has 0.5 % and 136 times.
//
// Ids that share the events of robots evenly among them are not found.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/event_log.h"

namespace shelfwise {

inline constexpr std::size_t kFewestBesides = 20;

enum class NobodyRule : std::uint8_t { kWord, kZero, kMost, kRobot };

// "word", "zero", "most", "robot"
std::string_view nobodyRuleName(NobodyRule rule);

struct Nobody {
  std::uint32_t shopper;
  std::uint64_t events;
  std::uint64_t inOrders;  // of these, purchases with an order id
  NobodyRule rule;

  bool operator==(const Nobody&) const = default;
};

// Whether an id is a word for no one.
bool isWordForNobody(std::string_view id);

// In order of shoppers.  O(events + shoppers log shoppers).
std::vector<Nobody> findNobody(const EventLog& log);

// The log without the events of those.  Their purchases with order ids become baskets, after the
// others and in order of first appearance.  Shoppers keep their numbers, also those without any
// event left.  Requires `nobody` of that log.
EventLog withoutNobody(EventLog log, std::span<const Nobody> nobody);

}  // namespace shelfwise
