#include "values/times.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

Error badTime(std::string reason) { return Error{ErrorCode::kBadValue, std::move(reason)}; }

struct CivilTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysOf(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
}

// A second of 60 is a leap second and counts as the second after it.
bool isValid(const CivilTime& t) {
  return t.year >= 1 && t.month >= 1 && t.month <= 12 && t.day >= 1 &&
         t.day <= daysOf(t.year, t.month) && t.hour <= 23 && t.minute <= 59 && t.second <= 60;
}

// Days from 1970-01-01 in the Gregorian calendar (Howard Hinnant's days_from_civil): years begin
// in March, so that the leap day is the last one.
std::int64_t daysSinceEpoch(const CivilTime& t) {
  const std::int64_t year = t.month <= 2 ? t.year - 1 : t.year;
  const std::int64_t era = year / 400;
  const std::int64_t yearOfEra = year - era * 400;
  const std::int64_t dayOfYear = (153 * (t.month + (t.month > 2 ? -3 : 9)) + 2) / 5 + t.day - 1;
  return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

std::int64_t secondsSinceEpoch(const CivilTime& t) {
  return daysSinceEpoch(t) * 86'400 + t.hour * 3'600 + t.minute * 60 + t.second;
}

// Reads a text from the left.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool atEnd() const { return rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_[0]; }

  bool take(char c) {
    if (next() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Between `least` and `most` digits as a number.
  bool number(std::size_t least, std::size_t most, int& value) {
    std::size_t length = 0;
    value = 0;
    while (length < most && length < rest_.size() && isDigit(rest_[length])) {
      value = value * 10 + (rest_[length++] - '0');
    }
    rest_.remove_prefix(length);
    return length >= least;
  }

  void skipDigits() {
    while (isDigit(next())) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

// [sign]hh[:mm] behind a time, or Z, or nothing: minutes east of UTC.
bool readZone(Reader& text, int& minutes) {
  minutes = 0;
  text.take(' ');
  if (text.take('Z') || text.take('z') || text.atEnd()) return true;
  const int sign = text.take('-') ? -1 : text.take('+') ? 1 : 0;
  int hour = 0;
  int minute = 0;
  if (sign == 0 || !text.number(2, 2, hour)) return false;
  text.take(':');
  if (!text.atEnd() && !text.number(2, 2, minute)) return false;
  minutes = sign * (hour * 60 + minute);
  return hour <= 14 && minute <= 59;
}

bool readIso(Reader text, CivilTime& time, int& zone) {
  zone = 0;
  if (!text.number(4, 4, time.year)) return false;
  const char separator = text.next();
  if (separator != '-' && separator != '/') return false;
  if (!text.take(separator) || !text.number(1, 2, time.month)) return false;
  if (!text.take(separator) || !text.number(1, 2, time.day)) return false;
  if (text.atEnd()) return true;
  if (!text.take('T') && !text.take('t') && !text.take(' ')) return false;
  if (!text.number(1, 2, time.hour) || !text.take(':')) return false;
  if (!text.number(2, 2, time.minute)) return false;
  if (text.take(':') && !text.number(2, 2, time.second)) return false;
  if (text.take('.') || text.take(',')) text.skipDigits();
  return readZone(text, zone) && text.atEnd();
}

// Unix time.  Its size tells the unit; a fraction is cut off.
Result<std::int64_t> unixTime(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  if (whole.size() > 19) return badTime("a time beyond any date");
  std::uint64_t value = 0;  // 19 digits fit
  for (const char c : whole) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  constexpr std::array<std::pair<std::uint64_t, std::uint64_t>, 3> kUnits = {{
      {100'000'000'000'000'000, 1'000'000'000},
      {100'000'000'000'000, 1'000'000},
      {100'000'000'000, 1'000},
  }};
  for (const auto& [from, unit] : kUnits) {
    if (value >= from) return static_cast<std::int64_t>(value / unit);
  }
  return static_cast<std::int64_t>(value);
}

bool isUnixTime(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), isDigit);
  };
  return !text.empty() && isDigit(text[0]) && digits(text.substr(0, point)) &&
         (point == text.npos || digits(text.substr(point + 1)));
}

struct FormatToken {
  std::string_view name;
  int CivilTime::* field;
  std::size_t least;
};

constexpr std::array<FormatToken, 6> kTokens = {{
    {"YYYY", &CivilTime::year, 4},
    {"MM", &CivilTime::month, 1},
    {"DD", &CivilTime::day, 1},
    {"hh", &CivilTime::hour, 1},
    {"mm", &CivilTime::minute, 1},
    {"ss", &CivilTime::second, 1},
}};

bool readFormatted(Reader text, std::string_view format, CivilTime& time) {
  while (!format.empty()) {
    const auto token = std::find_if(kTokens.begin(), kTokens.end(), [format](const auto& known) {
      return format.starts_with(known.name);
    });
    if (token == kTokens.end()) {
      if (!text.take(format[0])) return false;
      format.remove_prefix(1);
      continue;
    }
    if (!text.number(token->least, token->name.size(), time.*(token->field))) return false;
    format.remove_prefix(token->name.size());
  }
  return text.atEnd();
}

}  // namespace

Result<std::int64_t> parseTime(std::string_view text, std::string_view format) {
  text = trimmed(text);
  CivilTime time;
  int zone = 0;
  if (!format.empty()) {
    if (!readFormatted(Reader(text), format, time)) {
      return badTime("not a time in the format " + std::string(format));
    }
  } else if (isUnixTime(text)) {
    return unixTime(text);
  } else if (!readIso(Reader(text), time, zone)) {
    return badTime(
        "not a time as ISO 8601 or unix time has it; timeFormat in the map can say how to "
        "read it");
  }
  if (!isValid(time)) return badTime("no such date or time of day");
  return secondsSinceEpoch(time) - std::int64_t{60} * zone;
}

bool isTimeFormat(std::string_view format) {
  std::size_t found = 0;
  for (const auto& token : kTokens) {
    const std::size_t at = format.find(token.name);
    if (at == format.npos) continue;
    if (format.find(token.name, at + 1) != format.npos) return false;
    ++found;
  }
  const auto has = [format](std::string_view name) { return format.find(name) != format.npos; };
  return found >= 3 && has("YYYY") && has("MM") && has("DD");
}

}  // namespace shelfwise
