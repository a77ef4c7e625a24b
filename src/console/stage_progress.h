// How far a long command is, told on a terminal or in a log.
//
// On a terminal the running stage is one line that is drawn again; elsewhere a line is written when
// a stage ends, and every ten seconds while it runs.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

struct StageTime {
  std::string stage;
  double seconds = 0;
};

enum class ProgressStyle : std::uint8_t { kSilent, kLines, kTerminal };

class StageProgress {
 public:
  using Clock = std::function<double()>;  // seconds since any moment
  using Writer = std::function<void(std::string_view)>;

  StageProgress(ProgressStyle style, Clock clock, Writer write);

  // `done` of `total` units of a stage are finished; with all of them it has ended, and the same
  // name begins anew.  A new name ends the stage before it; a total of 0 means that it is not
  // known.
  void operator()(std::string_view stage, std::uint64_t done, std::uint64_t total);

  // Ends the running stage, if there is one.
  void finish();

  // The stages that have ended, in order; one that came again is counted once.
  const std::vector<StageTime>& times() const { return times_; }

 private:
  void begin(std::string_view stage, double now);
  void tell(std::uint64_t done, std::uint64_t total, double now);

  ProgressStyle style_;
  Clock clock_;
  Writer write_;
  std::string stage_;  // empty: none is running
  double began_ = 0;
  double told_ = 0;  // when its line was last written
  std::vector<StageTime> times_;
};

}  // namespace shelfwise
