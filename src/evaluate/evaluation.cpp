#include "evaluate/evaluation.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/baselines.h"
#include "evaluate/report_rows.h"
#include "evaluate/scenario_rows.h"
#include "evaluate/variants.h"
#include "integrity/bursts.h"
#include "learn/training.h"
#include "lists/item_traits.h"

namespace shelfwise {

namespace {

constexpr std::array<std::uint32_t, 4> kFactScales = {0, 2, 4, 8};

// [items] how often each is in the sequences or the baskets.
std::vector<std::uint32_t> countsOfItems(const Sequences& sequences, const EventLog& log,
                                         const ItemOrder& order) {
  std::vector<std::uint32_t> counts(order.productOf.size());
  for (const ItemId item : sequences.values) ++counts[item];
  for (const auto& basket : log.baskets) {
    for (const ProductId product : basket) ++counts[order.itemOf[product]];
  }
  return counts;
}

// With leave-one-out the validation events are history, but make no edges.
std::vector<std::uint32_t> presentCounts(Protocol protocol, const HeldOut& heldOut,
                                         const EventLog& known) {
  return protocol == Protocol::kLeaveOneOut ? heldOut.countsBefore : allEventCounts(known);
}

FusionWeights withFactsTimes(FusionWeights fusion, std::uint32_t scale) {
  for (auto& scenario : fusion.scenarios) {
    for (float& lambda : scenario.lambda[Source::kFacts]) lambda *= static_cast<float>(scale);
  }
  return fusion;
}

std::uint64_t storedBytesOf(const ModelSlices& slices, const EvaluationOptions& options) {
  std::uint64_t bytes = 0;
  for (const SliceBytes* slice : {&slices.engine, &slices.fields}) {
    bytes += options.storedBytes ? options.storedBytes(*slice) : slice->size();
  }
  return bytes;
}

// `repeats` are ranked with their history among the candidates.
RepeatFigures repeatFigures(std::span<const RankedCase> repeats, std::span<const RankedCase> cases,
                            std::span<const Metrics> metrics) {
  std::size_t repeated = 0;
  std::size_t taken = 0;
  for (const RankedCase& c : repeats) repeated += c.test.size();
  for (const RankedCase& c : cases) taken += c.test.size();
  return {static_cast<std::uint32_t>(repeats.size()),
          static_cast<double>(repeated) / static_cast<double>(repeated + taken), meanOf(metrics)};
}

double now(const EvaluationOptions& options) { return options.seconds ? options.seconds() : 0; }

std::vector<RankedCase> casesOf(std::span<const TestCase> cases, const Training& training) {
  return rankedCases(cases, training.order.itemOf, training.settings.ages.inSeconds);
}

// The questions to row "full" beside the test.
struct FurtherQuestions {
  std::vector<RankedCase> repeats;  // whose history is a candidate
  CompanionCases companions;
};

FurtherQuestions furtherQuestions(const LogSplit& split, const Training& training) {
  FurtherQuestions further{casesOf(split.repeats, training),
                           companionCases(split.companions, training.order.itemOf)};
  for (RankedCase& c : further.repeats) c.history.clear();
  return further;
}

// Makes the models one after the other, and a row for each.
class Evaluation {
 public:
  Evaluation(const Training& training, const Sequences& present, ReportRows rows,
             const EvaluationOptions& options, const Run& run)
      : training_(training),
        present_(present),
        options_(options),
        run_(run),
        maker_(training, present, options.model, run),
        rows_(std::move(rows)) {}

  Report report(Behaviour present, const FurtherQuestions& further, double start) {
    report_.protocol = protocolName(options_.protocol);
    report_.shoppers = static_cast<std::uint32_t>(rows_.cases().size());
    report_.items = itemCount();
    report_.k = options_.k;
    const Variant full = maker_.withVectors(
        {RowKind::kFull, "full", training_.graph, training_.past, std::move(present)});
    addFull(full, further, start);
    if (options_.ablations) addAblations(full);
    addOtherVectors(full);
    addBaselines();
    report_.rows.assign(rows_.rows().begin(), rows_.rows().end());
    report_.comparisons = rows_.comparisons();
    return std::move(report_);
  }

 private:
  std::uint32_t itemCount() const { return static_cast<std::uint32_t>(training_.itemIds.size()); }

  // The build ends with the model; the cost of what follows is the evaluation's.
  void addFull(const Variant& full, const FurtherQuestions& further, double start) {
    run_.tell("weights", 0, 1);
    full_ = maker_.modelOf(full, training_.companions);
    run_.tell("weights", 1, 1);
    report_.build.seconds = now(options_) - start;
    report_.build.storedBytes = storedBytesOf(full_.slices, options_);
    const ModelView& view = *full_.view;
    report_.scenarios = scenarioRows(view, further.companions, training_.categories, options_.k,
                                     options_.model.seed, run_.executor);
    if (!further.repeats.empty()) {
      report_.repeats =
          repeatFigures(further.repeats, rows_.cases(),
                        rankCases(view, view.fusion, further.repeats, options_.k, run_.executor));
    }
    addRow(full.kind, full.name, view, view.fusion);
  }

  void addAblations(const Variant& full) {
    for (Variant& variant : graphVariants(full, options_.model.seed)) {
      addVariant(maker_.withVectors(std::move(variant)));
    }
    if (full.past.vectors.dim > 0) addVariant(withoutVectors(full));
    for (const Source source : sourcesOf(full)) addVariant(sourceAlone(full, source));
    addFactScales(*full_.view);
  }

  // The trade-off of warm and cold items: the same model with a larger weight of facts, or none.
  void addFactScales(const ModelView& view) {
    if (!view.fusion.counts(Source::kFacts)) return;
    for (const std::uint32_t scale : kFactScales) {
      addRow(RowKind::kFactScale, "facts-x" + std::to_string(scale), view,
             withFactsTimes(view.fusion, scale))
          .factScale = scale;
    }
  }

  void addOtherVectors(const Variant& full) {
    if (options_.forms.empty() || full.past.vectors.dim == 0) return;
    if (!options_.ablations) addVariant(vectorsAlone(full, ItemForm::kFactSums));
    for (const ItemForm form : options_.forms) {
      const Variant other = maker_.withVectors(
          {RowKind::kOtherVectors, vectorsName(form), full.graph, full.past, full.present}, form);
      addVariant(other);
      addVariant(vectorsAlone(other, form));
    }
  }

  void addBaselines() {
    run_.tell("baselines", 0, 1);
    const BaselineInput input{training_.sequences, training_.cases, present_,
                              rows_.cases(),       itemCount(),     options_.k};
    rows_.add(RowKind::kItemKnn, "item-knn", 1, itemKnnAnswers(input, run_.executor));
    rows_.add(RowKind::kPopularity, "popularity", 1, popularityAnswers(input, run_.executor));
    run_.tell("baselines", 1, 1);
  }

  void addVariant(const Variant& variant) {
    run_.tell(variant.name, 0, 1);
    const ReopenedModel model = maker_.modelOf(variant, {});
    addRow(variant.kind, variant.name, *model.view, model.view->fusion);
    run_.tell(variant.name, 1, 1);
  }

  ReportRow& addRow(RowKind kind, const std::string& name, const ModelView& view,
                    const FusionWeights& fusion) {
    return rows_.add(kind, name, options_.model.minSupport,
                     answerCases(view, fusion, rows_.cases(), options_.k, run_.executor));
  }

  const Training& training_;
  const Sequences& present_;
  const EvaluationOptions& options_;
  const Run& run_;
  const VariantMaker maker_;
  ReportRows rows_;
  ReopenedModel full_;
  Report report_;
};

}  // namespace

Result<Report> evaluate(const ShopInput& shop, const EvaluationOptions& options, const Run& run) {
  if (options.k == 0) {
    return Error{ErrorCode::kInvalidArgument, "k is 0; metrics need a cut-off of 1 or more"};
  }
  auto split = splitLog(shop.log, options.protocol, options.model.seed);
  if (!split.ok()) return split.error();
  LogSplit& parts = split.value();
  const std::vector<Burst> bursts = findBursts(parts.known);
  const EventLog known = withBurstsCapped(std::move(parts.known), bursts);
  const double start = now(options);
  auto prepared = prepareTraining({shop.catalog, known, shop.links}, options.model, run);
  if (!prepared.ok()) return prepared.error();
  const Training training = std::move(prepared).value();

  const LogHistories present =
      historiesOf(known, presentCounts(options.protocol, training.heldOut, known), training.order);
  Behaviour behaviour =
      behaviourOf(present, training.settings, training.substituteCategories, options.model, run);
  ItemTraits traits = itemTraits(shop.catalog, training.order, training.graph,
                                 countsOfItems(present.shoppers, known, training.order));
  ReportRows rows(casesOf(parts.cases, training), std::move(traits), options.k, options.model.seed);
  Evaluation evaluation(training, present.shoppers, std::move(rows), options, run);
  return evaluation.report(std::move(behaviour), furtherQuestions(parts, training), start);
}

}  // namespace shelfwise
