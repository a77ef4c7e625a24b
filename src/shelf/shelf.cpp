#include "shelf/shelf.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace shelfwise {

namespace {

const NumberColumn* findNumbers(const ModelView& model, std::string_view name) {
  const auto& columns = model.columns.numbers;
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const NumberColumn& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace

Shelf::Shelf(Recommender& recommender)
    : recommender_(&recommender), scores_(recommender.model().itemCount()) {}

Result<Recommendations> Shelf::list(const ShelfRequest& request) {
  auto answer = alone(request);
  if (!answer.ok() || !request.fallback) return answer;
  const ListRow& row = kListRows[*request.fallback];
  if (row.subject != ListSubject::kShop) {
    return Error{ErrorCode::kInvalidArgument,
                 std::string(row.name) + " is no list of the whole shop, so it is no fallback"};
  }
  std::vector<Recommendation>& items = answer.value().items;
  if (items.size() >= request.options.limit) return answer;
  ShelfRequest more = request;
  more.list = *request.fallback;
  more.options.limit -= static_cast<std::uint32_t>(items.size());
  Controls& controls = more.options.controls;
  controls.threshold = controls.minRelevance = 0;  // they are about the scores of the list itself
  std::erase_if(controls.rules, [](const Rule& rule) { return rule.kind == RuleKind::kPin; });
  std::vector<ItemId>& exclude = more.options.exclude;
  exclude.insert(exclude.end(), request.items.begin(), request.items.end());
  for (const Recommendation& item : items) exclude.push_back(item.item);
  auto rest = alone(more);
  if (!rest.ok()) return rest;
  for (Recommendation& item : rest.value().items) {
    item.fallback = row.name;
    items.push_back(std::move(item));
  }
  return answer;
}

Result<Recommendations> Shelf::alone(const ShelfRequest& request) {
  const ListRow& row = kListRows[request.list];
  if (row.chart) return chart(request, *row.chart);
  switch (request.list) {
    case List::kForYou:
      return recommender_->recommend(shopperRequest(request));
    case List::kBecauseOf:
      return recommender_->becauseOf(shopperRequest(request));
    case List::kRecentlyViewed:
      return recentlyViewed(request);
    case List::kOnSale:
      return onSale(request);
    case List::kCart: {
      const RecommendRequest asked = shopperRequest(request);
      return recommender_->cart({request.items, asked.list, asked.history});
    }
    default:
      return besideItem(request);
  }
}

RecommendRequest Shelf::shopperRequest(const ShelfRequest& request) const {
  RecommendRequest asked{.list = request.options, .seconds = request.seconds};
  if (!request.history) return asked;
  const GivenHistory& history = *request.history;
  asked.history = history.events;
  asked.positions = history.positions;
  asked.list.exclude.insert(asked.list.exclude.end(), history.finished.begin(),
                            history.finished.end());
  return asked;
}

Result<Recommendations> Shelf::besideItem(const ShelfRequest& request) {
  if (request.items.size() != 1) {
    return Error{ErrorCode::kInvalidArgument,
                 std::string(kListRows[request.list].name) + " is asked about one item"};
  }
  const RecommendRequest asked = shopperRequest(request);
  const RelatedRequest beside{request.items.front(), asked.list, asked.history};
  if (request.list == List::kRelated) return recommender_->related(beside);
  if (request.list == List::kSimilar) return recommender_->similar(beside);
  return recommender_->boughtTogether(beside);
}

Result<Recommendations> Shelf::chart(const ShelfRequest& request, Chart chart) {
  const auto codes = recommender_->model().charts[chart];
  std::fill(scores_.begin(), scores_.end(), 0.0f);
  std::transform(codes.begin(), codes.end(), scores_.begin(),
                 [](std::uint8_t code) { return static_cast<float>(code) / 255.0f; });
  const ListRow& row = kListRows[request.list];
  auto answer = recommender_->ranked(shopperRequest(request), scores_, row.name);
  if (answer.ok() && codes.empty()) answer.value().lack = row.lack;
  return answer;
}

Result<Recommendations> Shelf::recentlyViewed(const ShelfRequest& request) {
  const RecommendRequest asked = shopperRequest(request);
  const auto events = asked.history ? *asked.history : recommender_->profileEvents(request.seconds);
  std::vector<std::uint32_t> latest(events.size());  // latest first
  std::iota(latest.begin(), latest.end(), 0U);
  std::sort(latest.begin(), latest.end(), [&](std::uint32_t a, std::uint32_t b) {
    return events[a].age != events[b].age ? events[a].age < events[b].age : a > b;
  });
  std::fill(scores_.begin(), scores_.end(), 0.0f);
  std::vector<std::uint32_t> views;  // the latest of each product
  for (const std::uint32_t e : latest) {
    float& score = scores_[events[e].item];
    if (events[e].type != EventType::kView || score > 0) continue;
    views.push_back(e);
    score = 1.0f / static_cast<float>(views.size());
  }
  auto answer = recommender_->ranked(asked, scores_, kListRows[request.list].name);
  if (!answer.ok()) return answer;
  for (Recommendation& item : answer.value().items) {
    if (item.score == 0) continue;  // pinned
    item.reasons.front().event = *std::find_if(
        views.begin(), views.end(), [&](std::uint32_t e) { return events[e].item == item.item; });
  }
  return answer;
}

Result<Recommendations> Shelf::onSale(const ShelfRequest& request) {
  const NumberColumn* price = findNumbers(recommender_->model(), "price");
  const NumberColumn* listPrice = findNumbers(recommender_->model(), "listPrice");
  const bool priced = price != nullptr && listPrice != nullptr && price->unit == listPrice->unit;
  std::fill(scores_.begin(), scores_.end(), 0.0f);
  for (ItemId item = 0; priced && item < scores_.size(); ++item) {
    const double now = (*price)[item];
    const double before = (*listPrice)[item];
    // Missing prices are no numbers, so they compare false.
    if (now >= 0 && now < before) scores_[item] = static_cast<float>((before - now) / before);
  }
  const ListRow& row = kListRows[request.list];
  auto answer = recommender_->ranked(shopperRequest(request), scores_, row.name);
  if (answer.ok() && !priced) answer.value().lack = row.lack;
  return answer;
}

}  // namespace shelfwise
