#include "sections/vector_section.h"

#include <string>

#include "base/joined_text.h"
#include "memory/bytes.h"
#include "quant/vector_scan.h"

namespace shelfwise {

namespace {

// u32 dim, u8 idStep, u8 factStep, f32 scale, u32 items, u32 facts
constexpr std::size_t kHeaderBytes = 18;

Error corruptVectors(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice vectors: ", what)};
}

std::uint64_t bitmapBytes(std::uint32_t count) { return (std::uint64_t{count} + 7) / 8; }

std::uint64_t transformBytes(std::uint32_t dim) {
  return std::uint64_t{kTransforms} * dim * dim * sizeof(std::int16_t);
}

// One bit for each of `first` .. `first + count - 1`, set for those in `members`.
void writeBitmap(ByteWriter& out, const std::vector<std::uint32_t>& members, std::uint32_t first,
                 std::uint32_t count) {
  std::vector<std::uint8_t> bits(static_cast<std::size_t>(bitmapBytes(count)));
  for (const std::uint32_t member : members) {
    const std::uint32_t place = member - first;
    bits[place / 8] = static_cast<std::uint8_t>(bits[place / 8] | 1U << place % 8);
  }
  for (const std::uint8_t byte : bits) out.u8(byte);
}

// Numbers the set bits, with kNoId for the others.  False if the number of set bits is not
// `members`.
bool readBitmap(ByteReader& in, std::uint32_t members, std::span<std::uint32_t> rows) {
  const auto bits = in.take(bitmapBytes(static_cast<std::uint32_t>(rows.size())));
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < bits.size() * 8; ++i) {
    const bool isSet = (bits[i / 8] >> i % 8 & std::byte{1}) != std::byte{0};
    if (i >= rows.size()) {
      if (isSet) return false;
      continue;
    }
    rows[i] = isSet ? found++ : kNoId;
  }
  return !in.failed() && found == members;
}

void writeCodes(ByteWriter& out, const std::vector<std::int8_t>& codes) {
  for (const std::int8_t code : codes) out.u8(static_cast<std::uint8_t>(code));
}

std::span<const std::int8_t> codesIn(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()};
}

}  // namespace

std::vector<std::byte> writeVectors(const VectorCodes& codes, const GraphSize& size) {
  ByteWriter out;
  out.u32(codes.dim);
  out.u8(codes.idStep);
  out.u8(codes.factStep);
  out.f32(codes.scale);
  out.u32(static_cast<std::uint32_t>(codes.items.size()));
  out.u32(static_cast<std::uint32_t>(codes.facts.size()));
  writeBitmap(out, codes.items, 0, size.itemCount);
  writeBitmap(out, codes.facts, size.itemCount, size.factCount);
  for (const auto& transform : codes.transforms) {
    for (const std::int16_t weight : transform) out.u16(static_cast<std::uint16_t>(weight));
  }
  writeCodes(out, codes.idCodes);
  writeCodes(out, codes.factCodes);
  return std::move(out).take();
}

Result<VectorCodesView> readVectorCodes(std::span<const std::byte> section, const GraphSize& size) {
  ByteReader in(section);
  VectorCodesView codes;
  codes.dim = in.u32();
  codes.idStep = in.u8();
  codes.factStep = in.u8();
  codes.scale = in.f32();
  codes.itemCount = in.u32();
  codes.factCount = in.u32();
  if (in.failed() || codes.dim == 0 || codes.dim > kMaxVectorDim || codes.dim % kVectorLanes != 0 ||
      !(codes.scale > 0 && codes.scale <= kMaxVectorScale)) {
    return corruptVectors("its header is broken");
  }
  const std::uint64_t idBytes = std::uint64_t{codes.itemCount} * codes.dim;
  const std::uint64_t factBytes = std::uint64_t{codes.factCount} * codes.dim;
  const std::uint64_t before =
      bitmapBytes(size.itemCount) + bitmapBytes(size.factCount) + transformBytes(codes.dim);
  if (codes.itemCount > size.itemCount || codes.factCount > size.factCount ||
      before + idBytes + factBytes != in.remaining()) {
    return corruptVectors(joined(section.size(), " bytes do not hold vectors of ", codes.itemCount,
                                 " items and ", codes.factCount, " facts"));
  }
  in.take(before);
  codes.idCodes = codesIn(in.take(idBytes));
  codes.factCodes = codesIn(in.take(factBytes));
  return codes;
}

Status readVectors(std::span<const std::byte> section, const KnowledgeGraph& graph,
                   const VectorCodesView& codes, GraphVectors& vectors) {
  ByteReader in(section.subspan(kHeaderBytes));
  if (!readBitmap(in, codes.itemCount, vectors.idRows()) ||
      !readBitmap(in, codes.factCount, vectors.factRows())) {
    return corruptVectors("the marks of items and facts do not fit their counts");
  }
  for (std::size_t b = 0; b < kTransforms; ++b) {
    for (std::int16_t& weight : vectors.transform(b)) {
      weight = static_cast<std::int16_t>(in.u16());
    }
  }
  return vectors.compose(graph);
}

}  // namespace shelfwise
