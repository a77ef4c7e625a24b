// An array indexed by an enum, without casts.

#pragma once

#include <array>
#include <cstddef>

namespace shelfwise {

// Requires an enum whose values are 0 .. size - 1.
template <class Enum, class T, std::size_t kSize>
struct EnumArray {
  std::array<T, kSize> values{};

  constexpr T& operator[](Enum key) { return values[static_cast<std::size_t>(key)]; }
  constexpr const T& operator[](Enum key) const { return values[static_cast<std::size_t>(key)]; }

  constexpr auto begin() { return values.begin(); }
  constexpr auto begin() const { return values.begin(); }
  constexpr auto end() { return values.end(); }
  constexpr auto end() const { return values.end(); }
  static constexpr std::size_t size() { return kSize; }

  constexpr void fill(const T& value) { values.fill(value); }
  bool operator==(const EnumArray&) const = default;
};

// All values of such an enum, in order.
template <class Enum, std::size_t kSize>
constexpr std::array<Enum, kSize> enumValues() {
  std::array<Enum, kSize> all{};
  for (std::size_t i = 0; i < kSize; ++i) all[i] = static_cast<Enum>(i);
  return all;
}

}  // namespace shelfwise
