// An Executor on threads that live as long as it does.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/executor.h"

namespace shelfwise {

class ThreadPoolExecutor final : public Executor {
 public:
  // Works on `threads` threads, the calling one included, or on fewer if the system has no more.
  // Requires threads >= 1.
  explicit ThreadPoolExecutor(std::size_t threads);
  ~ThreadPoolExecutor() override;

  ThreadPoolExecutor(const ThreadPoolExecutor&) = delete;
  ThreadPoolExecutor& operator=(const ThreadPoolExecutor&) = delete;

  // A task may call run() again: its pieces then run on the task's own thread.  If tasks throw,
  // run() rethrows one exception after all pieces have ended: that of the piece with the smallest
  // number.
  void run(std::size_t count, const std::function<void(std::size_t)>& task) override;

  std::size_t threads() const { return workers_.size() + 1; }

 private:
  void work();
  void takePieces(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable started_;
  std::condition_variable finished_;
  const std::function<void(std::size_t)>* task_ = nullptr;  // of the current run
  std::size_t count_ = 0;
  std::size_t next_ = 0;  // the first piece that nobody has taken
  std::size_t done_ = 0;
  std::size_t thrownPiece_ = 0;
  std::exception_ptr thrown_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace shelfwise
