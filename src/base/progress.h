// Where a long computation tells how far it is.
//
// It is told and never asked, so it can't change an answer.  Calls come from one thread at a time.

#pragma once

#include <cstdint>
#include <string_view>

namespace shelfwise {

class Progress {
 public:
  virtual ~Progress() = default;

  // A stage begins and ends the one before it.  `total` units are ahead, 0 if that is not known;
  // `unit` is their plural: "rows", "items", "shoppers".
  virtual void begin(std::string_view stage, std::uint64_t total, std::string_view unit) = 0;

  // `done` units of the stage are finished, in all.
  virtual void advance(std::uint64_t done) = 0;
};

class NoProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
};

}  // namespace shelfwise
