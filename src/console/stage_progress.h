// The progress of a long command, on a terminal or in a log.
//
// On a terminal, the running stage is one line that is redrawn.  Elsewhere a line is written when a
// stage ends, and every ten seconds while it runs.

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

  // Reports that `done` of `total` units of a stage are finished; a total of 0 is an unknown one.
  // A stage ends when all its units are done, or when another name comes.  After its end, the same
  // name begins a new stage.
  void operator()(std::string_view stage, std::uint64_t done, std::uint64_t total);

  // Ends the running stage, if there is one.
  void finish();

  // The stages that have ended, in order.  A stage that ran again is listed once, with the sum.
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
