#include "survey/time_forms.h"

#include <algorithm>

#include "values/cell_text.h"
#include "values/times.h"

namespace shelfwise {

namespace {

using Number = TimeForms::Number;
using Shape = TimeForms::Shape;
using Numbers = std::array<Number, TimeForms::kMaxNumbers>;

// A cell as its shape, its numbers and itself with plain spaces.
class ShapedCell {
 public:
  // False if it is too long or has too many numbers.
  bool read(std::string_view text) {
    if (text.size() > TimeForms::kMaxBytes) return false;
    while (!text.empty()) {
      const char c = text[0];
      if (isDigit(c)) {
        if (numbers == TimeForms::kMaxNumbers) return false;
        text.remove_prefix(number(text));
        put('9');
        continue;
      }
      const bool wide = static_cast<unsigned char>(c) >= 0x80;
      const std::size_t space = c <= ' ' || wide ? spaceAtFront(text) : 0;
      text.remove_prefix(std::max<std::size_t>(space, 1));
      if (space > 0 && last() == ' ') continue;
      plain_[plainSize_++] = space > 0 ? ' ' : c;
      const bool letter = space == 0 && (wide || isLetter(c));
      if (!letter || last() != 'a') put(letter ? 'a' : space > 0 ? ' ' : c);
    }
    return true;
  }

  std::string_view shape() const { return {shape_.data(), size_}; }
  std::string_view plain() const { return {plain_.data(), plainSize_}; }

  std::size_t numbers = 0;
  std::array<std::uint64_t, TimeForms::kMaxNumbers> values;
  std::array<std::uint8_t, TimeForms::kMaxNumbers> digits;

 private:
  char last() const { return size_ == 0 ? '\0' : shape_[size_ - 1]; }
  void put(char c) { shape_[size_++] = c; }

  // Keeps the number in front; its length.
  std::size_t number(std::string_view text) {
    constexpr std::size_t kMostDigits = 19;
    std::uint64_t value = 0;
    std::size_t length = 0;
    for (; length < text.size() && isDigit(text[length]); ++length) {
      plain_[plainSize_++] = text[length];
      if (length < kMostDigits) value = value * 10 + static_cast<std::uint64_t>(text[length] - '0');
    }
    values[numbers] = value;
    digits[numbers++] = static_cast<std::uint8_t>(length);
    return length;
  }

  std::array<char, TimeForms::kMaxBytes> shape_;
  std::array<char, TimeForms::kMaxBytes> plain_;
  std::size_t size_ = 0;
  std::size_t plainSize_ = 0;
};

bool isNumberShape(std::string_view shape) {
  return shape == "9" || shape == "9.9" || shape == "9,9";
}

// Whether digits alone look like a date from 1990 to 2099 or a unix time from 1990 (parts of
// seconds: from 2001) to 2033.
bool isPlausible(std::uint64_t value, std::size_t digits) {
  if (digits == 8 || digits == 12 || digits == 14) {
    const std::uint64_t date = digits == 8 ? value : value / (digits == 12 ? 10'000 : 1'000'000);
    const std::uint64_t month = date / 100 % 100;
    const std::uint64_t day = date % 100;
    if (date >= 19'900'101 && date < 21'000'000 && month >= 1 && month <= 12 && day >= 1) {
      return day <= 31;
    }
  }
  constexpr std::uint64_t kEnd = 2'000'000'000;  // in May 2033; EAN codes of shops begin there
  for (std::uint64_t unit = 1; unit <= 1'000'000'000; unit *= 1'000) {
    const std::uint64_t first = unit == 1 ? static_cast<std::uint64_t>(kEarliestTime) : kEnd / 2;
    if (value / unit >= first && value / unit < kEnd) return true;
  }
  return false;
}

bool isDay(const Number& number) {
  return number.least >= 32'874 && number.greatest <= 73'050 && number.fewestDigits == 5;
}

// The orders of day, month and year.
enum class Order : std::uint8_t { kDayMonthYear, kMonthDayYear, kYearMonthDay };
constexpr std::array kOrders = {Order::kDayMonthYear, Order::kMonthDayYear, Order::kYearMonthDay};

std::array<std::size_t, 3> placesOf(Order order) {  // of day, month, year
  switch (order) {
    case Order::kDayMonthYear:
      return {0, 1, 2};
    case Order::kMonthDayYear:
      return {1, 0, 2};
    case Order::kYearMonthDay:
      break;
  }
  return {2, 1, 0};
}

bool isYear(const Number& number, Order order) {
  constexpr std::uint64_t kLongestLog = 15;  // years; days of a month soon span more
  if (number.fewestDigits != number.mostDigits) return false;
  if (number.mostDigits == 4) return true;
  const bool span = number.greatest - number.least <= kLongestLog;
  return number.mostDigits == 2 && (span || order != Order::kYearMonthDay);
}

bool fits(const Numbers& numbers, Order order) {
  const auto [day, month, year] = placesOf(order);
  return numbers[day].greatest <= 31 && numbers[month].greatest <= 12 &&
         numbers[day].mostDigits <= 2 && numbers[month].mostDigits <= 2 &&
         isYear(numbers[year], order);
}

// The names of the numbers of a shape, in order, for a format.
std::vector<std::string_view> namesOf(const Numbers& numbers, Order order) {
  const auto [day, month, year] = placesOf(order);
  std::vector<std::string_view> names(3);
  names[day] = "DD";
  names[month] = "MM";
  names[year] = numbers[year].mostDigits == 4 ? "YYYY" : "YY";
  names.insert(names.end(), {"hh", "mm", "ss", "f"});
  return names;
}

// Whether a zone begins here, behind a time of day.
bool isZone(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word.starts_with('+') || word.starts_with('-')) return word.size() > 1 && isDigit(word[1]);
  return word == "Z" || word.starts_with("UTC") || word.starts_with("GMT");
}

// AM or PM; its length in `text`, else 0.
std::size_t halfOfDay(std::string_view text) {
  for (const std::string_view word : {"a.m.", "p.m.", "am", "pm", "上午", "下午"}) {
    if (text.size() < word.size()) continue;
    const bool equal = std::equal(word.begin(), word.end(), text.begin(),
                                  [](char a, char b) { return a == lower(b); });
    if (equal) return word.size();
  }
  return 0;
}

// A format for the example of a shape; empty if it is more than a date and a time of day.
std::string formatOf(const Shape& shape, Order order) {
  const auto names = namesOf(shape.numbers, order);
  std::string format;
  std::size_t number = 0;
  for (std::string_view rest = shape.example; !rest.empty();) {
    if (isDigit(rest[0])) {
      if (number == names.size()) return "";
      if (names[number] == "f" && !format.ends_with('.') && !format.ends_with(',')) return "";
      format += names[number++];
      while (!rest.empty() && isDigit(rest[0])) rest.remove_prefix(1);
      continue;
    }
    if (number > 4 && isZone(rest)) return format + (rest[0] == ' ' ? " Z" : "Z");
    const std::size_t half = number > 3 ? halfOfDay(rest) : 0;
    if (half == 0 && rest[0] != 'T' &&
        (isLetter(rest[0]) || static_cast<unsigned char>(rest[0]) >= 0x80))
      return "";
    format += half > 0 ? 'A' : rest[0];
    rest.remove_prefix(std::max<std::size_t>(half, 1));
  }
  const bool reads = isTimeFormat(format) && parseTime(shape.example, format).ok();
  return reads ? format : "";
}

// The sign between the numbers of a date that needs a format; '\0' if the shape has none.
char dateSign(const Shape& shape) {
  for (const char sign : {'/', '.', '-', ' '}) {
    const std::string date = std::string("9") + sign + "9" + sign + "9";
    if (shape.text == date || (shape.text.starts_with(date) && shape.text[5] != sign)) return sign;
  }
  return '\0';
}

}  // namespace

// Sorts the shapes of a column and finds the format that fits them.
class TimeFormFinder {
 public:
  explicit TimeFormFinder(const std::vector<Shape>& shapes) {
    for (const Shape& shape : shapes) sort(shape);
  }

  TimeForms::Found find(std::uint64_t others) const {
    TimeForms::Found found;
    found.times = clear_ + plausible_ + ordered_;
    if (days_ > 0 && found.times == 0 && numbers_ == 0 && others == 0) {
      return {std::string(kSpreadsheetDays), "days of a spreadsheet", "", days_};
    }
    if (ordered_ > 0 && ordered_ >= clear_ + plausible_) {
      findOrder(found);
    } else if (clear_ > 0) {
      found.words = named_ > 0 ? "months by their names" : "";
    } else if (plausible_ > 0 && digitDates_ == plausible_ && numbers_ == plausible_) {
      found.format = digitFormat_;
      found.words = digitFormat_;
    } else if (plausible_ > 0) {
      found.words = "unix time";
    }
    if (ordered_ > 0 && clear_ + plausible_ > 0 && found.doubt.empty()) {
      found.doubt = std::to_string(std::min(ordered_, clear_ + plausible_)) + " of " +
                    std::to_string(found.times) + " times are written in another way";
    }
    return found;
  }

 private:
  void sort(const Shape& shape) {
    const Number& first = shape.numbers[0];
    if (isNumberShape(shape.text)) {
      if (isDay(first)) {
        days_ += shape.cells;
        return;
      }
      numbers_ += shape.cells;
      plausible_ += shape.plausible;
      const std::size_t digits = first.fewestDigits;
      const bool date = shape.text == "9" && digits == first.mostDigits &&
                        (digits == 8 || digits == 12 || digits == 14);
      if (date) digitDates_ += shape.plausible;
      if (date) digitFormat_ = std::string("YYYYMMDDhhmmss").substr(0, digits);
      return;
    }
    if (parseTime(shape.example, "").ok()) {
      clear_ += shape.cells;
      if (shape.text.find('a') != shape.text.npos && !isDigit(shape.example[0])) ++named_;
      return;
    }
    if (dateSign(shape) == '\0') return;
    const bool couldBe = std::any_of(kOrders.begin(), kOrders.end(), [&shape](Order order) {
      return !formatOf(shape, order).empty();
    });
    if (!couldBe) return;
    ordered_ += shape.cells;
    dates_.push_back(&shape);
  }

  void findOrder(TimeForms::Found& found) const {
    std::vector<Order> orders;
    for (const Order order : kOrders) {
      const bool all = std::all_of(dates_.begin(), dates_.end(), [order](const Shape* shape) {
        return fits(shape->numbers, order);
      });
      if (all) orders.push_back(order);
    }
    const Shape& longest = **std::max_element(
        dates_.begin(), dates_.end(),
        [](const Shape* a, const Shape* b) { return a->text.size() < b->text.size(); });
    const bool points = dateSign(longest) == '.';
    if (orders.empty()) {
      found.doubt = "no order of day and month fits all times, as " + longest.example;
      return;
    }
    if (orders.size() > 1 && !(points && orders[0] == Order::kDayMonthYear)) {
      found.doubt =
          "nothing shows whether the day or the month comes first, as in " + longest.example;
      return;
    }
    const std::string format = formatOf(longest, orders[0]);
    for (const Shape* shape : dates_) {
      if (format.empty() || !parseTime(shape->example, format).ok()) {
        found.doubt =
            "times are written in several ways: " + longest.example + ", " + shape->example;
        return;
      }
    }
    found.format = format;
    found.words = format + (orders.size() > 1 ? " (with points, the day comes first)" : "");
  }

  std::uint64_t clear_ = 0;       // cells that need no format
  std::uint64_t named_ = 0;       // shapes with the name of a month or weekday in front
  std::uint64_t numbers_ = 0;     // cells of numbers that are no days of a spreadsheet
  std::uint64_t plausible_ = 0;   // of these: unix times and dates of digits
  std::uint64_t digitDates_ = 0;  // of these: dates of digits
  std::uint64_t days_ = 0;        // cells that could be days of a spreadsheet
  std::uint64_t ordered_ = 0;     // cells of dates that need a format
  std::string digitFormat_;
  std::vector<const Shape*> dates_;
};

Shape* TimeForms::shapeOf(std::string_view shape, std::string_view example) {
  if (last_ < shapes_.size() && shapes_[last_].text == shape) return &shapes_[last_];
  const auto known = std::find_if(shapes_.begin(), shapes_.end(),
                                  [shape](const Shape& s) { return s.text == shape; });
  last_ = static_cast<std::size_t>(known - shapes_.begin());
  if (known != shapes_.end()) return &*known;
  if (shapes_.size() == kMaxShapes) return nullptr;
  shapes_.push_back({std::string(shape), std::string(example), 0, 0, {}});
  return &shapes_.back();
}

void TimeForms::see(std::string_view text) {
  constexpr std::uint64_t kEnough = 200;
  if (others_ > kEnough && others_ > kept_) {
    ++others_;
    return;
  }
  ShapedCell cell;
  Shape* shape = cell.read(text) ? shapeOf(cell.shape(), cell.plain()) : nullptr;
  if (shape == nullptr) {
    ++others_;
    return;
  }
  ++kept_;
  ++shape->cells;
  for (std::size_t i = 0; i < cell.numbers; ++i) {
    Number& number = shape->numbers[i];
    number.least = std::min(number.least, cell.values[i]);
    number.greatest = std::max(number.greatest, cell.values[i]);
    number.fewestDigits = std::min(number.fewestDigits, cell.digits[i]);
    number.mostDigits = std::max(number.mostDigits, cell.digits[i]);
  }
  if (isNumberShape(shape->text) && isPlausible(cell.values[0], cell.digits[0])) {
    ++shape->plausible;
  }
}

TimeForms::Found TimeForms::found() const { return TimeFormFinder(shapes_).find(others_); }

}  // namespace shelfwise
