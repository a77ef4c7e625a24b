#include "evaluate/model_builder.h"

#include <utility>

#include "evaluate/training.h"

namespace shelfwise {

Result<BuiltModel> buildModel(const Catalog& catalog, const EventLog& log, const Links& links,
                              const ModelOptions& options, Executor& executor,
                              const Progress& progress) {
  const auto prepared = prepareTraining(catalog, log, links, options, executor, progress);
  if (!prepared.ok()) return prepared.error();
  const Training& training = prepared.value();
  if (progress) progress("weights", 0, 1);
  const auto fit = fitted(catalog, training, training.graph, training.past, options, executor);
  if (!fit.ok()) return fit.error();
  if (progress) progress("weights", 1, 1);
  const auto present =
      behaviourOf(log, allEvents(log), training.order, options, executor, progress);
  if (!present.ok()) return present.error();

  BuiltModel built;
  built.model = assembled(catalog, training.order, training.graph, present.value(),
                          fit.value().weights, options);
  built.model.fields = fieldColumns(catalog, training.order, options.fields);
  for (const EdgeSummary& summary : present.value().summaries) {
    for (const SourceEdges& edges : built.model.edges) {
      if (edges.source == summary.source) built.summary.edges.push_back(summary);
    }
  }
  built.summary.weightsLearned = fit.value().learned;
  built.summary.heldOut = fit.value().cases;
  built.summary.validationNdcg = fit.value().ndcg;
  built.summary.validationNdcgEqual = fit.value().ndcgEqual;
  return built;
}

}  // namespace shelfwise
