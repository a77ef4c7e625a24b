#include "values/times.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "values/cell_text.h"
#include "values/dates.h"

namespace shelfwise {

namespace {

Error badTime(std::string reason) { return Error{ErrorCode::kBadValue, std::move(reason)}; }

// YYYYMMDD, YYYYMMDDhhmm or YYYYMMDDhhmmss.  As unix time, these would all be before 1990 or after
// 2286.
bool readDigits(std::string_view digits, CivilTime& time) {
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return false;
  DateReader text(digits);
  const bool date = text.number(4, 4, time.year) && text.number(2, 2, time.month) &&
                    text.number(2, 2, time.day) && time.year >= 1970 && time.year < 2100;
  if (!date || text.atEnd()) return date && isValid(time);
  if (!text.number(2, 2, time.hour) || !text.number(2, 2, time.minute)) return false;
  return (text.atEnd() || text.number(2, 2, time.second)) && isValid(time);
}

// Unix time.  Its size tells the unit; a fraction is cut off.
Result<std::int64_t> unixTime(std::string_view whole) {
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

// Days since 1899-12-30, as spreadsheets count them; rounded to seconds.
Result<std::int64_t> spreadsheetTime(std::string_view text) {
  constexpr std::int64_t kEpoch = 25'569;  // 1970-01-01
  constexpr std::size_t kMostDigits = 12;  // of the fraction
  const std::size_t point = std::min(text.find_first_of(".,"), text.size());
  const std::string_view days = text.substr(0, point);
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  const bool digits =
      areDigits(days) && days.size() <= 6 && (fraction.empty() || areDigits(fraction));
  if (!digits) return badTime("not a number of days as spreadsheets have them");
  std::int64_t whole = 0;
  for (const char c : days) whole = whole * 10 + (c - '0');
  std::int64_t part = 0;
  std::int64_t unit = 1;
  for (const char c : fraction.substr(0, kMostDigits)) {
    part = part * 10 + (c - '0');
    unit *= 10;
  }
  return (whole - kEpoch) * 86'400 + (part * 86'400 + unit / 2) / unit;
}

enum class Part : std::uint8_t {
  kYear,
  kShortYear,
  kMonthName,
  kMonth,
  kDay,
  kHour,
  kMinute,
  kSecond,
  kHalf,
  kFraction,
  kZone,
};
constexpr std::size_t kPartCount = 11;

struct FormatToken {
  std::string_view name;
  Part part;
  int CivilTime::* field = nullptr;
  std::size_t least = 1;  // digits
};

// Longer names stand before those that they begin with.
constexpr auto kTokens = std::to_array<FormatToken>({
    {"YYYY", Part::kYear, &CivilTime::year, 4},
    {"YY", Part::kShortYear, &CivilTime::year, 2},
    {"MMM", Part::kMonthName},
    {"MM", Part::kMonth, &CivilTime::month},
    {"DD", Part::kDay, &CivilTime::day},
    {"hh", Part::kHour, &CivilTime::hour},
    {"mm", Part::kMinute, &CivilTime::minute},
    {"ss", Part::kSecond, &CivilTime::second},
    {"A", Part::kHalf},
    {"f", Part::kFraction},
    {"Z", Part::kZone},
});

// The token that `format` starts with, or nullptr.  `before` is the character in front of it: f is
// a token behind a point or a comma only.
const FormatToken* tokenAtFront(std::string_view format, char before) {
  for (const auto& token : kTokens) {
    if (!format.starts_with(token.name)) continue;
    return token.part == Part::kFraction && before != '.' && before != ',' ? nullptr : &token;
  }
  return nullptr;
}

// Reads a text by a format.
class FormattedReader {
 public:
  FormattedReader(std::string_view text, std::string_view format) : text_(text), format_(format) {}

  bool read(CivilTime& time) {
    for (char before = '\0'; !format_.empty();) {
      if (text_.atEnd() && hasDate()) break;
      if (skipMissing()) continue;
      const FormatToken* token = tokenAtFront(format_, before);
      const std::size_t length = token != nullptr ? token->name.size() : 1;
      before = format_[length - 1];
      if (token != nullptr ? !readPart(*token, time) : !readSign(format_[0])) return false;
      format_.remove_prefix(length);
    }
    return text_.atEnd();
  }

 private:
  bool hasDate() const { return year_ && month_ && day_; }

  // Seconds and fractions may be missing.
  bool skipMissing() {
    const bool seconds = format_.starts_with(":ss") && text_.next() != ':';
    const bool fraction =
        (format_.starts_with(".f") || format_.starts_with(",f")) && text_.next() != format_[0];
    if (!seconds && !fraction) return false;
    format_.remove_prefix(seconds ? 3 : 2);
    return true;
  }

  // One character of the format; a space stands for white space of any length and kind.
  bool readSign(char sign) { return sign == ' ' ? text_.skipSpace() : text_.take(sign); }

  bool readPart(const FormatToken& token, CivilTime& time) {
    year_ = year_ || token.part == Part::kYear || token.part == Part::kShortYear;
    month_ = month_ || token.part == Part::kMonth || token.part == Part::kMonthName;
    day_ = day_ || token.part == Part::kDay;
    if (token.part == Part::kMonthName) {
      time.month = monthOf(text_.word());
      if (!format_.starts_with("MMM.")) text_.take('.');
      return time.month > 0;
    }
    if (token.part == Part::kHalf) {
      return takeHalfOfDay(text_, time);
    }
    if (token.part == Part::kFraction) {
      text_.skipDigits();
      return true;
    }
    if (token.part == Part::kZone) return readZone(text_, time.zone);
    if (!text_.number(token.least, token.name.size(), time.*(token.field))) return false;
    if (token.part == Part::kShortYear) time.year = fullYear(time.year);
    return true;
  }

  DateReader text_;
  std::string_view format_;
  bool year_ = false;
  bool month_ = false;
  bool day_ = false;
};

// Without a look at how early it is.
Result<std::int64_t> readTime(std::string_view text, std::string_view format) {
  CivilTime time;
  if (format == kSpreadsheetDays) return spreadsheetTime(text);
  if (!format.empty()) {
    if (!FormattedReader(text, format).read(time)) {
      return badTime("not a time in the format " + std::string(format));
    }
  } else {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    if (areDigits(whole) && (fraction.empty() || areDigits(fraction))) {
      const bool date = point == text.size() && readDigits(whole, time);
      return date ? secondsSinceEpoch(time) : unixTime(whole);
    }
    if (!readClearDate(text, time)) {
      return badTime(
          "not a time as ISO 8601 or unix time has it; timeFormat in the map can say how to "
          "read it");
    }
  }
  if (!isValid(time)) return badTime("no such date or time of day");
  return secondsSinceEpoch(time);
}

}  // namespace

Result<std::int64_t> parseTime(std::string_view text, std::string_view format) {
  auto time = readTime(trimmed(text), format);
  if (time.ok() && time.value() < kEarliestTime) {
    return badTime(
        "a time before 1990; timeFormat in the map can say how to read it (\"excel\" for days of a "
        "spreadsheet)");
  }
  return time;
}

bool isTimeFormat(std::string_view format) {
  if (format == kSpreadsheetDays) return true;
  if (format.find('A') < format.find("hh")) return false;
  std::array<int, kPartCount> found{};
  for (char before = '\0'; !format.empty();) {
    const FormatToken* token = tokenAtFront(format, before);
    if (token != nullptr) ++found[static_cast<std::size_t>(token->part)];
    const std::size_t length = token != nullptr ? token->name.size() : 1;
    before = format[length - 1];
    format.remove_prefix(length);
  }
  const auto count = [&found](Part part) { return found[static_cast<std::size_t>(part)]; };
  return std::all_of(found.begin(), found.end(), [](int times) { return times <= 1; }) &&
         count(Part::kYear) + count(Part::kShortYear) == 1 &&
         count(Part::kMonth) + count(Part::kMonthName) == 1 && count(Part::kDay) == 1;
}

}  // namespace shelfwise
