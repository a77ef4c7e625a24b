// An array of internal numbers: 16 bits each if its largest possible value fits, else 32.

#pragma once

#include <cstdint>
#include <span>

#include "memory/arena.h"

namespace shelfwise {

class IdColumn {
 public:
  IdColumn() = default;

  // Room for `count` numbers below `bound`, all 0.
  IdColumn(Arena& arena, std::uint64_t count, std::uint32_t bound) : wide_(bound > 0x1'0000) {
    if (wide_) {
      ids32_ = arena.take<std::uint32_t>(count);
    } else {
      ids16_ = arena.take<std::uint16_t>(count);
    }
  }

  std::size_t size() const { return wide_ ? ids32_.size() : ids16_.size(); }
  std::size_t bytesPerId() const { return wide_ ? 4 : 2; }

  std::uint32_t operator[](std::size_t i) const { return wide_ ? ids32_[i] : ids16_[i]; }

  void set(std::size_t i, std::uint32_t id) {
    if (wide_) {
      ids32_[i] = id;
    } else {
      ids16_[i] = static_cast<std::uint16_t>(id);
    }
  }

  // Calls visit(span of uint16 or uint32) for the numbers [begin, end), with one branch for all.
  template <class Visit>
  void visit(std::size_t begin, std::size_t end, Visit&& visit) const {
    if (wide_) {
      visit(std::span<const std::uint32_t>(ids32_).subspan(begin, end - begin));
    } else {
      visit(std::span<const std::uint16_t>(ids16_).subspan(begin, end - begin));
    }
  }

 private:
  std::span<std::uint16_t> ids16_;
  std::span<std::uint32_t> ids32_;
  bool wide_ = false;
};

}  // namespace shelfwise
