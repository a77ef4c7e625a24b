#include "slice/container.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/joined_text.h"
#include "memory/bytes.h"
#include "memory/crc32c.h"

namespace shelfwise {

namespace {

// As in PNG: a byte outside ASCII, CR LF and the DOS end-of-file mark reveal text-mode copies.
constexpr std::string_view kMagic = "\x89SWS\r\n\x1A\n";
constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kChecksumOffset = 60;
constexpr std::size_t kEntrySize = 24;
constexpr std::size_t kAlignment = 64;

std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

Error corrupt(std::string_view what) { return {ErrorCode::kCorruptSlice, joined("slice: ", what)}; }

struct Header {
  std::uint32_t version = 0;
  std::uint32_t flags = 0;
  std::uint64_t length = 0;
  std::uint64_t generation = 0;
  std::uint32_t sectionCount = 0;
};

// Everything of the header before its checksum.
std::vector<std::byte> headerBytes(const Header& header) {
  ByteWriter out;
  out.text(kMagic);
  out.u32(header.version);
  out.u32(header.flags);
  out.u64(header.length);
  out.u64(header.generation);
  out.u32(header.sectionCount);
  while (out.size() < kChecksumOffset) out.u8(0);
  return std::move(out).take();
}

std::uint32_t headerChecksum(std::span<const std::byte> header, std::span<const std::byte> table) {
  return crc32c(table, crc32c(header.first(kChecksumOffset)));
}

bool isTag(std::string_view tag) {
  return std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

Result<Header> readHeader(std::span<const std::byte> file) {
  if (file.size() < kHeaderSize) {
    return corrupt(joined(file.size(), " bytes are shorter than the 64 of a header"));
  }
  ByteReader in(file.first(kHeaderSize));
  if (in.text(kMagic.size()) != kMagic) return corrupt("the first bytes are not those of a slice");
  const Header header{in.u32(), in.u32(), in.u64(), in.u64(), in.u32()};
  if (header.version != kSliceFormatVersion) {
    return Error{ErrorCode::kUnsupportedVersion,
                 joined("slice: format version ", header.version, "; this reader knows ",
                        kSliceFormatVersion)};
  }
  if (header.length != file.size()) {
    return corrupt(
        joined("the header says ", header.length, " bytes, ", file.size(), " are there"));
  }
  if (header.flags != 0) return corrupt(joined("unknown flags ", header.flags));
  const std::uint64_t tableEnd = kHeaderSize + std::uint64_t{header.sectionCount} * kEntrySize;
  if (header.sectionCount > kMaxSections || tableEnd > file.size()) {
    return corrupt(joined(header.sectionCount, " sections do not fit"));
  }
  return header;
}

// One table entry, checked against the file; `end` is where the section before it ended.
Result<Section> readSection(ByteReader& table, std::span<const std::byte> file, std::uint64_t end) {
  const std::string_view tag = table.text(4);
  const std::uint32_t checksum = table.u32();
  const std::uint64_t offset = table.u64();
  const std::uint64_t length = table.u64();
  if (!isTag(tag)) return corrupt("a section's tag is not four letters or digits");
  if (offset != aligned(end) || offset > file.size() || length > file.size() - offset) {
    return corrupt(
        joined("section ", tag, " at ", offset, " with ", length, " bytes is out of place"));
  }
  const auto gap =
      file.subspan(static_cast<std::size_t>(end), static_cast<std::size_t>(offset - end));
  if (std::any_of(gap.begin(), gap.end(), [](std::byte b) { return b != std::byte{0}; })) {
    return corrupt(joined("bytes before section ", tag, " are not zero"));
  }
  const auto bytes =
      file.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
  if (crc32c(bytes) != checksum)
    return corrupt(joined("section ", tag, " does not match its checksum"));
  return Section{tag, bytes};
}

}  // namespace

std::vector<std::byte> writeContainer(std::uint64_t generation, std::span<const Section> sections) {
  ByteWriter table;
  std::uint64_t end = kHeaderSize + sections.size() * kEntrySize;
  for (const Section& section : sections) {
    table.text(section.tag);
    table.u32(crc32c(section.bytes));
    table.u64(aligned(end));
    table.u64(section.bytes.size());
    end = aligned(end) + section.bytes.size();
  }
  const auto tableBytes = std::move(table).take();
  const auto header = headerBytes({.version = kSliceFormatVersion,
                                   .flags = 0,
                                   .length = end,
                                   .generation = generation,
                                   .sectionCount = static_cast<std::uint32_t>(sections.size())});
  ByteWriter file;
  file.append(header);
  file.u32(headerChecksum(header, tableBytes));
  file.append(tableBytes);
  for (const Section& section : sections) {
    file.padTo(kAlignment);
    file.append(section.bytes);
  }
  return std::move(file).take();
}

const Section* Container::find(std::string_view tag) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& section) { return section.tag == tag; });
  return found == sections.end() ? nullptr : &*found;
}

Result<Container> readContainer(std::span<const std::byte> file) {
  const Result<Header> header = readHeader(file);
  if (!header.ok()) return header.error();
  const std::size_t tableSize = header.value().sectionCount * kEntrySize;
  const auto tableBytes = file.subspan(kHeaderSize, tableSize);
  const auto reserved = file.subspan(36, kChecksumOffset - 36);
  ByteReader checksum(file.subspan(kChecksumOffset, 4));
  if (checksum.u32() != headerChecksum(file, tableBytes)) {
    return corrupt("the header or the section table does not match its checksum");
  }
  if (std::any_of(reserved.begin(), reserved.end(),
                  [](std::byte b) { return b != std::byte{0}; })) {
    return corrupt("reserved header bytes are not zero");
  }
  Container container{.generation = header.value().generation, .sections = {}};
  ByteReader table(tableBytes);
  std::uint64_t end = kHeaderSize + tableSize;
  for (std::uint32_t i = 0; i < header.value().sectionCount; ++i) {
    const Result<Section> section = readSection(table, file, end);
    if (!section.ok()) return section.error();
    if (container.find(section.value().tag) != nullptr) {
      return corrupt(joined("two sections ", section.value().tag));
    }
    const auto& bytes = section.value().bytes;
    end = static_cast<std::uint64_t>(bytes.data() - file.data()) + bytes.size();
    container.sections.push_back(section.value());
  }
  if (end != file.size()) return corrupt("bytes follow the last section");
  return container;
}

}  // namespace shelfwise
