// Latency of the runtime, native: latency ENGINE_SLICE FIELDS_SLICE HISTORIES
//
// The slices are uncompressed; HISTORIES has a line per history, item numbers oldest first.  Prints
// one JSON object: microseconds per call, median and 95th percentile.

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

namespace shelfwise {
namespace {

std::vector<std::byte> readFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::vector<std::vector<ScoredEvent>> readHistories(const char* path, bool inSeconds) {
  std::vector<std::vector<ScoredEvent>> histories;
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
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  for (std::size_t i = 0; i < count / 10; ++i) task(i);
  for (std::size_t i = 0; i < count; ++i) {
    const auto start = Clock::now();
    task(i);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return "{\"median\":" + std::to_string(times[count / 2]) +
         ",\"p95\":" + std::to_string(times[count * 95 / 100]) + "}";
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
    answer(recommender.recommend({.exclude = {}, .history = histories[i]}));
  });
  const std::string related = timesOf(histories.size(), [&](std::size_t i) {
    answer(recommender.related({.item = histories[i].front().item, .exclude = {}}));
  });
  std::cout << "{\"recommend\":" << recommend << ",\"related\":" << related
            << ",\"bytes\":" << printed << "}\n";
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
