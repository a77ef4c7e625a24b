#include "recommend/reasons.h"

#include <algorithm>
#include <limits>

namespace shelfwise {

namespace {

// The terms of one event and source, added up; `strongest` gives the path.
struct Group {
  Term strongest;
  float sum;
};

std::vector<Group> groupByEventAndSource(std::span<const Term> terms) {
  std::vector<Group> groups;
  std::size_t first = 0;  // the first group of the current event
  for (const Term& term : terms) {
    if (!groups.empty() && groups.back().strongest.event != term.event) first = groups.size();
    std::size_t at = first;
    while (at < groups.size() && groups[at].strongest.source != term.source) ++at;
    if (at == groups.size()) {
      groups.push_back({term, term.value});
      continue;
    }
    groups[at].sum += term.value;
    if (term.value > groups[at].strongest.value) groups[at].strongest = term;
  }
  return groups;
}

// A term of the vectors has no path of its own.  It counts toward the strongest path of its event,
// and stands alone where there is none.  A negative sum is no reason.
std::vector<Group> withVectorsOnPaths(const std::vector<Group>& groups) {
  std::vector<Group> paths;
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t last = first;
    const std::uint32_t event = groups[first].strongest.event;
    while (last < groups.size() && groups[last].strongest.event == event) ++last;
    const std::size_t firstPath = paths.size();
    float vectors = 0;
    for (; first < last; ++first) {
      if (!kSourceRows[groups[first].strongest.source].isPattern) {
        paths.push_back(groups[first]);
      } else {
        vectors = groups[first].sum;
      }
    }
    if (vectors <= 0) continue;
    if (firstPath == paths.size()) {
      paths.push_back(groups[last - 1]);
      continue;
    }
    std::max_element(paths.begin() + static_cast<std::ptrdiff_t>(firstPath), paths.end(),
                     [](const Group& a, const Group& b) { return a.sum < b.sum; })
        ->sum += vectors;
  }
  return paths;
}

// What is left of a tiny sum beside a huge one is the smallest share, not 0.
float shareOf(float sum, float total) {
  return std::max(sum / total, std::numeric_limits<float>::min());
}

}  // namespace

std::vector<Reason> explain(std::span<const Term> terms, std::size_t limit) {
  std::vector<Group> groups = withVectorsOnPaths(groupByEventAndSource(terms));
  if (groups.empty()) return {Reason{}};
  float total = 0;
  for (const Group& group : groups) total += group.sum;
  const auto best = std::span(groups).first(std::min(limit, groups.size()));
  std::partial_sort(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(best.size()),
                    groups.end(), [](const Group& a, const Group& b) {
                      if (a.sum != b.sum) return a.sum > b.sum;
                      if (a.strongest.event != b.strongest.event) {
                        return a.strongest.event < b.strongest.event;
                      }
                      return a.strongest.source < b.strongest.source;
                    });
  std::vector<Reason> reasons;
  reasons.reserve(best.size());
  for (const Group& group : best) {
    reasons.push_back({group.strongest.source,
                       group.strongest.event,
                       shareOf(group.sum, total),
                       group.strongest.fact,
                       group.strongest.relation,
                       {}});
  }
  return reasons;
}

}  // namespace shelfwise
