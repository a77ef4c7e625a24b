// One item of a row of a table, read by field.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "schema/fields.h"
#include "schema/reading_plan.h"
#include "schema/row_items.h"
#include "table/table.h"
#include "values/cell_text.h"
#include "values/ids.h"

namespace shelfwise {

inline constexpr std::size_t kMaxIdBytes = 1'000;

// Whether a rule leaves out a row with this cell in its column.  The case of letters does not
// count.
bool leavesOut(const LeaveOutRule& rule, std::string_view text);

// The cells of one item.
class RowCells {
 public:
  RowCells(const Row& row, const ReadingPlan& plan, const std::vector<TableColumn>& columns,
           const CellIndex* index = nullptr, const ItemPlace& item = {})
      : row_(row), plan_(plan), columns_(columns), index_(index), item_(item) {}

  // The cell of the preferred column of a field that has a value, else of the preferred one that
  // has a cell; null if none has.
  template <class Field>
  const Cell* cell(Field field) const {
    return cellOf(static_cast<std::uint32_t>(field));
  }

  // Its text; empty if there is none.
  template <class Field>
  std::string_view operator[](Field field) const {
    const Cell* found = cell(field);
    return found == nullptr ? std::string_view() : found->text;
  }

  // How the values of that cell's column are written.
  template <class Field>
  const ValueStyle& style(Field field) const {
    return plan_.columns[columnOf(static_cast<std::uint32_t>(field))].style;
  }

  // A fault in the cell of a field.
  template <class Field>
  RowFault fault(Field field, std::string reason, ErrorCode code = ErrorCode::kBadValue) const {
    const std::uint32_t column = columnOf(static_cast<std::uint32_t>(field));
    return {code, column == kNoField ? "" : columns_[column].path, (*this)[field],
            std::move(reason)};
  }

  // The id in a field as cleanId() has it, empty where an export wrote that there is none.
  template <class Field>
  std::string_view id(Field field) const {
    const std::string_view text = cleanId((*this)[field]);
    return isAbsent(text) ? std::string_view() : text;
  }

  // The number in a field, empty where an export wrote that there is none.
  template <class Field>
  std::string_view number(Field field) const {
    const std::string_view text = (*this)[field];
    return isAbsent(text) ? std::string_view() : text;
  }

  // Whether a rule of the plan leaves the item out.  `ifEmpty` where it has no cell of any rule.
  bool isLeftOut(bool ifEmpty) const;

  // Why `id(field)` cannot be an id, if so: too long, or a control character.
  template <class Field>
  std::optional<RowFault> idFault(Field field) const {
    const std::string reason = whyNoId((*this)[field]);
    if (reason.empty()) return std::nullopt;
    return fault(field, reason);
  }

 private:
  static std::string whyNoId(std::string_view text);

  const Cell* cellIn(std::uint32_t column) const;
  const Cell* cellOf(std::uint32_t field) const;
  // The column of cellOf(), or the preferred one; kNoField if the field has none.
  std::uint32_t columnOf(std::uint32_t field) const;

  const Row& row_;
  const ReadingPlan& plan_;
  const std::vector<TableColumn>& columns_;
  const CellIndex* index_;
  ItemPlace item_;
};

}  // namespace shelfwise
