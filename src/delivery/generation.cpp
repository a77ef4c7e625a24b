#include "delivery/generation.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "pack/gzip.h"
#include "pack/sha256.h"
#include "slice/container.h"

namespace shelfwise {

namespace {

constexpr std::string_view kEngineRole = "engine";
constexpr std::string_view kFieldsRole = "fields";
constexpr std::string_view kOverlayRole = "overlay";

// DEFLATE shrinks a byte to no less than 1 / 1032 (two bits for 258 bytes).
constexpr std::uint64_t kMaxDeflateRatio = 1032;

std::span<const std::byte> asBytes(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::string_view asText(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::byte> copyOf(std::string_view text) {
  const auto bytes = asBytes(text);
  return {bytes.begin(), bytes.end()};
}

SliceEntry addSlice(std::string_view role, const SliceBytes& content,
                    std::vector<StoredFile>& files) {
  const std::string hash = hexadecimal(sha256(content));
  files.push_back({.name = sliceFileName(hash), .bytes = gzip(content)});
  return SliceEntry{.role = std::string(role),
                    .file = files.back().name,
                    .sha256 = hash,
                    .bytes = content.size(),
                    .storedBytes = files.back().bytes.size()};
}

Error inFile(const std::string& name, const Error& error) {
  return Error{error.code, name + ": " + error.message};
}

Error wrongSize(ErrorCode code, const std::string& name, std::uint64_t found,
                std::uint64_t expected) {
  return Error{code, name + " has " + std::to_string(found) + " bytes instead of " +
                         std::to_string(expected)};
}

Result<std::vector<std::byte>> readIndexFile(const FileReader& read, const IndexEntry& entry) {
  auto bytes = read(entry.file);
  if (!bytes.ok()) return bytes.error();
  if (bytes.value().size() != entry.bytes) {
    return wrongSize(ErrorCode::kCorruptIndex, entry.file, bytes.value().size(), entry.bytes);
  }
  if (hexadecimal(sha256(bytes.value())) != entry.sha256) {
    return Error{ErrorCode::kCorruptIndex, entry.file +
                                               " is not the file latest.json names: "
                                               "its SHA-256 differs"};
  }
  return bytes;
}

// The content of one slice, checked against the index.
Result<SliceBytes> readSlice(const FileReader& read, const SliceEntry& entry,
                             const std::string& generation) {
  const auto stored = read(entry.file);
  if (!stored.ok()) return stored.error();
  if (stored.value().size() != entry.storedBytes) {
    return wrongSize(ErrorCode::kCorruptSlice, entry.file, stored.value().size(),
                     entry.storedBytes);
  }
  if (entry.bytes / kMaxDeflateRatio > entry.storedBytes) {
    return Error{ErrorCode::kCorruptIndex, "the index says that " + entry.file + " holds " +
                                               std::to_string(entry.bytes) +
                                               " bytes, more than its file can"};
  }
  auto content = gunzip(stored.value(), static_cast<std::size_t>(entry.bytes));
  if (!content.ok()) return inFile(entry.file, content.error());
  if (content.value().size() != entry.bytes) {
    return wrongSize(ErrorCode::kCorruptSlice, entry.file, content.value().size(), entry.bytes);
  }
  if (hexadecimal(sha256(content.value())) != entry.sha256) {
    return Error{ErrorCode::kCorruptSlice,
                 entry.file + " is not the slice the index names: its SHA-256 differs"};
  }
  const auto container = readContainer(content.value());
  if (!container.ok()) return inFile(entry.file, container.error());
  if (hexadecimal(container.value().generation) != generation) {
    return Error{ErrorCode::kGenerationMismatch, entry.file + " is of generation " +
                                                     hexadecimal(container.value().generation) +
                                                     ", the index of " + generation};
  }
  return content;
}

void checkRoles(const Index& index, std::vector<Error>& problems) {
  for (const std::string_view role : {kEngineRole, kFieldsRole, kOverlayRole}) {
    const auto count = std::count_if(index.slices.begin(), index.slices.end(),
                                     [&](const SliceEntry& slice) { return slice.role == role; });
    const bool mayLack = role == kOverlayRole && count == 0;
    if (count != 1 && !mayLack) {
      problems.push_back({ErrorCode::kCorruptIndex, "the index has " + std::to_string(count) +
                                                        " slices of role \"" + std::string(role) +
                                                        "\" instead of 1"});
    }
  }
}

void checkBoot(const Latest& latest, const Index& index, std::vector<Error>& problems) {
  for (const std::string& file : latest.boot) {
    const bool known = std::any_of(index.slices.begin(), index.slices.end(),
                                   [&](const SliceEntry& slice) { return slice.file == file; });
    if (!known) {
      problems.push_back({ErrorCode::kCorruptIndex,
                          "latest.json boots from " + file + ", which the index does not have"});
    }
  }
}

// Writes the index and the latest.json that names it.
void addIndex(Publication& publication) {
  auto& [generation, files] = publication;
  const std::string json = indexJson(generation.index);
  const std::string hash = hexadecimal(sha256(asBytes(json)));
  files.push_back({.name = indexFileName(hash), .bytes = copyOf(json)});
  Latest& latest = generation.latest;
  latest.index = {.file = files.back().name, .sha256 = hash, .bytes = json.size()};
  files.push_back({.name = std::string(kLatestName), .bytes = copyOf(latestJson(latest))});
}

}  // namespace

std::vector<std::span<const std::byte>> contentsOf(const Generation& generation) {
  std::vector<std::span<const std::byte>> contents;
  for (const SliceEntry& slice : generation.index.slices) {
    contents.push_back(slice.role == kEngineRole   ? generation.slices.engine
                       : slice.role == kFieldsRole ? generation.slices.fields
                                                   : generation.overlay);
  }
  return contents;
}

Publication publish(ModelSlices slices, const PublishOptions& options) {
  Publication publication{.generation = {.latest = {}, .index = {}, .slices = std::move(slices)},
                          .files = {}};
  auto& [latest, index, content, overlay] = publication.generation;
  auto& files = publication.files;
  index.generation = hexadecimal(options.generation);
  index.build = options.counts;
  index.slices.push_back(addSlice(kEngineRole, content.engine, files));
  index.slices.push_back(addSlice(kFieldsRole, content.fields, files));

  latest = {.version = options.version,
            .generation = index.generation,
            .index = {},
            .boot = {index.slices.front().file},
            .expires = options.expires};
  addIndex(publication);
  return publication;
}

Result<Publication> publishOverlay(Generation generation, SliceBytes overlay) {
  Publication publication{.generation = std::move(generation), .files = {}};
  auto& [latest, index, slices, kept] = publication.generation;
  if (latest.version == kMaxIndexNumber) {
    return Error{ErrorCode::kCorruptIndex, "latest.json has the last version that is possible"};
  }
  const auto isOverlay = [](const SliceEntry& slice) { return slice.role == kOverlayRole; };
  const auto earlier = std::find_if(index.slices.begin(), index.slices.end(), isOverlay);
  if (earlier != index.slices.end()) {
    std::erase(latest.boot, earlier->file);
    index.slices.erase(earlier);
  }
  index.slices.push_back(addSlice(kOverlayRole, overlay, publication.files));
  latest.boot.push_back(index.slices.back().file);
  ++latest.version;
  kept = std::move(overlay);
  addIndex(publication);
  return publication;
}

Result<Published> readPublished(const FileReader& read) {
  const auto latestFile = read(std::string(kLatestName));
  if (!latestFile.ok()) return latestFile.error();
  auto latest = parseLatest(asText(latestFile.value()));
  if (!latest.ok()) return latest.error();
  const auto indexFile = readIndexFile(read, latest.value().index);
  if (!indexFile.ok()) return indexFile.error();
  auto index = parseIndex(asText(indexFile.value()));
  if (!index.ok()) return index.error();
  if (index.value().generation != latest.value().generation) {
    return Error{ErrorCode::kGenerationMismatch,
                 "the index is of generation " + index.value().generation + ", latest.json of " +
                     latest.value().generation};
  }
  return Published{.latest = std::move(latest).value(), .index = std::move(index).value()};
}

GenerationCheck checkGeneration(const FileReader& read) {
  GenerationCheck check;
  auto published = readPublished(read);
  if (!published.ok()) {
    check.problems.push_back(published.error());
    return check;
  }
  Generation& generation = check.generation;
  generation.latest = std::move(published.value().latest);
  generation.index = std::move(published.value().index);
  checkRoles(generation.index, check.problems);
  checkBoot(generation.latest, generation.index, check.problems);
  for (const SliceEntry& entry : generation.index.slices) {
    auto slice = readSlice(read, entry, generation.index.generation);
    if (!slice.ok()) {
      check.problems.push_back(slice.error());
    } else if (entry.role == kEngineRole) {
      generation.slices.engine = std::move(slice).value();
    } else if (entry.role == kFieldsRole) {
      generation.slices.fields = std::move(slice).value();
    } else if (entry.role == kOverlayRole) {
      generation.overlay = std::move(slice).value();
    }
  }
  return check;
}

Result<Generation> readGeneration(const FileReader& read) {
  GenerationCheck check = checkGeneration(read);
  if (!check.problems.empty()) return check.problems.front();
  return std::move(check.generation);
}

}  // namespace shelfwise
