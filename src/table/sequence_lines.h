// Lines `user item item ...`: the format in which papers on recommendation publish interactions.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "table/table.h"

namespace shelfwise {

// Whether the first lines of a text are words between spaces, without any sign of CSV or JSON.
bool isSequenceText(std::string_view text);

// The pairs of user and item, one after the other.
class SequenceLines {
 public:
  explicit SequenceLines(std::string text);

  struct Pair {
    std::uint64_t row = 0;  // the line, from 1
    std::string_view user;
    std::string_view item;
    std::optional<RowFault> fault;  // the whole line is not UTF-8; reported once
  };

  // False at the end.  A line with a user alone gives no pair.
  bool next(Pair& pair);

 private:
  bool nextLine();
  std::string_view word();

  std::string text_;
  EncodingCheck encoding_;
  std::size_t at_ = 0;
  std::string_view line_;  // what is left of it
  std::string_view user_;
  std::uint64_t row_ = 0;
  std::optional<RowFault> fault_;
};

}  // namespace shelfwise
