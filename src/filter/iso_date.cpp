#include "filter/iso_date.h"

#include <array>
#include <cstddef>

namespace shelfwise {

namespace {

// Reads a text from the left.
class IsoReader {
 public:
  explicit IsoReader(std::string_view text) : rest_(text) {}

  bool atEnd() const { return rest_.empty(); }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // A number of exactly so many digits, from `least` to `most`.
  bool number(std::size_t digits, std::int64_t least, std::int64_t most, std::int64_t& value) {
    if (rest_.size() < digits) return false;
    value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value >= least && value <= most;
  }

 private:
  std::string_view rest_;
};

std::int64_t daysOf(std::int64_t month, bool leapYear) {
  constexpr std::array<std::int64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leapYear ? 1 : 0);
}

// Days since 1970-01-01 of the proleptic Gregorian calendar.
std::int64_t dayNumber(std::int64_t year, std::int64_t month, std::int64_t day, bool leapYear) {
  const std::int64_t before = year - 1;
  std::int64_t days = before * 365 + before / 4 - before / 100 + before / 400 - 719'162;
  for (std::int64_t m = 1; m < month; ++m) days += daysOf(m, leapYear);
  return days + day - 1;
}

// The time of day and the zone, in seconds of UTC.
bool readTime(IsoReader& in, std::int64_t& seconds) {
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  if (!in.number(2, 0, 23, hour) || !in.take(':') || !in.number(2, 0, 59, minute)) return false;
  if (in.take(':') && !in.number(2, 0, 59, second)) return false;
  seconds = (hour * 60 + minute) * 60 + second;
  if (in.take('Z')) return true;
  const std::int64_t sign = in.take('-') ? 1 : -1;
  if (sign < 0 && !in.take('+')) return false;
  if (!in.number(2, 0, 23, hour) || !in.take(':') || !in.number(2, 0, 59, minute)) return false;
  seconds += sign * (hour * 60 + minute) * 60;
  return true;
}

}  // namespace

std::optional<std::int64_t> parseIsoDate(std::string_view text) {
  IsoReader in(text);
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
  if (!in.number(4, 1, 9999, year) || !in.take('-')) return std::nullopt;
  if (!in.number(2, 1, 12, month) || !in.take('-')) return std::nullopt;
  const bool leapYear = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (!in.number(2, 1, daysOf(month, leapYear), day)) return std::nullopt;
  std::int64_t seconds = 0;
  if (in.take('T') && !readTime(in, seconds)) return std::nullopt;
  if (!in.atEnd()) return std::nullopt;
  return dayNumber(year, month, day, leapYear) * 86'400 + seconds;
}

}  // namespace shelfwise
