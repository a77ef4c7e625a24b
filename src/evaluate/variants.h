// Variants of a model: a part is taken away or replaced, and the rest is fitted and tested like the
// whole.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/report.h"
#include "learn/input.h"
#include "learn/options.h"
#include "learn/training.h"
#include "learn/vector_training.h"

namespace shelfwise {

struct Variant {
  RowKind kind;
  std::string name;
  GraphTriples graph;
  Behaviour past;     // for the fit
  Behaviour present;  // for the test
  std::optional<Source> only = std::nullopt;
};

// One without the graph, then three with a shuffled graph (evaluate/shuffled_graph.h).  They keep
// the vectors of `full` until they are given others.
std::vector<Variant> graphVariants(const Variant& full, std::uint64_t seed);

Variant withoutVectors(const Variant& full);

// The sources of a variant, and one of them alone.
std::vector<Source> sourcesOf(const Variant& whole);
Variant sourceAlone(const Variant& whole, Source source);

// The vectors of `whole` alone, named after their form.
Variant vectorsAlone(const Variant& whole, ItemForm form);

// The name of the vectors' row.
std::string vectorsName(ItemForm form);

// Makes models of variants.  Borrows its arguments.
class VariantMaker {
 public:
  // `present` is what the test may know.
  VariantMaker(const Training& training, const Sequences& present, const ModelOptions& options,
               const Run& run)
      : training_(training), present_(present), options_(options), run_(run) {}

  // The variant with vectors of its own graph.
  Variant withVectors(Variant variant, ItemForm form = ItemForm::kFactSums) const;

  // The model of a variant, with weights learned on the held-out events.  The weights of
  // complements are learned on `companions`.
  ReopenedModel modelOf(const Variant& variant, const CompanionCases& companions) const;

 private:
  const Training& training_;
  const Sequences& present_;
  const ModelOptions& options_;
  const Run& run_;
};

}  // namespace shelfwise
