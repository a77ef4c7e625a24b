#include "report/bar_plot.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "console/numbers.h"
#include "report/html.h"

namespace shelfwise {

namespace {

// All lengths are in units of the picture.
constexpr double kWidth = 720;
constexpr double kLeft = 170;  // of labels
constexpr double kRight = 70;  // of values
constexpr double kRowHeight = 24;
constexpr double kBarHeight = 14;
constexpr double kAxisHeight = 26;
constexpr double kCap = 4;  // half the height of a whisker's ends

constexpr int kDigits = 4;  // of the values
constexpr double kWantedSteps = 5;

std::string at(double coordinate) { return decimalText(coordinate, 1); }

std::string line(std::string_view kind, double x1, double y1, double x2, double y2) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + at(x1) + "\" y1=\"" + at(y1) +
         "\" x2=\"" + at(x2) + "\" y2=\"" + at(y2) + "\"/>\n";
}

std::string text(std::string_view anchor, double x, double y, std::string_view words) {
  return "<text text-anchor=\"" + std::string(anchor) + "\" x=\"" + at(x) + "\" y=\"" + at(y) +
         "\">" + escapedHtml(words) + "</text>\n";
}

class Scale {
 public:
  Scale(double low, double high) : low_(low), perUnit_((kWidth - kLeft - kRight) / (high - low)) {}
  double operator()(double value) const { return kLeft + (value - low_) * perUnit_; }

 private:
  double low_;
  double perUnit_;
};

// The least and the largest value drawn, zero among them.
Interval rangeOf(const std::vector<Bar>& bars) {
  Interval range;
  for (const Bar& bar : bars) {
    const Interval own = bar.interval.value_or(Interval{bar.value, bar.value});
    range.low = std::min({range.low, bar.value, own.low});
    range.high = std::max({range.high, bar.value, own.high});
  }
  return range;
}

std::string whisker(const Interval& interval, const Scale& scale, double y) {
  const double low = scale(interval.low);
  const double high = scale(interval.high);
  std::string svg;
  for (const std::string_view kind : {"halo", "whisker"}) {
    svg += line(kind, low, y, high, y) + line(kind, low, y - kCap, low, y + kCap) +
           line(kind, high, y - kCap, high, y + kCap);
  }
  return svg;
}

std::string drawn(const Bar& bar, const Scale& scale, double y) {
  const double from = std::min(scale(0), scale(bar.value));
  const double width = std::max(scale(0), scale(bar.value)) - from;
  std::string svg = text("end", kLeft - 8, y + 4, bar.label);
  svg += "<rect class=\"" + std::string(bar.accent ? "accent" : "quiet") + "\" x=\"" + at(from) +
         "\" y=\"" + at(y - kBarHeight / 2) + "\" width=\"" + at(width) + "\" height=\"" +
         at(kBarHeight) + "\"/>\n";
  if (bar.interval) svg += whisker(*bar.interval, scale, y);
  return svg + text("end", kWidth - 4, y + 4, decimalText(bar.value, kDigits));
}

std::string axis(const std::vector<double>& ticks, const Scale& scale, double bottom) {
  const double step = ticks[1] - ticks[0];
  int digits = 0;
  for (double unit = step; unit < 0.999 && digits < 6; unit *= 10) ++digits;
  std::string svg;
  for (const double tick : ticks) {
    const bool isZero = std::abs(tick) < step / 2;
    svg += line(isZero ? "zero" : "grid", scale(tick), 0, scale(tick), bottom) +
           text("middle", scale(tick), bottom + 18, decimalText(isZero ? 0 : tick, digits));
  }
  return svg;
}

}  // namespace

std::vector<double> axisTicks(double low, double high) {
  const double wanted = (high - low) / kWantedSteps;
  double power = 1;  // of ten, the largest that is not above it
  while (wanted > 0 && power > wanted) power /= 10;
  while (power * 10 <= wanted) power *= 10;
  double step = power;
  for (const double factor : {2.0, 5.0, 10.0}) {
    if (step < wanted) step = power * factor;
  }
  const double first = std::floor(low / step);
  const double last = std::max(std::ceil(high / step), first + 1);
  std::vector<double> ticks;
  for (double tick = first; tick <= last; ++tick) ticks.push_back(tick * step);
  return ticks;
}

std::string barPlot(const std::string& name, const std::vector<Bar>& bars) {
  if (bars.empty()) return {};
  const Interval range = rangeOf(bars);
  const std::vector<double> ticks = axisTicks(range.low, range.high);
  const Scale scale(ticks.front(), ticks.back());
  const double bottom = kRowHeight * static_cast<double>(bars.size());
  std::string svg = "<svg role=\"img\" aria-label=\"" + escapedHtml(name) + "\" viewBox=\"0 0 " +
                    at(kWidth) + " " + at(bottom + kAxisHeight) + "\">\n" +
                    axis(ticks, scale, bottom);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    svg += drawn(bars[i], scale, kRowHeight * (static_cast<double>(i) + 0.5));
  }
  return "<figure>\n" + element("figcaption", name) + "\n" + scrolling(name, svg + "</svg>\n") +
         "</figure>\n";
}

}  // namespace shelfwise
