#include "recommend/reasons.h"

#include <algorithm>

namespace shelfwise {

namespace {

// The terms of one event and source, added up; `strongest` gives the path.
struct Group {
  Term strongest;
  float sum;
};

std::vector<Group> groupByEventAndSource(std::span<const Term> terms) {
  std::vector<Group> groups;
  for (const Term& term : terms) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return group.strongest.event == term.event && group.strongest.source == term.source;
    });
    if (found == groups.end()) {
      groups.push_back({term, term.value});
      continue;
    }
    found->sum += term.value;
    if (term.value > found->strongest.value) found->strongest = term;
  }
  return groups;
}

}  // namespace

std::vector<Reason> explain(std::span<const Term> terms, std::size_t limit) {
  if (terms.empty()) return {Reason{}};
  std::vector<Group> groups = groupByEventAndSource(terms);
  float total = 0;
  for (const Group& group : groups) total += group.sum;
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.sum != b.sum) return a.sum > b.sum;
    if (a.strongest.event != b.strongest.event) return a.strongest.event < b.strongest.event;
    return a.strongest.source < b.strongest.source;
  });
  std::vector<Reason> reasons;
  for (const Group& group : std::span(groups).first(std::min(limit, groups.size()))) {
    reasons.push_back({group.strongest.source, group.strongest.event, group.sum / total,
                       group.strongest.fact, group.strongest.relation});
  }
  return reasons;
}

}  // namespace shelfwise
