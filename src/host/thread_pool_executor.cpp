#include "host/thread_pool_executor.h"

#include <cassert>
#include <system_error>
#include <utility>

namespace shelfwise {

namespace {

// Set while this thread is inside a piece.
thread_local bool insidePiece = false;

}  // namespace

ThreadPoolExecutor::ThreadPoolExecutor(std::size_t threads) {
  assert(threads >= 1);
  try {
    while (workers_.size() + 1 < threads) workers_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    return;  // the system has no more: those that started do the work
  }
}

ThreadPoolExecutor::~ThreadPoolExecutor() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  started_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void ThreadPoolExecutor::run(std::size_t count, const std::function<void(std::size_t)>& task) {
  if (insidePiece || workers_.empty()) {
    for (std::size_t piece = 0; piece < count; ++piece) task(piece);
    return;
  }
  std::unique_lock lock(mutex_);
  task_ = &task;
  count_ = count;
  next_ = done_ = 0;
  started_.notify_all();
  takePieces(lock);
  finished_.wait(lock, [this] { return done_ == count_; });
  task_ = nullptr;
  if (std::exception_ptr thrown = std::exchange(thrown_, nullptr)) std::rethrow_exception(thrown);
}

void ThreadPoolExecutor::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    started_.wait(lock, [this] { return stopping_ || next_ < count_; });
    if (stopping_) return;
    takePieces(lock);
  }
}

void ThreadPoolExecutor::takePieces(std::unique_lock<std::mutex>& lock) {
  while (next_ < count_) {
    const std::size_t piece = next_++;
    const auto& task = *task_;
    lock.unlock();
    std::exception_ptr thrown;
    insidePiece = true;
    try {
      task(piece);
    } catch (...) {
      thrown = std::current_exception();
    }
    insidePiece = false;
    lock.lock();
    if (thrown && (!thrown_ || piece < thrownPiece_)) {
      thrown_ = thrown;
      thrownPiece_ = piece;
    }
    if (++done_ == count_) finished_.notify_all();
  }
}

}  // namespace shelfwise
