#include "evaluate/evaluation.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/baselines.h"
#include "evaluate/shuffled_graph.h"
#include "evaluate/training.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kShuffles = 3;

// A model to be fitted on the held-out events and tested.
struct Variant {
  std::string name;
  GraphTriples graph;
  Behaviour past;     // for the fit
  Behaviour present;  // for the test
};

GraphTriples withoutFacts(const GraphTriples& graph) {
  GraphTriples bare;
  bare.itemCount = graph.itemCount;
  return bare;
}

// The links alone, or the facts alone.
GraphTriples onlyTriples(const GraphTriples& graph, bool links) {
  GraphTriples part = graph;
  std::erase_if(part.triples,
                [&](const Triple& triple) { return (triple.tail < graph.itemCount) != links; });
  if (links) part.labels.clear();  // an entity needs an item
  return part;
}

Behaviour onlyEdges(const Behaviour& behaviour, std::optional<Source> source) {
  Behaviour part;
  part.popularity.assign(behaviour.popularity.size(), 0);
  for (const SourceEdges& edges : behaviour.edges) {
    if (edges.source == source) part.edges.push_back(edges);
  }
  return part;
}

bool hasLinks(const GraphTriples& graph) {
  return std::any_of(graph.triples.begin(), graph.triples.end(),
                     [&](const Triple& triple) { return triple.tail < graph.itemCount; });
}

std::vector<Variant> ablations(const GraphTriples& graph, const Behaviour& past,
                               const Behaviour& present, std::uint64_t seed) {
  std::vector<Variant> variants;
  variants.push_back({"no-kg", withoutFacts(graph), past, present});
  for (std::uint64_t s = 1; s <= kShuffles; ++s) {
    variants.push_back(
        {"shuffled-kg-" + std::to_string(s), shuffledGraph(graph, seed + s), past, present});
  }
  for (const SourceEdges& edges : past.edges) {
    variants.push_back({"only-" + std::string(sourceName(edges.source)), withoutFacts(graph),
                        onlyEdges(past, edges.source), onlyEdges(present, edges.source)});
  }
  for (const bool links : {false, true}) {
    if (links && !hasLinks(graph)) continue;
    const Source source = links ? Source::kLinks : Source::kFacts;
    variants.push_back({"only-" + std::string(sourceName(source)), onlyTriples(graph, links),
                        onlyEdges(past, {}), onlyEdges(present, {})});
  }
  return variants;
}

std::vector<double> ndcgOf(const std::vector<Metrics>& metrics) {
  std::vector<double> ndcg;
  for (const Metrics& one : metrics) ndcg.push_back(one.ndcg);
  return ndcg;
}

class Evaluation {
 public:
  Evaluation(const Catalog& catalog, const EvaluationOptions& options, Executor& executor,
             const Progress& progress)
      : catalog_(catalog), options_(options), executor_(executor), progress_(progress) {}

  Result<Report> run(const EventLog& log, const Links& links) {
    const auto split = splitLog(log, options_.protocol, options_.model.seed);
    if (!split.ok()) return split.error();
    const EventLog& known = split.value().known;
    const double start = now();
    auto training = prepareTraining(catalog_, known, links, options_.model, executor_, progress_);
    if (!training.ok()) return training.error();
    training_ = std::move(training).value();
    const std::vector<std::uint32_t> presentEvents = presentEventsOf(known);
    const auto present =
        behaviourOf(known, presentEvents, training_.order, options_.model, executor_, progress_);
    if (!present.ok()) return present.error();
    cases_ = rankedCases(split.value().cases, training_.order.itemOf, training_.ageInSeconds);
    report_.protocol = protocolName(options_.protocol);
    report_.users = static_cast<std::uint32_t>(cases_.size());
    report_.items = static_cast<std::uint32_t>(catalog_.products.size());
    report_.k = options_.k;

    const Status full = addFull({"full", training_.graph, training_.past, present.value()}, start);
    if (!full.ok()) return full.error();
    if (options_.ablations) {
      for (const Variant& variant :
           ablations(training_.graph, training_.past, present.value(), options_.model.seed)) {
        const Status added = addVariant(variant);
        if (!added.ok()) return added.error();
      }
    }
    addBaselines(known, presentEvents);
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
    return isLeaveOneOut ? training_.trainingEvents : allEvents(known);
  }

  Result<ReopenedModel> tested(const Variant& variant) {
    const auto fit =
        fitted(catalog_, training_, variant.graph, variant.past, options_.model, executor_);
    if (!fit.ok()) return fit.error();
    return reopened(assembled(catalog_, training_.order, variant.graph, variant.present,
                              fit.value().weights, options_.model));
  }

  // The build ends here; what follows is paid by the evaluation.
  Status addFull(const Variant& variant, double start) {
    tell("weights", 0);
    const auto model = tested(variant);
    if (!model.ok()) return model.error();
    tell("weights", 1);
    report_.build.seconds = now() - start;
    for (const SliceBytes* slice : {&model.value().slices.engine, &model.value().slices.fields}) {
      report_.build.storedBytes +=
          options_.storedBytes ? options_.storedBytes(*slice) : slice->size();
    }
    return addRanked(variant.name, *model.value().view);
  }

  Status addVariant(const Variant& variant) {
    tell(variant.name, 0);
    const auto model = tested(variant);
    if (!model.ok()) return model.error();
    const Status added = addRanked(variant.name, *model.value().view);
    tell(variant.name, 1);
    return added;
  }

  Status addRanked(const std::string& name, const ModelView& view) {
    auto metrics = rankCases(view, view.fusion, cases_, options_.k, executor_);
    if (!metrics.ok()) return metrics.error();
    addRow(name, options_.model.minSupport, std::move(metrics).value());
    return Done{};
  }

  void addRow(const std::string& name, std::uint32_t minSupport, std::vector<Metrics> metrics) {
    const Metrics mean = meanOf(metrics);
    report_.rows.push_back({name, minSupport, mean.hr, mean.ndcg, mean.recall, mean.mrr,
                            bootstrapInterval(ndcgOf(metrics), options_.model.seed)});
    metrics_.push_back(std::move(metrics));
  }

  void addBaselines(const EventLog& known, const std::vector<std::uint32_t>& presentEvents) {
    tell("baselines", 0);
    const Sequences past = sequencesOf(known, training_.trainingEvents, training_.order);
    const Sequences present = sequencesOf(known, presentEvents, training_.order);
    const BaselineInput input{past, training_.cases, present, cases_, report_.items, options_.k};
    addRow("item-knn", 1, itemKnnMetrics(input, executor_));
    addRow("popularity", 1, popularityMetrics(input, executor_));
    tell("baselines", 1);
  }

  // "full" against every other row, and what is made of nonsense against nothing.
  void addComparisons() {
    for (std::size_t row = 1; row < report_.rows.size(); ++row) addComparison(0, row);
    for (std::size_t row = 2; options_.ablations && row < 2 + kShuffles; ++row) {
      addComparison(row, 1);
    }
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
  std::vector<RankedCase> cases_;
  std::vector<std::vector<Metrics>> metrics_;  // [rows]
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
