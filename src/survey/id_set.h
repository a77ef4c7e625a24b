// The distinct ids of a column, and how many of them another column has.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "survey/text_counts.h"
#include "table/table.h"
#include "values/ids.h"

namespace shelfwise {

// How many ids of one set are in another, both in one form.
struct IdJoin {
  std::size_t asked = 0;   // ids of the first set
  std::size_t found = 0;   // of these, in the other set
  std::size_t merged = 0;  // ids of the other set that the form makes equal to an earlier one
  double share() const {
    return asked == 0 ? 0 : static_cast<double>(found) / static_cast<double>(asked);
  }
};

class IdSet {
 public:
  static constexpr std::size_t kMostIds = 2'000'000;

  explicit IdSet(std::size_t most = kMostIds) : most_(most), hashes_(most) {}

  // Adds cleanId(text), unless it is empty or a word for no value.
  void add(std::string_view text);

  std::size_t size() const { return ids_.size(); }
  bool isWhole() const { return whole_; }  // false if ids found no room

  // In the order in which they were added.
  const std::vector<std::string>& ids() const { return ids_; }

  // How many ids of this set `other` has.  Two ids count as equal by 64 bits of each, so a found id
  // is found with all but certainty.  Takes time in both sizes; for kExact in this one's only.
  IdJoin shareIn(const IdSet& other, IdForm form) const;

 private:
  std::size_t most_;
  bool whole_ = true;
  HashSet hashes_;
  std::vector<std::string> ids_;
};

// The ids in a column of all rows; then the table is at its first row again.
Result<IdSet> idsOfColumn(Table& table, std::uint32_t column);

}  // namespace shelfwise
