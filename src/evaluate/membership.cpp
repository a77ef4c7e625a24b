#include "evaluate/membership.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/random.h"
#include "learn/model_builder.h"
#include "learn/training.h"
#include "rank/ranking.h"

namespace shelfwise {

namespace {

constexpr std::uint32_t kHeldOutShare = 10;  // one shopper in ten
constexpr double kFalsePositives = 0.01;
constexpr std::size_t kMostSteps = 50;  // the latest of a history

// The weight of an event by its age bucket.  Most of what a source remembers is of the next step.
constexpr std::array<float, kAgeBuckets> kDecay = {1.0f, 0.5f, 0.25f, 0.125f, 0.0625f};

bool canBeAsked(std::span<const LoggedEvent> events) {
  return std::any_of(events.begin(), events.end(), [&](const LoggedEvent& event) {
    return event.product != events.front().product;
  });
}

// The shoppers who are asked about, in random order.
std::vector<std::uint32_t> shuffledShoppers(const EventLog& log, std::uint64_t seed) {
  std::vector<std::uint32_t> shoppers;
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    if (canBeAsked(log.of(s))) shoppers.push_back(s);
  }
  SplitMix64 random(seed);
  shuffle(std::span(shoppers), random);
  return shoppers;
}

EventLog withoutShoppers(const EventLog& log, std::span<const std::uint32_t> shoppers) {
  std::vector<bool> isOut(log.shoppers.size(), false);
  for (const std::uint32_t s : shoppers) isOut[s] = true;
  EventLog rest;
  rest.ageKind = log.ageKind;
  rest.ordered = log.ordered;
  rest.baskets = log.baskets;
  rest.offsets.push_back(0);
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    if (isOut[s]) continue;
    rest.shoppers.push_back(log.shoppers[s]);
    const auto events = log.of(s);
    rest.events.insert(rest.events.end(), events.begin(), events.end());
    rest.offsets.push_back(rest.events.size());
  }
  return rest;
}

// Every step of a history onto an item that is new to it.
void appendSteps(std::span<const LoggedEvent> events, std::vector<TestCase>& steps) {
  const std::size_t first = events.size() > kMostSteps ? events.size() - kMostSteps : 1;
  for (std::size_t next = first; next < events.size(); ++next) {
    const auto before = events.first(next);
    const ProductId product = events[next].product;
    const bool isNew = std::none_of(before.begin(), before.end(), [&](const LoggedEvent& event) {
      return event.product == product;
    });
    if (isNew) steps.push_back({{before.begin(), before.end()}, {product}});
  }
}

// The steps of many shoppers; those of shopper s are ranges[s] .. ranges[s + 1] - 1.
struct Steps {
  std::vector<RankedCase> cases;
  std::vector<std::size_t> ranges{0};
};

Steps stepsOf(const EventLog& log, std::span<const std::uint32_t> shoppers,
              const PerProduct<ItemId>& itemOf) {
  std::vector<TestCase> steps;
  Steps all;
  for (const std::uint32_t s : shoppers) {
    appendSteps(log.of(s), steps);
    all.ranges.push_back(steps.size());
  }
  all.cases = rankedCases(steps, itemOf, false);
  return all;
}

// [cases] 1 / log2(rank + 1).
std::vector<double> closeness(const ModelView& view, Source source, const Steps& steps,
                              Executor& executor) {
  FusionWeights only = view.fusion;
  only.keepOnly(source, kDecay);
  const auto metrics = rankCases(view, only, steps.cases, view.itemCount(), executor);
  std::vector<double> close;
  for (const Metrics& one : metrics) close.push_back(one.ndcg);
  return close;
}

std::vector<double> meansOf(const std::vector<double>& values, const Steps& steps) {
  std::vector<double> means;
  for (std::size_t s = 0; s + 1 < steps.ranges.size(); ++s) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(steps.ranges[s]);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(steps.ranges[s + 1]);
    means.push_back(std::accumulate(begin, end, 0.0) / static_cast<double>(end - begin));
  }
  return means;
}

// `steps` are those of the members, then of as many others.
MembershipAttack attackBy(std::string name, const std::vector<double>& values, const Steps& steps) {
  const std::vector<double> means = meansOf(values, steps);
  const std::span all(means);
  const std::size_t half = means.size() / 2;
  return {std::move(name), separationOf(all.first(half), all.last(half))};
}

std::vector<MembershipAttack> attacksOn(const ModelView& view, const Steps& steps,
                                        Executor& executor) {
  std::vector<MembershipAttack> attacks;
  std::vector<double> strongest(steps.cases.size(), 0.0);
  for (const Source source : kSources) {
    if (!view.fusion.counts(source)) continue;
    const auto close = closeness(view, source, steps, executor);
    attacks.push_back(attackBy(std::string(sourceName(source)), close, steps));
    for (std::size_t c = 0; c < strongest.size(); ++c) {
      strongest[c] = std::max(strongest[c], close[c]);
    }
  }
  attacks.push_back(attackBy("strongest", strongest, steps));
  return attacks;
}

// The items of the published model.
PerProduct<ItemId> itemsOf(const Catalog& catalog, const Model& model) {
  std::vector<std::pair<std::string_view, ItemId>> published;
  for (ItemId item = 0; item < model.itemIds.size(); ++item) {
    published.emplace_back(model.itemIds[item], item);
  }
  std::sort(published.begin(), published.end());
  PerProduct<ItemId> items;
  for (const Product& product : catalog.products) {
    const auto found = std::lower_bound(published.begin(), published.end(),
                                        std::pair<std::string_view, ItemId>(product.id, 0));
    items.push_back(found->second);
  }
  return items;
}

}  // namespace

Separation separationOf(std::span<const double> members, std::span<const double> others) {
  std::vector<double> sorted(others.begin(), others.end());
  std::sort(sorted.begin(), sorted.end());
  const auto allowed =
      static_cast<std::size_t>(kFalsePositives * static_cast<double>(sorted.size()));
  const double threshold = sorted[sorted.size() - 1 - allowed];
  Separation separation{0, 0};
  for (const double score : members) {
    const auto [below, above] = std::equal_range(sorted.begin(), sorted.end(), score);
    separation.auc +=
        0.5 * static_cast<double>((below - sorted.begin()) + (above - sorted.begin()));
    separation.truePositives += score > threshold ? 1 : 0;
  }
  const auto count = static_cast<double>(members.size());
  separation.auc /= count * static_cast<double>(sorted.size());
  separation.truePositives /= count;
  return separation;
}

Result<MembershipReport> attackMembership(const ShopInput& shop, const ModelOptions& options,
                                          const Run& run) {
  std::vector<std::uint32_t> shoppers = shuffledShoppers(shop.log, options.seed);
  const std::size_t count = shoppers.size() / kHeldOutShare;
  if (count < kFewestOthers) {
    return Error{ErrorCode::kInvalidArgument, std::to_string(shoppers.size()) +
                                                  " shoppers with two items or more; at least " +
                                                  std::to_string(kHeldOutShare * kFewestOthers) +
                                                  " are needed to hold a tenth of them out"};
  }
  shoppers.resize(2 * count);
  const auto others = std::span(shoppers).last(count);
  const EventLog rest = withoutShoppers(shop.log, others);
  const auto built = buildModel({shop.catalog, rest, shop.links}, options, run);
  if (!built.ok()) return built.error();
  const ReopenedModel published = reopen(built.value().model);
  const Steps steps = stepsOf(shop.log, shoppers, itemsOf(shop.catalog, built.value().model));
  return MembershipReport{options.minSupport, static_cast<std::uint32_t>(count),
                          static_cast<std::uint32_t>(count),
                          attacksOn(*published.view, steps, run.executor)};
}

}  // namespace shelfwise
