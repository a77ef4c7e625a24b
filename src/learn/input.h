// What a build is made from, and who does the work.

#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/executor.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "ingest/links.h"

namespace shelfwise {

// A shop's files after reading.  Borrows them.
struct ShopInput {
  const Catalog& catalog;
  const EventLog& log;
  const Links& links;
};

// Called with a stage's name and how much of it is done; from the calling thread only.
using Progress =
    std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

struct Run {
  Executor& executor;
  Progress progress = nullptr;  // none: nobody is told

  void tell(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    if (progress) progress(stage, done, total);
  }
};

}  // namespace shelfwise
