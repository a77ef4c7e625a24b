#include "console/numbers.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace shelfwise {

namespace {

std::string twoDigits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string countText(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t from = text.size(); from > 3; from -= 3) text.insert(from - 3, 1, ',');
  return text;
}

std::string bytesText(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 4> kUnits = {" B", " kB", " MB", " GB"};
  if (bytes < 1000) return std::to_string(bytes) + std::string(kUnits[0]);
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 999.5 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return decimalText(value, value < 9.95 ? 1 : 0) + std::string(kUnits[unit]);
}

std::string secondsText(double seconds) {
  if (seconds < 9.95) return decimalText(seconds, 1) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + ":" + twoDigits(whole % 60);
  return std::to_string(whole / 3600) + ":" + twoDigits(whole / 60 % 60) + ":" +
         twoDigits(whole % 60);
}

std::string shareText(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "0 %";
  const double share = 100 * static_cast<double>(part) / static_cast<double>(whole);
  return decimalText(share, share > 0 && share < 9.95 ? 1 : 0) + " %";
}

std::string decimalText(double value, int decimals) {
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return length > 0 && length < static_cast<int>(text.size())
             ? std::string(text.data(), static_cast<std::size_t>(length))
             : std::to_string(value);
}

}  // namespace shelfwise
