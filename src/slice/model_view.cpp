#include "slice/model_view.h"

#include <algorithm>
#include <new>
#include <numeric>
#include <optional>
#include <string>

#include "base/joined_text.h"
#include "live/overlay.h"
#include "sections/column_section.h"
#include "sections/fusion_section.h"
#include "sections/graph_section.h"
#include "sections/vector_section.h"
#include "slice/container.h"

namespace shelfwise {

namespace {

Error corruptModel(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice: ", what)};
}

bool isKnownTag(std::string_view tag) {
  constexpr std::string_view kOfNoSource[] = {"META", "RELS", "ITID", "LABL",     "POPU",
                                              "FUSE", "FLDS", "COLS", kOverlayTag};
  return sourceOfSection(tag) ||
         std::find(std::begin(kOfNoSource), std::end(kOfNoSource), tag) != std::end(kOfNoSource);
}

// The sections of all slices, of one generation.
Result<Container> gather(std::span<const std::span<const std::byte>> slices) {
  Container all;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Result<Container> slice = readContainer(slices[i]);
    if (!slice.ok()) return slice.error();
    if (i > 0 && slice.value().generation != all.generation) {
      return Error{ErrorCode::kGenerationMismatch, "slice: these slices are of different builds"};
    }
    all.generation = slice.value().generation;
    for (const Section& section : slice.value().sections) {
      const bool mustBeUnderstood = section.tag[0] >= 'A' && section.tag[0] <= 'Z';
      if (mustBeUnderstood && !isKnownTag(section.tag)) {
        return Error{ErrorCode::kUnsupportedVersion,
                     joined("slice: this reader does not know section ", section.tag)};
      }
      if (all.find(section.tag) != nullptr) {
        return corruptModel(joined("two slices have a section ", section.tag));
      }
      all.sections.push_back(section);
    }
  }
  return all;
}

struct EdgeSection {
  Source source;
  std::uint32_t edgeCount;
  std::span<const std::byte> bytes;
};

// What the sections claim, checked against the bytes present.  Nothing is decoded yet.
struct Sections {
  GraphSections graph;
  std::span<const std::byte> itemIds;
  std::span<const std::byte> labels;
  std::span<const std::byte> popularity;
  std::span<const std::byte> fusion;
  std::optional<std::span<const std::byte>> charts;
  std::vector<EdgeSection> edges;
  std::span<const std::byte> vectors;
  VectorCodesView codes;
  std::optional<std::span<const std::byte>> fields;
  std::uint32_t fieldCount = 0;
  ColumnReader columns;
  std::optional<std::span<const std::byte>> overlay;
};

bool readCounts(std::span<const std::byte> meta, GraphSections& graph, ModelView& model) {
  ByteReader in(meta);
  graph.size.itemCount = in.u32();
  graph.size.factCount = in.u32();
  graph.relationCount = in.u32();
  graph.size.triples = in.u32();
  graph.size.links = in.u32();
  model.minSupport = in.u32();
  model.hubLimit = in.u32();
  model.unwalked.constant = in.u32();
  model.unwalked.unique = in.u32();
  model.unwalked.negative = in.u32();
  const std::uint64_t entities = std::uint64_t{graph.size.itemCount} + graph.size.factCount;
  return in.finished() && entities < kNoId && graph.relationCount <= kMaxRelations;
}

Status findRequired(const Container& container, Sections& sections, ModelView& model) {
  const auto bytesOf = [&](std::string_view tag) {
    const Section* section = container.find(tag);
    return section == nullptr ? std::span<const std::byte>{} : section->bytes;
  };
  for (const std::string_view tag :
       {"META", "RELS", "ITID", "LABL", "TRIP", "LINK", "POPU", "FUSE"}) {
    if (container.find(tag) == nullptr) return corruptModel(joined("no section ", tag));
  }
  if (!readCounts(bytesOf("META"), sections.graph, model)) return corruptModel("META is broken");
  sections.graph.relations = bytesOf("RELS");
  sections.graph.triples = bytesOf("TRIP");
  sections.graph.links = bytesOf("LINK");
  sections.itemIds = bytesOf("ITID");
  sections.labels = bytesOf("LABL");
  sections.popularity = bytesOf("POPU");
  sections.fusion = bytesOf("FUSE");
  if (container.find("chrt") != nullptr) sections.charts = bytesOf("chrt");
  if (container.find("FLDS") != nullptr) sections.fields = bytesOf("FLDS");
  if (container.find(kOverlayTag) != nullptr) sections.overlay = bytesOf(kOverlayTag);
  const GraphSize& size = sections.graph.size;
  if (size.itemCount > sections.itemIds.size() || size.factCount > sections.labels.size() ||
      size.itemCount != sections.popularity.size()) {
    return corruptModel("its sections are shorter than its counts");
  }
  return checkGraphCounts(sections.graph);
}

Status findEdges(const Container& container, Sections& sections) {
  for (const SourceRow& row : kSourceRows) {
    const Section* section = container.find(row.section);
    if (section == nullptr || row.kind != SourceKind::kEdges) continue;
    const auto count = readEdgeCount(section->bytes, sections.graph.size.itemCount);
    if (!count.ok()) return count.error();
    sections.edges.push_back({row.source, count.value(), section->bytes});
  }
  return Done{};
}

Status findVectors(const Container& container, Sections& sections) {
  const Section* section = container.find(kSourceRows[Source::kVectors].section);
  if (section == nullptr) return Done{};
  const auto codes = readVectorCodes(section->bytes, sections.graph.size);
  if (!codes.ok()) return codes.error();
  sections.vectors = section->bytes;
  sections.codes = codes.value();
  return Done{};
}

// Reads the header of the fields, and checks that the bytes can hold that many columns.
Result<std::uint32_t> readFieldCount(const Sections& sections, ByteReader& in) {
  const std::uint32_t itemCount = in.varint();
  const std::uint32_t count = in.varint();
  if (in.failed() || itemCount != sections.graph.size.itemCount ||
      std::uint64_t{count} * (std::uint64_t{itemCount} + 1) > in.remaining()) {
    return corruptModel("the fields are not those of this catalogue");
  }
  if (count > kMaxSliceColumns) {
    return corruptModel(joined(count, " fields; at most ", kMaxSliceColumns, " are possible"));
  }
  return count;
}

Status findFields(Sections& sections) {
  if (!sections.fields) return Done{};
  ByteReader in(*sections.fields);
  const auto count = readFieldCount(sections, in);
  if (!count.ok()) return count.error();
  sections.fieldCount = count.value();
  return Done{};
}

Status findColumns(const Container& container, Sections& sections) {
  const Section* section = container.find("COLS");
  if (section == nullptr) return Done{};
  auto reader = ColumnReader::create(section->bytes, sections.graph.size.itemCount);
  if (!reader.ok()) return reader.error();
  sections.columns = std::move(reader).value();
  return Done{};
}

// The columns' names and texts.
Status readFields(const Sections& sections, std::span<TextColumn> columns) {
  if (!sections.fields) return Done{};
  ByteReader in(*sections.fields);
  if (const auto count = readFieldCount(sections, in); !count.ok()) return count.error();
  for (TextColumn& column : columns) {
    column.name = readText(in);
    if (!column.values.read(in)) return corruptModel("a field's texts are broken");
  }
  if (!in.finished()) return corruptModel("bytes follow the last field");
  return Done{};
}

// Takes every array of the model from `arena`.  Runs twice: once to measure, once to take it.
void layOut(Arena& arena, Sections& sections, ModelView& model) {
  const GraphSize& size = sections.graph.size;
  model.graph = KnowledgeGraph(arena, size);
  model.itemIds = StringTable(arena, size.itemCount);
  model.labels = StringTable(arena, size.factCount);
  model.itemsById = arena.take<ItemId>(size.itemCount);
  model.edges.clear();
  for (const EdgeSection& edges : sections.edges) {
    model.edges.emplace_back(arena, edges.source, size.itemCount, edges.edgeCount);
  }
  model.vectors = GraphVectors(arena, sections.codes, size);
  model.columns.texts.clear();
  for (std::uint32_t i = 0; i < sections.fieldCount; ++i) {
    model.columns.texts.push_back({{}, StringTable(arena, size.itemCount)});
  }
  sections.columns.layOut(arena);
}

Status sortIds(ModelView& model) {
  std::iota(model.itemsById.begin(), model.itemsById.end(), 0U);
  const auto idOf = [&](ItemId item) { return model.itemIds[item]; };
  std::sort(model.itemsById.begin(), model.itemsById.end(),
            [&](ItemId a, ItemId b) { return idOf(a) < idOf(b); });
  const auto twin = std::adjacent_find(model.itemsById.begin(), model.itemsById.end(),
                                       [&](ItemId a, ItemId b) { return idOf(a) == idOf(b); });
  if (twin != model.itemsById.end())
    return corruptModel(joined("two items have the id ", idOf(*twin)));
  return Done{};
}

bool readTable(std::span<const std::byte> section, StringTable& table) {
  ByteReader in(section);
  return table.read(in) && in.finished();
}

// The columns, and what an overlay says of them.
Status fillColumns(const Sections& sections, ModelView& model) {
  Columns& columns = model.columns;
  Status texts = readFields(sections, columns.texts);
  if (!texts.ok()) return texts;
  Status typed = sections.columns.read(columns);
  if (!typed.ok()) return typed;
  Status entities = addEntityColumns(model.graph, columns);
  if (!entities.ok()) return entities;
  model.live.open(model.itemCount(), columns);
  if (!sections.overlay) return Done{};
  const auto changes = readOverlay(*sections.overlay, model.itemCount());
  if (!changes.ok()) return changes.error();
  Status applied = model.live.apply(changes.value(), columns);
  const bool isWrong = !applied.ok() && applied.error().code == ErrorCode::kInvalidArgument;
  return isWrong ? corruptModel(applied.error().message) : applied;
}

Status fill(const Sections& sections, ModelView& model) {
  Status graph = readGraph(sections.graph, model.graph);
  if (!graph.ok()) return graph;
  if (!readTable(sections.itemIds, model.itemIds)) return corruptModel("the item ids are broken");
  if (!readTable(sections.labels, model.labels)) return corruptModel("the labels are broken");
  Status ids = sortIds(model);
  if (!ids.ok()) return ids;
  for (std::size_t i = 0; i < sections.edges.size(); ++i) {
    Status edges = readEdges(sections.edges[i].bytes, model.edges[i]);
    if (!edges.ok()) return edges;
  }
  if (!model.vectors.empty()) {
    Status vectors = readVectors(sections.vectors, model.graph, sections.codes, model.vectors);
    if (!vectors.ok()) return vectors;
  }
  Result<FusionWeights> fusion = readFusion(sections.fusion, sections.graph.relationCount);
  if (!fusion.ok()) return fusion.error();
  model.fusion = std::move(fusion).value();
  if (sections.charts) {
    const Result<ChartView> charts = readCharts(*sections.charts, model.itemCount());
    if (!charts.ok()) return charts.error();
    model.charts = charts.value();
  }
  model.popularity = {reinterpret_cast<const std::uint8_t*>(sections.popularity.data()),
                      sections.popularity.size()};
  return fillColumns(sections, model);
}

}  // namespace

bool ModelView::has(Source source) const {
  switch (kSourceRows[source].kind) {
    case SourceKind::kVectors:
      return source == Source::kVectors && !vectors.empty();
    case SourceKind::kEdges:
      return std::any_of(edges.begin(), edges.end(),
                         [source](const EdgeView& view) { return view.source() == source; });
    case SourceKind::kWalk:
      return (source == Source::kLinks ? graph.size().links : graph.size().triples) > 0;
  }
  return false;
}

ItemId ModelView::findItem(std::string_view id) const {
  const auto found =
      std::lower_bound(itemsById.begin(), itemsById.end(), id,
                       [&](ItemId item, std::string_view i) { return itemIds[item] < i; });
  return found != itemsById.end() && itemIds[*found] == id ? *found : kNoId;
}

std::string_view ModelView::title(ItemId item) const {
  const TextColumn* titles = findColumn(columns.texts, "title");
  return titles == nullptr ? std::string_view{} : titles->values[item];
}

Result<std::unique_ptr<ModelView>> openModel(std::span<const std::span<const std::byte>> slices) {
  const Result<Container> container = gather(slices);
  if (!container.ok()) return container.error();
  auto model = std::make_unique<ModelView>();
  model->generation = container.value().generation;
  Sections sections;
  for (const Status& found :
       {findRequired(container.value(), sections, *model), findEdges(container.value(), sections),
        findVectors(container.value(), sections), findFields(sections),
        findColumns(container.value(), sections)}) {
    if (!found.ok()) return found.error();
  }

  Arena measure = Arena::measuring();
  layOut(measure, sections, *model);
  std::optional<Arena> arena = Arena::create(measure.used());
  if (!arena) {
    return Error{ErrorCode::kOutOfMemory,
                 joined("slice: no memory for the ", measure.used(), " bytes of a model")};
  }
  layOut(*arena, sections, *model);
  model->memory.push_back(std::move(*arena));
  const Status filled = fill(sections, *model);
  if (!filled.ok()) return filled.error();
  return model;
}

}  // namespace shelfwise
