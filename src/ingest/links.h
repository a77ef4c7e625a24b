// The links between products that a shop supplies.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

// One row of a links file, both ends known products.
struct Link {
  ProductId from;
  std::uint32_t relation;  // index into Links::relations
  ProductId to;
};

struct Links {
  std::vector<std::string> relations;
  std::vector<Link> rows;
};

}  // namespace shelfwise
