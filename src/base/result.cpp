#include "base/result.h"

namespace shelfwise {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid-argument";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kOutOfMemory:
      return "out-of-memory";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kInternal:
      return "internal";
    case ErrorCode::kCorruptSlice:
      return "corrupt-slice";
    case ErrorCode::kUnsupportedVersion:
      return "unsupported-version";
    case ErrorCode::kGenerationMismatch:
      return "generation-mismatch";
    case ErrorCode::kCorruptIndex:
      return "corrupt-index";
    case ErrorCode::kEmptyFile:
      return "empty-file";
    case ErrorCode::kNotText:
      return "not-text";
    case ErrorCode::kBadEncoding:
      return "bad-encoding";
    case ErrorCode::kCorruptGzip:
      return "corrupt-gzip";
    case ErrorCode::kMissingColumn:
      return "missing-column";
    case ErrorCode::kAmbiguousColumn:
      return "ambiguous-column";
    case ErrorCode::kDuplicateId:
      return "duplicate-id";
    case ErrorCode::kBadRow:
      return "bad-row";
    case ErrorCode::kBadValue:
      return "bad-value";
    case ErrorCode::kTooLarge:
      return "too-large";
    case ErrorCode::kTooManyBadRows:
      return "too-many-bad-rows";
    case ErrorCode::kPersonalText:
      return "personal-text";
  }
  return "internal";
}

}  // namespace shelfwise
