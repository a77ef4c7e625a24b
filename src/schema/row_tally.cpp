#include "schema/row_tally.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"
#include "text/visible_text.h"

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, kSetAsideReasonCount> kReasons = {
    "service code",
    "not published",
    "left out by the map",
    "item not published",
    "unknown item",
    "return (negative quantity)",
    "quantity of zero",
    "event type left out by the map",
    "unknown event type",
    "event type without use",
    "event without an item",
    "no shopper, kept as part of an order",
    "no shopper",
    "relation left out by the map",
    "item linked to itself",
};

constexpr std::size_t kShownBytes = 80;

// At most kShownBytes of the value, with "..." if that is not all of it.
std::string shown(std::string_view value) {
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t end = at + utf8CharAt(value, at).length;
    if (end > kShownBytes) return visible(value.substr(0, at)) + "...";
    at = end;
  }
  return visible(value);
}

// "2.4" for 24 of 1000, rounded down.
std::string percent(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t tenths = part * 1000 / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

RowTally::RowTally(const std::string& file, bool lenient) : file_(file), lenient_(lenient) {
  report_.file = file;
}

RowProblem RowTally::problemOf(std::uint64_t row, const RowFault& fault) const {
  return {file_, row, fault.column, shown(fault.value), fault.reason, fault.code};
}

void RowTally::nextFile(const std::string& file) {
  if (file == file_) return;
  report_.file += ", " + file;
  file_ = file;
}

void RowTally::accept(std::uint64_t lines) {
  ++report_.rows;
  report_.lines += lines;
}

void RowTally::setAside(SetAsideReason reason, std::uint64_t lines) {
  accept(lines);
  setAsideEvent(reason);
}

Status RowTally::fault(std::uint64_t row, const RowFault& fault, std::uint64_t lines) {
  accept(lines);
  ++report_.unreadable;
  // Broken syntax may have swallowed other rows; a row with a bad value is one product or event.
  const bool syntax = fault.code == ErrorCode::kBadRow || fault.code == ErrorCode::kTooLarge;
  report_.unreadableLines += syntax ? lines : 1;
  const bool wholeFile =
      !lenient_ && (fault.code == ErrorCode::kBadEncoding || fault.code == ErrorCode::kDuplicateId);
  if (!wholeFile && report_.problems.size() >= kKeptProblems) return Done{};
  const RowProblem problem = problemOf(row, fault);
  if (wholeFile) return Error{fault.code, describe(problem)};
  report_.problems.push_back(problem);
  return Done{};
}

void RowTally::unread(std::uint64_t row, const RowFault& fault) {
  const auto [known, isNew] = unread_.emplace(fault.column, report_.unread.size());
  if (isNew) report_.unread.push_back({0, problemOf(row, fault)});
  ++report_.unread[known->second].cells;
}

void RowTally::unknownWord(std::string_view word) {
  const auto known = words_.find(std::string(word));
  if (known != words_.end()) {
    ++known->second;
  } else if (words_.size() < kKeptWords) {
    words_.emplace(word, 1);
  }
}

std::vector<UnknownWord> RowTally::words() const {
  std::vector<UnknownWord> words;
  for (const auto& [word, events] : words_) words.push_back({word, events});
  std::sort(words.begin(), words.end(), [](const UnknownWord& a, const UnknownWord& b) {
    return a.events != b.events ? a.events > b.events : a.word < b.word;
  });
  return words;
}

Result<ReadReport> RowTally::finish(std::vector<RecognizedColumn> columns) {
  if (report_.rows == 0) {
    return Error{ErrorCode::kEmptyFile, report_.file + ": there is a header, but no row"};
  }
  const bool rows = report_.unreadable * 100 > report_.rows;
  if (!lenient_ && (rows || report_.unreadableLines * 100 > report_.lines)) {
    const std::uint64_t part = rows ? report_.unreadable : report_.unreadableLines;
    const std::uint64_t whole = rows ? report_.rows : report_.lines;
    return Error{ErrorCode::kTooManyBadRows,
                 report_.file + ": " + std::to_string(part) + " of " + std::to_string(whole) +
                     (rows ? " rows (" : " lines (") + percent(part, whole) +
                     " %) are unreadable, and at most 1 % may be; the first: " +
                     describe(report_.problems.front())};
  }
  for (std::size_t reason = 0; reason < kSetAsideReasonCount; ++reason) {
    if (setAside_[reason] == 0) continue;
    report_.setAside.push_back({std::string(kReasons[reason]), setAside_[reason]});
  }
  report_.columns = std::move(columns);
  report_.words = words();
  return std::move(report_);
}

}  // namespace shelfwise
