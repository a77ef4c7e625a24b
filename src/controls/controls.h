// What a shop asks of a list beside its scores: boosts, rules, constraints, diversity.

#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

enum class RuleKind : std::uint8_t {
  kHide,     // what meets the condition is never listed
  kRequire,  // what does not is never listed
  kPromote,  // `value` percent are added to the score of what meets it, -100 .. 1000
  kPin,      // the best of what meets it is at position `value`, 1 or more
};

struct Rule {
  std::string name;       // results that it moved name it
  std::string condition;  // of the filter language
  RuleKind kind = RuleKind::kHide;
  double value = 0;

  // In force from the first to the second, since 1970-01-01 UTC.
  double from = -std::numeric_limits<double>::infinity();
  double until = std::numeric_limits<double>::infinity();

  bool operator==(const Rule&) const = default;
};

// At most `most` of the first `first` results have one value of `column`.  A result with several
// values counts for each; of paths that one counts which fewest items have.  A result without a
// value is free.
struct Constraint {
  std::string column;
  std::uint32_t most = 1;
  std::uint32_t first = kWholeList;

  static constexpr std::uint32_t kWholeList = 0xFFFF'FFFF;

  bool operator==(const Constraint&) const = default;
};

inline constexpr float kMostBoost = 1e6f;

struct Controls {
  // A number of the filter language, which each score is multiplied with.  Where it has no value it
  // is 1; it is held in 0 .. kMostBoost.  Empty: none.
  std::string boost{};
  std::vector<Rule> rules{};
  std::vector<Constraint> constraints{};
  float diversity = 0;     // 0 .. 1: of 1, only what is unlike those before counts
  float threshold = 0;     // no result has a smaller score, after boosts and rules
  float minRelevance = 0;  // 0 .. 1: the same, as a part of the best score

  bool operator==(const Controls&) const = default;
};

// Why a result is where its terms alone would not put it.
enum class MoveKind : std::uint8_t { kBoost, kRule, kPin, kDiversity };
inline constexpr std::string_view kMoveNames[] = {"boost", "rule", "pin", "diversity"};

struct Move {
  MoveKind kind;
  std::string rule;  // of kRule and kPin
  float value;       // kBoost, kRule: the factor; kPin: the position; kDiversity: the likeness

  bool operator==(const Move&) const = default;
};

struct Placed {
  ItemId item;
  std::vector<Move> moves;

  bool operator==(const Placed&) const = default;
};

}  // namespace shelfwise
