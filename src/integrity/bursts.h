// Products whose shoppers look made up, and what they may say.
//
// A product is a burst if at least kFewestInBurst of its shoppers, and at least half of them, are
//   - near copies of each other (integrity/near_copies.h; histories of kFewestToCompare products or
//     more), or
//   - new at once: their first events fall into one fiftieth of the shoppers by first event (where
//     the log has times);
// and if that is more than chance: more than n p + 6 sqrt(n p (1 - p)), six standard deviations
// above the mean of a binomial, for its n shoppers and the log's own rate p.
//
// Where new shoppers at once are usual, as in a log of visits to short sales, they tell nothing:
// then no product is a burst by them.  Usual are more than one product, and more than one in
// kUsualBursts of those that have kFewestInBurst shoppers.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "ingest/event_log.h"

namespace shelfwise {

inline constexpr std::uint32_t kFewestInBurst = 10;
inline constexpr std::size_t kFewestToCompare = 5;
inline constexpr std::size_t kUsualBursts = 20;

struct Burst {
  ProductId product;
  std::uint32_t shoppers;  // all that the product has
  std::uint32_t copies;    // of them, in the largest group of near copies; 0 if that is no burst

  // Of them, those in the fullest fiftieth, ascending; none if that is no burst.
  std::vector<std::uint32_t> newAtOnce;

  // Those who are not to speak for the product: all new at once but the first kFewestInBurst.
  std::span<const std::uint32_t> leftOut() const;

  bool operator==(const Burst&) const = default;
};

// In order of products.
std::vector<Burst> findBursts(const EventLog& log);

// The log without the events in which those left out of a burst met its product: so many shoppers
// at once say no more than kFewestInBurst of them.  Shoppers keep their numbers, also without any
// event left.  Requires bursts of that log.
EventLog withBurstsCapped(EventLog log, std::span<const Burst> bursts);

}  // namespace shelfwise
