#include "build/system.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#include <emscripten/heap.h>
#else
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace shelfwise {

#ifdef __EMSCRIPTEN__

// isatty() of Emscripten's C library takes every output for a terminal.
EM_JS(int, errorOutputIsTerminal, (), { return process.stderr.isTTY ? 1 : 0; });

bool errorsGoToTerminal() { return errorOutputIsTerminal() != 0; }

std::uint64_t peakBytes() { return emscripten_get_heap_size(); }

#else

bool errorsGoToTerminal() { return ::isatty(STDERR_FILENO) == 1; }

std::uint64_t peakBytes() {
  ::rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  constexpr std::uint64_t kUnit = 1;
#else
  constexpr std::uint64_t kUnit = 1024;
#endif
  return static_cast<std::uint64_t>(usage.ru_maxrss) * kUnit;
}

#endif

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::size_t processorCount() { return std::max(1u, std::thread::hardware_concurrency()); }

void printOutput(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void printNote(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void printError(const Error& error) {
  printNote("error: " + std::string(errorCodeName(error.code)) + ": " + error.message + "\n");
}

}  // namespace shelfwise
