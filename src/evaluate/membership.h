// Membership inference: what a published model reveals of who is in the log that it was made from
// (Shokri et al. 2017).
//
// A tenth of the shoppers is held out of the build.  An attacker who has the published slices and a
// shopper's whole history guesses whether that history was in the log.  For each step the attacker
// ranks what came next by one source alone, given what came before.  The score of a history is the
// mean of 1 / log2(rank + 1).  The attack succeeds as far as this score tells histories of the log
// from those held out.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "learn/input.h"
#include "learn/options.h"

namespace shelfwise {

inline constexpr std::uint32_t kFewestOthers = 100;

// How well a score tells members from others.
struct Separation {
  double auc = 0.5;          // P(a member's score > another's); equal scores count half
  double truePositives = 0;  // share of members above all but 1 % of the others
  bool operator==(const Separation&) const = default;
};

// Requires both not empty.
Separation separationOf(std::span<const double> members, std::span<const double> others);

struct MembershipAttack {
  std::string source;  // "next", ...; "strongest": at each step the source that ranks it best
  Separation separation;
};

struct MembershipReport {
  std::uint32_t minSupport = 0;
  std::uint32_t members = 0;  // shoppers asked about, as many as `others`
  std::uint32_t others = 0;
  std::vector<MembershipAttack> attacks;  // of each source of the model, then "strongest"
};

// Shoppers with fewer than two different items are not asked about.  kInvalidArgument as in
// buildModel(), and where fewer than kFewestOthers shoppers could be held out.
Result<MembershipReport> attackMembership(const ShopInput& shop, const ModelOptions& options,
                                          const Run& run);

}  // namespace shelfwise
