#include "cli/verify_command.h"

#include <boost/json.hpp>
#include <span>
#include <string>
#include <utility>

#include "console/numbers.h"
#include "delivery/generation.h"
#include "delivery/personal_texts.h"
#include "host/files.h"
#include "host/system.h"
#include "slice/model_view.h"
#include "text/visible_text.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

// The differences between the counts of the index and of the slices.
std::vector<Error> checkCounts(const BuildCounts& counts, const ModelView& model) {
  std::vector<Error> problems;
  const auto check = [&](const char* what, std::uint64_t said, std::uint64_t found) {
    if (said == found) return;
    problems.push_back({ErrorCode::kCorruptIndex, "the index says " + std::to_string(said) + " " +
                                                      what + ", the slices hold " +
                                                      std::to_string(found)});
  };
  check("items", counts.items, model.itemCount());
  check("entities", counts.entities, model.graph.entityCount());
  check("relations", counts.relations, model.graph.relations().size());
  check("shoppers behind an edge", counts.minSupport, model.minSupport);
  return problems;
}

std::vector<Error> checkModel(const Generation& generation, std::span<const std::string> allowed) {
  const auto model = openModel(contentsOf(generation));
  if (!model.ok()) return {model.error()};
  std::vector<Error> problems = checkCounts(generation.index.build, *model.value());
  for (const PersonalColumn& column : personalColumns(*model.value(), allowed)) {
    problems.push_back(personalError(column));
  }
  return problems;
}

void printCheck(const GenerationCheck& check) {
  json::array problems;
  for (const Error& problem : check.problems) {
    problems.push_back(
        json::object{{"code", errorCodeName(problem.code)}, {"message", problem.message}});
  }
  const bool ok = problems.empty();
  json::object answer{{"ok", ok}, {"problems", std::move(problems)}};
  if (ok) {
    answer["version"] = check.generation.latest.version;
    answer["generation"] = check.generation.latest.generation;
  }
  printJson(json::serialize(answer));
}

std::string okText(const std::string& folder, const Generation& generation) {
  std::uint64_t bytes = generation.latest.index.bytes;
  for (const SliceEntry& slice : generation.index.slices) bytes += slice.storedBytes;
  return visible(folder) + " is whole: version " + std::to_string(generation.latest.version) +
         ", generation " + generation.latest.generation + ", " +
         countText(generation.index.slices.size()) + " slices, " + bytesText(bytes) + "\n";
}

}  // namespace

std::vector<Error> runVerify(const Options& options) {
  GenerationCheck check = checkGeneration(readerOf(options.folder));
  if (check.problems.empty()) check.problems = checkModel(check.generation, options.allowColumns);
  if (options.json) {
    printCheck(check);
  } else if (check.problems.empty() && !options.quiet) {
    printOutput(okText(options.folder, check.generation));
  }
  return std::move(check.problems);
}

}  // namespace shelfwise
