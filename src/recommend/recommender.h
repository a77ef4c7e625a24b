// The runtime: opened slices, a profile, and the lists that a shop asks for.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "controls/control_plan.h"
#include "filter/filter.h"
#include "profile/profile.h"
#include "recommend/candidates.h"
#include "recommend/reasons.h"
#include "recommend/scorer.h"
#include "slice/model_view.h"

namespace shelfwise {

inline constexpr std::uint32_t kMaxLimit = 1000;
inline constexpr std::size_t kReasonsPerItem = 3;

// The options of every list.
struct ListRequest {
  std::uint32_t limit = 10;       // 1 .. kMaxLimit
  std::vector<ItemId> exclude{};  // no candidates
  FilterRequest filter{};         // what does not pass is never listed
  Controls controls{};            // their conditions have the filter's context and time
};

struct RecommendRequest {
  ListRequest list{};
  std::int64_t seconds = 0;  // now, since 1970-01-01 UTC

  // Events that are scored instead of the profile, which stays as it is.  At most kMaxAgeSteps of
  // them; ages are in the model's unit.
  std::optional<std::vector<ScoredEvent>> history{};

  // The index of each history event in the caller's own list; empty if that is the same list.
  std::vector<std::uint32_t> positions{};
};

struct RelatedRequest {
  ItemId item = 0;
  ListRequest list{};
  std::optional<std::vector<ScoredEvent>> history{};  // stands in for the profile
};

struct CartRequest {
  std::vector<ItemId> items;  // at most kMaxAgeSteps; a repeated item counts once
  ListRequest list{};
  std::optional<std::vector<ScoredEvent>> history{};  // stands in for the profile
};

class Recommender {
 public:
  // Opens the slices of one build and keeps their bytes.  Fails as openModel() does.
  static Result<std::unique_ptr<Recommender>> open(std::vector<std::vector<std::byte>> slices);

  const ModelView& model() const { return *model_; }

  // Changes values of columns, as LiveValues::apply().  What is sold out is in no list, unless its
  // filter asks about kStockName.
  Status update(const LiveChanges& changes) { return model_->live.apply(changes, model_->columns); }

  Profile& profile() { return profile_; }
  const Profile& profile() const { return profile_; }

  // The best items for this shopper, by Scenario::kForYou.  Items that were bought, disliked or
  // hidden, and those of `exclude`, are left out.  kInvalidArgument for a limit out of range, a
  // history that is too long, or a wrong filter, as of every list.
  Result<Recommendations> recommend(const RecommendRequest& request);

  // The best items beside `item`, by Scenario::kRelated.  `item` itself is left out.  Builds give
  // popularity no weight there.  kInvalidArgument for a limit out of range.
  Result<Recommendations> related(const RelatedRequest& request);

  // What could replace `item`, best first: by the facts, the vectors and the co-preference of
  // Scenario::kRelated alone, at their weights, and of its kind only (kg/substitutes.h).
  Result<Recommendations> similar(const RelatedRequest& request);

  // What the shopper's strongest event alone recommends by Scenario::kForYou, but not its own item.
  // Strongest is the largest sum of weights, of equal ones the latest.
  Result<Recommendations> becauseOf(const RecommendRequest& request);

  // The items with the best `scores`, [itemCount], by the rules of every list, each for `label`.
  Result<Recommendations> ranked(const RecommendRequest& request, std::span<const float> scores,
                                 std::string_view label);

  // The best complements of `item`, by Scenario::kBoughtTogether.  The item and its substitutes are
  // left out.  kInvalidArgument for a limit out of range.
  Result<Recommendations> boughtTogether(const RelatedRequest& request);

  // The best complements of a cart, by Scenario::kCart.  Its items and their substitutes are left
  // out.  kInvalidArgument for a limit out of range or too many items.
  Result<Recommendations> cart(const CartRequest& request);

  // The events of the profile that speak for their items, oldest first.
  std::vector<ScoredEvent> profileEvents(std::int64_t seconds) const;

  // The `limit` brands, categories and further facts that weigh most in the profile.
  std::vector<Interest> interests(std::int64_t seconds, std::size_t limit) const;

 private:
  Recommender() = default;

  Result<Recommendations> asked(const RecommendRequest& request);
  std::vector<ItemId> finished(const std::optional<std::vector<ScoredEvent>>& history) const;
  Result<Recommendations> beside(std::vector<ScoredEvent> events, Scenario scenario,
                                 const CartRequest& request, ItemId contextItem = kNoId);
  void keep(const Recommendations& answer, Scenario scenario, const ListRequest& list,
            const std::optional<std::vector<ScoredEvent>>& history);
  Status runFilter(const ListRequest& list, ItemId contextItem,
                   const std::optional<std::vector<ScoredEvent>>& history);
  const ItemSet* passing() const { return passing_ ? &*passing_ : nullptr; }
  std::vector<Placed> placed(std::uint32_t limit) const;
  std::vector<Recommendation> best(std::span<const ScoredEvent> events, Scenario scenario,
                                   std::uint32_t limit);

  void nameSharedFact(const ScoredEvent& event, ItemId item, Reason& reason) const;

  std::vector<std::vector<std::byte>> slices_;
  std::unique_ptr<ModelView> model_;
  std::optional<Scorer> scorer_;
  std::optional<Candidates> candidates_;
  Profile profile_;
  Filters filters_;
  std::optional<ItemSet> passing_;   // the filter of this call; nothing: it has none
  std::optional<ControlPlan> plan_;  // the controls of this call, too
  FusionWeights alone_;              // of similar() and becauseOf()
  std::vector<float> scores_;        // [itemCount], scratch
  std::vector<float> allowed_;       // [itemCount], above 0 for what may be pinned; or empty
};

}  // namespace shelfwise
