#include <string>
#include <vector>

#include "delivery/generation.h"
#include "delivery/index.h"
#include "fuzz/targets.h"
#include "pack/sha256.h"

namespace shelfwise {

namespace {

// Follows a latest.json that names `text` as its index.
void follow(std::span<const std::byte> bytes, std::string_view text) {
  const auto index = parseIndex(text);
  const std::string hash = hexadecimal(sha256(bytes));
  const Latest latest{.version = 1,
                      .generation = index.ok() ? index.value().generation : std::string(16, '0'),
                      .index = {.file = indexFileName(hash), .sha256 = hash, .bytes = bytes.size()},
                      .boot = {},
                      .expires = {}};
  const std::string json = latestJson(latest);
  const FileReader read = [&](const std::string& name) -> Result<std::vector<std::byte>> {
    if (name == kLatestName) {
      const auto file = std::as_bytes(std::span(json.data(), json.size()));
      return std::vector<std::byte>(file.begin(), file.end());
    }
    require(isContentName(name), "a name leads to no other folder");
    return std::vector<std::byte>(bytes.begin(), bytes.end());
  };
  const GenerationCheck check = checkGeneration(read);
  require(!check.problems.empty(), "an index is no slice");
}

}  // namespace

void fuzzIndex(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (const auto latest = parseLatest(text); latest.ok()) {
    require(latest.value().version >= 1, "the first version is 1");
    require(isContentName(latest.value().index.file), "the index lies in the folder");
    const std::string json = latestJson(latest.value());
    if (json.size() <= kMaxLatestBytes) {
      require(parseLatest(json).value() == latest.value(), "latest.json is read as it was written");
    }
  }
  if (const auto index = parseIndex(text); index.ok()) {
    require(parseIndex(indexJson(index.value())).value() == index.value(),
            "an index is read as it was written");
  }
  follow(bytes, text);
}

}  // namespace shelfwise
