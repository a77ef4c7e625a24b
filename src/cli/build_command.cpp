#include "cli/build_command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/build_figures.h"
#include "cli/inputs.h"
#include "delivery/generation.h"
#include "delivery/personal_texts.h"
#include "figures/input_figures.h"
#include "host/files.h"
#include "host/system.h"
#include "integrity/bursts.h"
#include "integrity/nobody.h"
#include "learn/model_builder.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {

namespace {

// What earlier builds leave to this one.
struct Earlier {
  std::uint64_t version = 0;       // the largest; 0 if there was no build
  std::vector<std::string> kept;   // their files, for pages that still hold their latest.json
  std::vector<StoredFile> copied;  // kept files of another folder
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
  if (earlier.version == kMaxIndexNumber) {
    return Error{ErrorCode::kCorruptIndex, "latest.json has version " +
                                               std::to_string(earlier.version) +
                                               ", and no version can follow it"};
  }
  return earlier;
}

// The counts for the index, out of the slices as a browser will open them.
struct Opened {
  std::uint64_t generation = 0;
  BuildCounts counts;
};

// kPersonalText if a text is not fit for publishing.
Result<Opened> openAsBrowser(const ModelSlices& slices, std::span<const std::string> allowed) {
  const std::array<std::span<const std::byte>, 2> bytes = {slices.engine, slices.fields};
  const auto opened = openModel(bytes);
  if (!opened.ok()) return opened.error();
  const ModelView& model = *opened.value();
  const auto personal = personalColumns(model, allowed);
  if (!personal.empty()) return personalError(personal.front());
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
  const std::vector<Nobody> nobody = findNobody(inputs.value().log);
  EventLog people = withoutNobody(std::move(inputs.value().log), nobody);
  const std::vector<Burst> bursts = findBursts(people);
  const EventLog log = withBurstsCapped(std::move(people), bursts);

  const ModelOptions modelOptions{.minSupport = options.minSupport,
                                  .vectorSupport = options.vectorSupport,
                                  .seed = options.seed,
                                  .effort = options.effort};
  const auto built = buildModel({inputs.value().catalog, log, inputs.value().links}, modelOptions,
                                {executor, std::ref(progress)});
  if (!built.ok()) return built.error();
  progress("write " + options.output, 0, 0);
  ModelSlices slices = writeModelSlices(built.value().model);
  const auto opened = openAsBrowser(slices, options.allowColumns);
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
                           .inputs = inputs.value().files,
                           .summary = built.value().summary,
                           .catalog = inputs.value().catalog,
                           .shoppers = log.shoppers,
                           .nobody = nobody,
                           .bursts = bursts,
                           .graph = built.value().model.graph,
                           .publication = publication,
                           .stages = progress.times(),
                           .seconds = steadySeconds() - began,
                           .peakBytes = peakBytes()};
  if (options.json || !options.quiet) printFigures(buildFigures(report), options.json);
  return Done{};
}

}  // namespace shelfwise
