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

// What speaks for one product in place of another.
bool tellsSimilar(Source source) {
  return source == Source::kVectors || source == Source::kFacts || source == Source::kText ||
         source == Source::kCoPreference;
}

// Weights without popularity; those of Scenario::kRelated are of the sources that tell what is
// similar.
FusionWeights aloneWeights(FusionWeights fusion) {
  fusion.scenarios[Scenario::kForYou].popularity = 0;
  ScenarioWeights& related = fusion.scenarios[Scenario::kRelated];
  related.popularity = 0;
  for (const Source source : kSources) {
    if (!tellsSimilar(source)) related.lambda[source].fill(0);
  }
  return fusion;
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
  recommender->alone_ = aloneWeights(recommender->model_->fusion);
  recommender->scores_.resize(recommender->model_->itemCount());
  return recommender;
}

// The events that a request asks about, its limit and its filter checked.
Result<Recommendations> Recommender::asked(const RecommendRequest& request) {
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
  const Status filtered = runFilter(request.list, kNoId, request.history);
  if (!filtered.ok()) return filtered.error();
  return answer;
}

std::vector<ItemId> Recommender::finished(
    const std::optional<std::vector<ScoredEvent>>& history) const {
  return history ? finishedItems(*history) : profile_.finishedItems();
}

// The candidates of scores_.
void Recommender::keep(const Recommendations& answer, Scenario scenario, const ListRequest& list,
                       const std::optional<std::vector<ScoredEvent>>& history) {
  const std::vector<ItemId> done = finished(history);
  const CandidateQuestion question{.scenario = scenario,
                                   .events = answer.events,
                                   .exclude = list.exclude,
                                   .finished = done,
                                   .passing = passing()};
  candidates_->keep(question, scores_);
  allowed_.clear();
  if (!plan_ || !plan_->pins()) return;
  allowed_.assign(scores_.size(), 1.0f);
  candidates_->keep(question, allowed_);
}

Result<Recommendations> Recommender::recommend(const RecommendRequest& request) {
  auto answer = asked(request);
  if (!answer.ok()) return answer;
  auto& [events, sequences, positions, items, lack] = answer.value();
  scorer_->score(events, Scenario::kForYou, scores_);
  keep(answer.value(), Scenario::kForYou, request.list, request.history);
  items = best(events, Scenario::kForYou, request.list.limit);
  return answer;
}

Result<Recommendations> Recommender::related(const RelatedRequest& request) {
  return beside({{request.item, EventType::kView, 0}}, Scenario::kRelated,
                {.items = {}, .list = request.list, .history = request.history}, request.item);
}

Result<Recommendations> Recommender::boughtTogether(const RelatedRequest& request) {
  return beside({{request.item, EventType::kView, 0}}, Scenario::kBoughtTogether,
                {.items = {}, .list = request.list, .history = request.history}, request.item);
}

Result<Recommendations> Recommender::similar(const RelatedRequest& request) {
  const Status limit = checkLimit(request.list.limit);
  if (!limit.ok()) return limit.error();
  const Status filtered = runFilter(request.list, request.item, request.history);
  if (!filtered.ok()) return filtered.error();
  Recommendations answer;
  answer.events = {{request.item, EventType::kView, 0}};
  scorer_->weighBy(alone_);
  scorer_->score(answer.events, Scenario::kRelated, scores_);
  keep(answer, Scenario::kRelated, request.list, request.history);
  candidates_->keepKind(request.item, scores_);
  answer.items = best(answer.events, Scenario::kRelated, request.list.limit);
  scorer_->weighBy(model_->fusion);
  return answer;
}

Result<Recommendations> Recommender::becauseOf(const RecommendRequest& request) {
  auto answer = asked(request);
  if (!answer.ok()) return answer;
  auto& [events, sequences, positions, items, lack] = answer.value();
  std::size_t strongest = 0;
  float most = 0;
  for (std::size_t e = 0; e < events.size(); ++e) {
    float weight = 0;
    for (const Source source : kSources) {
      weight += scorer_->eventWeight(events[e], Scenario::kForYou, source);
    }
    const bool isLater = most > 0 && events[e].age <= events[strongest].age;
    if (weight < most || weight == 0 || (weight == most && !isLater)) continue;
    strongest = e;
    most = weight;
  }
  if (most == 0) return answer;
  const std::vector<ScoredEvent> alone = {events[strongest]};
  scorer_->weighBy(alone_);
  scorer_->score(alone, Scenario::kForYou, scores_);
  keep(answer.value(), Scenario::kForYou, request.list, request.history);
  scores_[alone.front().item] = 0;
  items = best(alone, Scenario::kForYou, request.list.limit);
  scorer_->weighBy(model_->fusion);
  for (Recommendation& item : items) {
    for (Reason& reason : item.reasons) reason.event = static_cast<std::uint32_t>(strongest);
  }
  return answer;
}

Result<Recommendations> Recommender::ranked(const RecommendRequest& request,
                                            std::span<const float> scores, std::string_view label) {
  auto answer = asked(request);
  if (!answer.ok()) return answer;
  std::copy(scores.begin(), scores.end(), scores_.begin());
  keep(answer.value(), Scenario::kForYou, request.list, request.history);
  for (Placed& place : placed(request.list.limit)) {
    const float score = scores_[place.item];
    answer.value().items.push_back({place.item,
                                    score,
                                    {Reason{.label = score > 0 ? label : kPinnedLabel}},
                                    std::move(place.moves)});
  }
  return answer;
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
  return beside(std::move(events), Scenario::kCart, request);
}

// The best items beside those of the events.
Result<Recommendations> Recommender::beside(std::vector<ScoredEvent> events, Scenario scenario,
                                            const CartRequest& request, ItemId contextItem) {
  const Status checked = checkLimit(request.list.limit);
  if (!checked.ok()) return checked.error();
  const Status filtered = runFilter(request.list, contextItem, request.history);
  if (!filtered.ok()) return filtered.error();
  Recommendations answer;
  answer.events = std::move(events);
  scorer_->score(answer.events, scenario, scores_);
  keep(answer, scenario, request.list, request.history);
  answer.items = best(answer.events, scenario, request.list.limit);
  return answer;
}

// Sets passing_ and plan_.
Status Recommender::runFilter(const ListRequest& list, ItemId contextItem,
                              const std::optional<std::vector<ScoredEvent>>& history) {
  passing_.reset();
  plan_.reset();
  const ItemSet* soldOut = model_->live.soldOut();
  const bool controlled = list.controls != Controls{};
  if (list.filter.text.empty() && soldOut == nullptr && !controlled) return Done{};
  const ShopperState shopper = history ? stateOf(*history) : stateOf(profile_);
  const FilterScope scope{.columns = model_->columns,
                          .graph = model_->graph,
                          .labels = model_->labels,
                          .shopper = shopper,
                          .contextItem = contextItem,
                          .hidden = soldOut,
                          .hidingColumn = kStockName};
  auto passing = filters_.passing(list.filter, scope);
  if (!passing.ok()) return passing.error();
  passing_ = std::move(passing).value();
  if (!controlled) return Done{};
  auto plan = ControlPlan::create(list.controls, list.filter, scope, filters_);
  if (!plan.ok()) return plan.error();
  plan_ = std::move(plan).value();
  plan_->hide(*passing_);
  return Done{};
}

// The items of the list in their order, by scores_.
std::vector<Placed> Recommender::placed(std::uint32_t limit) const {
  if (plan_) {
    return plan_->arrange(scores_, allowed_, limit, Likeness(model_->graph, model_->vectors));
  }
  std::vector<Placed> placed;
  for (const ItemId item : topItems(scores_, limit)) placed.push_back({item, {}});
  return placed;
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
  for (auto& [item, moves] : placed(limit)) {
    if (passing_ && !passing_->has(item)) continue;  // whatever path led here: no item slips in
    items.push_back({item, scores_[item], {}, std::move(moves)});
    if (scores_[item] > 0) {
      items.back().reasons = explain(scorer_->terms(events, scenario, item), kReasonsPerItem);
    } else {
      items.back().reasons = {Reason{.label = kPinnedLabel}};
    }
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
