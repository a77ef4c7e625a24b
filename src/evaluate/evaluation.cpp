#include "evaluate/evaluation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/baselines.h"
#include "evaluate/scenario_rows.h"
#include "evaluate/shuffled_graph.h"
#include "integrity/bursts.h"
#include "learn/training.h"
#include "lists/breakdown.h"
#include "lists/item_traits.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kShuffles = 3;
constexpr std::array<std::uint32_t, 2> kColdEvents = {3, 0};
constexpr std::array<std::uint32_t, 4> kFactScales = {0, 2, 4, 8};

// A model to be fitted on the held-out events and tested.
struct Variant {
  std::string name;
  GraphTriples graph;
  Behaviour past;     // for the fit
  Behaviour present;  // for the test
  std::optional<Source> only = std::nullopt;
};

GraphTriples withoutFacts(const GraphTriples& graph) {
  GraphTriples bare;
  bare.itemCount = graph.itemCount;
  return bare;
}

std::string nameOf(ItemForm form) {
  for (const auto& [name, other] : kOtherItemForms) {
    if (other == form) return std::string(name);
  }
  return std::string(sourceName(Source::kVectors));
}

bool hasLinks(const GraphTriples& graph) {
  return std::any_of(graph.triples.begin(), graph.triples.end(),
                     [&](const Triple& triple) { return triple.tail < graph.itemCount; });
}

Behaviour withoutVectors(Behaviour behaviour) {
  behaviour.vectors = {};
  return behaviour;
}

bool hasSource(const GraphTriples& graph, const Behaviour& behaviour, Source source) {
  switch (kSourceRows[source].kind) {
    case SourceKind::kVectors:
      return source == Source::kVectors && behaviour.vectors.dim > 0;
    case SourceKind::kEdges:
      return std::any_of(behaviour.edges.begin(), behaviour.edges.end(),
                         [source](const SourceEdges& edges) { return edges.source == source; });
    case SourceKind::kWalk:
      return source != Source::kLinks || hasLinks(graph);
  }
  return false;
}

std::vector<double> ndcgOf(const std::vector<Metrics>& metrics) {
  std::vector<double> ndcg;
  for (const Metrics& one : metrics) ndcg.push_back(one.ndcg);
  return ndcg;
}

// [items] how often each is in the sequences or the baskets.
std::vector<std::uint32_t> eventsOfItems(const Sequences& sequences, const EventLog& log,
                                         const ItemOrder& order) {
  std::vector<std::uint32_t> events(order.productOf.size());
  for (const ItemId item : sequences.values) ++events[item];
  for (const auto& basket : log.baskets) {
    for (const ProductId product : basket) ++events[order.itemOf[product]];
  }
  return events;
}

class Evaluation {
 public:
  Evaluation(const Catalog& catalog, const EvaluationOptions& options, Executor& executor,
             const Progress& progress)
      : catalog_(catalog), options_(options), executor_(executor), progress_(progress) {}

  Result<Report> run(const EventLog& log, const Links& links) {
    auto split = splitLog(log, options_.protocol, options_.model.seed);
    if (!split.ok()) return split.error();
    const std::vector<Burst> bursts = findBursts(split.value().known);
    const EventLog known = withBurstsCapped(std::move(split.value().known), bursts);
    const double start = now();
    auto training = prepareTraining(catalog_, known, links, options_.model, executor_, progress_);
    if (!training.ok()) return training.error();
    training_ = std::move(training).value();
    const std::vector<std::uint32_t> presentEvents = presentEventsOf(known);
    past_ = sequencesOf(known, training_.heldOut.trainingEvents, training_.order);
    present_ = sequencesOf(known, presentEvents, training_.order);
    Behaviour present =
        behaviourOf(known, presentEvents, training_, options_.model, executor_, progress_);
    companions_ = companionCases(split.value().companions, training_.order.itemOf);
    cases_ =
        rankedCases(split.value().cases, training_.order.itemOf, training_.forms.ages.inSeconds);
    repeats_ =
        rankedCases(split.value().repeats, training_.order.itemOf, training_.forms.ages.inSeconds);
    for (RankedCase& c : repeats_) c.history.clear();
    traits_ = itemTraits(catalog_, training_.order, training_.graph,
                         eventsOfItems(present_, known, training_.order));
    groups_ = shopperGroups(cases_, traits_.popularity);
    report_.protocol = protocolName(options_.protocol);
    report_.users = static_cast<std::uint32_t>(cases_.size());
    report_.items = static_cast<std::uint32_t>(catalog_.products.size());
    report_.k = options_.k;

    Variant full{"full", training_.graph, training_.past, std::move(present)};
    learnVectors(full);
    addFull(full, start);
    if (options_.ablations) addAblations(full);
    addForms(full);
    addBaselines();
    addComparisons();
    return std::move(report_);
  }

 private:
  double now() const { return options_.seconds ? options_.seconds() : 0; }

  void tell(const std::string& stage, std::uint64_t done) const {
    if (progress_) progress_(stage, done, 1);
  }

  // By leave one out the validation events are history, but make no edges.
  std::vector<std::uint32_t> presentEventsOf(const EventLog& known) const {
    const bool isLeaveOneOut = options_.protocol == Protocol::kLeaveOneOut;
    return isLeaveOneOut ? training_.heldOut.eventsBefore : allEvents(known);
  }

  // The trade-off of warm items and cold ones: the same model with more of its facts, or none.
  void addFactScales(const ModelView& view) {
    if (!view.fusion.counts(Source::kFacts)) return;
    for (const std::uint32_t scale : kFactScales) {
      FusionWeights scaled = view.fusion;
      for (auto& scenario : scaled.scenarios) {
        for (float& lambda : scenario.lambda[Source::kFacts]) {
          lambda *= static_cast<float>(scale);
        }
      }
      addRanked("facts-x" + std::to_string(scale), view, scaled);
      report_.rows.back().factScale = scale;
    }
  }

  ReopenedModel tested(const Variant& variant, const CompanionCases& companions) {
    const FusionFit fit = fitted(catalog_, training_, variant.graph, variant.past, variant.only,
                                 companions, options_.model, executor_);
    return reopen(assembled(catalog_, training_.order, variant.graph, variant.present, fit.weights,
                            options_.model));
  }

  // Of the variant's graph.
  void learnVectors(Variant& variant, ItemForm form = ItemForm::kFactSums) {
    const ModelOptions& model = options_.model;
    const std::uint32_t support = model.leastVectorSupport();
    LearnedVectors past = vectorsByValidation({variant.graph, past_, support, form},
                                              training_.cases, model, executor_, progress_);
    variant.past.vectors = std::move(past.codes);
    variant.present.vectors = vectorsAfter(past.epochs, {variant.graph, present_, support, form},
                                           model, executor_, progress_);
  }

  void addAblations(const Variant& full) {
    std::vector<Variant> variants;
    const auto addGraph = [&](std::string name, GraphTriples graph) {
      variants.push_back({std::move(name), std::move(graph), full.past, full.present});
    };
    addGraph("no-kg", withoutFacts(full.graph));
    for (std::uint64_t s = 1; s <= kShuffles; ++s) {
      addGraph("shuffled-kg-" + std::to_string(s),
               shuffledGraph(full.graph, options_.model.seed + s));
    }
    for (Variant& variant : variants) {
      learnVectors(variant);
      addVariant(variant);
    }
    if (full.past.vectors.dim > 0) {
      addVariant(
          {"no-vectors", full.graph, withoutVectors(full.past), withoutVectors(full.present)});
    }
    for (const Source source : kSources) {
      if (!hasSource(full.graph, full.past, source)) continue;
      addAlone(full, std::string(sourceName(source)), source);
    }
    addFactScales(*full_.view);
  }

  void addAlone(const Variant& whole, const std::string& name, Source source) {
    addVariant({"only-" + name, whole.graph, whole.past, whole.present, source});
  }

  void addForms(const Variant& full) {
    if (options_.forms.empty() || full.past.vectors.dim == 0) return;
    if (!options_.ablations) {
      addAlone(full, nameOf(ItemForm::kFactSums), Source::kVectors);
    }
    for (const ItemForm form : options_.forms) {
      Variant other{nameOf(form), full.graph, full.past, full.present};
      learnVectors(other, form);
      addVariant(other);
      addAlone(other, other.name, Source::kVectors);
    }
  }

  // The build ends here; what follows is paid by the evaluation.
  void addFull(const Variant& variant, double start) {
    tell("weights", 0);
    full_ = tested(variant, training_.companions);
    tell("weights", 1);
    report_.build.seconds = now() - start;
    for (const SliceBytes* slice : {&full_.slices.engine, &full_.slices.fields}) {
      report_.build.storedBytes +=
          options_.storedBytes ? options_.storedBytes(*slice) : slice->size();
    }
    const ModelView& view = *full_.view;
    report_.scenarios = scenarioRows(view, companions_, training_.leaves, options_.k,
                                     options_.model.seed, executor_);
    addRepeats(view);
    addRanked(variant.name, view, view.fusion);
  }

  void addRepeats(const ModelView& view) {
    if (repeats_.empty()) return;
    const auto metrics = rankCases(view, view.fusion, repeats_, options_.k, executor_);
    std::size_t repeated = 0;
    std::size_t taken = 0;
    for (const RankedCase& c : repeats_) repeated += c.test.size();
    for (const RankedCase& c : cases_) taken += c.test.size();
    report_.repeats = {static_cast<std::uint32_t>(repeats_.size()),
                       static_cast<double>(repeated) / static_cast<double>(repeated + taken),
                       meanOf(metrics)};
  }

  void addVariant(const Variant& variant) {
    tell(variant.name, 0);
    const ReopenedModel model = tested(variant, {});
    addRanked(variant.name, *model.view, model.view->fusion);
    tell(variant.name, 1);
  }

  void addRanked(const std::string& name, const ModelView& view, const FusionWeights& fusion) {
    const auto answers = answerCases(view, fusion, cases_, options_.k, executor_);
    addRow(name, options_.model.minSupport, answers);
  }

  void addRow(const std::string& name, std::uint32_t minSupport,
              const std::vector<Answer>& answers) {
    const std::uint64_t seed = options_.model.seed;
    std::vector<Metrics> metrics;
    std::vector<std::uint32_t> everyone;
    for (const Answer& answer : answers) {
      everyone.push_back(static_cast<std::uint32_t>(metrics.size()));
      metrics.push_back(answer.metrics);
    }
    const Metrics mean = meanOf(metrics);
    ReportRow row{.name = name,
                  .minSupport = minSupport,
                  .hr = mean.hr,
                  .ndcg = mean.ndcg,
                  .recall = mean.recall,
                  .mrr = mean.mrr,
                  .ci95 = bootstrapInterval(ndcgOf(metrics), seed),
                  .lists = listFigures(cases_, answers, everyone, traits_),
                  .groups = {},
                  .cold = {}};
    for (const ShopperGroup& group : groups_) {
      row.groups.push_back(groupFigures(group, cases_, answers, traits_));
    }
    for (const std::uint32_t most : kColdEvents) {
      row.cold.push_back(coldFigures(most, cases_, answers, traits_, options_.k, seed));
    }
    report_.rows.push_back(std::move(row));
    metrics_.push_back(std::move(metrics));
  }

  void addBaselines() {
    tell("baselines", 0);
    const BaselineInput input{past_, training_.cases, present_, cases_, report_.items, options_.k};
    addRow("item-knn", 1, itemKnnAnswers(input, executor_));
    addRow("popularity", 1, popularityAnswers(input, executor_));
    tell("baselines", 1);
  }

  // "full" against every other row, what is made of nonsense against nothing, and vectors against
  // those of other forms.
  void addComparisons() {
    for (std::size_t row = 1; row < report_.rows.size(); ++row) addComparison(0, row);
    for (std::size_t row = 2; options_.ablations && row < 2 + kShuffles; ++row) {
      addComparison(row, 1);
    }
    for (const ItemForm form : options_.forms) {
      const auto vectors = rowOf("only-" + nameOf(ItemForm::kFactSums));
      const auto others = rowOf("only-" + nameOf(form));
      if (vectors && others) addComparison(*vectors, *others);
    }
  }

  std::optional<std::size_t> rowOf(std::string_view name) const {
    for (std::size_t row = 0; row < report_.rows.size(); ++row) {
      if (report_.rows[row].name == name) return row;
    }
    return std::nullopt;
  }

  void addComparison(std::size_t better, std::size_t worse) {
    std::vector<double> differences = ndcgOf(metrics_[better]);
    const std::vector<double> others = ndcgOf(metrics_[worse]);
    for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= others[i];
    report_.comparisons.push_back({report_.rows[better].name, report_.rows[worse].name,
                                   report_.rows[better].ndcg - report_.rows[worse].ndcg,
                                   bootstrapInterval(differences, options_.model.seed)});
  }

  const Catalog& catalog_;
  const EvaluationOptions& options_;
  Executor& executor_;
  const Progress& progress_;
  Training training_;
  Sequences past_;
  Sequences present_;
  std::vector<RankedCase> cases_;
  std::vector<RankedCase> repeats_;  // whose history is a candidate
  CompanionCases companions_;
  ItemTraits traits_;
  std::array<ShopperGroup, 3> groups_;
  std::vector<std::vector<Metrics>> metrics_;  // [rows]
  ReopenedModel full_;
  Report report_;
};

}  // namespace

Result<Report> evaluate(const Catalog& catalog, const EventLog& log, const Links& links,
                        const EvaluationOptions& options, Executor& executor,
                        const Progress& progress) {
  if (options.k == 0) {
    return Error{ErrorCode::kInvalidArgument, "k is 0; metrics need a cut-off of 1 or more"};
  }
  return Evaluation(catalog, options, executor, progress).run(log, links);
}

}  // namespace shelfwise
