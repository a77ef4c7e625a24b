// The options of the command line, and their parser.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluation.h"

namespace shelfwise {

enum class Verb : std::uint8_t { kBuild, kEval, kDoctor, kVerify, kInspect, kOverlay };

struct Options {
  Verb verb = Verb::kBuild;

  // Files to read; empty where none is given.
  std::string catalog;
  std::string events;
  std::string links;
  std::string map;
  std::vector<std::string> split;  // one file with a part column; or train, [validation,] test
  std::string preset;              // a name, or "none"; empty: the one that fits
  std::string encoding;            // of the files; empty: that of the map, or UTF-8
  bool lenient = false;
  std::vector<std::string> allowColumns;  // may hold mail addresses and phone numbers; also verify

  std::uint32_t minSupport = ModelOptions{}.minSupport;
  std::optional<std::uint32_t> vectorSupport = ModelOptions{}.vectorSupport;
  std::uint64_t seed = ModelOptions{}.seed;
  Effort effort = ModelOptions{}.effort;
  std::uint32_t threads = 0;  // 0: as many as the machine has

  // build
  std::string output;
  std::string previous;  // folder of the generation before; empty: the one in `output`, if any
  std::string expires;   // ISO 8601 date or UTC time; empty: never

  // overlay
  std::string changes;  // file of new prices and stock

  // eval
  Protocol protocol = Protocol::kLeaveOneOut;
  std::uint32_t k = EvaluationOptions{}.k;
  bool ablations = true;
  std::vector<ItemForm> forms;  // of item vectors to compare with
  bool membership = false;      // attack the published model instead of ranking
  std::string report;           // file to write the report page to; empty: none

  // doctor
  std::string writeMap;  // file to write the map to that reads the files so; empty: none

  // verify, inspect
  std::string folder;
  std::string item;  // id of a product to show; empty: the whole generation

  bool json = false;
  bool quiet = false;
};

// The options to continue with, or a text to print and a status to end with.
struct CommandLine {
  bool ends = false;
  int status = 0;    // if it ends: 0 for --help and --version, else kExitUsage
  std::string text;  // if it ends
  Options options;   // if it does not
};

// "none", "fast", "default", "best"
std::string_view effortName(Effort effort);

CommandLine parseCommandLine(int argc, const char* const* argv);

inline constexpr int kExitOk = 0;
inline constexpr int kExitInternal = 1;  // our own fault, or no memory
inline constexpr int kExitData = 2;      // files that cannot be read, understood or written
inline constexpr int kExitUsage = 64;    // the command line itself

}  // namespace shelfwise
