// A value, or an error that says what was wrong with the data.
//
// A function that can meet bad *data* returns a Result; a bad *caller* meets an assert.  The
// runtime is built without exceptions, so errors travel in no other way.

#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace shelfwise {

// All errors of the core.  errorCodeName() gives the stable spelling that the CLI prints and the
// npm package rejects with.
enum class ErrorCode : std::uint8_t {
  // Calls and files of any kind.
  kInvalidArgument,  // an option or an argument out of its range
  kNotFound,         // an id that the slice does not know
  kOutOfMemory,      // no memory for a slice or an answer
  kIo,               // a file that cannot be read or written
  kInternal,         // a mistake in Shelfwise itself
  // Slices.
  kCorruptSlice,        // bytes that are not a slice, or have changed since it was written
  kUnsupportedVersion,  // a format version or a required section this reader does not know
  kGenerationMismatch,  // slices or an index of different builds
  kCorruptIndex,        // a latest.json or an index with bad content
  // Catalogue, event and link files.
  kEmptyFile,        // no bytes, or a header without rows
  kNotText,          // a binary file, UTF-16, or NUL bytes
  kBadEncoding,      // bytes that are not UTF-8
  kCorruptGzip,      // truncated, damaged, or followed by something that is no gzip member
  kMissingColumn,    // no column can be recognised for a needed field
  kAmbiguousColumn,  // two columns could be the same field
  kDuplicateId,      // two products with one id
  kBadRow,           // bad syntax: a ragged row, an unclosed quote, broken JSON
  kBadValue,         // a cell outside its field's type or range
  kTooLarge,         // more columns, or a longer cell, than the limits allow
  kTooManyBadRows,   // more than is tolerated without --lenient
  kPersonalText,     // a text for publishing that looks like a mail address or a phone number
};

std::string_view errorCodeName(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one sentence for people; it holds the file, row and number
};

// Holds a T or an Error.  value() requires ok(), error() requires !ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }

  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// What a call without an answer returns: success, or an Error.
struct Done {};
using Status = Result<Done>;

}  // namespace shelfwise
