// What a build may choose, and what it says of itself.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sections/weights.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"

namespace shelfwise {

// How much work the vectors are worth; kNone: a model without them.
enum class Effort : std::uint8_t { kNone, kFast, kDefault, kBest };

struct ModelOptions {
  std::uint32_t minSupport = 2;  // m >= 1: distinct shoppers behind every behavioural edge

  // Distinct shoppers behind the own part of an item's vector, >= minSupport; an item with fewer is
  // known by its facts alone.  None: minSupport.
  std::optional<std::uint32_t> vectorSupport = std::nullopt;
  std::uint32_t leastVectorSupport() const { return vectorSupport.value_or(minSupport); }

  std::uint64_t seed = 1;  // chooses held-out events, and what training draws by chance
  Effort effort = Effort::kDefault;

  // 1 .. kMaxEdgesPerRow; none: usualEdgesPerRow() of learn/training.h.
  std::optional<std::uint32_t> edgesPerRow = std::nullopt;
  std::vector<std::string> fields = {"title", "brand", "category", "price", "image", "url"};
};

// Called with a stage's name and how much of it is done; from the calling thread only.
using Progress =
    std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

struct EdgeSummary {
  Source source;
  std::uint64_t edges = 0;         // published
  std::uint64_t belowSupport = 0;  // pairs left out because fewer than m shoppers stand behind them
};

// What the held-out events chose beside the weights.
struct ChosenForms {
  CoPreferenceRidge coPreference;
  NextForm next;
  AgeScale ages;
  std::int64_t popularityHalfLife = 0;  // seconds; 0: all shoppers count alike
};

}  // namespace shelfwise
