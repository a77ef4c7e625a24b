// What the benchmark's programs share: files, histories and clocks.

#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "recommend/scorer.h"

namespace shelfwise {

using Clock = std::chrono::steady_clock;
using Histories = std::vector<std::vector<ScoredEvent>>;

inline double microsecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

inline std::vector<std::byte> readFile(const char* path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<std::byte> bytes(file ? static_cast<std::size_t>(file.tellg()) : 0);
  file.seekg(0);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

// One history a line, item numbers oldest first: views, a minute or a step apart.
inline Histories readHistories(const char* path, bool inSeconds) {
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

// Microseconds of each call task(0) .. task(count - 1), ascending; a tenth more runs first.
template <class Task>
std::vector<double> timesOf(std::size_t count, Task&& task) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count / 10; ++i) task(i);
  for (std::size_t i = 0; i < count; ++i) {
    const auto start = Clock::now();
    task(i);
    times.push_back(microsecondsSince(start));
  }
  std::sort(times.begin(), times.end());
  return times;
}

inline std::string summaryJson(const std::vector<double>& times) {
  return "{\"median\":" + std::to_string(times[times.size() / 2]) +
         ",\"p95\":" + std::to_string(times[times.size() * 95 / 100]) + "}";
}

// Microseconds per call, by one clock around all: a browser's is too coarse for a part of one.
template <class Task>
double meanOf(std::size_t count, Task&& task) {
  for (std::size_t i = 0; i < count / 10; ++i) task(i);
  const auto start = Clock::now();
  for (std::size_t i = 0; i < count; ++i) task(i);
  return microsecondsSince(start) / static_cast<double>(count);
}

}  // namespace shelfwise
