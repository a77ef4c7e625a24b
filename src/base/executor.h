// Runs independent pieces of work, on threads of the caller or one after the other.
//
// Work is cut into pieces by its size alone, never by the number of threads.  Each piece writes to
// memory of its own, and results are combined in piece order.  So every executor gives the same
// bits.

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
