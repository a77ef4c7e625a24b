#include "learn/model_builder.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "charts/charts.h"
#include "learn/field_columns.h"
#include "learn/training.h"
#include "learn/vector_training.h"
#include "sections/string_table.h"

namespace shelfwise {

namespace {

BuildSummary summaryOf(const Model& model, const std::vector<EdgeSummary>& edges,
                       const ChosenSettings& settings, const FusionFit& fit, std::uint32_t epochs) {
  BuildSummary summary;
  for (const EdgeSummary& one : edges) {
    if (one.edges == 0 || model.fusion.counts(one.source)) summary.edges.push_back(one);
  }
  summary.settings = settings;
  summary.vectorDim = model.vectors.dim;
  summary.vectorItems = static_cast<std::uint32_t>(model.vectors.items.size());
  summary.vectorEpochs = model.vectors.dim > 0 ? epochs : 0;
  summary.weightsLearned = fit.learned;
  summary.heldOut = fit.cases;
  summary.validationNdcg = fit.ndcg;
  summary.validationNdcgEqual = fit.ndcgEqual;
  return summary;
}

OrdersSummary ordersSummary(const Orders& orders, const Behaviour& present,
                            const FusionWeights& fusion) {
  OrdersSummary summary{.orders = orders.items.count() + orders.single};
  if (orders.items.count() == 0) {
    summary.withoutEdges = WithoutEdges::kSingleProducts;
  } else if (present.edgeCount(Source::kTogether) > 0) {
    const bool counts = fusion.counts(Source::kTogether);
    summary.withoutEdges = counts ? WithoutEdges::kNone : WithoutEdges::kNoWeight;
  } else {
    const auto isTogether = [](const EdgeSummary& one) { return one.source == Source::kTogether; };
    const bool hasPairs =
        std::any_of(present.summaries.begin(), present.summaries.end(), isTogether);
    summary.withoutEdges = hasPairs ? WithoutEdges::kBelowSupport : WithoutEdges::kSubstitutes;
  }
  return summary;
}

// A category is the only field that can be longer than the cell that it comes from: its path is
// written with wider separators.
Status checkLengths(std::span<const FieldColumn> fields, std::span<const std::string> itemIds) {
  for (const FieldColumn& field : fields) {
    for (std::size_t item = 0; item < field.values.size(); ++item) {
      const std::size_t length = field.values[item].size();
      if (length <= kMaxTextLength) continue;
      return Error{ErrorCode::kTooLarge, "product '" + itemIds[item] + "': its field '" +
                                             field.name + "' has " + std::to_string(length) +
                                             " bytes; at most " + std::to_string(kMaxTextLength) +
                                             " are possible"};
    }
  }
  return Done{};
}

}  // namespace

Result<BuiltModel> buildModel(const ShopInput& shop, const ModelOptions& options, const Run& run) {
  auto prepared = prepareTraining(shop, options, run);
  if (!prepared.ok()) return prepared.error();
  Training training = std::move(prepared).value();
  BuildColumns columns = buildColumns(shop.catalog, training.order, training.graph, options.fields);
  const Status lengths = checkLengths(columns.texts, training.itemIds);
  if (!lengths.ok()) return lengths.error();

  const std::uint32_t support = options.leastVectorSupport();
  LearnedVectors vectors = vectorsByValidation({training.graph, training.sequences, support},
                                               training.cases, options, run);
  const Behaviour past = withVectors(std::move(training.past), std::move(vectors.codes));
  const LogHistories all = historiesOf(shop.log, allEventCounts(shop.log), training.order);
  Behaviour present =
      behaviourOf(all, training.settings, training.substituteCategories, options, run);
  run.tell("weights", 0, 1);
  const FusionFit fit =
      fitWeights({training.graph, past, present, std::nullopt, training.companions}, training,
                 options, run.executor);
  run.tell("weights", 1, 1);

  if (fit.weights.counts(Source::kVectors)) {
    present.vectors =
        vectorsAfter(vectors.epochs, {training.graph, all.shoppers, support}, options, run);
  }

  BuiltModel built;
  built.model = assemble(training.itemIds, training.graph, present, fit.weights, options);
  built.model.charts = chartsOf(shop.log, training.order.itemOf, options.minSupport);
  built.model.fields = std::move(columns.texts);
  built.model.columns = std::move(columns.typed);
  built.summary = summaryOf(built.model, present.summaries, training.settings, fit, vectors.epochs);
  built.summary.columns = std::move(columns.notes);
  built.summary.orders = ordersSummary(all.orders, present, fit.weights);
  return built;
}

}  // namespace shelfwise
