#include "evaluate/evaluation.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/metrics.h"
#include "evaluate/ranking.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {

namespace {

// A model written as slices in memory and opened again.
struct Reopened {
  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};

Result<Reopened> reopen(const Model& model) {
  Reopened reopened{writeModelSlices(model), nullptr};
  const std::span<const std::byte> files[] = {reopened.slices.engine, reopened.slices.fields};
  auto view = openModel(files);
  if (!view.ok()) return view.error();
  reopened.view = std::move(view).value();
  return reopened;
}

std::vector<ItemId> itemsOfProducts(const Catalog& catalog, const ModelView& view) {
  std::vector<ItemId> items;
  for (const Product& product : catalog.products) items.push_back(view.findItem(product.id));
  return items;
}

ReportRow rowOf(const std::string& name, std::uint32_t minSupport,
                const std::vector<Metrics>& metrics, std::uint64_t seed) {
  const Metrics mean = meanOf(metrics);
  std::vector<double> ndcg;
  for (const Metrics& one : metrics) ndcg.push_back(one.ndcg);
  return {
      name, minSupport, mean.hr, mean.ndcg, mean.recall, mean.mrr, bootstrapInterval(ndcg, seed)};
}

// The same weights with one source left, or with popularity alone.
FusionWeights only(FusionWeights fusion, Source source) {
  for (auto& scenario : fusion.scenarios) {
    for (std::size_t s = 0; s < kSourceCount; ++s) {
      if (s != static_cast<std::size_t>(source)) scenario.lambda[s].fill(0);
    }
  }
  return fusion;
}

}  // namespace

Result<Report> evaluate(const Catalog& catalog, const EventLog& log, const Links& links,
                        const EvaluationOptions& options, Executor& executor,
                        const Progress& progress) {
  const auto split = splitLog(log, options.protocol, options.model.seed);
  if (!split.ok()) return split.error();
  const double start = options.seconds ? options.seconds() : 0;
  const auto built =
      buildModel(catalog, split.value().known, links, options.model, executor, progress);
  if (!built.ok()) return built.error();
  const auto reopened = reopen(built.value().model);
  if (!reopened.ok()) return reopened.error();
  Report report;
  report.protocol = protocolName(options.protocol);
  report.users = static_cast<std::uint32_t>(split.value().cases.size());
  report.items = reopened.value().view->itemCount();
  report.k = options.k;
  if (options.storedBytes) {
    report.build.storedBytes = options.storedBytes(reopened.value().slices.engine) +
                               options.storedBytes(reopened.value().slices.fields);
  }
  report.build.seconds = options.seconds ? options.seconds() - start : 0;

  const ModelView& view = *reopened.value().view;
  const auto cases =
      rankedCases(split.value().cases, itemsOfProducts(catalog, view), view.fusion.ageInSeconds);
  std::vector<std::pair<std::string, FusionWeights>> variants = {{"full", view.fusion}};
  for (const Source source : {Source::kSequence, Source::kFacts}) {
    variants.push_back({"only-" + std::string(sourceName(source)), only(view.fusion, source)});
  }
  for (const auto& [name, fusion] : variants) {
    progress("ranking " + name, 0, 1);
    const auto metrics = rankCases(view, fusion, cases, options.k, executor);
    if (!metrics.ok()) return metrics.error();
    report.rows.push_back(
        rowOf(name, options.model.minSupport, metrics.value(), options.model.seed));
  }
  return report;
}

}  // namespace shelfwise
