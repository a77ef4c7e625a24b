// The slice container: named sections in one file that proves itself.
//
//   header, 64 bytes   magic, version, flags, length, generation, section count, CRC-32C
//   section table      24 bytes a section: tag, CRC-32C, offset, length
//   sections           each at a multiple of 64, in table order, zero bytes between, none after the
//   last
//
// A tag is four ASCII letters or digits; one with an upper-case first letter must be understood by
// the reader, one with a lower-case first letter may be skipped.  docs/slice-format.md has the
// offsets.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shelfwise {

inline constexpr std::uint32_t kSliceFormatVersion = 0;
inline constexpr std::uint32_t kMaxSections = 256;

struct Section {
  std::string_view tag;  // four characters; borrowed
  std::span<const std::byte> bytes;
};

// The file's bytes.  Requires valid, distinct tags and at most kMaxSections sections.
std::vector<std::byte> writeContainer(std::uint64_t generation, std::span<const Section> sections);

struct Container {
  std::uint64_t generation = 0;
  std::vector<Section> sections;  // in file order, borrowed from the file's bytes

  // The bytes of a section; nullptr if the container has none of that tag.
  const Section* find(std::string_view tag) const;
};

// Checks every byte of the file: kCorruptSlice if it is not exactly what writeContainer wrote,
// kUnsupportedVersion for another format version.
Result<Container> readContainer(std::span<const std::byte> file);

}  // namespace shelfwise
