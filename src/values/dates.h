// The parts of dates and times of day in a text, as times.h puts them together.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace shelfwise {

struct CivilTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int zone = 0;  // minutes east of UTC
};

// Whether there is such a day and such a time of day.  A second of 60 is a leap second and counts
// as the second after it.
bool isValid(const CivilTime& time);

// The seconds since 1970-01-01 UTC.  Requires isValid(time).
std::int64_t secondsSinceEpoch(const CivilTime& time);

// A year of two digits: 70 is 1970, 69 is 2069.
constexpr int fullYear(int year) { return year + (year >= 70 ? 1900 : 2000); }

// The month of a name in lower case, whole or shortened, in a language of times.h; 0 if it is none.
int monthOf(std::string_view name);

// Reads a text from the left.  What takes something answers whether it was there.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  bool atEnd() const { return rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_[0]; }
  std::string_view rest() const { return rest_; }

  bool take(char c);
  bool take(std::string_view text);

  // Between `least` and `most` digits as a number.
  bool number(std::size_t least, std::size_t most, int& value);

  void skipDigits();
  bool skipSpace();

  // The letters in front, in lower case (ASCII); white space of any kind ends them.
  std::string word();

 private:
  std::string_view rest_;
};

// A zone or nothing: an offset, a name, or a name with an offset.  Minutes east of UTC.
bool readZone(DateReader& text, int& minutes);

// Takes AM or PM, also as a.m. and p.m., and sets the hour of a 12-hour clock; false if there is
// none.  An hour that no such clock has becomes one that is not valid.
bool takeHalfOfDay(DateReader& text, CivilTime& time);

// Reads the whole of a text that can mean one time only and is no number: ISO 8601, a month by its
// name, East Asian signs.  The time may be invalid: see isValid().
bool readClearDate(std::string_view text, CivilTime& time);

}  // namespace shelfwise
