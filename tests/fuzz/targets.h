// What is fuzzed: functions that take any bytes, and use whatever they load from them.
//
// `npm run fuzz` searches for bytes that break one; the suite runs each on its corpus, the files of
// tests/fuzz/corpus/<name>/.  A target that finds a broken promise aborts.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace shelfwise {

struct FuzzTarget {
  std::string_view name;
  void (*run)(std::span<const std::byte> bytes);
};

// A slice: either sections, each of a tag, a u16 length and its bytes, or a whole file; layout and
// checksums are made right.  Opens it, then recommends, explains and walks all that it holds.
void fuzzSlice(std::span<const std::byte> bytes);

// An index and a latest.json.  Reads both, writes what it read, and follows a right latest.json to
// the index.
void fuzzIndex(std::span<const std::byte> bytes);

// A file of a shop, as a catalogue, as events and as links.
void fuzzRows(std::span<const std::byte> bytes);

// A map.  Reads a small shop by it.
void fuzzMap(std::span<const std::byte> bytes);

// A filter.  Runs it and its opposite.
void fuzzFilter(std::span<const std::byte> bytes);

inline constexpr FuzzTarget kFuzzTargets[] = {
    {"slice", fuzzSlice},     {"index", fuzzIndex}, {"csv", fuzzRows},
    {"json-lines", fuzzRows}, {"map", fuzzMap},     {"filter", fuzzFilter},
};

// Aborts with the promise that does not hold.
void require(bool holds, const char* promise);

}  // namespace shelfwise
