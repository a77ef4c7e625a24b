#include "cli/inspect_command.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "console/figures.h"
#include "delivery/generation.h"
#include "figures/input_figures.h"
#include "host/files.h"
#include "recommend/answer_json.h"
#include "slice/model_view.h"
#include "train/number_bins.h"

namespace shelfwise {

namespace {

constexpr std::size_t kShownEdges = 10;
constexpr std::size_t kShownRelations = 30;
constexpr int kWeightDigits = 4;

Figure weightFigure(float value) { return decimalFigure(double{value}, kWeightDigits); }

// --- A whole build ------------------------------------------------------------------------------

struct RelationCounts {
  std::uint64_t facts = 0;    // entities
  std::uint64_t triples = 0;  // item to fact, or item to item
};

std::vector<RelationCounts> countRelations(const KnowledgeGraph& graph) {
  std::vector<RelationCounts> counts(graph.relations().size());
  for (RelationId r = 0; r < counts.size(); ++r) {
    const auto& relation = graph.relations()[r];
    counts[r].facts = relation.lastFact - relation.firstFact;
    for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
      counts[r].triples += graph.degree(fact);
    }
  }
  for (ItemId item = 0; item < graph.itemCount(); ++item) {
    const KnowledgeGraph::Range links = graph.links(item);
    for (auto at = links.begin; at < links.end; ++at) ++counts[graph.linkAt(at).relation].triples;
  }
  return counts;
}

std::uint64_t tripleCount(const KnowledgeGraph& graph) {
  return std::uint64_t{graph.size().triples} + graph.size().links;
}

double bytesPerTriple(const KnowledgeGraph& graph) {
  const std::uint64_t triples = tripleCount(graph);
  return triples == 0 ? 0 : static_cast<double>(graph.memoryBytes()) / static_cast<double>(triples);
}

// "0", "1", "2 .. 3", "4 .. 7", "from 8".
std::vector<std::string> ageLabels(const FusionWeights& fusion) {
  std::vector<std::string> labels;
  std::uint64_t from = 0;
  for (const std::uint64_t bound : fusion.ages.bounds) {
    labels.push_back(bound == from + 1 ? std::to_string(from)
                                       : std::to_string(from) + " .. " + std::to_string(bound - 1));
    from = bound;
  }
  labels.push_back("from " + std::to_string(from));
  return labels;
}

void addGraph(const ModelView& model, Figures& figures) {
  const GraphSize& size = model.graph.size();
  const UnwalkedFacts& unwalked = model.unwalked;
  figures.push_back(FigureLine{"",
                               "graph",
                               {{"items", "{} items", countFigure(size.itemCount)},
                                {"entities", "", countFigure(model.graph.entityCount())},
                                {"", "{} facts", countFigure(size.factCount)},
                                {"triples", "{} triples", countFigure(tripleCount(model.graph))},
                                {"", "{} of them links", countFigure(size.links)}}});
  figures.push_back(FigureLine{
      "",
      "in memory",
      {{"graphBytes", "{}", bytesFigure(model.graph.memoryBytes())},
       {"bytesPerTriple", "{} B a triple", decimalFigure(bytesPerTriple(model.graph), 1)}}});
  figures.push_back(FigureLine{
      "unwalked",
      "not walked",
      {{"constant", "{} triples that (nearly) every item has", countFigure(unwalked.constant)},
       {"unique", "{} that one item has alone", countFigure(unwalked.unique)},
       {"negative", "{} that say no", countFigure(unwalked.negative)}}});
}

// The relations with the most triples first.
void addRelations(const ModelView& model, Figures& figures) {
  const auto counts = countRelations(model.graph);
  std::vector<RelationId> order(counts.size());
  std::iota(order.begin(), order.end(), RelationId{0});
  std::sort(order.begin(), order.end(), [&](RelationId a, RelationId b) {
    return counts[a].triples != counts[b].triples ? counts[a].triples > counts[b].triples : a < b;
  });
  FigureTable table{.path = "relations",
                    .columns = {{"name", "relation"},
                                {"kind", "kind"},
                                {"facts", "facts"},
                                {"triples", "triples"},
                                {"weight", "weight"}},
                    .rows = {},
                    .leftColumns = 2,
                    .mostRows = kShownRelations};
  for (const RelationId r : order) {
    const auto& relation = model.graph.relations()[r];
    table.rows.push_back({textFigure(relation.name), textFigure(relationKindName(relation.kind)),
                          countFigure(counts[r].facts), countFigure(counts[r].triples),
                          weightFigure(model.fusion.relationWeights[r])});
  }
  figures.push_back(std::move(table));
}

void addEdges(const ModelView& model, Figures& figures) {
  FigureTable table{.path = "edges",
                    .columns = {{"source", "source"}, {"edges", "edges"}, {"perItem", "an item"}},
                    .rows = {},
                    .shape = TableShape::kValues,
                    .ifEmpty = "no edges from behaviour"};
  for (const EdgeView& edges : model.edges) {
    const double mean =
        model.itemCount() == 0 ? 0 : static_cast<double>(edges.edgeCount()) / model.itemCount();
    table.rows.push_back({textFigure(sourceName(edges.source())), countFigure(edges.edgeCount()),
                          decimalFigure(mean, 1)});
  }
  figures.push_back(std::move(table));
}

// Items with a value, and the bytes of the column in memory.
struct ColumnUse {
  std::uint64_t filled = 0;
  std::uint64_t bytes = 0;
};

ColumnUse useOf(const ModelView&, const NumberColumn& column) {
  ColumnUse use{.bytes = column.fixed.size_bytes() + column.floats.size_bytes()};
  const std::size_t items = column.fixed.size() + column.floats.size();
  for (ItemId item = 0; item < items; ++item) use.filled += std::isnan(column[item]) ? 0 : 1;
  return use;
}

ColumnUse useOf(const ModelView&, const BooleanColumn& column) {
  ColumnUse use{.bytes = column.values.size_bytes()};
  for (const std::uint8_t value : column.values) {
    use.filled += value == BooleanColumn::kMissing ? 0 : 1;
  }
  return use;
}

ColumnUse useOf(const ModelView&, const DateColumn& column) {
  ColumnUse use{.bytes = column.seconds.size_bytes()};
  for (const std::int64_t value : column.seconds) {
    use.filled += value == DateColumn::kMissing ? 0 : 1;
  }
  return use;
}

ColumnUse useOfTexts(const StringTable& texts) {
  ColumnUse use;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    use.filled += texts[i].empty() ? 0 : 1;
    use.bytes += texts[i].size() + sizeof(std::uint32_t);
  }
  return use;
}

ColumnUse useOf(const ModelView&, const TextColumn& column) { return useOfTexts(column.values); }

// The values themselves are the graph's.
ColumnUse useOf(const ModelView& model, const EntityColumn& column) {
  ColumnUse use{.bytes = useOfTexts(column.shown).bytes};
  for (ItemId item = 0; item < model.itemCount(); ++item) {
    const KnowledgeGraph::Range facts = model.graph.factsBy(item, column.relation);
    use.filled += facts.begin < facts.end ? 1 : 0;
  }
  return use;
}

void addColumns(const ModelView& model, Figures& figures) {
  FigureTable table{.path = "columns",
                    .columns = {{"name", "column"},
                                {"type", "type"},
                                {"unit", "unit"},
                                {"filled", "items with a value"},
                                {"bytes", "bytes"}},
                    .rows = {},
                    .leftColumns = 3};
  visitColumns(model.columns, [&](const auto& column, std::string_view type) {
    std::string_view unit;
    if constexpr (requires { column.unit; }) unit = column.unit;
    const ColumnUse use = useOf(model, column);
    table.rows.push_back({textFigure(column.name), textFigure(type), textFigure(unit),
                          countFigure(use.filled), bytesFigure(use.bytes)});
  });
  figures.push_back(std::move(table));
}

void addVectors(const ModelView& model, Figures& figures) {
  const VectorCodesView& codes = model.vectors.codes();
  const bool present = !model.vectors.empty();
  figures.push_back(
      FigureLine{"vectors",
                 "vectors",
                 {{"dim", present ? "{} components" : "", countFigure(codes.dim)},
                  {"items", present ? "of {} items" : "", countFigure(codes.itemCount)},
                  {"facts", present ? "of {} facts" : "", countFigure(codes.factCount)}}});
}

// The sources of the build that have a weight at some age.
std::vector<Source> weighedSources(const ModelView& model, Scenario scenario) {
  std::vector<Source> sources;
  for (const Source source : kSources) {
    const bool counts = model.fusion.scenarios[scenario].counts(source);
    if (counts && model.has(source)) sources.push_back(source);
  }
  return sources;
}

void addScenario(const ModelView& model, Scenario scenario, Figures& figures) {
  const FusionWeights& fusion = model.fusion;
  const std::string path = "fusion.scenarios." + std::string(scenarioName(scenario));
  const std::string unit = fusion.ages.inSeconds ? "seconds" : "steps";
  FigureTable table{
      .path = path + ".lambda",
      .columns = {{"source", std::string(scenarioName(scenario)) + ", by age in " + unit}},
      .rows = {},
      .shape = TableShape::kValueLists};
  for (std::string& label : ageLabels(fusion)) table.columns.push_back({label, label});
  const auto& weights = fusion.scenarios[scenario];
  for (const Source source : weighedSources(model, scenario)) {
    auto& row = table.rows.emplace_back(1, textFigure(sourceName(source)));
    for (const float lambda : weights.lambda[source]) row.push_back(weightFigure(lambda));
  }
  figures.push_back(std::move(table));
  figures.push_back(
      FigureLine{path, "", {{"popularity", "popularity {}", weightFigure(weights.popularity)}}});
}

void addEventTypes(const FusionWeights& fusion, Figures& figures) {
  FigureTable all{.path = "fusion.eventTypes",
                  .columns = {{"type", "event"}, {"weight", "counts"}},
                  .rows = {},
                  .shape = TableShape::kValues};
  for (const EventType type : kEventTypes) {
    all.rows.push_back({textFigure(eventTypeName(type)), weightFigure(fusion.typeWeights[type])});
  }
  figures.push_back(std::move(all));
}

void addFusion(const ModelView& model, Figures& figures) {
  const FusionWeights& fusion = model.fusion;
  const std::vector<std::uint64_t> bounds(fusion.ages.bounds.begin(), fusion.ages.bounds.end());
  figures.push_back(FigureLine{"fusion",
                               "",
                               {{"ageInSeconds", "", flagFigure(fusion.ages.inSeconds, "")},
                                {"ageBounds", "", {bounds, {}}}}});
  for (const Scenario scenario : kScenarios) addScenario(model, scenario, figures);
  addEventTypes(fusion, figures);
}

Figures buildFigures(const std::string& folder, const Generation& generation,
                     const ModelView& model) {
  const Latest& latest = generation.latest;
  Figures figures;
  figures.push_back(
      FigureLine{"",
                 folder,
                 {{"version", "version {}", {latest.version, std::to_string(latest.version)}},
                  {"generation", "generation {}", textFigure(latest.generation)},
                  {"minSupport", "edges of at least {} shoppers", countFigure(model.minSupport)},
                  {"", latest.expires.empty() ? "" : "expires {}", textFigure(latest.expires)}}});
  addGraph(model, figures);
  addRelations(model, figures);
  addColumns(model, figures);
  addEdges(model, figures);
  addVectors(model, figures);
  addFusion(model, figures);
  addSlices(generation, figures);
  return figures;
}

// --- One product --------------------------------------------------------------------------------

struct ShownFact {
  std::string relation;
  std::string label;
  std::uint32_t items;  // that have it
};

struct ShownEdge {
  std::string source;  // or the relation of a link
  ItemId target;
  float weight;  // 0 for a link
};

std::vector<ShownFact> factsOf(const ModelView& model, ItemId item) {
  std::vector<ShownFact> facts;
  model.graph.visitFacts(item, [&](auto entities) {
    for (const EntityId fact : entities) {
      facts.push_back({std::string(model.graph.relations()[model.graph.relationOf(fact)].name),
                       std::string(model.label(fact)), model.graph.degree(fact)});
    }
  });
  return facts;
}

// The heaviest edges of each source, then the links.
std::vector<ShownEdge> edgesOf(const ModelView& model, ItemId item) {
  std::vector<ShownEdge> shown;
  for (const EdgeView& view : model.edges) {
    std::vector<ShownEdge> row;
    view.visitRow(item, [&](auto targets, auto codes, float scale) {
      for (std::size_t i = 0; i < targets.size(); ++i) {
        row.push_back({std::string(sourceName(view.source())), targets[i],
                       scale * static_cast<float>(codes[i])});
      }
    });
    std::sort(row.begin(), row.end(), [](const ShownEdge& a, const ShownEdge& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.target < b.target;
    });
    row.resize(std::min(row.size(), kShownEdges));
    shown.insert(shown.end(), row.begin(), row.end());
  }
  const KnowledgeGraph::Range links = model.graph.links(item);
  for (auto at = links.begin; at < links.end; ++at) {
    const KnowledgeGraph::LinkTo link = model.graph.linkAt(at);
    shown.push_back({std::string(model.graph.relations()[link.relation].name), link.target, 0});
  }
  return shown;
}

// The labels of an item by a relation, joined by "|".
std::string labelsBy(const ModelView& model, ItemId item, RelationId relation) {
  std::string text;
  const auto range = model.graph.factsBy(item, relation);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!text.empty()) text += "|";
    text += model.label(model.graph.factAt(i));
  }
  return text;
}

// What a result can show of an item.  Attributes that need no text of their own are facts.
void addFields(const ModelView& model, ItemId item, FigureTable& fields) {
  const Columns& columns = model.columns;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) fields.rows.push_back({textFigure(name), textFigure(value)});
  };
  for (const NumberColumn& column : columns.numbers) {
    const double value = column[item];
    if (value != value) continue;
    const std::string unit = column.unit.empty() ? "" : " " + std::string(column.unit);
    add(column.name, formatNumber(value) + unit);
  }
  for (const BooleanColumn& column : columns.booleans) {
    if (column.values[item] == BooleanColumn::kMissing) continue;
    add(column.name, column.values[item] == BooleanColumn::kTrue ? "true" : "false");
  }
  for (const DateColumn& column : columns.dates) {
    if (column.seconds[item] != DateColumn::kMissing)
      add(column.name, dateText(column.seconds[item]));
  }
  for (const TextColumn& column : columns.texts) add(column.name, std::string(column.values[item]));
  for (const EntityColumn& column : columns.entities) {
    const bool isAttribute =
        model.graph.relations()[column.relation].kind == RelationKind::kAttribute;
    if (column.shown.size() > 0) {
      add(column.name, std::string(column.shown[item]));
    } else if (!isAttribute) {
      add(column.name, labelsBy(model, item, column.relation));
    }
  }
}

Figures itemFigures(const ModelView& model, ItemId item) {
  Figures figures;
  figures.push_back(
      FigureLine{"",
                 "",
                 {{"item", "{}", textFigure(model.itemIds[item])},
                  {"popularity", "popularity {} of 255", countFigure(model.popularity[item])}}});
  FigureTable fields{.path = "fields",
                     .columns = {{"field", "field"}, {"value", ""}},
                     .rows = {},
                     .shape = TableShape::kValues,
                     .leftColumns = 2};
  addFields(model, item, fields);
  FigureTable facts{.path = "facts",
                    .columns = {{"relation", "fact"}, {"label", ""}, {"items", "items"}},
                    .rows = {},
                    .leftColumns = 2};
  for (const ShownFact& fact : factsOf(model, item)) {
    facts.rows.push_back(
        {textFigure(fact.relation), textFigure(fact.label), countFigure(fact.items)});
  }
  FigureTable edges{
      .path = "edges",
      .columns = {{"item", "edge to"}, {"title", ""}, {"by", "by"}, {"weight", "weight"}},
      .rows = {},
      .leftColumns = 3};
  for (const ShownEdge& edge : edgesOf(model, item)) {
    Figure weight = weightFigure(edge.weight);
    if (edge.weight == 0) weight.text.clear();
    edges.rows.push_back({textFigure(model.itemIds[edge.target]),
                          textFigure(std::string(model.title(edge.target))),
                          textFigure(edge.source), weight});
  }
  figures.insert(figures.end(), {std::move(fields), std::move(facts), std::move(edges)});
  return figures;
}

}  // namespace

Status runInspect(const Options& options) {
  const auto read = readGeneration(readerOf(options.folder));
  if (!read.ok()) return read.error();
  const Generation& generation = read.value();
  const auto opened = openModel(contentsOf(generation));
  if (!opened.ok()) return opened.error();
  const ModelView& model = *opened.value();

  if (options.item.empty()) {
    printFigures(buildFigures(options.folder, generation, model), options.json);
    return Done{};
  }
  const ItemId item = model.findItem(options.item);
  if (item == kNoId) {
    return Error{ErrorCode::kNotFound,
                 options.folder + " has no product with the id '" + options.item + "'"};
  }
  printFigures(itemFigures(model, item), options.json);
  return Done{};
}

}  // namespace shelfwise
