#include "table/table.h"

#include <utility>

#include "table/delimited_table.h"
#include "table/encodings.h"
#include "table/json_lines.h"
#include "table/xml_feed.h"
#include "text/utf8.h"

namespace shelfwise {

namespace {

std::string hexByte(char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kHex[value >> 4], kHex[value & 0xF]};
}

}  // namespace

EncodingCheck::EncodingCheck(std::string_view text) : bad_(firstInvalidUtf8(text)) {}

std::optional<RowFault> EncodingCheck::faultIn(std::string_view text, std::size_t begin,
                                               std::size_t end) {
  if (bad_ >= end) return std::nullopt;
  RowFault fault{ErrorCode::kBadEncoding, "", "",
                 "byte " + std::to_string(bad_ - begin + 1) + " of the row is " +
                     hexByte(text[bad_]) + ", which is no UTF-8; " + wayToUtf8("windows-1252")};
  bad_ = firstInvalidUtf8(text, end);
  return fault;
}

Result<std::unique_ptr<Table>> openTable(const std::string& file, std::string text,
                                         const TableOptions& options) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != text.npos && text[first] == '{') return openJsonLines(file, std::move(text));
  if (first != text.npos && text[first] == '[') {
    return Error{ErrorCode::kBadRow,
                 file +
                     ", row 1: a JSON array; JSON Lines has one object per line, as "
                     "`jq -c '.[]'` writes it"};
  }
  if (isMarkup(text)) return openXmlFeed(file, std::move(text));
  return openDelimited(file, std::move(text), options);
}

}  // namespace shelfwise
