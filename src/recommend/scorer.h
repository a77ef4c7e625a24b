// The additive score over one opened model: the same code ranks in the browser and in the
// evaluation.
//
//   score(j) = sum over events e, sources s of g(type_e) * lambda_s[bucket(age_e)] * F_s[item_e ->
//   j]
//            + lambda_pop * popularity(j)
//
// F of edges is scale * code.  F of facts is the cosine of weighted fact vectors:
//   F_K[i -> j] = sum over shared facts x of  f_x^2 / (n_i * n_j),   f_x = w_r * idf(x),
//   n_i = sqrt(sum of f_x^2 over i's facts),   idf(x) = log(itemCount / items with x), 0 for hubs.
// F of links, i -r-> j, is w_r / sqrt(out-degree of i by r).
// Every operation is a float addition or multiplication in a fixed order, so the bits are equal on
// every platform.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"
#include "slice/model_view.h"

namespace shelfwise {

// One event as scoring sees it.  `age` is in the model's unit: steps (0 = the latest) or seconds.
struct ScoredEvent {
  ItemId item;
  EventType type;
  std::uint64_t age;
};

}  // namespace shelfwise
