#include "train/number_bins.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace shelfwise {

namespace {

// From this value on numbers are written in the shorter form, perhaps with an exponent.
constexpr double kLongestFixed = 1e15;

}  // namespace

std::string formatNumber(double value) {
  std::array<char, 400> text{};
  const auto format =
      std::abs(value) < kLongestFixed ? std::chars_format::fixed : std::chars_format::general;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value + 0.0, format).ptr;
  return std::string(text.data(), end);
}

NumberBins::NumberBins(std::vector<double> values, std::uint32_t bins) {
  assert(bins >= 1);
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  for (std::size_t begin = 0, b = 1; begin < n; ++b) {
    std::size_t end = std::max(begin + 1, n * b / bins);
    if (end > n || b >= bins) end = n;
    while (end < n && values[end] == values[end - 1]) ++end;
    bins_.push_back({values[begin], values[end - 1]});
    begin = end;
  }
}

std::size_t NumberBins::binOf(double value) const {
  const auto bin =
      std::lower_bound(bins_.begin(), bins_.end(), value,
                       [](const Bin& candidate, double v) { return candidate.high < v; });
  return static_cast<std::size_t>(bin - bins_.begin());
}

std::string NumberBins::label(std::size_t bin, std::string_view unit) const {
  std::string text = formatNumber(bins_[bin].low);
  if (bins_[bin].high != bins_[bin].low) text += "–" + formatNumber(bins_[bin].high);
  if (!unit.empty()) text += " " + std::string(unit);
  return text;
}

}  // namespace shelfwise
