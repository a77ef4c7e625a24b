#include "vectors/vector_facts.h"

#include <numeric>

namespace shelfwise {

VectorFacts vectorFacts(const GraphTriples& graph, std::uint32_t leastItems,
                        std::uint32_t mostItems) {
  VectorFacts structure;
  std::vector<std::uint32_t> degrees(graph.labels.size());
  for (const Triple& triple : graph.triples) {
    if (triple.tail >= graph.itemCount) ++degrees[triple.tail - graph.itemCount];
  }
  std::vector<std::uint32_t> numbers(degrees.size(), kNoId);
  for (std::uint32_t f = 0; f < degrees.size(); ++f) {
    if (degrees[f] < leastItems || degrees[f] > mostItems) continue;
    numbers[f] = static_cast<std::uint32_t>(structure.entities.size());
    structure.entities.push_back(graph.itemCount + f);
  }
  std::vector<std::uint32_t>& offsets = structure.facts.offsets;
  offsets.assign(graph.itemCount + 1, 0);
  const auto numberOf = [&](const Triple& triple) {
    return triple.tail < graph.itemCount ? kNoId : numbers[triple.tail - graph.itemCount];
  };
  for (const Triple& triple : graph.triples) {
    const std::uint32_t fact = numberOf(triple);
    if (fact == kNoId) continue;
    structure.facts.values.push_back(fact);
    ++offsets[triple.head + 1];
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return structure;
}

}  // namespace shelfwise
