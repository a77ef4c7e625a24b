// What a shop's files are good for: which lists they feed, and what is amiss with them.
//
// Counts only: nothing is learned, and a list that is ready may still be short.  The cost is that
// of sorting the events.

#pragma once

#include <string>
#include <vector>

#include "ingest/catalog.h"
#include "ingest/event_log.h"

namespace shelfwise {

// Whether the files have what a list is made of.
struct ListReadiness {
  std::string list;  // "boughtTogether", ...
  bool isReady;
  std::string why;  // what there is, or what is missing and how to give it
};

struct Diagnosis {
  std::vector<ListReadiness> lists;   // always the same, in the same order
  std::vector<std::string> warnings;  // sentences: what is amiss, and what to do
};

// `log` is empty where there are no events.
Diagnosis diagnose(const Catalog& catalog, const EventLog& log);

}  // namespace shelfwise
