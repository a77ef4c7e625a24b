// Every list of a shop front, asked for in one way.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "recommend/recommender.h"
#include "shelf/given_history.h"
#include "shelf/list.h"

namespace shelfwise {

struct ShelfRequest {
  List list = List::kForYou;
  ListRequest options{};
  std::int64_t seconds = 0;               // now, since 1970-01-01 UTC
  std::optional<GivenHistory> history{};  // stands in for the profile
  std::vector<ItemId> items{};            // of kItem exactly one; of kCart any; else unused
  std::optional<List> fallback{};         // of kShop: fills up a list with too few items
};

class Shelf {
 public:
  // `recommender` must outlive it.
  explicit Shelf(Recommender& recommender);

  // The list.  Each leaves out what the shopper bought, disliked or hid, and `options.exclude`.  A
  // list that is no sum of terms has its name as the reason of each item, and these scores:
  // - a chart: its code / 255;
  // - recentlyViewed: 1 / rank of the product among those viewed, the latest first;
  // - onSale: the part of the list price that is saved.
  // Where the build is without what the list needs, Recommendations::lack is that of its row.
  // A fallback obeys filter and rules, but for pins, and no threshold.  Constraints hold in it
  // alone. Errors are kInvalidArgument: as Recommender's lists, a kItem list without its one item,
  // and a fallback of another subject.
  Result<Recommendations> list(const ShelfRequest& request);

 private:
  Result<Recommendations> alone(const ShelfRequest& request);
  RecommendRequest shopperRequest(const ShelfRequest& request) const;
  Result<Recommendations> besideItem(const ShelfRequest& request);
  Result<Recommendations> chart(const ShelfRequest& request, Chart chart);
  Result<Recommendations> recentlyViewed(const ShelfRequest& request);
  Result<Recommendations> onSale(const ShelfRequest& request);

  Recommender* recommender_;
  std::vector<float> scores_;  // [itemCount], scratch
};

}  // namespace shelfwise
