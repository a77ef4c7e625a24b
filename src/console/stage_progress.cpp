#include "console/stage_progress.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "console/numbers.h"
#include "text/visible_text.h"

namespace shelfwise {

namespace {

constexpr double kTerminalSeconds = 0.1;  // between two drawings
constexpr double kLineSeconds = 10;
constexpr std::size_t kNameWidth = 28;
constexpr std::string_view kClearLine = "\r\x1B[K";

std::string padded(std::string_view stage) {
  std::string text = "  " + visible(stage);
  text.resize(std::max(text.size() + 2, kNameWidth), ' ');
  return text;
}

// "45 %  1,200/s  12 s left", or as much of it as is known.
std::string stateText(std::uint64_t done, std::uint64_t total, double seconds) {
  if (total == 0) return done > 0 ? countText(done) : secondsText(seconds);
  std::string text = shareText(done, total);
  if (done == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(done) / seconds;
  const double left = static_cast<double>(total - done) / rate;
  text += "  " + (rate < 100 ? decimalText(rate, 1) : countText(static_cast<std::uint64_t>(rate)));
  return text + "/s  " + secondsText(left) + " left";
}

}  // namespace

StageProgress::StageProgress(ProgressStyle style, Clock clock, Writer write)
    : style_(style), clock_(std::move(clock)), write_(std::move(write)) {}

void StageProgress::operator()(std::string_view stage, std::uint64_t done, std::uint64_t total) {
  const double now = clock_();
  if (stage != stage_) {
    finish();
    begin(stage, now);
  }
  if (total > 0 && done >= total) {
    finish();
  } else {
    tell(done, total, now);
  }
}

void StageProgress::begin(std::string_view stage, double now) {
  stage_ = stage;
  began_ = now;
  told_ = style_ == ProgressStyle::kTerminal ? -std::numeric_limits<double>::infinity() : now;
}

void StageProgress::tell(std::uint64_t done, std::uint64_t total, double now) {
  const bool terminal = style_ == ProgressStyle::kTerminal;
  if (style_ == ProgressStyle::kSilent) return;
  if (now - told_ < (terminal ? kTerminalSeconds : kLineSeconds)) return;
  told_ = now;
  const std::string line = padded(stage_) + stateText(done, total, now - began_);
  write_(terminal ? std::string(kClearLine) + line : line + "\n");
}

void StageProgress::finish() {
  if (stage_.empty()) return;
  const double seconds = clock_() - began_;
  const auto same = std::find_if(times_.begin(), times_.end(),
                                 [this](const StageTime& time) { return time.stage == stage_; });
  if (same == times_.end()) {
    times_.push_back({stage_, seconds});
  } else {
    same->seconds += seconds;
  }
  const std::string line = padded(stage_) + secondsText(seconds) + "\n";
  if (style_ == ProgressStyle::kTerminal) write_(std::string(kClearLine) + line);
  if (style_ == ProgressStyle::kLines) write_(line);
  stage_.clear();
}

}  // namespace shelfwise
