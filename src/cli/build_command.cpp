#include "cli/build_command.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/inspect_command.h"
#include "cli/system.h"
#include "console/numbers.h"
#include "console/text_table.h"
#include "delivery/generation.h"
#include "integrity/bursts.h"
#include "learn/model_builder.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

constexpr std::int64_t kSecondsOfADay = 86'400;

// What earlier builds leave to this one.
struct Earlier {
  std::uint64_t version = 0;       // the largest; 0 if there was no build
  std::vector<std::string> kept;   // their files, for pages that still hold their latest.json
  std::vector<StoredFile> copied;  // those of them that lie in another folder
};

std::vector<std::string> filesOf(const Published& published) {
  std::vector<std::string> names = {published.latest.index.file};
  for (const SliceEntry& slice : published.index.slices) names.push_back(slice.file);
  return names;
}

Status addEarlier(const std::string& folder, bool copy, Earlier& earlier) {
  const FileReader read = readerOf(folder);
  const auto published = readPublished(read);
  if (!published.ok()) {
    return Error{published.error().code, published.error().message + "; the build in " + folder +
                                             " cannot be followed by another"};
  }
  earlier.version = std::max(earlier.version, published.value().latest.version);
  for (std::string& name : filesOf(published.value())) {
    if (copy) {
      auto bytes = read(name);
      if (!bytes.ok()) return bytes.error();
      earlier.copied.push_back({.name = name, .bytes = std::move(bytes).value()});
    }
    earlier.kept.push_back(std::move(name));
  }
  return Done{};
}

Result<Earlier> findEarlier(const Options& options, const OutputFolder& output) {
  Earlier earlier;
  if (!options.previous.empty()) {
    const Status status = addEarlier(options.previous, /*copy=*/true, earlier);
    if (!status.ok()) return status.error();
  }
  if (output.hasGeneration()) {
    const Status status = addEarlier(output.path(), /*copy=*/false, earlier);
    if (!status.ok()) return status.error();
  }
  return earlier;
}

// The counts for the index, out of the slices as a browser will open them.
struct Opened {
  std::uint64_t generation = 0;
  BuildCounts counts;
};

Result<Opened> openAsBrowser(const ModelSlices& slices) {
  const std::array<std::span<const std::byte>, 2> bytes = {slices.engine, slices.fields};
  const auto opened = openModel(bytes);
  if (!opened.ok()) return opened.error();
  const ModelView& model = *opened.value();
  std::uint64_t edges = 0;
  for (const EdgeView& view : model.edges) edges += view.edgeCount();
  const GraphSize& size = model.graph.size();
  return Opened{.generation = model.generation,
                .counts = {.items = size.itemCount,
                           .entities = model.graph.entityCount(),
                           .relations = model.graph.relations().size(),
                           .triples = std::uint64_t{size.triples} + size.links,
                           .edges = edges,
                           .minSupport = model.minSupport}};
}

// Everything that is told about a build.
struct BuildReport {
  const Options& options;
  const std::vector<ReadReport>& inputs;
  const BuildSummary& summary;
  const Catalog& catalog;
  const std::vector<Burst>& bursts;
  const UnwalkedFacts& unwalked;
  const Publication& publication;
  const std::vector<StageTime>& stages;
  double seconds;
  std::uint64_t peakBytes;

  std::uint64_t storedBytes() const {
    std::uint64_t bytes = 0;
    for (const StoredFile& file : publication.files) bytes += file.bytes.size();
    return bytes;
  }
};

std::string edgesText(const BuildReport& report) {
  if (report.summary.edges.empty()) return "  no edges from behaviour\n";
  TextTable table(
      {"edges", "kept", "below " + std::to_string(report.options.minSupport) + " shoppers"});
  for (const EdgeSummary& row : report.summary.edges) {
    table.addRow({std::string(sourceName(row.source)), countText(row.edges),
                  countText(row.belowSupport) + " (" +
                      shareText(row.belowSupport, row.edges + row.belowSupport) + ")"});
  }
  return table.text();
}

std::string windowText(std::uint32_t window) {
  return window >= kLongestHistory ? "whole histories" : countText(window) + " steps";
}

std::string formsText(const ChosenForms& forms) {
  const std::int64_t halfLife = forms.popularityHalfLife;
  return "  coPreference: " + windowText(forms.coPreference.window) + ", ridge " +
         decimalText(forms.coPreference.ridge, 0) + ", target exponent " +
         decimalText(forms.coPreference.targetExponent, 1) + ", dropout " +
         decimalText(forms.coPreference.dropout, 1) +
         (forms.coPreference.lengthDamped ? ", long histories damped" : "") +
         "; next: " + windowText(forms.next.window) + ", decay " +
         decimalText(forms.next.decay, 2) + "; ages in " +
         (forms.ages.inSeconds ? "seconds" : "steps") + "; popularity " +
         (halfLife == 0
              ? "of all times"
              : "halves in " + countText(static_cast<std::uint64_t>(halfLife / kSecondsOfADay)) +
                    " days") +
         "\n";
}

std::string vectorsText(const BuildSummary& summary) {
  if (summary.vectorDim == 0) return {};
  return "  vectors: " + countText(summary.vectorDim) + " components, " +
         countText(summary.vectorEpochs) + " passes over the histories, own parts of " +
         countText(summary.vectorItems) + " items\n";
}

std::string weightsText(const BuildSummary& summary) {
  if (summary.heldOut == 0) return "  weights: the shipped ones, for want of events\n";
  const std::string from = summary.weightsLearned ? "learned" : "the shipped ones, none is better";
  return "  weights: " + from + " on " + countText(summary.heldOut) + " held-out events, NDCG@10 " +
         decimalText(summary.validationNdcg, 4) + " (equal weights " +
         decimalText(summary.validationNdcgEqual, 4) + ")\n";
}

// The products with most of such shoppers first.
std::vector<Burst> largestFirst(std::vector<Burst> bursts) {
  const auto size = [](const Burst& burst) {
    return std::max<std::size_t>(burst.copies, burst.newAtOnce.size());
  };
  std::sort(bursts.begin(), bursts.end(), [&](const Burst& a, const Burst& b) {
    return size(a) != size(b) ? size(a) > size(b) : a.product < b.product;
  });
  return bursts;
}

std::string burstsText(const BuildReport& report) {
  if (report.bursts.empty()) return {};
  constexpr std::size_t kShown = 10;
  const auto bursts = largestFirst(report.bursts);
  TextTable table(
      {"shoppers may be made up of", "shoppers", "near copies", "new at once", "left out"});
  for (std::size_t i = 0; i < std::min(kShown, bursts.size()); ++i) {
    const Burst& burst = bursts[i];
    table.addRow({report.catalog.products[burst.product].id, countText(burst.shoppers),
                  countText(burst.copies), countText(burst.newAtOnce.size()),
                  countText(burst.leftOut().size())});
  }
  const std::size_t more = bursts.size() - std::min(kShown, bursts.size());
  return table.text() + (more == 0 ? "" : "  and of " + countText(more) + " more\n");
}

std::string buildText(const BuildReport& report) {
  const BuildCounts& counts = report.publication.generation.index.build;
  const Latest& latest = report.publication.generation.latest;
  std::string text;
  for (const ReadReport& input : report.inputs) text += reportText(input);
  text += "  graph: " + countText(counts.items) + " items, " +
          countText(counts.entities - counts.items) + " facts, " + countText(counts.relations) +
          " relations, " + countText(counts.triples) +
          " triples; not walked: " + countText(report.unwalked.constant) + " constant, " +
          countText(report.unwalked.unique) + " unique, " + countText(report.unwalked.negative) +
          " false\n";
  text += edgesText(report);
  if (report.summary.heldOut > 0) text += formsText(report.summary.forms);
  text += vectorsText(report.summary) + weightsText(report.summary);
  text += burstsText(report);
  text += slicesText(report.publication.generation);
  text += "  " + report.options.output + ": version " + std::to_string(latest.version) +
          ", generation " + latest.generation + ", " + bytesText(report.storedBytes()) + " in " +
          std::to_string(report.publication.files.size()) + " files\n";
  return text + "  " + secondsText(report.seconds) + ", peak memory " +
         bytesText(report.peakBytes) + "\n";
}

json::array edgesJson(const BuildSummary& summary) {
  json::array edges;
  for (const EdgeSummary& row : summary.edges) {
    edges.push_back(json::object{{"source", sourceName(row.source)},
                                 {"edges", row.edges},
                                 {"belowSupport", row.belowSupport}});
  }
  return edges;
}

json::object formsJson(const ChosenForms& forms) {
  return {{"coPreference",
           {{"window", forms.coPreference.window},
            {"ridge", forms.coPreference.ridge},
            {"targetExponent", forms.coPreference.targetExponent},
            {"dropout", forms.coPreference.dropout},
            {"lengthDamped", forms.coPreference.lengthDamped}}},
          {"next", {{"window", forms.next.window}, {"decay", forms.next.decay}}},
          {"ages",
           {{"unit", forms.ages.inSeconds ? "seconds" : "steps"},
            {"bounds", json::array(forms.ages.bounds.begin(), forms.ages.bounds.end())}}},
          {"popularityHalfLife", forms.popularityHalfLife}};
}

json::array burstsJson(const BuildReport& report) {
  json::array bursts;
  for (const Burst& burst : largestFirst(report.bursts)) {
    bursts.push_back(json::object{{"id", report.catalog.products[burst.product].id},
                                  {"shoppers", burst.shoppers},
                                  {"copies", burst.copies},
                                  {"newAtOnce", burst.newAtOnce.size()},
                                  {"leftOut", burst.leftOut().size()}});
  }
  return bursts;
}

json::object buildJson(const BuildReport& report) {
  const BuildCounts& counts = report.publication.generation.index.build;
  json::array inputs;
  for (const ReadReport& input : report.inputs) inputs.push_back(reportJson(input));
  json::array stages;
  for (const StageTime& stage : report.stages) {
    stages.push_back(json::object{{"stage", stage.stage}, {"seconds", stage.seconds}});
  }
  const BuildSummary& summary = report.summary;
  return {{"version", report.publication.generation.latest.version},
          {"generation", report.publication.generation.latest.generation},
          {"inputs", std::move(inputs)},
          {"graph",
           {{"items", counts.items},
            {"entities", counts.entities},
            {"relations", counts.relations},
            {"triples", counts.triples},
            {"unwalked",
             {{"constant", report.unwalked.constant},
              {"unique", report.unwalked.unique},
              {"negative", report.unwalked.negative}}}}},
          {"minSupport", counts.minSupport},
          {"edges", edgesJson(summary)},
          {"forms", formsJson(summary.forms)},
          {"bursts", burstsJson(report)},
          {"vectors",
           {{"dim", summary.vectorDim},
            {"epochs", summary.vectorEpochs},
            {"items", summary.vectorItems}}},
          {"weights",
           {{"learned", summary.weightsLearned},
            {"heldOut", summary.heldOut},
            {"ndcg", summary.validationNdcg},
            {"ndcgEqual", summary.validationNdcgEqual}}},
          {"slices", slicesJson(report.publication.generation)},
          {"build",
           {{"seconds", report.seconds},
            {"peakBytes", report.peakBytes},
            {"storedBytes", report.storedBytes()},
            {"stages", std::move(stages)}}}};
}

// What is to be written: copies of earlier files first, latest.json last.
std::vector<StoredFile> allFiles(const Publication& publication, const Earlier& earlier) {
  std::vector<StoredFile> files;
  for (const StoredFile& copy : earlier.copied) {
    const bool again = std::any_of(publication.files.begin(), publication.files.end(),
                                   [&](const StoredFile& file) { return file.name == copy.name; });
    if (!again) files.push_back(copy);
  }
  files.insert(files.end(), publication.files.begin(), publication.files.end());
  return files;
}

}  // namespace

Status runBuild(const Options& options, Executor& executor, StageProgress& progress) {
  const double began = steadySeconds();
  const auto output = OutputFolder::open(options.output);
  if (!output.ok()) return output.error();
  const auto earlier = findEarlier(options, output.value());
  if (!earlier.ok()) return earlier.error();
  auto inputs = readInputs(options, progress);
  if (!inputs.ok()) return inputs.error();
  const std::vector<Burst> bursts = findBursts(inputs.value().log);
  const EventLog log = withBurstsCapped(std::move(inputs.value().log), bursts);

  const ModelOptions modelOptions{.minSupport = options.minSupport,
                                  .vectorSupport = options.vectorSupport,
                                  .seed = options.seed,
                                  .effort = options.effort};
  const auto built = buildModel(inputs.value().catalog, log, inputs.value().links, modelOptions,
                                executor, std::ref(progress));
  if (!built.ok()) return built.error();
  progress("write " + options.output, 0, 0);
  ModelSlices slices = writeModelSlices(built.value().model);
  const auto opened = openAsBrowser(slices);
  if (!opened.ok()) return opened.error();
  const Publication publication =
      publish(std::move(slices), {.version = earlier.value().version + 1,
                                  .generation = opened.value().generation,
                                  .counts = opened.value().counts,
                                  .expires = options.expires});
  const Status replaced =
      output.value().replace(allFiles(publication, earlier.value()), earlier.value().kept);
  if (!replaced.ok()) return replaced;
  progress.finish();

  const BuildReport report{.options = options,
                           .inputs = inputs.value().reports,
                           .summary = built.value().summary,
                           .catalog = inputs.value().catalog,
                           .bursts = bursts,
                           .unwalked = built.value().model.graph.unwalked,
                           .publication = publication,
                           .stages = progress.times(),
                           .seconds = steadySeconds() - began,
                           .peakBytes = peakBytes()};
  if (options.json) {
    printOutput(json::serialize(buildJson(report)) + "\n");
  } else if (!options.quiet) {
    printOutput(buildText(report));
  }
  return Done{};
}

}  // namespace shelfwise
