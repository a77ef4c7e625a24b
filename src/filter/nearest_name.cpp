#include "filter/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/joined_text.h"

namespace shelfwise {

namespace {

// Longer names cost more than a hint is worth.
constexpr std::size_t kLongestName = 100;

char lowerCase(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

// Optimal string alignment (Damerau-Levenshtein without an edit of what was swapped).
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> above(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto same = [&](std::size_t x, std::size_t y) {
        return lowerCase(a[x - 1]) == lowerCase(b[y - 1]);
      };
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same(i, j) ? 0 : 1)});
      if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = std::move(above);
    above = std::move(row);
  }
  return above[b.size()];
}

}  // namespace

std::string nearestName(std::string_view name, std::span<const std::string_view> known) {
  if (name.size() > kLongestName) return {};
  std::size_t least = (name.size() + 2) / 3 + 1;
  std::string_view nearest;
  for (const std::string_view candidate : known) {
    if (candidate.size() > kLongestName || candidate == name) continue;
    const std::size_t edits = editDistance(name, candidate);
    if (edits >= least) continue;
    least = edits;
    nearest = candidate;
  }
  if (nearest.empty()) return {};
  return joined("; did you mean \"", nearest, "\"?");
}

}  // namespace shelfwise
