#include "values/dates.h"

#include <algorithm>
#include <array>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysOf(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
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

bool isWordByte(char c) { return isLetter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Months, in lower case, each name between spaces.
constexpr auto kMonths = std::to_array<std::string_view>({
    " jan january januar januari janvier janv enero ene gennaio gen janeiro jänner ",
    " feb february februar februari février fevrier févr fév fevr febrero febbraio fevereiro fev ",
    " mar march märz maerz mär mrz maart mrt mars marzo março marco ",
    " apr april avril avr abril abr aprile ",
    " may mai mayo maggio mag maio mei ",
    " jun june juni juin junio giugno giu junho ",
    " jul july juli juillet juil julio luglio lug julho ",
    " aug august août aout aoû agosto ago augustus ",
    " sep sept september septembre septiembre settembre set setembro ",
    " oct october oktober okt octobre octubre ottobre ott outubro out ",
    " nov november novembre noviembre novembro ",
    " dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro ",
});

constexpr std::string_view kWeekdays =
    " mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun"
    " sunday mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend"
    " sonntag lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche lunes mié"
    " mie miércoles martes jue jueves vie viernes sáb sab sábado dom domingo ";

// Words between the parts of a date.
constexpr std::string_view kFillers = " of the de del den der le at um um uhr st nd rd th à a las ";

struct ZoneName {
  std::string_view name;
  int minutes;
};

// RFC 2822 and the zones of Central Europe; in lower case.
constexpr auto kZones = std::to_array<ZoneName>({
    {"utc", 0},
    {"gmt", 0},
    {"z", 0},
    {"est", -300},
    {"edt", -240},
    {"cst", -360},
    {"cdt", -300},
    {"mst", -420},
    {"mdt", -360},
    {"pst", -480},
    {"pdt", -420},
    {"cet", 60},
    {"cest", 120},
    {"mez", 60},
    {"mesz", 120},
});

// [+-]hh[:mm]; false if there is none.
bool readOffset(DateReader& text, int& minutes) {
  const int sign = text.take('-') ? -1 : text.take('+') ? 1 : 0;
  int hour = 0;
  int minute = 0;
  if (sign == 0 || !text.number(2, 2, hour)) return false;
  const bool colon = text.take(':');
  if ((colon || isDigit(text.next())) && !text.number(2, 2, minute)) return false;
  minutes = sign * (hour * 60 + minute);
  return hour <= 14 && minute <= 59;
}

// hh:mm[:ss[.f]] [AM] [zone].
bool readClock(DateReader& text, CivilTime& time) {
  if (!text.number(1, 2, time.hour) || !text.take(':')) return false;
  if (!text.number(2, 2, time.minute)) return false;
  if (text.take(':') && !text.number(2, 2, time.second)) return false;
  if (text.take('.') || text.take(',')) text.skipDigits();
  takeHalfOfDay(text, time);
  DateReader zone = text;
  int minutes = 0;
  if (readZone(zone, minutes)) {
    text = zone;
    time.zone = minutes;
  }
  return true;
}

// Behind a date: nothing, or a time of day.
bool readRestOfDay(DateReader& text, CivilTime& time) {
  if (text.atEnd()) return true;
  text.take(',');
  if (!text.skipSpace() && !text.take('T') && !text.take('t')) return false;
  if (text.atEnd()) return true;
  return readClock(text, time) && text.atEnd();
}

bool readIso(DateReader text, CivilTime& time) {
  if (!text.number(4, 4, time.year)) return false;
  const char separator = text.next();
  if (separator != '-' && separator != '/' && separator != '.') return false;
  if (!text.take(separator) || !text.number(1, 2, time.month)) return false;
  if (!text.take(separator) || !text.number(1, 2, time.day)) return false;
  return readRestOfDay(text, time);
}

// 20260105T1010[10][.f][zone], also with colons.
bool readBasicIso(DateReader text, CivilTime& time) {
  if (!text.number(4, 4, time.year) || !text.number(2, 2, time.month)) return false;
  if (!text.number(2, 2, time.day)) return false;
  if (!text.take('T') && !text.take('t') && !text.take(' ') && !text.take('-')) return false;
  DateReader clock = text;
  if (readClock(clock, time) && clock.atEnd()) return true;
  if (!text.number(2, 2, time.hour) || !text.number(2, 2, time.minute)) return false;
  if (isDigit(text.next()) && !text.number(2, 2, time.second)) return false;
  if (text.take('.')) text.skipDigits();
  return readZone(text, time.zone) && text.atEnd();
}

// 2026年1月5日 [10:10[:10]] or 10时10分[10秒]; the same in Korean.
bool readEastAsian(DateReader text, CivilTime& time) {
  const auto sign = [&text](std::string_view chinese, std::string_view korean) {
    const bool taken = text.take(chinese) || text.take(korean);
    text.skipSpace();
    return taken;
  };
  if (!text.number(4, 4, time.year) || !sign("年", "년")) return false;
  if (!text.number(1, 2, time.month) || !sign("月", "월")) return false;
  if (!text.number(1, 2, time.day) || !(sign("日", "일") || sign("号", "号"))) return false;
  if (text.atEnd()) return true;
  DateReader clock = text;
  if (readClock(clock, time) && clock.atEnd()) return true;
  if (!text.number(1, 2, time.hour) || !(sign("时", "시") || sign("時", "点"))) return false;
  if (text.atEnd()) return true;
  if (!text.number(1, 2, time.minute) || !sign("分", "분")) return false;
  return text.atEnd() || (text.number(1, 2, time.second) && sign("秒", "초") && text.atEnd());
}

// A date with the month's name: its numbers in order, and where its parts are.
class NamedMonth {
 public:
  // Reads the whole text.
  bool read(DateReader text, CivilTime& time) {
    while (!text.atEnd()) {
      if (text.skipSpace() || text.take(',') || text.take('.') || text.take('-') ||
          text.take('/')) {
        continue;
      }
      if (text.next() == '(' && text.rest().ends_with(')')) break;
      const bool taken = isDigit(text.next()) ? takeNumber(text, time) : takeWord(text, time);
      if (!taken) return false;
    }
    return finish(time);
  }

 private:
  bool takeNumber(DateReader& text, CivilTime& time) {
    DateReader clock = text;
    CivilTime hours = time;
    int number = 0;
    const std::size_t before = text.rest().size();
    if (!text.number(1, 4, number) || isDigit(text.next())) return false;
    if (text.next() == ':') {
      if (hasClock_ || !readClock(clock, hours)) return false;
      time = hours;
      text = clock;
      hasClock_ = true;
      return true;
    }
    if (count_ == 2) return false;
    digits_[count_] = before - text.rest().size();
    numbers_[count_++] = number;
    return true;
  }

  bool takeWord(DateReader& text, CivilTime& time) {
    const std::string word = text.word();
    if (word.empty()) return false;
    if (hasWord(kWeekdays, word)) return true;
    if (const int month = monthOf(word); month > 0 && !hasMonth_) {
      time.month = month;
      hasMonth_ = true;
      isFirst_ = count_ == 0;
      return true;
    }
    return hasWord(kFillers, word);
  }

  bool finish(CivilTime& time) {
    if (!hasMonth_ || count_ != 2) return false;
    const std::size_t year = digits_[0] == 4 ? 0 : 1;
    const std::size_t day = 1 - year;
    if (digits_[day] > 2 || (digits_[year] != 4 && digits_[year] != 2)) return false;
    if (year == 0 && isFirst_) return false;
    time.day = numbers_[day];
    time.year = digits_[year] == 2 ? fullYear(numbers_[year]) : numbers_[year];
    return true;
  }

  std::array<int, 2> numbers_{};
  std::array<std::size_t, 2> digits_{};
  std::size_t count_ = 0;
  bool hasMonth_ = false;
  bool isFirst_ = false;  // the month stands before day and year
  bool hasClock_ = false;
};

}  // namespace

bool isValid(const CivilTime& t) {
  return t.year >= 1 && t.month >= 1 && t.month <= 12 && t.day >= 1 &&
         t.day <= daysOf(t.year, t.month) && t.hour >= 0 && t.hour <= 23 && t.minute <= 59 &&
         t.second <= 60;
}

std::int64_t secondsSinceEpoch(const CivilTime& t) {
  return daysSinceEpoch(t) * 86'400 + t.hour * 3'600 + t.minute * 60 + t.second -
         std::int64_t{60} * t.zone;
}

int monthOf(std::string_view name) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (hasWord(kMonths[i], name)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool DateReader::take(char c) {
  if (next() != c || rest_.empty()) return false;
  rest_.remove_prefix(1);
  return true;
}

bool DateReader::take(std::string_view text) {
  if (!rest_.starts_with(text)) return false;
  rest_.remove_prefix(text.size());
  return true;
}

bool DateReader::number(std::size_t least, std::size_t most, int& value) {
  std::size_t length = 0;
  value = 0;
  while (length < most && length < rest_.size() && isDigit(rest_[length])) {
    value = value * 10 + (rest_[length++] - '0');
  }
  rest_.remove_prefix(length);
  return length >= least;
}

void DateReader::skipDigits() {
  while (isDigit(next())) rest_.remove_prefix(1);
}

bool DateReader::skipSpace() {
  const std::size_t before = rest_.size();
  while (const std::size_t space = spaceAtFront(rest_)) rest_.remove_prefix(space);
  return rest_.size() < before;
}

std::string DateReader::word() {
  std::string word;
  while (!rest_.empty() && isWordByte(rest_[0]) && spaceAtFront(rest_) == 0) {
    word += lower(rest_[0]);
    rest_.remove_prefix(1);
  }
  return word;
}

bool readZone(DateReader& text, int& minutes) {
  minutes = 0;
  text.skipSpace();
  if (text.next() == '+' || text.next() == '-') {
    if (!readOffset(text, minutes)) return false;
    text.skipSpace();
  }
  const std::string name = text.word();
  if (name.empty()) return true;
  const auto zone = std::find_if(kZones.begin(), kZones.end(),
                                 [&name](const ZoneName& known) { return known.name == name; });
  if (zone == kZones.end()) return false;
  if (zone->minutes != 0) minutes = zone->minutes;
  return (text.next() != '+' && text.next() != '-') || readOffset(text, minutes);
}

bool takeHalfOfDay(DateReader& text, CivilTime& time) {
  DateReader behind = text;
  behind.skipSpace();
  std::string word = behind.word();
  if ((word == "a" || word == "p") && behind.take('.')) {
    behind.skipSpace();
    word += behind.word();
    behind.take('.');
  }
  const bool pm = word == "pm" || word == "下午";
  if (!pm && word != "am" && word != "上午") return false;
  text = behind;
  const bool twelve = time.hour >= 1 && time.hour <= 12;
  time.hour = twelve ? time.hour % 12 + (pm ? 12 : 0) : -1;
  return true;
}

bool readClearDate(std::string_view text, CivilTime& time) {
  if (text.ends_with(']') && text.find('[') != text.npos) text = text.substr(0, text.find('['));
  for (const auto read : {readIso, readBasicIso, readEastAsian}) {
    CivilTime found;
    if (!read(DateReader(text), found)) continue;
    time = found;
    return true;
  }
  return NamedMonth().read(DateReader(text), time);
}

}  // namespace shelfwise
