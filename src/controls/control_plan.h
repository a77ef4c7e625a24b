// Controls, checked against the columns of a build and ready to arrange a list.
//
// A list is arranged in this order.  Hidden items are left out.  Scores are multiplied by the boost
// and the rules that promote.  Each position in turn takes what is pinned there, else the best item
// that the constraints allow.  With diversity d, the best is by the maximal marginal relevance
// (1 - d) * score / best score - d * likeness to the most alike item before it.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "controls/column_values.h"
#include "controls/controls.h"
#include "controls/likeness.h"
#include "filter/filter.h"
#include "kg/item_set.h"

namespace shelfwise {

inline constexpr std::size_t kMaxRules = 1000;
inline constexpr std::size_t kMaxConstraints = 16;
inline constexpr std::uint32_t kMaxPinPosition = 1000;

// With diversity, a list of n is chosen of the best max(kLeastPool, kPoolPerResult * n) candidates.
inline constexpr std::uint32_t kLeastPool = 100;
inline constexpr std::uint32_t kPoolPerResult = 10;

class ControlPlan {
 public:
  // kInvalidArgument for a number out of range, a boost that is no number, a condition that is
  // none, or an unknown column; the message names the rule.  `request` gives the context and the
  // time; its text is not read.  Rules that are not in force are left out.  Borrows from `controls`
  // and `scope`.
  static Result<ControlPlan> create(const Controls& controls, const FilterRequest& request,
                                    const FilterScope& scope, Filters& filters);

  // Takes what rules hide out of `passing`.
  void hide(ItemSet& passing) const;

  // Whether a rule may put an item on the list that has no score.
  bool pins() const { return !pins_.empty(); }

  // The list of `limit` items.  `scores` are above 0 for candidates, `allowed` above 0 for items
  // that may be pinned; both are [itemCount].  Answers fewer items where there are no more, and
  // where the constraints let none follow.
  std::vector<Placed> arrange(std::span<const float> scores, std::span<const float> allowed,
                              std::uint32_t limit, const Likeness& likeness) const;

 private:
  struct Promotion {
    const Rule* rule;
    float factor;
    ItemSet items;
  };
  struct Pin {
    const Rule* rule;
    std::uint32_t position;
    ItemSet items;
  };
  struct Limit {
    Constraint constraint;
    ColumnValues values;
  };

  friend class Arrangement;

  Status addRule(const Rule& rule, const FilterRequest& request, const FilterScope& scope,
                 Filters& filters);
  float factorOf(ItemId item) const;
  std::vector<Move> movesOf(ItemId item) const;

  const Controls* controls_ = nullptr;
  std::vector<float> boost_;  // [itemCount], or empty
  std::vector<Promotion> promotions_;
  std::vector<Pin> pins_;
  std::vector<ItemSet> hidden_;
  std::vector<ItemSet> required_;
  std::vector<Limit> limits_;
};

}  // namespace shelfwise
