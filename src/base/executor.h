// Runs independent pieces of work, on threads that the caller owns or on none.
//
// Work is cut into pieces by its size alone, never by the number of threads, and pieces write to
// places of their own; results are combined in piece order.  So an answer has the same bits
// whatever the executor.

#pragma once

#include <cstddef>
#include <functional>

namespace shelfwise {

class Executor {
 public:
  virtual ~Executor() = default;

  // Calls task(0) .. task(count - 1), in any order and possibly at once; returns when all are done.
  virtual void run(std::size_t count, const std::function<void(std::size_t)>& task) = 0;
};

class SerialExecutor final : public Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& task) override {
    for (std::size_t i = 0; i < count; ++i) task(i);
  }
};

}  // namespace shelfwise
