// How fast tables are read: reading [MEGABYTES]
//
// Prints one JSON object: megabytes (10^6 bytes) per second of processor time, for made-up text of
// each kind.  A table is opened, and all its rows are read once.  The best of three runs counts,
// since other programs only slow a run down.

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "base/random.h"
#include "table/table.h"

namespace {

using namespace shelfwise;

std::string words(SplitMix64& random, std::size_t count) {
  static const std::vector<std::string> kWords = {"wool", "shirt", "blue",   "with",  "pockets",
                                                  "for",  "rainy", "Tage",   "größe", "42",
                                                  "oak",  "table", "summer", "and",   "light"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i > 0 ? " " : "") + kWords[random.below(kWords.size())];
  }
  return text;
}

std::string number(SplitMix64& random, std::size_t below) {
  return std::to_string(random.below(below));
}

std::string eventLine(SplitMix64& random, const std::string& sign) {
  return "u" + number(random, 100'000) + sign + "p" + number(random, 20'000) + sign + "view" +
         sign + "2026-01-0" + std::to_string(1 + random.below(9)) + "T10:20:30Z" + sign +
         number(random, 300) + ".50\n";
}

// A product with a description in quotes.
std::string productLine(SplitMix64& random) {
  return "p" + number(random, 1'000'000) + ",\"" + words(random, 5) + "\"," + number(random, 300) +
         ".50,\"" + words(random, 40) + ", \"\"" + words(random, 3) + "\"\"\",Home > " +
         words(random, 1) + "\n";
}

std::string eventObject(SplitMix64& random) {
  return "{\"user\": \"u" + number(random, 100'000) + "\", \"item\": \"p" + number(random, 20'000) +
         "\", \"event\": \"view\", \"time\": \"2026-01-0" + std::to_string(1 + random.below(9)) +
         "T10:20:30Z\", \"price\": " + number(random, 300) + ".5}\n";
}

std::string productObject(SplitMix64& random) {
  return "{\"id\": \"p" + number(random, 1'000'000) + "\", \"title\": \"" + words(random, 5) +
         "\", \"price\": {\"value\": " + number(random, 300) + ".5, \"currency\": \"EUR\"}, " +
         "\"categories\": [\"Home\", \"" + words(random, 1) +
         "\"], \"attributes\": [{\"name\": " + "\"colour\", \"value\": \"" + words(random, 1) +
         "\"}], \"description\": \"" + words(random, 40) + "\\n" + words(random, 5) + "\"}\n";
}

std::string textOf(const std::string& header, std::size_t bytes,
                   const std::function<std::string(SplitMix64&)>& line) {
  SplitMix64 random(1);
  std::string text = header;
  text.reserve(bytes + 4096);
  while (text.size() < bytes) text += line(random);
  return text;
}

double megabytesPerSecond(const std::string& text) {
  double best = 0;
  for (int run = 0; run < 3; ++run) {
    std::string copy = text;
    const std::clock_t start = std::clock();
    auto table = openTable("made-up", std::move(copy));
    Row row;
    std::size_t cells = 0;
    while (table.ok() && table.value()->next(row).value()) cells += row.cells.size();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (cells > 0) best = std::max(best, static_cast<double>(text.size()) / seconds / 1e6);
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  const unsigned long megabytes = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 50;
  struct Kind {
    std::string name;
    std::string header;
    std::function<std::string(SplitMix64&)> line;
  };
  const auto events = [](const char* sign) {
    return [sign](SplitMix64& random) { return eventLine(random, sign); };
  };
  const std::vector<Kind> kinds = {
      {"events, CSV", "user,item,event,time,price\n", events(",")},
      {"events, TSV", "user\titem\tevent\ttime\tprice\n", events("\t")},
      {"products, CSV", "id,title,price,description,category\n", productLine},
      {"events, JSON Lines", "", eventObject},
      {"products, JSON Lines", "", productObject},
  };
  std::string json;
  for (const Kind& kind : kinds) {
    const std::string text = textOf(kind.header, std::size_t{megabytes} * 1'000'000, kind.line);
    const auto speed = static_cast<long>(megabytesPerSecond(text));
    json += (json.empty() ? "{\"" : ",\"") + kind.name + "\":" + std::to_string(speed);
  }
  std::cout << json << "}\n";
  return 0;
}
