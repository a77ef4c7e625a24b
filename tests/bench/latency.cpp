// What an answer costs inside the runtime: latency ENGINE_SLICE FIELDS_SLICE HISTORIES
//
// The slices are uncompressed; HISTORIES has a line per history, item numbers oldest first.  Prints
// one JSON object: microseconds per call, median and 95th percentile of whole answers, and the mean
// of each part of `recommend`.  Native, and in WASM by the flags of the shipped module.

#include <iostream>
#include <string>
#include <vector>

#include "measure.h"
#include "quant/top_items.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kLimit = 10;

// Each part is what the answer costs with it, less what it costs up to there.
std::string partsOf(Recommender& recommender, const Histories& histories) {
  const ModelView& model = recommender.model();
  Scorer scorer = Scorer::create(model, model.fusion).value();
  std::vector<float> scores(model.itemCount());
  std::size_t kept = 0;
  const auto score = [&](std::size_t i) {
    scorer.score(histories[i], Scenario::kForYou, scores);
    kept += scores[0] > 0 ? 1 : 0;
  };
  const auto rank = [&](std::size_t i) {
    score(i);
    kept += topItems(scores, kLimit).size();
  };
  const auto recommend = [&](std::size_t i) {
    return recommender.recommend({.list = {.limit = kLimit}, .history = histories[i]});
  };
  const std::size_t count = histories.size();
  const double scored = meanOf(count, score);
  const double ranked = meanOf(count, rank);
  const double reasoned =
      meanOf(count, [&](std::size_t i) { kept += recommend(i).value().items.size(); });
  const double written = meanOf(count, [&](std::size_t i) {
    kept += recommendationsJson(model, recommend(i).value(), {}).value().size();
  });
  return "{\"score\":" + std::to_string(scored) + ",\"top\":" + std::to_string(ranked - scored) +
         ",\"reasons\":" + std::to_string(reasoned - ranked) +
         ",\"json\":" + std::to_string(written - reasoned) + ",\"kept\":" + std::to_string(kept) +
         "}";
}

int run(char** arguments) {
  auto opened = Recommender::open({readFile(arguments[1]), readFile(arguments[2])});
  if (!opened.ok()) {
    std::cerr << opened.error().message << '\n';
    return 1;
  }
  Recommender& recommender = *opened.value();
  const auto histories = readHistories(arguments[3], recommender.model().fusion.ages.inSeconds);
  std::size_t printed = 0;
  const auto answer = [&](const Result<Recommendations>& top) {
    printed += recommendationsJson(recommender.model(), top.value(), {}).value().size();
  };
  const std::string recommend = summaryJson(timesOf(histories.size(), [&](std::size_t i) {
    answer(recommender.recommend({.list = {.limit = kLimit}, .history = histories[i]}));
  }));
  const std::string related = summaryJson(timesOf(histories.size(), [&](std::size_t i) {
    answer(recommender.related({.item = histories[i].front().item, .list = {.limit = kLimit}}));
  }));
  std::cout << "{\"recommend\":" << recommend << ",\"related\":" << related
            << ",\"parts\":" << partsOf(recommender, histories) << ",\"bytes\":" << printed
            << "}\n";
  return 0;
}

}  // namespace
}  // namespace shelfwise

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: latency ENGINE_SLICE FIELDS_SLICE HISTORIES\n";
    return 64;
  }
  return shelfwise::run(arguments);
}
