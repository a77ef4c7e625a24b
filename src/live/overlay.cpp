#include "live/overlay.h"

#include <algorithm>
#include <utility>

#include "memory/bytes.h"
#include "sections/column_section.h"
#include "sections/string_table.h"

namespace shelfwise {

namespace {

// The types of columns.  The numbers are part of the slice format.
enum StoredType : std::uint8_t { kNumbers = 0, kBooleans = 1 };

// Codes of cells: 0 for none, else 1 + the zigzag code of the number, or 1 for false, 2 for true.
std::uint32_t codeOf(const LiveCell& cell, std::int64_t factor) {
  if (cell.kind == LiveKind::kUnchanged) return 0;
  if (cell.kind == LiveKind::kBoolean) return cell.truth ? 2 : 1;
  const std::int64_t value = cell.number.digits * factor;
  return static_cast<std::uint32_t>(value < 0 ? -2 * value - 1 : 2 * value) + 1;
}

Decimal shortest(std::int64_t digits, std::uint32_t decimals) {
  for (; decimals > 0 && digits % 10 == 0; --decimals) digits /= 10;
  return {digits, decimals};
}

bool readCell(ByteReader& in, StoredType type, std::uint32_t decimals, LiveCell& cell) {
  const std::uint32_t code = in.varint();
  if (code == 0) return !in.failed();
  if (type == kBooleans) {
    cell = {.kind = LiveKind::kBoolean, .truth = code == 2};
    return code <= 2;
  }
  const std::uint32_t zigzag = code - 1;
  const std::int64_t half = zigzag >> 1;
  cell = {.kind = LiveKind::kNumber,
          .number = shortest((zigzag & 1) != 0 ? -half - 1 : half, decimals)};
  return true;
}

std::uint32_t decimalsOf(const LiveChanges& changes, std::size_t column) {
  std::uint32_t decimals = 0;
  for (std::size_t at = column; at < changes.cells.size(); at += changes.columns.size()) {
    decimals = std::max(decimals, changes.cells[at].number.decimals);
  }
  return decimals;
}

StoredType typeOf(const LiveChanges& changes, std::size_t column) {
  for (std::size_t at = column; at < changes.cells.size(); at += changes.columns.size()) {
    if (changes.cells[at].kind == LiveKind::kBoolean) return kBooleans;
  }
  return kNumbers;
}

struct Head {
  StoredType type;
  std::uint32_t decimals;
};

bool readHead(ByteReader& in, Head& head, std::string& name) {
  const std::uint8_t type = in.u8();
  name = readText(in);
  head.type = type == kBooleans ? kBooleans : kNumbers;
  head.decimals = type == kNumbers ? in.u8() : 0;
  return !in.failed() && type <= kBooleans && !name.empty() && head.decimals <= kMaxDecimals;
}

bool readItems(ByteReader& in, std::uint32_t itemCount, std::uint32_t count, LiveChanges& changes) {
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint64_t item = next + in.varint();
    if (in.failed() || item >= itemCount) return false;
    changes.items.push_back(static_cast<ItemId>(item));
    next = item + 1;
  }
  return true;
}

}  // namespace

bool overlayHasRoom(const LiveChanges& changes, std::size_t column) {
  const std::int64_t factor = powerOfTen(decimalsOf(changes, column));
  for (std::size_t at = column; at < changes.cells.size(); at += changes.columns.size()) {
    const auto& [digits, decimals] = changes.cells[at].number;
    const std::int64_t most = kMaxOverlayNumber / (factor / powerOfTen(decimals));
    if (digits >= most || digits <= -most) return false;
  }
  return true;
}

std::vector<std::byte> writeOverlay(const LiveChanges& changes, std::uint32_t itemCount) {
  ByteWriter out;
  out.varint(itemCount);
  out.varint(static_cast<std::uint32_t>(changes.items.size()));
  out.varint(static_cast<std::uint32_t>(changes.columns.size()));
  for (std::size_t column = 0; column < changes.columns.size(); ++column) {
    const StoredType type = typeOf(changes, column);
    out.u8(type);
    out.varint(static_cast<std::uint32_t>(changes.columns[column].size()));
    out.text(changes.columns[column]);
    if (type == kNumbers) out.u8(static_cast<std::uint8_t>(decimalsOf(changes, column)));
  }
  ItemId next = 0;
  for (const ItemId item : changes.items) {
    out.varint(item - next);
    next = item + 1;
  }
  for (std::size_t column = 0; column < changes.columns.size(); ++column) {
    const std::uint32_t decimals = decimalsOf(changes, column);
    for (std::size_t at = column; at < changes.cells.size(); at += changes.columns.size()) {
      const LiveCell& cell = changes.cells[at];
      out.varint(codeOf(cell, powerOfTen(decimals - cell.number.decimals)));
    }
  }
  return std::move(out).take();
}

Result<LiveChanges> readOverlay(std::span<const std::byte> section, std::uint32_t itemCount) {
  const Error corrupt{ErrorCode::kCorruptSlice, "slice: the overlay is broken"};
  ByteReader in(section);
  const bool isOurs = in.varint() == itemCount;
  const std::uint32_t rows = in.varint();
  const std::uint32_t columns = in.varint();
  if (in.failed() || !isOurs || columns > kMaxSliceColumns || rows > itemCount) return corrupt;
  LiveChanges changes;
  std::vector<Head> heads(columns);
  for (Head& head : heads) {
    std::string name;
    if (!readHead(in, head, name)) return corrupt;
    const auto& names = changes.columns;
    if (std::find(names.begin(), names.end(), name) != names.end()) return corrupt;
    changes.columns.push_back(std::move(name));
  }
  if (std::uint64_t{rows} * (std::uint64_t{columns} + 1) > in.remaining()) return corrupt;
  if (!readItems(in, itemCount, rows, changes)) return corrupt;
  changes.cells.resize(std::size_t{rows} * columns);
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t at = column; at < changes.cells.size(); at += columns) {
      if (!readCell(in, heads[column].type, heads[column].decimals, changes.cells[at])) {
        return corrupt;
      }
    }
  }
  if (!in.finished()) return corrupt;
  return changes;
}

}  // namespace shelfwise
