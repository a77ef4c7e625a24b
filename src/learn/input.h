// The input of a build, and what runs it.

#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/executor.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "ingest/links.h"

namespace shelfwise {

// A shop's files after reading; borrowed.
struct ShopInput {
  const Catalog& catalog;
  const EventLog& log;
  const Links& links;
};

// Called with the name of a stage and how much of it is done, from the calling thread only.
using Progress =
    std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

struct Run {
  Executor& executor;
  Progress progress = nullptr;  // none: progress is not reported

  void tell(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    if (progress) progress(stage, done, total);
  }
};

}  // namespace shelfwise
