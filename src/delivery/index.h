// The two JSON files beside the slices: the index of a generation, and latest.json, the only file
// that ever changes.
//
// latest.json names the index by its SHA-256.  The index names every slice by the SHA-256 of its
// content.  So whoever trusts latest.json can verify all the rest.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shelfwise {

// The format of both files; a reader refuses any other.
inline constexpr std::uint64_t kDeliveryFormat = 0;

inline constexpr std::string_view kLatestName = "latest.json";

// The largest whole number that JavaScript holds exactly, 2^53 - 1.  No version, count or size in
// the two files is above it.
inline constexpr std::uint64_t kMaxIndexNumber = (std::uint64_t{1} << 53) - 1;

// The most bytes of latest.json, which every visit fetches and nothing caches.
inline constexpr std::size_t kMaxLatestBytes = 1000;

struct SliceEntry {
  std::string role;  // "engine", "fields" or "overlay"
  std::string file;
  std::string sha256;             // of the uncompressed content, 64 hexadecimal digits
  std::uint64_t bytes = 0;        // of the uncompressed content
  std::uint64_t storedBytes = 0;  // of the file

  bool operator==(const SliceEntry&) const = default;
};

// The counts of a build, for people who read the index.
struct BuildCounts {
  std::uint64_t items = 0;
  std::uint64_t entities = 0;  // items included
  std::uint64_t relations = 0;
  std::uint64_t triples = 0;
  std::uint64_t edges = 0;
  std::uint64_t minSupport = 0;

  bool operator==(const BuildCounts&) const = default;
};

struct Index {
  std::string generation;  // 16 hexadecimal digits
  std::vector<SliceEntry> slices;
  BuildCounts build;

  bool operator==(const Index&) const = default;
};

struct IndexEntry {
  std::string file;
  std::string sha256;
  std::uint64_t bytes = 0;

  bool operator==(const IndexEntry&) const = default;
};

struct Latest {
  std::uint64_t version = 1;  // 1 .. kMaxIndexNumber, grows; a client refuses a smaller one
  std::string generation;
  IndexEntry index;
  std::vector<std::string> boot;  // slices to fetch together with the index
  std::string expires;            // ISO 8601; empty: never

  bool operator==(const Latest&) const = default;
};

// "<first 32 digits of the SHA-256>.slice.gz" and "index-<...>.json".
std::string sliceFileName(std::string_view sha256);
std::string indexFileName(std::string_view sha256);

// Whether `file` can be a name that sliceFileName or indexFileName made.
bool isContentName(std::string_view file);

std::string indexJson(const Index& index);
std::string latestJson(const Latest& latest);

// Fails with kUnsupportedVersion for another format.  Fails with kCorruptIndex if `json` is no JSON
// or lacks a field, if a number is above kMaxIndexNumber, or if a name does not follow from its
// hash.  For latest.json also if the version is 0, if the expiry is no date, or if the text is
// longer than kMaxLatestBytes.
Result<Index> parseIndex(std::string_view json);
Result<Latest> parseLatest(std::string_view json);

}  // namespace shelfwise
