// The builder's way to call what the runtime offers: it has exceptions, the runtime has none.
//
// For calls that only a lack of memory can make fail, such as opening a model that was just
// written.  Not for outside data: its errors travel as Result.

#pragma once

#include <new>
#include <stdexcept>
#include <utility>

#include "base/result.h"

namespace shelfwise {

// std::bad_alloc for kOutOfMemory; std::logic_error with the message for any other error, which is
// a mistake of the caller.
template <class T>
T valueOrThrow(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  if (result.error().code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
  throw std::logic_error(result.error().message);
}

}  // namespace shelfwise
