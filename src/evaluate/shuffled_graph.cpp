#include "evaluate/shuffled_graph.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_set>

#include "base/random.h"

namespace shelfwise {

namespace {

constexpr std::size_t kExchangesPerTriple = 10;

std::uint64_t keyOf(EntityId head, EntityId tail) { return std::uint64_t{head} << 32 | tail; }

// `triples` are those of one relation.
void shuffleTails(std::span<Triple> triples, SplitMix64& random) {
  std::unordered_set<std::uint64_t> present;
  for (const Triple& triple : triples) present.insert(keyOf(triple.head, triple.tail));
  for (std::size_t i = 0; i < triples.size() * kExchangesPerTriple; ++i) {
    Triple& a = triples[random.below(triples.size())];
    Triple& b = triples[random.below(triples.size())];
    const std::uint64_t crossed = keyOf(a.head, b.tail);
    const std::uint64_t back = keyOf(b.head, a.tail);
    if (a.head == b.tail || b.head == a.tail) continue;
    if (present.contains(crossed) || present.contains(back)) continue;
    present.erase(keyOf(a.head, a.tail));
    present.erase(keyOf(b.head, b.tail));
    present.insert(crossed);
    present.insert(back);
    std::swap(a.tail, b.tail);
  }
}

}  // namespace

GraphTriples shuffledGraph(const GraphTriples& graph, std::uint64_t seed) {
  GraphTriples shuffled = graph;
  SplitMix64 random(seed);
  auto& triples = shuffled.triples;
  std::sort(triples.begin(), triples.end(), [](const Triple& a, const Triple& b) {
    if (a.relation != b.relation) return a.relation < b.relation;
    return a < b;
  });
  for (std::size_t begin = 0; begin < triples.size();) {
    std::size_t end = begin;
    while (end < triples.size() && triples[end].relation == triples[begin].relation) ++end;
    shuffleTails(std::span(triples).subspan(begin, end - begin), random);
    begin = end;
  }
  std::sort(triples.begin(), triples.end());
  return shuffled;
}

}  // namespace shelfwise
