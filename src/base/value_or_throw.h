// Turns an Error into an exception: the builder has exceptions, the runtime has none.
//
// For calls that can fail only for lack of memory, such as opening a model that was just written.
// Not for outside data: its errors travel as Result.

#pragma once

#include <new>
#include <stdexcept>
#include <utility>

#include "base/result.h"

namespace shelfwise {

// Throws std::bad_alloc for kOutOfMemory.  Any other error is a mistake of the caller: it becomes a
// std::logic_error with the message.
template <class T>
T valueOrThrow(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  if (result.error().code == ErrorCode::kOutOfMemory) throw std::bad_alloc();
  throw std::logic_error(result.error().message);
}

}  // namespace shelfwise
