// In which form a column writes its times.
//
// Cells of one shape ("9/9/9 9:9", whatever the digits) are one form.  The numbers of a shape have
// a greatest value: one above 12 is no month, one above 31 no day.  A format is found only if it is
// the one order that fits all cells.  DD.MM.YYYY is the exception: with points, the day comes first
// unless a cell proves otherwise.
//
// At most 12 shapes are kept.  A column with many more is no column of times, and costs nothing
// from there on.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

class TimeForms {
 public:
  // Looks at a cell that has a digit.
  void see(std::string_view text);

  struct Found {
    std::string format;       // for parseTime(); empty: what it knows by itself
    std::string words;        // for a log: "days of a spreadsheet"; empty if nothing is to be said
    std::string doubt;        // why there is no format, or what does not fit it; usually empty
    std::uint64_t times = 0;  // cells that look like times, even where no format is found
  };

  // Days of a spreadsheet are found only if every cell could be such a day, from 1990 to 2099.
  Found found() const;

  static constexpr std::size_t kMaxShapes = 12;
  static constexpr std::size_t kMaxNumbers = 8;
  static constexpr std::size_t kMaxBytes = 48;

  struct Number {
    std::uint64_t least = ~std::uint64_t{0};
    std::uint64_t greatest = 0;
    std::uint8_t fewestDigits = 255;
    std::uint8_t mostDigits = 0;
  };

  // All cells of one shape.
  struct Shape {
    std::string text;     // runs of digits as 9, of letters as a, of white space as one space
    std::string example;  // the first cell, with plain spaces
    std::uint64_t cells = 0;
    std::uint64_t plausible = 0;  // of numbers: unix times up to 2033, dates of digits only
    std::array<Number, kMaxNumbers> numbers;
  };

 private:
  Shape* shapeOf(std::string_view shape, std::string_view example);

  std::vector<Shape> shapes_;
  std::size_t last_ = 0;      // the shape of the last cell
  std::uint64_t kept_ = 0;    // cells of the shapes
  std::uint64_t others_ = 0;  // cells of further shapes, or too long
};

}  // namespace shelfwise
