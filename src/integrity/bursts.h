// Bursts: products whose shoppers look made up, and how many of those shoppers count.
//
// A product is a burst if at least kFewestInBurst of its shoppers, and at least half of them, are
// - near copies of each other (integrity/near_copies.h), with histories of kFewestToCompare
//   products or more; or
// - new at once: where the log has times, their first events fall into one fiftieth of the shoppers
//   by first event.
//
// Their number must also exceed chance by six standard deviations of a binomial, for the product's
// n shoppers and the log's own rate p:
//   n p + 6 sqrt(n p (1 - p))
//
// In some logs, such as visits to short sales, new shoppers at once are usual.  There they tell
// nothing, and no product is a burst by them.  They are usual if they make more than one product a
// burst, and more than one in kUsualBursts of the products with kFewestInBurst shoppers or more.

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
  std::uint32_t shoppers;  // of the product
  std::uint32_t copies;    // of these, in the largest group of near copies; 0 if that is no burst

  // The shoppers in the fullest fiftieth, ascending; none if that is no burst.
  std::vector<std::uint32_t> newAtOnce;

  // The shoppers that do not count for the product: all of newAtOnce but the first kFewestInBurst.
  std::span<const std::uint32_t> leftOut() const;

  bool operator==(const Burst&) const = default;
};

// In order of products.
std::vector<Burst> findBursts(const EventLog& log);

// The log without the events of a burst's product by the shoppers in leftOut().  So at most
// kFewestInBurst of the shoppers who are new at once count.  Shoppers keep their numbers, also
// those without any event left.  Requires bursts of that log.
EventLog withBurstsCapped(EventLog log, std::span<const Burst> bursts);

}  // namespace shelfwise
