// Held-out companions: one product of an order that a model did not see, to be found from the rest.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/ids.h"
#include "ingest/event_log.h"

namespace shelfwise {

// Of a larger order only the latest other products are asked about.
inline constexpr std::size_t kMostOthers = 100;

struct Companion {
  ProductId target;               // none of the others
  ProductId asked;                // one of the others
  std::vector<ProductId> others;  // of the order, each once; not empty
};

// One of every order that has a product whose every line is held out, with another product beside
// it; chosen by the seed.  isHeldOut(shopper, event) tells it of the shopper's event of that
// number; such an event must be unknown to the model that is asked.
std::vector<Companion> heldOutCompanions(
    const EventLog& log, const std::function<bool(std::size_t, std::size_t)>& isHeldOut,
    std::uint64_t seed);

}  // namespace shelfwise
