// Held-out companions: a product of an order that a model did not see, to be found from the rest.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/ids.h"
#include "ingest/event_log.h"

namespace shelfwise {

// Of a larger order only the latest other products are used.
inline constexpr std::size_t kMostOthers = 100;

struct Companion {
  ProductId target;               // none of the others
  ProductId asked;                // one of the others
  std::vector<ProductId> others;  // of the order, distinct; not empty
};

// One companion per order with at least two products, of which at least one is held out.  A product
// is held out if every line of it is.  The seed chooses the target and the asked product.
//
// isHeldOut(shopper, event) says whether the shopper's event of that number is held out.  Such an
// event must be unknown to the model that is asked.
std::vector<Companion> heldOutCompanions(
    const EventLog& log, const std::function<bool(std::size_t, std::size_t)>& isHeldOut,
    std::uint64_t seed);

}  // namespace shelfwise
