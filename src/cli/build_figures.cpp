#include "cli/build_figures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "console/numbers.h"
#include "figures/input_figures.h"

namespace shelfwise {

namespace {

constexpr std::int64_t kSecondsOfADay = 86'400;
constexpr std::size_t kShownBursts = 10;

std::uint64_t storedBytes(const Publication& publication) {
  std::uint64_t bytes = 0;
  for (const StoredFile& file : publication.files) bytes += file.bytes.size();
  return bytes;
}

// Leaves all but the first `shown` figures out of the text.
void showFirst(std::size_t shown, FigureLine& line) {
  for (std::size_t i = shown; i < line.figures.size(); ++i) line.figures[i].sentence.clear();
}

void addGraph(const BuildReport& report, Figures& figures) {
  const BuildCounts& counts = report.publication.generation.index.build;
  const UnwalkedFacts& unwalked = report.graph.unwalked;
  figures.push_back(FigureLine{"graph",
                               "graph",
                               {{"items", "{} items", countFigure(counts.items)},
                                {"entities", "{} entities", countFigure(counts.entities)},
                                {"relations", "{} relations", countFigure(counts.relations)},
                                {"triples", "{} triples", countFigure(counts.triples)}}});
  figures.push_back(FigureLine{"graph.unwalked",
                               "not walked",
                               {{"constant", "{} constant", countFigure(unwalked.constant)},
                                {"unique", "{} unique", countFigure(unwalked.unique)},
                                {"negative", "{} false", countFigure(unwalked.negative)}}});
  const std::string tooLong =
      report.graph.tooLong == 0
          ? ""
          : "left out {} values of more than " + std::to_string(kMaxFactLength) + " characters";
  figures.push_back(
      FigureLine{"graph", "", {{"tooLong", tooLong, countFigure(report.graph.tooLong)}}});
}

void addColumnNotes(const BuildReport& report, Figures& figures) {
  FigureTable table{.path = "columns",
                    .columns = {{"column", "column"}, {"note", "what is no filter"}},
                    .rows = {},
                    .leftColumns = 2};
  for (const ColumnNote& note : report.summary.columns) {
    table.rows.push_back({textFigure(note.column), textFigure(note.text)});
  }
  figures.push_back(std::move(table));
}

void addEdges(const BuildReport& report, Figures& figures) {
  const std::string support = std::to_string(report.options.minSupport);
  figures.push_back(FigureLine{
      "",
      "",
      {{"minSupport", "", countFigure(report.publication.generation.index.build.minSupport)}}});
  FigureTable table{.path = "edges",
                    .columns = {{"source", "edges"},
                                {"edges", "kept"},
                                {"belowSupport", "below " + support + " shoppers"},
                                {"", ""}},
                    .rows = {},
                    .ifEmpty = "no edges from behaviour"};
  for (const EdgeSummary& row : report.summary.edges) {
    table.rows.push_back({textFigure(sourceName(row.source)), countFigure(row.edges),
                          countFigure(row.belowSupport),
                          textFigure(shareText(row.belowSupport, row.edges + row.belowSupport))});
  }
  figures.push_back(std::move(table));
}

std::string withoutEdgesText(WithoutEdges why, const std::string& support) {
  switch (why) {
    case WithoutEdges::kNone:
      return {};
    case WithoutEdges::kSingleProducts:
      return "each is of one product";
    case WithoutEdges::kSubstitutes:
      return "the products of each are of the same category, so they replace one another";
    case WithoutEdges::kBelowSupport:
      return "no two products are in the orders of " + support + " shoppers";
    case WithoutEdges::kNoWeight:
      return "the lists are as good without them";
  }
  return {};
}

void addOrders(const BuildReport& report, Figures& figures) {
  const OrdersSummary& orders = report.summary.orders;
  if (orders.orders == 0) return;
  const std::string why =
      withoutEdgesText(orders.withoutEdges, std::to_string(report.options.minSupport));
  figures.push_back(
      FigureLine{"orders",
                 "",
                 {{"count", "{} orders", countFigure(orders.orders)},
                  {"withoutEdges", why.empty() ? "" : "no edges: {}", textFigure(why)}}});
}

Figure windowFigure(std::uint32_t window) {
  Figure figure = countFigure(window);
  figure.text = window >= kLongestHistory ? "whole histories" : figure.text + " steps";
  return figure;
}

Figure halfLifeFigure(std::int64_t seconds) {
  Figure figure = countFigure(static_cast<std::uint64_t>(seconds));
  figure.text = seconds == 0
                    ? "of all times"
                    : "halves in " +
                          countText(static_cast<std::uint64_t>(seconds / kSecondsOfADay)) + " days";
  return figure;
}

// The settings that the held-out events chose; the text leaves out those that were not chosen.
void addSettings(const BuildSummary& summary, Figures& figures) {
  const ChosenSettings& chosen = summary.settings;
  std::vector<FigureLine> lines;
  const CoPreferenceRidge& pairs = chosen.coPreference;
  lines.push_back(
      FigureLine{"settings.coPreference",
                 "coPreference",
                 {{"window", "{}", windowFigure(pairs.window)},
                  {"ridge", "ridge {}", decimalFigure(pairs.ridge, 0)},
                  {"targetExponent", "target exponent {}", decimalFigure(pairs.targetExponent, 1)},
                  {"dropout", "dropout {}", decimalFigure(pairs.dropout, 1)},
                  {"lengthDamped", pairs.lengthDamped ? "{}" : "",
                   flagFigure(pairs.lengthDamped, "long histories damped")}}});
  lines.push_back(FigureLine{"settings.next",
                             "next",
                             {{"window", "{}", windowFigure(chosen.next.window)},
                              {"decay", "decay {}", decimalFigure(chosen.next.decay, 2)}}});
  const AgeScale& ages = chosen.ages;
  const std::vector<std::uint64_t> bounds(ages.bounds.begin(), ages.bounds.end());
  lines.push_back(FigureLine{"settings.ages",
                             "ages",
                             {{"unit", "in {}", textFigure(ages.inSeconds ? "seconds" : "steps")},
                              {"bounds", "", {bounds, {}}}}});
  lines.push_back(
      FigureLine{"settings",
                 "popularity",
                 {{"popularityHalfLife", "{}", halfLifeFigure(chosen.popularityHalfLife)}}});
  for (FigureLine& line : lines) {
    if (summary.heldOut == 0) showFirst(0, line);
    figures.push_back(std::move(line));
  }
}

void addVectors(const BuildSummary& summary, Figures& figures) {
  FigureLine line{"vectors",
                  "vectors",
                  {{"dim", "{} components", countFigure(summary.vectorDim)},
                   {"epochs", "{} passes over the histories", countFigure(summary.vectorEpochs)},
                   {"items", "own parts of {} items", countFigure(summary.vectorItems)}}};
  if (summary.vectorDim == 0) showFirst(0, line);
  figures.push_back(std::move(line));
}

std::string_view weightsText(const BuildSummary& summary) {
  if (summary.heldOut == 0) return "the shipped ones, for want of events";
  return summary.weightsLearned ? "learned" : "the shipped ones, none is better";
}

void addWeights(const BuildSummary& summary, Figures& figures) {
  FigureLine line{
      "weights",
      "weights",
      {{"learned", "{}", flagFigure(summary.weightsLearned, weightsText(summary))},
       {"heldOut", "{} held-out events", countFigure(summary.heldOut)},
       {"ndcg", "NDCG@10 {}", decimalFigure(summary.validationNdcg, 4)},
       {"ndcgEqual", "of equal weights {}", decimalFigure(summary.validationNdcgEqual, 4)}}};
  if (summary.heldOut == 0) showFirst(1, line);
  figures.push_back(std::move(line));
}

// The products with the most such shoppers first.
std::vector<Burst> largestFirst(std::vector<Burst> bursts) {
  const auto size = [](const Burst& burst) {
    return std::max<std::size_t>(burst.copies, burst.newAtOnce.size());
  };
  std::sort(bursts.begin(), bursts.end(), [&](const Burst& a, const Burst& b) {
    return size(a) != size(b) ? size(a) > size(b) : a.product < b.product;
  });
  return bursts;
}

void addBursts(const BuildReport& report, Figures& figures) {
  FigureTable table{.path = "bursts",
                    .columns = {{"id", "shoppers may be made up of"},
                                {"shoppers", "shoppers"},
                                {"copies", "near copies"},
                                {"newAtOnce", "new at once"},
                                {"leftOut", "left out"}},
                    .rows = {},
                    .mostRows = kShownBursts};
  for (const Burst& burst : largestFirst(report.bursts)) {
    table.rows.push_back({textFigure(report.catalog.products[burst.product].id),
                          countFigure(burst.shoppers), countFigure(burst.copies),
                          countFigure(burst.newAtOnce.size()),
                          countFigure(burst.leftOut().size())});
  }
  figures.push_back(std::move(table));
}

void addPublication(const BuildReport& report, Figures& figures) {
  const Latest& latest = report.publication.generation.latest;
  figures.push_back(
      FigureLine{"",
                 report.options.output,
                 {{"version", "version {}", {latest.version, std::to_string(latest.version)}},
                  {"generation", "generation {}", textFigure(latest.generation)},
                  {"", "{} files", countFigure(report.publication.files.size())}}});
  figures.push_back(
      FigureLine{"build",
                 "build",
                 {{"seconds", "{}", secondsFigure(report.seconds)},
                  {"peakBytes", "peak memory {}", bytesFigure(report.peakBytes)},
                  {"storedBytes", "{} stored", bytesFigure(storedBytes(report.publication))}}});
  FigureTable stages{
      .path = "build.stages",
      .columns = {{"stage", std::string(kHidden)}, {"seconds", std::string(kHidden)}},
      .rows = {}};
  for (const StageTime& stage : report.stages) {
    stages.rows.push_back({textFigure(stage.stage), secondsFigure(stage.seconds)});
  }
  figures.push_back(std::move(stages));
}

}  // namespace

Figures buildFigures(const BuildReport& report) {
  Figures figures;
  for (std::size_t i = 0; i < report.inputs.size(); ++i) {
    addInput(report.inputs[i].report, report.inputs[i].reading, "inputs." + std::to_string(i),
             figures);
  }
  addGraph(report, figures);
  addColumnNotes(report, figures);
  addEdges(report, figures);
  addOrders(report, figures);
  addSettings(report.summary, figures);
  addVectors(report.summary, figures);
  addWeights(report.summary, figures);
  addNobody(report.nobody, report.shoppers, figures);
  addBursts(report, figures);
  addSlices(report.publication.generation, figures);
  addPublication(report, figures);
  return figures;
}

}  // namespace shelfwise
