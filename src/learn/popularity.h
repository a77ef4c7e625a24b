// The popularity of items, which lambda_pop weighs in the score.
//
// An item counts the shoppers it interested, each once.  Where times are known, a shopper may count
// less the longer ago that was: 2^-(age / halfLife), so that what sells now comes first.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/ids.h"
#include "ingest/event_log.h"
#include "rank/ranking.h"

namespace shelfwise {

// Seconds; 0 lets every shopper count alike.
inline constexpr std::array<std::int64_t, 4> kHalfLives = {0, 90 * 86'400, 30 * 86'400,
                                                           10 * 86'400};

// The distinct items that each shopper and basket was interested in.
struct Interests {
  std::uint32_t itemCount = 0;
  std::vector<ItemId> items;        // shopper by shopper, then basket by basket
  std::vector<std::int64_t> times;  // [shoppers' entries] time of the last event; baskets have none
  AgeKind ageKind = AgeKind::kSteps;
  std::int64_t end = 0;            // time of the log's last event
  std::int64_t startOfLatest = 0;  // see ingest/event_log.h
};

// Of every shopper's first eventCounts[shopper] events, and of the log's baskets.
Interests interestsOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                      const PerProduct<ItemId>& itemOf);

// [items] log(1 + shoppers), scaled so that the largest is 255; 0 below `minSupport` shoppers.  Age
// is the time from a shopper's last event with the item to the last event of all.  A basket counts
// as a shopper, but with a half-life it does not count.
std::vector<std::uint8_t> popularityCodes(const Interests& interests, std::uint32_t minSupport,
                                          std::int64_t halfLife);

// The half-life of kHalfLives whose codes alone rank the cases since interests.startOfLatest best,
// by their mean NDCG at 100.  0 where times are unknown or fewer than kLeastCases cases are that
// late.
std::int64_t chooseHalfLife(const Interests& interests, const PerProduct<ItemId>& itemOf,
                            std::uint32_t minSupport, std::span<const TestCase> cases,
                            Executor& executor);

}  // namespace shelfwise
