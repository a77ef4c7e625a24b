// The options of a build, and what it reports of its choices.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sections/weights.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"

namespace shelfwise {

// How much work is spent on the vectors; kNone: a model without them.
enum class Effort : std::uint8_t { kNone, kFast, kDefault, kBest };

struct ModelOptions {
  std::uint32_t minSupport = 2;  // >= 1: distinct shoppers behind every behavioural edge

  // Distinct shoppers behind the id part of an item's vector, >= minSupport.  An item with fewer is
  // known by its facts alone.  None: minSupport.
  std::optional<std::uint32_t> vectorSupport = std::nullopt;
  std::uint32_t leastVectorSupport() const { return vectorSupport.value_or(minSupport); }

  std::uint64_t seed = 1;  // of held-out events, and of random numbers in training
  Effort effort = Effort::kDefault;

  // 1 .. kMaxEdgesPerRow; none: usualEdgesPerRow() of learn/behaviour.h.
  std::optional<std::uint32_t> edgesPerRow = std::nullopt;
  std::vector<std::string> fields = {"title", "brand", "category", "price", "image", "url"};
};

struct EdgeSummary {
  Source source;
  std::uint64_t edges = 0;         // published; 0: all pairs are below the support
  std::uint64_t belowSupport = 0;  // pairs left out: fewer than minSupport shoppers
};

// The settings that the held-out events chose, beside the weights.
struct ChosenSettings {
  CoPreferenceRidge coPreference;
  NextSettings next;
  AgeScale ages;
  std::int64_t popularityHalfLife = 0;  // seconds; 0: all shoppers count alike
};

}  // namespace shelfwise
