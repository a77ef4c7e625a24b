// Every target on every file of its corpus: what was ever found stays mended.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/targets.h"

namespace shelfwise {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> corpusOf(std::string_view target) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SHELFWISE_SOURCE_DIR) / "tests/fuzz/corpus" / target)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void replay(const FuzzTarget& target) {
  const auto files = corpusOf(target.name);
  EXPECT_GE(files.size(), 5u) << target.name;
  for (const fs::path& path : files) {
    SCOPED_TRACE(path.string());
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    target.run(std::as_bytes(std::span(text.data(), text.size())));
    target.run(std::as_bytes(std::span(text.data(), text.size() / 2)));
  }
}

TEST(FuzzCorpus, SlicesBreakNoPromise) { replay(kFuzzTargets[0]); }
TEST(FuzzCorpus, IndexesBreakNoPromise) { replay(kFuzzTargets[1]); }
TEST(FuzzCorpus, CsvBreaksNoPromise) { replay(kFuzzTargets[2]); }
TEST(FuzzCorpus, JsonLinesBreakNoPromise) { replay(kFuzzTargets[3]); }
TEST(FuzzCorpus, MapsBreakNoPromise) { replay(kFuzzTargets[4]); }
TEST(FuzzCorpus, FiltersBreakNoPromise) { replay(kFuzzTargets[5]); }

}  // namespace
}  // namespace shelfwise
