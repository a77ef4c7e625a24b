// Counts of short texts in bounded memory.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shelfwise {

// 64 bits of a text.  Two texts share them so rarely that counts may rest on it; nothing that must
// be exact may.
std::uint64_t textHash(std::string_view text);

// A set of hashes that stops to grow at a bound.
class HashSet {
 public:
  explicit HashSet(std::size_t most) : most_(most) {}

  enum class Outcome : std::uint8_t { kNew, kKnown, kFull };  // kFull: not known, and no room
  Outcome add(std::uint64_t hash);
  bool has(std::uint64_t hash) const;
  std::size_t size() const { return size_; }

 private:
  std::size_t slotOf(std::uint64_t hash) const;
  void grow();

  std::size_t most_;
  std::size_t size_ = 0;
  std::vector<std::uint64_t> slots_;  // 0 is free
};

// Counts per text, of three kinds each.  At most kMostTexts; further texts are not counted.
class TextCounts {
 public:
  static constexpr std::size_t kMostTexts = 1'000;
  static constexpr std::size_t kKinds = 3;

  struct Slot {
    std::uint64_t hash = 0;  // 0 is free
    std::array<std::uint32_t, kKinds> counts{};
  };

  // The counts of the text with this textHash(), until the next call; nullptr if there is no room.
  Slot* at(std::uint64_t hash);

  // All slots, the free ones too.
  const std::vector<Slot>& slots() const { return slots_; }

 private:
  std::size_t slotOf(std::uint64_t hash) const;
  void grow();

  std::size_t size_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace shelfwise
