#include "learn/model_builder.h"

#include <utility>

#include "learn/training.h"
#include "learn/vector_training.h"

namespace shelfwise {

Result<BuiltModel> buildModel(const Catalog& catalog, const EventLog& log, const Links& links,
                              const ModelOptions& options, Executor& executor,
                              const Progress& progress) {
  auto prepared = prepareTraining(catalog, log, links, options, executor, progress);
  if (!prepared.ok()) return prepared.error();
  Training& training = prepared.value();
  const std::uint32_t support = options.leastVectorSupport();
  const Sequences past = sequencesOf(log, training.heldOut.trainingEvents, training.order);
  LearnedVectors vectors = vectorsByValidation({training.graph, past, support}, training.cases,
                                               options, executor, progress);
  training.past.vectors = std::move(vectors.codes);
  if (progress) progress("weights", 0, 1);
  const FusionFit fit = fitted(catalog, training, training.graph, training.past, std::nullopt,
                               training.companions, options, executor);
  if (progress) progress("weights", 1, 1);
  Behaviour present = behaviourOf(log, allEvents(log), training, options, executor, progress);
  if (fit.weights.counts(Source::kVectors)) {
    const Sequences all = sequencesOf(log, allEvents(log), training.order);
    present.vectors =
        vectorsAfter(vectors.epochs, {training.graph, all, support}, options, executor, progress);
  }

  BuiltModel built;
  built.model = assembled(catalog, training.order, training.graph, present, fit.weights, options);
  built.model.fields = fieldColumns(catalog, training.order, options.fields);
  for (const EdgeSummary& summary : present.summaries) {
    for (const SourceEdges& edges : built.model.edges) {
      if (edges.source == summary.source) built.summary.edges.push_back(summary);
    }
  }
  built.summary.forms = training.forms;
  built.summary.vectorDim = built.model.vectors.dim;
  built.summary.vectorItems = static_cast<std::uint32_t>(built.model.vectors.items.size());
  built.summary.vectorEpochs = built.model.vectors.dim > 0 ? vectors.epochs : 0;
  built.summary.weightsLearned = fit.learned;
  built.summary.heldOut = fit.cases;
  built.summary.validationNdcg = fit.ndcg;
  built.summary.validationNdcgEqual = fit.ndcgEqual;
  return built;
}

}  // namespace shelfwise
