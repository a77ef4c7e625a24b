#include "recommend/recommender.h"

#include <algorithm>
#include <string>
#include <utility>

#include "arrays/heap_sort.h"
#include "base/joined_text.h"
#include "quant/top_items.h"

namespace shelfwise {

namespace {

static_assert(kMaxAgeSteps <= kMaxQueryEvents, "every scored event has a place in a query");

Status checkLimit(std::uint32_t limit) {
  if (limit >= 1 && limit <= kMaxLimit) return Done{};
  return Error{ErrorCode::kInvalidArgument,
               joined("limit is ", limit, "; 1 to ", kMaxLimit, " are possible")};
}

// Words of titles and price bands say little about a shopper.
bool isInterest(RelationKind kind) {
  return kind == RelationKind::kBrand || kind == RelationKind::kCategory ||
         kind == RelationKind::kAttribute;
}

std::vector<ItemId> finishedItems(std::span<const ScoredEvent> events) {
  std::vector<ItemId> items;
  for (const ScoredEvent& event : events) {
    if (endsInterest(event.type)) items.push_back(event.item);
  }
  return items;
}

ShopperState stateOf(const Profile& profile) {
  std::vector<StateEvent> events;
  for (const ProfileEvent& event : profile.events()) events.push_back({event.item, event.type});
  return shopperState(events);
}

// Events of one age are in the order of the history.
ShopperState stateOf(std::span<const ScoredEvent> history) {
  std::vector<std::uint32_t> order(history.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  heapSort(order, [&](std::uint32_t a, std::uint32_t b) {
    return history[a].age != history[b].age ? history[a].age > history[b].age : a < b;
  });
  std::vector<StateEvent> events;
  for (const std::uint32_t i : order) events.push_back({history[i].item, history[i].type});
  return shopperState(events);
}

}  // namespace

Result<std::unique_ptr<Recommender>> Recommender::open(std::vector<std::vector<std::byte>> slices) {
  std::unique_ptr<Recommender> recommender(new Recommender);
  recommender->slices_ = std::move(slices);
  const std::vector<std::span<const std::byte>> views(recommender->slices_.begin(),
                                                      recommender->slices_.end());
  Result<std::unique_ptr<ModelView>> model = openModel(views);
  if (!model.ok()) return model.error();
  recommender->model_ = std::move(model).value();
  Result<Scorer> scorer = Scorer::create(*recommender->model_, recommender->model_->fusion);
  if (!scorer.ok()) return scorer.error();
  recommender->scorer_ = std::move(scorer).value();
  Result<Candidates> candidates =
      Candidates::create(*recommender->model_, recommender->model_->fusion);
  if (!candidates.ok()) return candidates.error();
  recommender->candidates_ = std::move(candidates).value();
  recommender->scores_.resize(recommender->model_->itemCount());
  return recommender;
}

Result<Recommendations> Recommender::recommend(const RecommendRequest& request) {
  const Status limit = checkLimit(request.list.limit);
  if (!limit.ok()) return limit.error();
  Recommendations answer;
  if (request.history) {
    if (request.history->size() > kMaxAgeSteps) {
      return Error{ErrorCode::kInvalidArgument,
                   joined("the history has ", request.history->size(), " events; at most ",
                          kMaxAgeSteps, " are scored")};
    }
    answer.events = *request.history;
    answer.positions = request.positions;
  } else {
    answer.events = profileEvents(request.seconds);
    for (const ProfileEvent& event : profile_.speaking()) {
      answer.sequences.push_back(event.sequence);
    }
  }
  const Status filtered = runFilter(request.list.filter, kNoId, request.history);
  if (!filtered.ok()) return filtered.error();
  scorer_->score(answer.events, Scenario::kForYou, scores_);
  const std::vector<ItemId> finished =
      request.history ? finishedItems(answer.events) : profile_.finishedItems();
  candidates_->keep({.scenario = Scenario::kForYou,
                     .events = answer.events,
                     .exclude = request.list.exclude,
                     .finished = finished,
                     .passing = passing()},
                    scores_);
  answer.items = best(answer.events, Scenario::kForYou, request.list.limit);
  return answer;
}

Result<Recommendations> Recommender::related(const RelatedRequest& request) {
  return beside({{request.item, EventType::kView, 0}}, Scenario::kRelated, request.list,
                request.item);
}

Result<Recommendations> Recommender::boughtTogether(const RelatedRequest& request) {
  return beside({{request.item, EventType::kView, 0}}, Scenario::kBoughtTogether, request.list,
                request.item);
}

Result<Recommendations> Recommender::cart(const CartRequest& request) {
  if (request.items.size() > kMaxAgeSteps) {
    return Error{ErrorCode::kInvalidArgument,
                 joined("the cart has ", request.items.size(), " items; at most ", kMaxAgeSteps,
                        " are scored")};
  }
  std::vector<ScoredEvent> events;
  for (const ItemId item : request.items) {
    const ScoredEvent event{item, EventType::kAddToCart, 0};
    if (std::find(events.begin(), events.end(), event) == events.end()) events.push_back(event);
  }
  return beside(std::move(events), Scenario::kCart, request.list);
}

// The best items beside those of the events.
Result<Recommendations> Recommender::beside(std::vector<ScoredEvent> events, Scenario scenario,
                                            const ListRequest& list, ItemId contextItem) {
  const Status checked = checkLimit(list.limit);
  if (!checked.ok()) return checked.error();
  const Status filtered = runFilter(list.filter, contextItem, std::nullopt);
  if (!filtered.ok()) return filtered.error();
  Recommendations answer;
  answer.events = std::move(events);
  scorer_->score(answer.events, scenario, scores_);
  const std::vector<ItemId> finished = profile_.finishedItems();
  candidates_->keep({.scenario = scenario,
                     .events = answer.events,
                     .exclude = list.exclude,
                     .finished = finished,
                     .passing = passing()},
                    scores_);
  answer.items = best(answer.events, scenario, list.limit);
  return answer;
}

// Sets passing_.
Status Recommender::runFilter(const FilterRequest& filter, ItemId contextItem,
                              const std::optional<std::vector<ScoredEvent>>& history) {
  passing_.reset();
  if (filter.text.empty()) return Done{};
  const ShopperState shopper = history ? stateOf(*history) : stateOf(profile_);
  auto passing = filters_.passing(filter, {.columns = model_->columns,
                                           .graph = model_->graph,
                                           .labels = model_->labels,
                                           .shopper = shopper,
                                           .contextItem = contextItem});
  if (!passing.ok()) return passing.error();
  passing_ = std::move(passing).value();
  return Done{};
}

std::vector<Interest> Recommender::interests(std::int64_t seconds, std::size_t limit) const {
  const KnowledgeGraph& graph = model_->graph;
  // An item's facts are read once, however many events it has.
  std::vector<float> weights(graph.itemCount(), 0.0f);
  std::vector<ItemId> items;
  for (const ScoredEvent& event : profileEvents(seconds)) {
    const float weight = scorer_->eventWeight(event, Scenario::kForYou, Source::kFacts) *
                         scorer_->facts().damping(event.item);
    if (weight > 0 && weights[event.item] == 0) items.push_back(event.item);
    weights[event.item] += weight;
  }
  std::vector<float> sums(graph.size().factCount, 0.0f);
  float total = 0;
  for (const ItemId item : items) {
    const float weight = weights[item];
    graph.visitFacts(item, [&](auto facts) {
      for (const EntityId fact : facts) {
        if (!isInterest(graph.relations()[graph.relationOf(fact)].kind)) continue;
        sums[fact - graph.itemCount()] += weight * scorer_->facts().weight(fact);
        total += weight * scorer_->facts().weight(fact);
      }
    });
  }
  std::vector<Interest> interests;
  for (const ItemId fact : topItems(sums, limit)) {
    const EntityId entity = graph.itemCount() + fact;
    interests.push_back({entity, graph.relationOf(entity), sums[fact] / total});
  }
  return interests;
}

std::vector<ScoredEvent> Recommender::profileEvents(std::int64_t seconds) const {
  std::vector<ScoredEvent> events;
  for (const ProfileEvent& event : profile_.speaking()) {
    const std::uint64_t steps = profile_.lastStep() - event.step;
    const auto elapsed = static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, seconds - std::min(seconds, event.seconds)));
    events.push_back({event.item, event.type, model_->fusion.ages.inSeconds ? elapsed : steps});
  }
  return events;
}

std::vector<Recommendation> Recommender::best(std::span<const ScoredEvent> events,
                                              Scenario scenario, std::uint32_t limit) {
  std::vector<Recommendation> items;
  for (const ItemId item : topItems(scores_, limit)) {
    if (passing_ && !passing_->has(item)) continue;  // whatever path led here: no item slips in
    items.push_back(
        {item, scores_[item], explain(scorer_->terms(events, scenario, item), kReasonsPerItem)});
    for (Reason& reason : items.back().reasons) {
      if (reason.source == Source::kVectors) nameSharedFact(events[reason.event], item, reason);
    }
  }
  return items;
}

void Recommender::nameSharedFact(const ScoredEvent& event, ItemId item, Reason& reason) const {
  reason.fact = scorer_->sharedVectorFact(event, item);
  if (reason.fact != kNoId) reason.relation = model_->graph.relationOf(reason.fact);
}

}  // namespace shelfwise
