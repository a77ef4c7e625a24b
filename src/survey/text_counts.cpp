#include "survey/text_counts.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace shelfwise {

namespace {

constexpr std::size_t kFirstSlots = 16;

std::uint64_t mixed(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0x9E37'79B9'7F4A'7C15U;
  return h ^ (h >> 29);
}

}  // namespace

std::uint64_t textHash(std::string_view text) {
  std::uint64_t hash = mixed(text.size() + 1);
  for (; text.size() > 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    hash = mixed(hash ^ word);
  }
  std::uint64_t word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  hash = mixed(hash ^ word);
  return hash == 0 ? 1 : hash;
}

std::size_t HashSet::slotOf(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & mask;
  return slot;
}

void HashSet::grow() {
  const std::vector<std::uint64_t> old =
      std::exchange(slots_, std::vector<std::uint64_t>(std::max(kFirstSlots, slots_.size() * 2)));
  for (const std::uint64_t hash : old) {
    if (hash != 0) slots_[slotOf(hash)] = hash;
  }
}

HashSet::Outcome HashSet::add(std::uint64_t hash) {
  if (size_ * 2 >= slots_.size() && size_ < most_) grow();
  if (slots_.empty()) return Outcome::kFull;
  const std::size_t slot = slotOf(hash);
  if (slots_[slot] == hash) return Outcome::kKnown;
  if (size_ >= most_) return Outcome::kFull;
  slots_[slot] = hash;
  ++size_;
  return Outcome::kNew;
}

bool HashSet::has(std::uint64_t hash) const {
  return !slots_.empty() && slots_[slotOf(hash)] == hash;
}

std::size_t TextCounts::slotOf(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot].hash != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

void TextCounts::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(std::max(kFirstSlots, slots_.size() * 2)));
  for (const Slot& slot : old) {
    if (slot.hash != 0) slots_[slotOf(slot.hash)] = slot;
  }
}

TextCounts::Slot* TextCounts::at(std::uint64_t hash) {
  if (size_ * 2 >= slots_.size()) grow();
  const std::size_t slot = slotOf(hash);
  if (slots_[slot].hash == hash) return &slots_[slot];
  if (size_ == kMostTexts) return nullptr;
  ++size_;
  slots_[slot].hash = hash;
  return &slots_[slot];
}

}  // namespace shelfwise
