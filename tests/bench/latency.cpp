// What an answer costs inside the runtime: latency ENGINE_SLICE FIELDS_SLICE HISTORIES
//
// The slices are uncompressed; HISTORIES has a line per history, item numbers oldest first.  Prints
// one JSON object: microseconds per call, median and 95th percentile of whole answers, and the mean
// of each part of `recommend`.  Native, and in WASM by the flags of the shipped module.

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "recommend/answer_json.h"
#include "recommend/recommender.h"
#include "recommend/top_items.h"

namespace shelfwise {
namespace {

using Clock = std::chrono::steady_clock;
using Histories = std::vector<std::vector<ScoredEvent>>;

constexpr std::uint32_t kLimit = 10;

double microsecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

std::vector<std::byte> readFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

Histories readHistories(const char* path, bool inSeconds) {
  Histories histories;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream numbers(line);
    std::vector<ScoredEvent> events;
    for (ItemId item = 0; numbers >> item;) events.push_back({item, EventType::kView, 0});
    for (std::size_t i = 0; i < events.size(); ++i) {
      events[i].age = inSeconds ? i * 60 : events.size() - 1 - i;
    }
    histories.push_back(std::move(events));
  }
  return histories;
}

template <class Task>
std::string timesOf(std::size_t count, Task&& task) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count / 10; ++i) task(i);
  for (std::size_t i = 0; i < count; ++i) {
    const auto start = Clock::now();
    task(i);
    times.push_back(microsecondsSince(start));
  }
  std::sort(times.begin(), times.end());
  return "{\"median\":" + std::to_string(times[count / 2]) +
         ",\"p95\":" + std::to_string(times[count * 95 / 100]) + "}";
}

// One clock around all calls: a browser's is too coarse for a part of one.
template <class Task>
double meanOf(std::size_t count, Task&& task) {
  for (std::size_t i = 0; i < count / 10; ++i) task(i);
  const auto start = Clock::now();
  for (std::size_t i = 0; i < count; ++i) task(i);
  return microsecondsSince(start) / static_cast<double>(count);
}

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
    return recommender.recommend({.limit = kLimit, .exclude = {}, .history = histories[i]});
  };
  const std::size_t count = histories.size();
  const double scored = meanOf(count, score);
  const double ranked = meanOf(count, rank);
  const double reasoned =
      meanOf(count, [&](std::size_t i) { kept += recommend(i).value().items.size(); });
  const double written = meanOf(count, [&](std::size_t i) {
    kept += recommendationsJson(model, recommend(i).value(), {}).size();
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
  const auto histories = readHistories(arguments[3], recommender.model().fusion.ageInSeconds);
  std::size_t printed = 0;
  const auto answer = [&](const Result<Recommendations>& top) {
    printed += recommendationsJson(recommender.model(), top.value(), {}).size();
  };
  const std::string recommend = timesOf(histories.size(), [&](std::size_t i) {
    answer(recommender.recommend({.limit = kLimit, .exclude = {}, .history = histories[i]}));
  });
  const std::string related = timesOf(histories.size(), [&](std::size_t i) {
    answer(
        recommender.related({.item = histories[i].front().item, .limit = kLimit, .exclude = {}}));
  });
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
