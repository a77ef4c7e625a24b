#include "controls/control_plan.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/joined_text.h"
#include "quant/top_items.h"

namespace shelfwise {

namespace {

Error invalidControl(std::string_view what) {
  return {ErrorCode::kInvalidArgument, std::string(what)};
}

Error inRule(const Rule& rule, std::string_view what) {
  return invalidControl(joined("rule \"", rule.name, "\": ", what));
}

bool isPart(float value) { return value >= 0 && value <= 1; }

Status checkControls(const Controls& controls) {
  if (controls.rules.size() > kMaxRules) {
    return invalidControl(joined("there are ", controls.rules.size(), " rules; at most ", kMaxRules,
                                 " are possible"));
  }
  if (controls.constraints.size() > kMaxConstraints) {
    return invalidControl(joined("there are ", controls.constraints.size(),
                                 " constraints; at most ", kMaxConstraints, " are possible"));
  }
  if (!isPart(controls.diversity)) return invalidControl("diversity is a number from 0 to 1");
  if (!isPart(controls.minRelevance)) return invalidControl("minRelevance is a number from 0 to 1");
  if (!(controls.threshold >= 0)) return invalidControl("threshold is a number of 0 or more");
  return Done{};
}

Status checkRule(const Rule& rule) {
  if (rule.kind == RuleKind::kPromote && !(rule.value >= -100 && rule.value <= 1000)) {
    return inRule(rule, "promote is a number from -100 to 1000");
  }
  const bool isPosition =
      rule.value >= 1 && rule.value <= kMaxPinPosition && rule.value == std::floor(rule.value);
  if (rule.kind == RuleKind::kPin && !isPosition) {
    return inRule(rule, joined("pin is a whole number from 1 to ", kMaxPinPosition));
  }
  return Done{};
}

}  // namespace

Result<ControlPlan> ControlPlan::create(const Controls& controls, const FilterRequest& request,
                                        const FilterScope& scope, Filters& filters) {
  const Status checked = checkControls(controls);
  if (!checked.ok()) return checked.error();
  ControlPlan plan;
  plan.controls_ = &controls;
  FilterRequest boost = request;
  boost.text = controls.boost;
  auto numbers = filters.numbers(boost, scope);
  if (!numbers.ok()) return invalidControl(joined("boost: ", numbers.error().message));
  plan.boost_ = std::move(numbers).value();
  for (float& factor : plan.boost_) {
    if (!std::isnan(factor)) factor = std::clamp(factor, 0.0f, kMostBoost);
  }
  for (const Rule& rule : controls.rules) {
    const Status added = plan.addRule(rule, request, scope, filters);
    if (!added.ok()) return added.error();
  }
  for (const Constraint& constraint : controls.constraints) {
    if (constraint.most == 0 || constraint.first == 0) {
      return invalidControl(joined("a constraint of ", constraint.column, " has a number of 0"));
    }
    auto values = ColumnValues::create(constraint.column, scope);
    if (!values.ok()) return values.error();
    plan.limits_.push_back({constraint, std::move(values).value()});
  }
  return plan;
}

Status ControlPlan::addRule(const Rule& rule, const FilterRequest& request,
                            const FilterScope& scope, Filters& filters) {
  const Status checked = checkRule(rule);
  if (!checked.ok()) return checked;
  FilterRequest condition = request;
  condition.text = rule.condition;
  FilterScope all = scope;
  all.hidden = nullptr;
  auto items = filters.passing(condition, all);
  if (!items.ok()) return inRule(rule, items.error().message);
  const auto now = static_cast<double>(request.seconds);
  if (now < rule.from || now >= rule.until) return Done{};
  if (rule.kind == RuleKind::kHide) {
    hidden_.push_back(std::move(items).value());
  } else if (rule.kind == RuleKind::kRequire) {
    required_.push_back(std::move(items).value());
  } else if (rule.kind == RuleKind::kPromote) {
    const auto factor = static_cast<float>(1 + rule.value / 100);
    promotions_.push_back({&rule, factor, std::move(items).value()});
  } else {
    const auto position = static_cast<std::uint32_t>(rule.value);
    pins_.push_back({&rule, position, std::move(items).value()});
  }
  return Done{};
}

void ControlPlan::hide(ItemSet& passing) const {
  for (const ItemSet& items : hidden_) passing.subtract(items);
  for (const ItemSet& items : required_) passing.intersect(items);
}

float ControlPlan::factorOf(ItemId item) const {
  float factor = 1;
  if (!boost_.empty() && !std::isnan(boost_[item])) factor = boost_[item];
  for (const Promotion& promotion : promotions_) {
    if (promotion.items.has(item)) factor *= promotion.factor;
  }
  return factor;
}

std::vector<Move> ControlPlan::movesOf(ItemId item) const {
  std::vector<Move> moves;
  if (!boost_.empty() && !std::isnan(boost_[item])) {
    moves.push_back({MoveKind::kBoost, {}, boost_[item]});
  }
  for (const Promotion& promotion : promotions_) {
    if (!promotion.items.has(item)) continue;
    moves.push_back({MoveKind::kRule, promotion.rule->name, promotion.factor});
  }
  return moves;
}

// One list on its way.
class Arrangement {
 public:
  Arrangement(const ControlPlan& plan, std::span<const float> scores,
              std::span<const float> allowed, const Likeness& likeness)
      : plan_(plan), allowed_(allowed), likeness_(likeness), counts_(plan.limits_.size()) {
    adjusted_.assign(scores.begin(), scores.end());
    for (ItemId item = 0; item < adjusted_.size(); ++item) {
      if (adjusted_[item] > 0) adjusted_[item] *= plan.factorOf(item);
    }
    const std::vector<ItemId> first = topItems(adjusted_, 1);
    if (!first.empty()) best_ = adjusted_[first.front()];
    least_ = std::max(plan.controls_->threshold, plan.controls_->minRelevance * best_);
  }

  // The list out of the best `poolSize` candidates.
  std::vector<Placed> fill(std::uint32_t limit, std::size_t poolSize) {
    pool_ = topItems(adjusted_, poolSize);
    std::erase_if(pool_, [&](ItemId item) { return adjusted_[item] < least_; });
    likest_.assign(pool_.size(), 0);
    while (placed_.size() < limit && (placePinned() || placeBest())) continue;
    return std::move(placed_);
  }

 private:
  bool isPlaced(ItemId item) const {
    return std::any_of(placed_.begin(), placed_.end(),
                       [&](const Placed& placed) { return placed.item == item; });
  }

  // The best of what may be pinned, with or without a score.
  ItemId pinned(const ControlPlan::Pin& pin) const {
    ItemId best = kNoId;
    for (ItemId item = 0; item < allowed_.size(); ++item) {
      if (!pin.items.has(item) || !(allowed_[item] > 0) || isPlaced(item)) continue;
      if (best == kNoId || adjusted_[item] > adjusted_[best]) best = item;
    }
    return best;
  }

  bool placePinned() {
    for (const ControlPlan::Pin& pin : plan_.pins_) {
      if (pin.position != placed_.size() + 1) continue;
      const ItemId item = pinned(pin);
      if (item == kNoId) continue;
      std::vector<Move> moves = plan_.movesOf(item);
      moves.push_back({MoveKind::kPin, pin.rule->name, static_cast<float>(pin.position)});
      place(item, std::move(moves));
      return true;
    }
    return false;
  }

  bool placeBest() {
    const float diversity = plan_.controls_->diversity;
    std::size_t chosen = pool_.size();
    std::size_t first = pool_.size();  // the best by the score alone
    float most = 0;
    for (std::size_t i = 0; i < pool_.size(); ++i) {
      if (!isAllowed(pool_[i])) continue;
      first = std::min(first, i);
      const float value = (1 - diversity) * (adjusted_[pool_[i]] / best_) - diversity * likest_[i];
      if (chosen < pool_.size() && value <= most) continue;
      chosen = i;
      most = value;
      if (diversity == 0) break;  // the pool is in order
    }
    if (chosen == pool_.size()) return false;
    std::vector<Move> moves = plan_.movesOf(pool_[chosen]);
    if (chosen != first) moves.push_back({MoveKind::kDiversity, {}, likest_[chosen]});
    place(pool_[chosen], std::move(moves));
    return true;
  }

  void place(ItemId item, std::vector<Move> moves) {
    placed_.push_back({item, std::move(moves)});
    count(item);
    const auto at = std::find(pool_.begin(), pool_.end(), item);
    if (at != pool_.end()) {
      likest_.erase(likest_.begin() + (at - pool_.begin()));
      pool_.erase(at);
    }
    if (plan_.controls_->diversity == 0) return;
    for (std::size_t i = 0; i < pool_.size(); ++i) {
      likest_[i] = std::max(likest_[i], likeness_(item, pool_[i]));
    }
  }

  void count(ItemId item) {
    for (std::size_t l = 0; l < counts_.size(); ++l)
      plan_.limits_[l].values.append(item, counts_[l]);
  }

  // Whether every constraint lets the item follow.
  bool isAllowed(ItemId item) const {
    for (std::size_t l = 0; l < counts_.size(); ++l) {
      const auto& [constraint, column] = plan_.limits_[l];
      if (placed_.size() >= constraint.first) continue;
      std::vector<CountedValue> values;
      column.append(item, values);
      for (const CountedValue& value : values) {
        const auto times = std::count(counts_[l].begin(), counts_[l].end(), value);
        if (static_cast<std::size_t>(times) >= constraint.most) return false;
      }
    }
    return true;
  }

  const ControlPlan& plan_;
  std::span<const float> allowed_;
  const Likeness& likeness_;
  std::vector<float> adjusted_;  // [itemCount]
  float best_ = 0;
  float least_ = 0;
  std::vector<ItemId> pool_;   // best first, without what is placed
  std::vector<float> likest_;  // [pool_] likeness to the most alike item that is placed
  std::vector<std::vector<CountedValue>> counts_;  // of each limit, the values that are placed
  std::vector<Placed> placed_;
};

std::vector<Placed> ControlPlan::arrange(std::span<const float> scores,
                                         std::span<const float> allowed, std::uint32_t limit,
                                         const Likeness& likeness) const {
  const std::size_t pool = std::max(kLeastPool, kPoolPerResult * limit);
  auto placed = Arrangement(*this, scores, allowed, likeness).fill(limit, pool);
  const bool mayBeMore = placed.size() < limit && controls_->diversity == 0 && !limits_.empty();
  if (!mayBeMore) return placed;
  return Arrangement(*this, scores, allowed, likeness).fill(limit, scores.size());
}

}  // namespace shelfwise
