#include "cli/inspect_command.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "cli/system.h"
#include "console/numbers.h"
#include "console/text_table.h"
#include "delivery/generation.h"
#include "recommend/answer_json.h"
#include "slice/container.h"
#include "slice/model_view.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

constexpr std::size_t kShownEdges = 10;
constexpr std::size_t kShownRelations = 30;
constexpr int kWeightDigits = 4;

std::string weight(float value) { return decimalText(value, kWeightDigits); }

using Slices = std::array<std::pair<const SliceEntry*, const SliceBytes*>, 2>;

Slices slicesOf(const Generation& generation) {
  Slices slices{};
  for (const SliceEntry& entry : generation.index.slices) {
    const bool engine = entry.role == "engine";
    slices[engine ? 0 : 1] = {&entry,
                              engine ? &generation.slices.engine : &generation.slices.fields};
  }
  return slices;
}

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

std::string graphText(const ModelView& model) {
  const GraphSize& size = model.graph.size();
  const UnwalkedFacts& unwalked = model.unwalked;
  return "  " + countText(size.itemCount) + " items, " + countText(size.factCount) + " facts, " +
         countText(tripleCount(model.graph)) + " triples (" + countText(size.links) +
         " of them links)\n  in memory " + bytesText(model.graph.memoryBytes()) + ", " +
         decimalText(bytesPerTriple(model.graph), 1) +
         " B a triple\n  not walked: " + countText(unwalked.constant) +
         " triples that (nearly) every item has, " + countText(unwalked.unique) +
         " that one item has alone, " + countText(unwalked.negative) + " that say no\n";
}

// Those with the most triples first.
std::string relationsText(const ModelView& model) {
  const auto counts = countRelations(model.graph);
  std::vector<RelationId> order(counts.size());
  std::iota(order.begin(), order.end(), RelationId{0});
  std::sort(order.begin(), order.end(), [&](RelationId a, RelationId b) {
    return counts[a].triples != counts[b].triples ? counts[a].triples > counts[b].triples : a < b;
  });
  const std::size_t shown = std::min(order.size(), kShownRelations);
  TextTable table({"relation", "kind", "facts", "triples", "weight"}, 2);
  for (const RelationId r : std::span(order).first(shown)) {
    const auto& relation = model.graph.relations()[r];
    table.addRow({std::string(relation.name), std::string(relationKindName(relation.kind)),
                  countText(counts[r].facts), countText(counts[r].triples),
                  weight(model.fusion.relationWeights[r])});
  }
  if (shown == order.size()) return table.text();
  return table.text() + "  and " + countText(order.size() - shown) + " more (all with --json)\n";
}

std::string edgesText(const ModelView& model) {
  if (model.edges.empty()) return "  no edges from behaviour\n";
  TextTable table({"source", "edges", "an item"});
  for (const EdgeView& edges : model.edges) {
    const double mean =
        model.itemCount() == 0 ? 0 : static_cast<double>(edges.edgeCount()) / model.itemCount();
    table.addRow({std::string(sourceName(edges.source())), countText(edges.edgeCount()),
                  decimalText(mean, 1)});
  }
  return table.text();
}

std::string vectorsText(const ModelView& model) {
  if (model.vectors.empty()) return {};
  const VectorCodesView& codes = model.vectors.codes();
  return "  vectors: " + countText(codes.dim) + " components, of " + countText(codes.itemCount) +
         " items and " + countText(codes.factCount) + " facts\n";
}

bool hasSource(const ModelView& model, Source source) {
  if (source == Source::kVectors) return !model.vectors.empty();
  if (source == Source::kFacts) return model.graph.size().triples > 0;
  if (source == Source::kLinks) return model.graph.size().links > 0;
  return std::any_of(model.edges.begin(), model.edges.end(),
                     [&](const EdgeView& edges) { return edges.source() == source; });
}

// The sources that the build has and that count for some age.
std::vector<Source> weighedSources(const ModelView& model, Scenario scenario) {
  std::vector<Source> sources;
  for (const Source source : kSources) {
    const bool counts = model.fusion.scenarios[scenario].counts(source);
    if (counts && hasSource(model, source)) sources.push_back(source);
  }
  return sources;
}

std::string fusionText(const ModelView& model, Scenario scenario) {
  const FusionWeights& fusion = model.fusion;
  std::vector<std::string> header = {std::string(scenarioName(scenario)) + ", by age in " +
                                     (fusion.ages.inSeconds ? "seconds" : "steps")};
  for (std::string& label : ageLabels(fusion)) header.push_back(std::move(label));
  TextTable table(std::move(header));
  const auto& weights = fusion.scenarios[scenario];
  for (const Source source : weighedSources(model, scenario)) {
    std::vector<std::string> cells = {std::string(sourceName(source))};
    for (const float lambda : weights.lambda[source]) {
      cells.push_back(weight(lambda));
    }
    table.addRow(std::move(cells));
  }
  table.addRow({"popularity", weight(weights.popularity), "", "", "", ""});
  return table.text();
}

std::string typesText(const FusionWeights& fusion) {
  TextTable table({"event", "counts"});
  for (const EventType type : kEventTypes) {
    if (fusion.typeWeights[type] == 0) continue;
    table.addRow({std::string(eventTypeName(type)), weight(fusion.typeWeights[type])});
  }
  return table.text();
}

std::string inspectText(const std::string& folder, const Generation& generation,
                        const ModelView& model) {
  std::string text = folder + ": version " + std::to_string(generation.latest.version) +
                     ", generation " + generation.latest.generation + ", edges of at least " +
                     std::to_string(model.minSupport) + " shoppers";
  if (!generation.latest.expires.empty()) text += ", expires " + generation.latest.expires;
  text += "\n" + graphText(model) + "\n" + relationsText(model) + "\n" + edgesText(model) +
          vectorsText(model) + "\n";
  for (const Scenario scenario : kScenarios) text += fusionText(model, scenario) + "\n";
  return text + typesText(model.fusion) + "\n" + slicesText(generation);
}

json::object fusionJson(const ModelView& model) {
  const FusionWeights& fusion = model.fusion;
  json::object scenarios;
  for (const Scenario scenario : kScenarios) {
    const auto& weights = fusion.scenarios[scenario];
    json::object lambda;
    for (const Source source : weighedSources(model, scenario)) {
      const auto& row = weights.lambda[source];
      lambda[sourceName(source)] = json::array(row.begin(), row.end());
    }
    scenarios[scenarioName(scenario)] = {{"lambda", std::move(lambda)},
                                         {"popularity", weights.popularity}};
  }
  json::object types;
  for (const EventType type : kEventTypes) {
    types[eventTypeName(type)] = fusion.typeWeights[type];
  }
  return {{"ageInSeconds", fusion.ages.inSeconds},
          {"ageBounds", json::array(fusion.ages.bounds.begin(), fusion.ages.bounds.end())},
          {"scenarios", std::move(scenarios)},
          {"eventTypes", std::move(types)}};
}

json::array relationsJson(const ModelView& model) {
  const auto counts = countRelations(model.graph);
  json::array relations;
  for (RelationId r = 0; r < counts.size(); ++r) {
    const auto& relation = model.graph.relations()[r];
    relations.push_back(json::object{{"name", relation.name},
                                     {"kind", relationKindName(relation.kind)},
                                     {"facts", counts[r].facts},
                                     {"triples", counts[r].triples},
                                     {"weight", model.fusion.relationWeights[r]}});
  }
  return relations;
}

json::object inspectJson(const Generation& generation, const ModelView& model) {
  json::object edges;
  for (const EdgeView& view : model.edges) edges[sourceName(view.source())] = view.edgeCount();
  return {{"version", generation.latest.version},
          {"generation", generation.latest.generation},
          {"minSupport", model.minSupport},
          {"items", model.itemCount()},
          {"entities", model.graph.entityCount()},
          {"triples", tripleCount(model.graph)},
          {"graphBytes", model.graph.memoryBytes()},
          {"bytesPerTriple", bytesPerTriple(model.graph)},
          {"unwalked",
           {{"constant", model.unwalked.constant},
            {"unique", model.unwalked.unique},
            {"negative", model.unwalked.negative}}},
          {"relations", relationsJson(model)},
          {"edges", std::move(edges)},
          {"vectors",
           {{"dim", model.vectors.codes().dim},
            {"items", model.vectors.codes().itemCount},
            {"facts", model.vectors.codes().factCount}}},
          {"fusion", fusionJson(model)},
          {"slices", slicesJson(generation)}};
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

std::string titleOf(const ModelView& model, ItemId item) {
  const FieldView* titles = model.findField("title");
  return titles == nullptr ? std::string() : std::string(titles->values[item]);
}

std::string itemText(const ModelView& model, ItemId item) {
  std::string text = std::string(model.itemIds[item]) + "\n";
  for (const FieldView& field : model.fields) {
    const std::string_view value = field.values[item];
    if (!value.empty()) text += "  " + std::string(field.name) + ": " + std::string(value) + "\n";
  }
  TextTable facts({"fact", "", "items"}, 2);
  for (const ShownFact& fact : factsOf(model, item)) {
    facts.addRow({fact.relation, fact.label, countText(fact.items)});
  }
  TextTable edges({"edge to", "", "by", "weight"}, 3);
  for (const ShownEdge& edge : edgesOf(model, item)) {
    edges.addRow({std::string(model.itemIds[edge.target]), titleOf(model, edge.target), edge.source,
                  edge.weight > 0 ? weight(edge.weight) : ""});
  }
  return text + "\n" + facts.text() + "\n" + edges.text();
}

json::object itemJson(const ModelView& model, ItemId item) {
  json::object fields;
  for (const FieldView& field : model.fields) {
    if (!field.values[item].empty()) fields[field.name] = field.values[item];
  }
  json::array facts;
  for (const ShownFact& fact : factsOf(model, item)) {
    facts.push_back(
        json::object{{"relation", fact.relation}, {"label", fact.label}, {"items", fact.items}});
  }
  json::array edges;
  for (const ShownEdge& edge : edgesOf(model, item)) {
    edges.push_back(json::object{{"by", edge.source},
                                 {"item", model.itemIds[edge.target]},
                                 {"title", titleOf(model, edge.target)},
                                 {"weight", edge.weight}});
  }
  return {{"item", model.itemIds[item]},
          {"popularity", model.popularity[item]},
          {"fields", std::move(fields)},
          {"facts", std::move(facts)},
          {"edges", std::move(edges)}};
}

}  // namespace

std::string slicesText(const Generation& generation) {
  TextTable table({"slice", "bytes", "stored"});
  for (const auto& [entry, bytes] : slicesOf(generation)) {
    table.addRow({entry->role, countText(entry->bytes), countText(entry->storedBytes)});
    const auto container = readContainer(*bytes);
    if (!container.ok()) continue;
    for (const Section& section : container.value().sections) {
      table.addRow({"  " + std::string(section.tag), countText(section.bytes.size()), ""});
    }
  }
  return table.text();
}

json::array slicesJson(const Generation& generation) {
  json::array slices;
  for (const auto& [entry, bytes] : slicesOf(generation)) {
    json::object sections;
    const auto container = readContainer(*bytes);
    if (container.ok()) {
      for (const Section& section : container.value().sections) {
        sections[section.tag] = section.bytes.size();
      }
    }
    slices.push_back(json::object{{"role", entry->role},
                                  {"file", entry->file},
                                  {"bytes", entry->bytes},
                                  {"storedBytes", entry->storedBytes},
                                  {"sections", std::move(sections)}});
  }
  return slices;
}

Status runInspect(const Options& options) {
  const auto read = readGeneration(readerOf(options.folder));
  if (!read.ok()) return read.error();
  const Generation& generation = read.value();
  const std::array<std::span<const std::byte>, 2> slices = {generation.slices.engine,
                                                            generation.slices.fields};
  const auto opened = openModel(slices);
  if (!opened.ok()) return opened.error();
  const ModelView& model = *opened.value();

  if (options.item.empty()) {
    printOutput(options.json ? json::serialize(inspectJson(generation, model)) + "\n"
                             : inspectText(options.folder, generation, model));
    return Done{};
  }
  const ItemId item = model.findItem(options.item);
  if (item == kNoId) {
    return Error{ErrorCode::kNotFound,
                 options.folder + " has no product with the id '" + options.item + "'"};
  }
  printOutput(options.json ? json::serialize(itemJson(model, item)) + "\n" : itemText(model, item));
  return Done{};
}

}  // namespace shelfwise
