// One block of memory, cut into arrays whose sizes are known before the first is used.
//
// The runtime has no exceptions, so the memory of a model is allocated in one step that may fail.
// One layout function runs twice: over a measuring arena, which only adds up bytes, and over the
// real one:
//
//   Arena measure = Arena::measuring();
//   layout(measure);
//   std::optional<Arena> arena = Arena::create(measure.used());   // nothing: out of memory
//   layout(*arena);

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <type_traits>

namespace shelfwise {

class Arena {
 public:
  static Arena measuring() { return Arena(nullptr, 0); }

  // A zeroed block of `bytes` bytes; nothing if memory is short.
  static std::optional<Arena> create(std::uint64_t bytes) {
    if (bytes > std::numeric_limits<std::size_t>::max() / 2) return std::nullopt;
    const auto size = static_cast<std::size_t>(bytes);
    std::unique_ptr<std::byte[]> block(new (std::nothrow) std::byte[size + 1]);
    if (block == nullptr) return std::nullopt;
    std::memset(block.get(), 0, size + 1);
    return Arena(std::move(block), size);
  }

  // The next `count` elements; an empty span while measuring, or if the arena is full.
  template <class T>
  std::span<T> take(std::uint64_t count) {
    static_assert(std::is_trivial_v<T> && alignof(T) <= kAlignment);
    const std::uint64_t start = used_;
    used_ += (count * sizeof(T) + kAlignment - 1) / kAlignment * kAlignment;
    if (block_ == nullptr || used_ > size_) return {};
    return {reinterpret_cast<T*>(block_.get() + start), static_cast<std::size_t>(count)};
  }

  std::uint64_t used() const { return used_; }

 private:
  static constexpr std::size_t kAlignment = 16;

  Arena(std::unique_ptr<std::byte[]> block, std::size_t size)
      : block_(std::move(block)), size_(size) {}

  std::unique_ptr<std::byte[]> block_;
  std::size_t size_;
  std::uint64_t used_ = 0;
};

}  // namespace shelfwise
