// Products whose shoppers look made up, for people to look at; nothing is left out because of it.
//
// A product is reported if at least kFewestInBurst of its shoppers, and at least half of them, are
//   - near copies of each other (integrity/near_copies.h; histories of kFewestToCompare products or
//     more), or
//   - new at once: their first events fall into one fiftieth of the shoppers by first event (where
//     the log has times);
// and if that is more than chance: more than n p + 6 sqrt(n p (1 - p)), six standard deviations
// above the mean of a binomial, for its n shoppers and the log's own rate p.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/event_log.h"

namespace shelfwise {

inline constexpr std::uint32_t kFewestInBurst = 10;
inline constexpr std::size_t kFewestToCompare = 5;

struct Burst {
  std::uint32_t product;
  std::uint32_t shoppers;   // all that the product has
  std::uint32_t copies;     // of them, in the largest group of near copies; 0 if that is no burst
  std::uint32_t newAtOnce;  // of them, in the fullest fiftieth; 0 if that is no burst

  bool operator==(const Burst&) const = default;
};

// In order of products.  Requires events of products below `products`.
std::vector<Burst> findBursts(const EventLog& log, std::size_t products);

}  // namespace shelfwise
