// Numbers as facts: equal-frequency bins of a column's values.
//
// Each bin holds about n / bins of the n values, and equal values share a bin.  The label of a bin
// names its smallest and its largest value, so it is true of every member: "10–20 mm".

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

// The shortest decimal that reads back as `value`, without an exponent below 1e15: "12.5".
std::string formatNumber(double value);

class NumberBins {
 public:
  // Makes at most `bins` bins.  Requires bins >= 1 and finite values; repeated values count
  // repeatedly.
  NumberBins(std::vector<double> values, std::uint32_t bins);

  std::size_t size() const { return bins_.size(); }

  // The bin of one of the values that the bins were made from.
  std::size_t binOf(double value) const;

  std::string label(std::size_t bin, std::string_view unit) const;

 private:
  struct Bin {
    double low;
    double high;
  };
  std::vector<Bin> bins_;  // ascending
};

}  // namespace shelfwise
