#include "sections/fusion_section.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/joined_text.h"
#include "memory/bytes.h"

namespace shelfwise {

namespace {

// The order of the fields, both for writing and for reading.
template <class Fusion, class Bound, class Weight>
void forEachField(Fusion& fusion, Bound&& bound, Weight&& weight) {
  for (auto& value : fusion.ages.bounds) bound(value);
  for (auto& value : fusion.typeWeights) weight(value);
  for (auto& scenario : fusion.scenarios) {
    for (auto& buckets : scenario.lambda) {
      for (auto& value : buckets) weight(value);
    }
    weight(scenario.popularity);
  }
  for (auto& value : fusion.relationWeights) weight(value);
}

}  // namespace

std::vector<std::byte> writeFusion(const FusionWeights& fusion) {
  ByteWriter out;
  out.u8(fusion.ages.inSeconds ? 1 : 0);
  out.u8(fusion.categoriesReplace ? 1 : 0);
  forEachField(
      fusion, [&](std::uint32_t bound) { out.u32(bound); },
      [&](float weight) { out.f32(std::min(weight, kMaxWeight)); });
  return std::move(out).take();
}

Result<FusionWeights> readFusion(std::span<const std::byte> section, std::uint32_t relationCount) {
  ByteReader in(section);
  FusionWeights fusion;
  const std::uint8_t ageKind = in.u8();
  const std::uint8_t categories = in.u8();
  fusion.ages.inSeconds = ageKind == 1;
  fusion.categoriesReplace = categories == 1;
  if (std::uint64_t{relationCount} * 4 > in.remaining()) {
    return Error{ErrorCode::kCorruptSlice,
                 joined("slice weights: too short for ", relationCount, " relations")};
  }
  fusion.relationWeights.resize(relationCount);
  bool inRange = ageKind <= 1 && categories <= 1;
  forEachField(
      fusion, [&](std::uint32_t& bound) { bound = in.u32(); },
      [&](float& weight) {
        weight = in.f32();
        inRange = inRange && weight >= 0 && weight <= kMaxWeight;
      });
  const auto& bounds = fusion.ages.bounds;
  const bool ascend =
      bounds.front() > 0 &&
      std::adjacent_find(bounds.begin(), bounds.end(), std::greater_equal<>()) == bounds.end();
  if (!in.finished() || !inRange || !ascend) {
    return Error{ErrorCode::kCorruptSlice, "slice weights: below 0, above 2^20, or out of order"};
  }
  return fusion;
}

}  // namespace shelfwise
