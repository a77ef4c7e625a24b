// Horizontal bars from zero, with their intervals, as SVG that takes its colours from the page.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/report.h"

namespace shelfwise {

struct Bar {
  std::string label;
  double value = 0;                  // finite
  std::optional<Interval> interval;  // drawn as a whisker
  bool accent = false;               // one of the bars that the plot is about
};

// `name` describes the plot to those who cannot see it.  Empty without bars.
std::string barPlot(const std::string& name, const std::vector<Bar>& bars);

// Round numbers from at or below `low` to at or above `high`, in about five steps.  0 is one of
// them.  Requires low <= 0 <= high.
std::vector<double> axisTicks(double low, double high);

}  // namespace shelfwise
