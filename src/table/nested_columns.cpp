#include "table/nested_columns.h"

#include "values/cell_text.h"

namespace shelfwise {

std::uint32_t NestedColumns::of(const std::string& path) const {
  const auto known = byPath_.find(path);
  return known == byPath_.end() ? kNoColumn : known->second;
}

std::uint32_t NestedColumns::add(const std::string& path, std::string_view key, std::size_t depth) {
  const auto column = static_cast<std::uint32_t>(columns_.size());
  columns_.push_back({cleaned(key), path, static_cast<std::uint32_t>(depth)});
  byPath_.emplace(path, column);
  return column;
}

void NestedColumns::shrink(std::size_t size) {
  for (std::size_t i = size; i < columns_.size(); ++i) byPath_.erase(columns_[i].path);
  columns_.resize(size);
}

Status NestedColumns::check(const std::string& file, std::uint64_t row) const {
  if (columns_.size() <= kMaxColumns) return Done{};
  return Error{ErrorCode::kTooLarge,
               file + ", row " + std::to_string(row) + ": the rows so far have " +
                   std::to_string(columns_.size()) + " different keys, at most " +
                   std::to_string(kMaxColumns) + " are read"};
}

RowFault NestedColumns::tooManyKeys() {
  return {ErrorCode::kTooLarge, "", "", "more than " + std::to_string(kMaxColumns) + " keys"};
}

}  // namespace shelfwise
