#include "cli/overlay_command.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "changes/change_reader.h"
#include "console/figures.h"
#include "delivery/generation.h"
#include "figures/input_figures.h"
#include "host/files.h"
#include "live/overlay.h"
#include "slice/container.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {

namespace {

// The build without its overlay: what an overlay changes.
Result<std::unique_ptr<ModelView>> openBuild(const Generation& generation) {
  const std::array<std::span<const std::byte>, 2> slices = {generation.slices.engine,
                                                            generation.slices.fields};
  return openModel(slices);
}

// The changes of the overlay that the folder has.
Result<LiveChanges> earlierChanges(const Generation& generation, std::uint32_t itemCount) {
  if (generation.overlay.empty()) return LiveChanges{};
  const auto container = readContainer(generation.overlay);
  if (!container.ok()) return container.error();
  const Section* section = container.value().find(kOverlayTag);
  if (section == nullptr) {
    return Error{ErrorCode::kCorruptSlice,
                 "the overlay has no section " + std::string(kOverlayTag)};
  }
  return readOverlay(section->bytes, itemCount);
}

// Whether a browser can take the changes.
Status checkChanges(const LiveChanges& changes, ModelView& model) {
  for (std::size_t column = 0; column < changes.columns.size(); ++column) {
    if (overlayHasRoom(changes, column)) continue;
    return Error{ErrorCode::kBadValue, "column " + changes.columns[column] +
                                           ": a number is too large for an overlay; a build takes "
                                           "it"};
  }
  const Status applied = model.live.apply(changes, model.columns);
  if (applied.ok() || applied.error().code != ErrorCode::kInvalidArgument) return applied;
  return Error{ErrorCode::kBadValue, applied.error().message};
}

std::vector<std::string> filesOf(const Generation& generation) {
  std::vector<std::string> names = {generation.latest.index.file};
  for (const SliceEntry& slice : generation.index.slices) names.push_back(slice.file);
  return names;
}

void report(const Options& options, const ChangeReading& reading, const LiveChanges& all,
            const Publication& publication) {
  const Latest& latest = publication.generation.latest;
  const SliceEntry& entry = publication.generation.index.slices.back();
  Figures figures;
  figures.push_back(
      FigureLine{"",
                 options.output,
                 {{"version", "version {}", {latest.version, std::to_string(latest.version)}},
                  {"generation", "generation {}", textFigure(latest.generation)}}});
  figures.push_back(FigureLine{"overlay",
                               "overlay",
                               {{"rows", "{} rows read", countFigure(reading.rows)},
                                {"items", "{} products in all", countFigure(all.items.size())},
                                {"columns", "columns {}", listFigure(all.columns)},
                                {"storedBytes", "{} stored", bytesFigure(entry.storedBytes)}}});
  if (reading.unknownCount > 0) {
    figures.push_back(FigureLine{"overlay.unknown",
                                 "not in the build",
                                 {{"count", "{} ids", countFigure(reading.unknownCount)},
                                  {"ids", "such as {}", listFigure(reading.unknown)}}});
  }
  if (!reading.unused.empty()) {
    figures.push_back(FigureLine{
        "overlay", "no live values", {{"unused", "columns {}", listFigure(reading.unused)}}});
  }
  printFigures(figures, options.json);
}

}  // namespace

Status runOverlay(const Options& options) {
  const auto output = OutputFolder::open(options.output);
  if (!output.ok()) return output.error();
  const auto generation = readGeneration(readerOf(output.value().path()));
  if (!generation.ok()) return generation.error();
  const auto model = openBuild(generation.value());
  if (!model.ok()) return model.error();
  const auto bytes = readFile(options.changes);
  if (!bytes.ok()) return bytes.error();
  const auto reading =
      readChanges({.name = options.changes, .bytes = bytes.value()}, *model.value());
  if (!reading.ok()) return reading.error();
  const std::uint32_t itemCount = model.value()->itemCount();
  const auto earlier = earlierChanges(generation.value(), itemCount);
  if (!earlier.ok()) return earlier.error();
  const LiveChanges all = mergedChanges(earlier.value(), reading.value().changes);
  const Status checked = checkChanges(all, *model.value());
  if (!checked.ok()) return checked;
  const auto publication = publishOverlay(
      generation.value(), writeOverlaySlice(model.value()->generation, all, itemCount));
  if (!publication.ok()) return publication.error();
  const Status replaced =
      output.value().replace(publication.value().files, filesOf(generation.value()));
  if (!replaced.ok()) return replaced;
  if (options.json || !options.quiet) {
    report(options, reading.value(), all, publication.value());
  }
  return Done{};
}

}  // namespace shelfwise
