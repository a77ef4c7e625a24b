#include "report/report_page.h"

#include <array>
#include <string_view>
#include <utility>

#include "console/numbers.h"
#include "report/html.h"
#include "report/page_style.h"
#include "report/report_sections.h"

namespace shelfwise {

namespace {

using Term = std::pair<std::string_view, std::string_view>;

constexpr std::array<Term, 4> kProtocols = {{
    {"loo",
     "Leave one out: the last event of every shopper is the test, the one before it validates, the "
     "rest trains."},
    {"split", "The parts that the files give: training, validation and test."},
    {"random", "A fifth of every shopper's items, chosen by the seed, is the test."},
    {"time",
     "The last 30 days are the test, or the last tenth of a log of less than 300 days; training "
     "knows nothing of it."},
}};

constexpr std::array<Term, 12> kTerms = {{
    {"Full ranking",
     "Every item that is not in the shopper's history is a candidate: no sampled negatives. Items "
     "with equal scores share their mean rank. The slices are written, opened again, and ranked by "
     "the code that runs in the browser."},
    {"HR, NDCG, Recall, MRR",
     "The share of shoppers with a test item among the first k; the discounted gain over the best "
     "possible; the share of the test items found; one over the rank of the first, 0 beyond k."},
    {"95 % interval",
     "Percentile bootstrap over shoppers, 1,000 samples; of differences, paired by shopper."},
    {"items", "How many of the k places are taken: only items that score above 0 are listed."},
    {"coverage", "The share of all items that are in any list (Ge et al. 2010)."},
    {"Gini",
     "How unequally the places are given to the items: 0 if each is listed as often, near 1 if a "
     "few have all (Fleder and Hosanagar 2009)."},
    {"popularity, of history",
     "The mean percentile, by training events, of the listed items, and of the items of the same "
     "shoppers' histories (Abdollahpouri et al. 2019)."},
    {"diversity",
     "1 minus the mean Jaccard index of the facts of every two items of a list (intra-list "
     "diversity, Ziegler et al. 2005)."},
    {"divergence",
     "Kullback-Leibler divergence of the list's mix of leaf categories from the history's, "
     "smoothed by 0.01 (Steck 2018): 0 if they are the same, 4.61 if they have nothing in common."},
    {"tail, middle, head",
     "Thirds of the shoppers by the mean popularity of their histories, least popular first."},
    {"no-kg, shuffled-kg, only-…, no-vectors",
     "The model without the knowledge graph, with the facts of the items dealt out anew, with one "
     "source alone, and without the learned vectors; weights are learned anew for each."},
    {"lightgcn, gcn-facts, mean-facts",
     "The model with item vectors of another form: two-layer LightGCN over facts and shoppers, and "
     "one layer over facts by the normalization of GCN and by the mean of GraphSAGE; trained "
     "alike."},
}};

std::string descriptions(std::string_view kind,
                         const std::vector<std::array<std::string, 2>>& all) {
  std::string html = "<dl class=\"" + std::string(kind) + "\">\n";
  for (const auto& [term, description] : all) {
    html += "<div>" + element("dt", term) + element("dd", description) + "</div>\n";
  }
  return html + "</dl>\n";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string titleOf(const PageFacts& facts) {
  return facts.inputs.empty() ? "Evaluation" : "Evaluation of " + listed(facts.inputs);
}

std::string head(const PageFacts& facts) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
         "style-src 'unsafe-inline'; img-src data:\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<link rel=\"icon\" href=\"data:,\">\n" +
         element("title", titleOf(facts)) + "\n<style>\n" + std::string(kPageStyle) +
         "</style>\n</head>\n<body>\n<main>\n";
}

std::string protocolText(const std::string& protocol) {
  for (const auto& [name, text] : kProtocols) {
    if (name == protocol) return std::string(text);
  }
  return protocol;
}

std::string opening(const Report& report, const PageFacts& facts) {
  const std::string lead = countText(report.shoppers) +
                           " shoppers were asked what they did next, and " +
                           countText(report.items) + " items ranked for each.";
  std::vector<std::array<std::string, 2>> all = {
      {"protocol", report.protocol},
      {"shoppers", countText(report.shoppers)},
      {"items", countText(report.items)},
      {"cut-off k", std::to_string(report.k)},
      {"least support m", std::to_string(facts.minSupport)},
      {"effort", facts.effort},
      {"seed", std::to_string(facts.seed)},
      {"version", facts.version},
  };
  if (!facts.inputs.empty()) all.push_back({"files", listed(facts.inputs)});
  if (!facts.date.empty()) all.push_back({"date", facts.date});
  return element("h1", titleOf(facts)) + "\n<p class=\"lead\">" + escapedHtml(lead) + "</p>\n" +
         element("p", protocolText(report.protocol)) + "\n" + descriptions("facts", all);
}

std::string buildSection(const Report& report) {
  return "<section>\n" + element("h2", "Build") + "\n" +
         element("p", "What the build behind the row “full” took, weights included.") + "\n" +
         descriptions("facts", {{"time", secondsText(report.build.seconds)},
                                {"peak memory of the process", bytesText(report.build.peakBytes)},
                                {"slices as stored", bytesText(report.build.storedBytes)}}) +
         "</section>\n";
}

std::string termSection() {
  std::vector<std::array<std::string, 2>> terms;
  for (const auto& [term, text] : kTerms) terms.push_back({std::string(term), std::string(text)});
  return "<section>\n" + element("h2", "Terms") + "\n" + descriptions("terms", terms) +
         "</section>\n";
}

}  // namespace

std::string reportPage(const Report& report, const PageFacts& facts) {
  return head(facts) + opening(report, facts) + rankingSection(report) + comparisonSection(report) +
         listSection(report) + groupSection(report) + coldSection(report) +
         scenarioSection(report) + repeatSection(report) + buildSection(report) + termSection() +
         "</main>\n</body>\n</html>\n";
}

}  // namespace shelfwise
