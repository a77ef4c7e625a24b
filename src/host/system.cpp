#include "host/system.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include "text/visible_text.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#include <emscripten/heap.h>
#else
#include <sys/resource.h>
#endif

namespace shelfwise {

#ifdef __EMSCRIPTEN__

// isatty() of Emscripten's C library says that every output is a terminal.
EM_JS(int, errorOutputIsTerminal, (), { return require('tty').isatty(2) ? 1 : 0; });

bool errorsGoToTerminal() { return errorOutputIsTerminal() != 0; }

std::uint64_t peakBytes() { return emscripten_get_heap_size(); }

// getenv() of Emscripten's C library reads an environment of its own.
EM_JS(double, sourceDateOfNode, (), {
  const text = process.env.SOURCE_DATE_EPOCH;
  const seconds = Number(text);
  return String(seconds) == text && Number.isInteger(seconds) && seconds < 1e11 ? seconds : -1;
});

std::optional<std::int64_t> sourceDateEpoch() {
  const double seconds = sourceDateOfNode();
  if (seconds < 0) return std::nullopt;
  return static_cast<std::int64_t>(seconds);
}

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

std::optional<std::int64_t> sourceDateEpoch() {
  const char* set = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view text = set ? set : "";
  std::int64_t seconds = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool isWhole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  if (!isWhole || seconds < 0 || text.size() >= 12) return std::nullopt;
  return seconds;
}

#endif

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::size_t processorCount() { return std::max(1u, std::thread::hardware_concurrency()); }

bool writeAll(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    } else if (written < 0 && errno == EAGAIN) {  // Node makes pipes non-blocking
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } else if (written == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

namespace {

void print(int descriptor, std::string_view text) {
  writeAll(descriptor, std::as_bytes(std::span(text.data(), text.size())));
}

}  // namespace

void printOutput(std::string_view text) { print(STDOUT_FILENO, visibleLines(text)); }

void printNote(std::string_view text) { print(STDERR_FILENO, visibleLines(text)); }

void printJson(std::string_view json) {
  if (json.ends_with('\n')) json.remove_suffix(1);
  print(STDOUT_FILENO, visibleJson(json) + "\n");
}

void printProgress(std::string_view text) { print(STDERR_FILENO, text); }

void printError(const Error& error) {
  printNote("error: " + std::string(errorCodeName(error.code)) + ": " + visible(error.message) +
            "\n");
}

}  // namespace shelfwise
