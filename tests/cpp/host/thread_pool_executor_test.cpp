#include "host/thread_pool_executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <string>

namespace shelfwise {
namespace {

TEST(ThreadPoolExecutor, RunsEveryPieceOnce) {
  for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
    ThreadPoolExecutor pool(threads);
    for (const std::size_t count : {0u, 1u, 2u, 1000u}) {
      std::vector<std::atomic<int>> calls(count);
      pool.run(count, [&](std::size_t piece) { ++calls[piece]; });
      for (const auto& call : calls) EXPECT_EQ(call, 1);
    }
  }
}

TEST(ThreadPoolExecutor, WorksOnAsManyThreadsAsItWasGiven) {
  ThreadPoolExecutor pool(3);
  ASSERT_EQ(pool.threads(), 3u);
  std::atomic<int> waiting{0};
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  pool.run(3, [&](std::size_t) {  // ends only if three pieces run at once
    ++waiting;
    while (waiting < 3 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  });
  EXPECT_EQ(waiting, 3);
}

TEST(ThreadPoolExecutor, SeesWhatEarlierRunsHaveWritten) {
  ThreadPoolExecutor pool(2);
  std::vector<int> values(500, 1);
  for (int run = 0; run < 50; ++run) {
    std::vector<int> next(values.size());
    pool.run(values.size(), [&](std::size_t i) { next[i] = values[values.size() - 1 - i] + 1; });
    values = next;
  }
  EXPECT_EQ(values, std::vector<int>(500, 51));
}

TEST(ThreadPoolExecutor, RunsPiecesOfAPiece) {
  ThreadPoolExecutor pool(2);
  std::vector<int> sums(8);
  pool.run(sums.size(), [&](std::size_t outer) {
    pool.run(10, [&](std::size_t inner) { sums[outer] += static_cast<int>(inner); });
  });
  EXPECT_EQ(sums, std::vector<int>(8, 45));
}

TEST(ThreadPoolExecutor, ThrowsWhatTheSmallestPieceThrewAndGoesOn) {
  for (const std::size_t threads : {1u, 2u}) {
    ThreadPoolExecutor pool(threads);
    const auto fail = [](std::size_t piece) {
      if (piece >= 5) throw std::runtime_error(std::to_string(piece));
    };
    for (int again = 0; again < 3; ++again) {
      try {
        pool.run(20, fail);
        FAIL() << "nothing was thrown";
      } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "5");
      }
    }
    std::atomic<int> calls{0};
    pool.run(4, [&](std::size_t) { ++calls; });
    EXPECT_EQ(calls, 4);
  }
}

}  // namespace
}  // namespace shelfwise
