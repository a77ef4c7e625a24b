#include "evaluate/variants.h"

#include <algorithm>
#include <utility>

#include "evaluate/shuffled_graph.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kShuffles = 3;

GraphTriples withoutFacts(const GraphTriples& graph) {
  GraphTriples bare;
  bare.itemCount = graph.itemCount;
  return bare;
}

bool hasLinks(const GraphTriples& graph) {
  return std::any_of(graph.triples.begin(), graph.triples.end(),
                     [&](const Triple& triple) { return triple.tail < graph.itemCount; });
}

bool hasSource(const Variant& whole, Source source) {
  const auto& edges = whole.past.edges;
  switch (kSourceRows[source].kind) {
    case SourceKind::kVectors:
      return source == Source::kVectors && whole.past.vectors.dim > 0;
    case SourceKind::kEdges:
      return std::any_of(edges.begin(), edges.end(),
                         [source](const SourceEdges& one) { return one.source == source; });
    case SourceKind::kWalk:
      return source != Source::kLinks || hasLinks(whole.graph);
  }
  return false;
}

Variant alone(const Variant& whole, RowKind kind, const std::string& name, Source source) {
  return {kind, "only-" + name, whole.graph, whole.past, whole.present, source};
}

}  // namespace

std::vector<Variant> graphVariants(const Variant& full, std::uint64_t seed) {
  std::vector<Variant> variants;
  variants.push_back(
      {RowKind::kWithoutGraph, "no-kg", withoutFacts(full.graph), full.past, full.present});
  for (std::uint64_t s = 1; s <= kShuffles; ++s) {
    variants.push_back({RowKind::kShuffledGraph, "shuffled-kg-" + std::to_string(s),
                        shuffledGraph(full.graph, seed + s), full.past, full.present});
  }
  return variants;
}

Variant withoutVectors(const Variant& full) {
  return {RowKind::kWithoutVectors, "no-vectors", full.graph, withVectors(full.past, {}),
          withVectors(full.present, {})};
}

std::vector<Source> sourcesOf(const Variant& whole) {
  std::vector<Source> sources;
  for (const Source source : kSources) {
    if (hasSource(whole, source)) sources.push_back(source);
  }
  return sources;
}

Variant sourceAlone(const Variant& whole, Source source) {
  if (source == Source::kVectors) return vectorsAlone(whole, ItemForm::kFactSums);
  return alone(whole, RowKind::kSourceAlone, std::string(sourceName(source)), source);
}

Variant vectorsAlone(const Variant& whole, ItemForm form) {
  const bool isUsual = form == ItemForm::kFactSums;
  return alone(whole, isUsual ? RowKind::kVectorsAlone : RowKind::kOtherVectorsAlone,
               vectorsName(form), Source::kVectors);
}

std::string vectorsName(ItemForm form) {
  for (const auto& [name, other] : kOtherItemForms) {
    if (other == form) return std::string(name);
  }
  return std::string(sourceName(Source::kVectors));
}

Variant VariantMaker::withVectors(Variant variant, ItemForm form) const {
  const std::uint32_t support = options_.leastVectorSupport();
  LearnedVectors past = vectorsByValidation({variant.graph, training_.sequences, support, form},
                                            training_.cases, options_, run_);
  variant.past.vectors = std::move(past.codes);
  variant.present.vectors =
      vectorsAfter(past.epochs, {variant.graph, present_, support, form}, options_, run_);
  return variant;
}

ReopenedModel VariantMaker::modelOf(const Variant& variant,
                                    const CompanionCases& companions) const {
  const FusionFit fit =
      fitWeights({variant.graph, variant.past, variant.present, variant.only, companions},
                 training_, options_, run_.executor);
  return reopen(assemble(training_.itemIds, variant.graph, variant.present, fit.weights, options_));
}

}  // namespace shelfwise
