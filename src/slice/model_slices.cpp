#include "slice/model_slices.h"

#include <string>
#include <utility>

#include "live/overlay.h"
#include "memory/bytes.h"
#include "memory/crc32c.h"
#include "sections/chart_section.h"
#include "sections/column_section.h"
#include "sections/edge_section.h"
#include "sections/fusion_section.h"
#include "sections/graph_section.h"
#include "sections/string_table.h"
#include "sections/vector_section.h"
#include "slice/container.h"

namespace shelfwise {

namespace {

struct NamedBytes {
  std::string tag;
  std::vector<std::byte> bytes;
};

std::vector<std::byte> strings(const std::vector<std::string>& texts) {
  ByteWriter out;
  writeStrings(out, texts);
  return std::move(out).take();
}

std::vector<std::byte> counts(const Model& model) {
  const GraphTriples& graph = model.graph;
  std::uint32_t links = 0;
  for (const Triple& triple : graph.triples) links += triple.tail < graph.itemCount ? 1 : 0;
  ByteWriter out;
  out.u32(graph.itemCount);
  out.u32(static_cast<std::uint32_t>(graph.labels.size()));
  out.u32(static_cast<std::uint32_t>(graph.relations.size()));
  out.u32(static_cast<std::uint32_t>(graph.triples.size()) - links);
  out.u32(links);
  out.u32(model.minSupport);
  out.u32(model.hubLimit);
  out.u32(graph.unwalked.constant);
  out.u32(graph.unwalked.unique);
  out.u32(graph.unwalked.negative);
  return std::move(out).take();
}

std::vector<std::byte> popularityBytes(const Model& model) {
  ByteWriter out;
  for (const std::uint8_t code : model.popularity) out.u8(code);
  return std::move(out).take();
}

std::vector<NamedBytes> engineSections(const Model& model) {
  std::vector<NamedBytes> sections;
  sections.push_back({"META", counts(model)});
  sections.push_back({"RELS", writeRelations(model.graph)});
  sections.push_back({"ITID", strings(model.itemIds)});
  sections.push_back({"LABL", strings(model.graph.labels)});
  sections.push_back({"TRIP", writeTriples(model.graph)});
  sections.push_back({"LINK", writeLinks(model.graph)});
  for (const SourceEdges& source : model.edges) {
    sections.push_back({std::string(kSourceRows[source.source].section), writeEdges(source.edges)});
  }
  if (model.vectors.dim > 0) {
    const GraphSize size{.itemCount = model.graph.itemCount,
                         .factCount = static_cast<std::uint32_t>(model.graph.labels.size())};
    sections.push_back({"VECS", writeVectors(model.vectors, size)});
  }
  sections.push_back({"POPU", popularityBytes(model)});
  sections.push_back({"FUSE", writeFusion(model.fusion)});
  std::vector<std::byte> charts = writeCharts(model.charts);
  if (!charts.empty()) sections.push_back({"chrt", std::move(charts)});
  return sections;
}

std::vector<NamedBytes> fieldsSections(const Model& model) {
  ByteWriter out;
  out.varint(model.graph.itemCount);
  out.varint(static_cast<std::uint32_t>(model.fields.size()));
  for (const FieldColumn& field : model.fields) {
    out.varint(static_cast<std::uint32_t>(field.name.size()));
    out.text(field.name);
    writeStrings(out, field.values);
  }
  std::vector<NamedBytes> sections;
  sections.push_back({"FLDS", std::move(out).take()});
  if (model.columns.size() > 0) {
    sections.push_back({"COLS", writeColumns(model.graph.itemCount, model.columns)});
  }
  return sections;
}

std::uint32_t checksum(const std::vector<NamedBytes>& sections) {
  std::uint32_t sum = 0;
  for (const NamedBytes& section : sections) sum = crc32c(section.bytes, sum);
  return sum;
}

SliceBytes container(std::uint64_t generation, const std::vector<NamedBytes>& sections) {
  std::vector<Section> views;
  for (const NamedBytes& section : sections) views.push_back({section.tag, section.bytes});
  return writeContainer(generation, views);
}

}  // namespace

ModelSlices writeModelSlices(const Model& model) {
  const auto engine = engineSections(model);
  const auto fields = fieldsSections(model);
  const std::uint64_t generation = std::uint64_t{checksum(engine)} << 32 | checksum(fields);
  return {container(generation, engine), container(generation, fields)};
}

SliceBytes writeOverlaySlice(std::uint64_t generation, const LiveChanges& changes,
                             std::uint32_t itemCount) {
  return container(generation, {{std::string(kOverlayTag), writeOverlay(changes, itemCount)}});
}

}  // namespace shelfwise
