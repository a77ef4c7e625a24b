// The slice container: named sections in one file, with checksums over all of it.
//
//   header, 64 bytes   magic, version, flags, length, generation, section count, CRC-32C
//   section table      24 bytes a section: tag, CRC-32C, offset, length
//   sections           each at a multiple of 64, in table order; zero bytes between, not after
//
// A tag is four ASCII letters or digits.  If its first letter is upper-case, the reader must
// understand the section; if it is lower-case, the reader may skip it.  docs/slice-format.md has
// the offsets.

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

  // The section of that tag; nullptr if the container has none.
  const Section* find(std::string_view tag) const;
};

// Checks every byte of the file.  kCorruptSlice if it is not exactly what writeContainer wrote;
// kUnsupportedVersion for another format version.
Result<Container> readContainer(std::span<const std::byte> file);

}  // namespace shelfwise
