// shelfwise: the command line.  Compiled natively, and by Emscripten for Node.

#include <exception>
#include <new>
#include <string>

#include "build/build_command.h"
#include "build/eval_command.h"
#include "build/inspect_command.h"
#include "build/options.h"
#include "build/system.h"
#include "build/thread_pool_executor.h"
#include "build/verify_command.h"
#include "console/stage_progress.h"

namespace shelfwise {
namespace {

ProgressStyle progressStyle(const Options& options) {
  if (options.quiet) return ProgressStyle::kSilent;
  return errorsGoToTerminal() ? ProgressStyle::kTerminal : ProgressStyle::kLines;
}

int statusOf(const Status& status) {
  if (status.ok()) return kExitOk;
  printError(status.error());
  const ErrorCode code = status.error().code;
  return code == ErrorCode::kInternal || code == ErrorCode::kOutOfMemory ? kExitInternal
                                                                         : kExitData;
}

int verify(const Options& options) {
  const std::vector<Error> problems = runVerify(options);
  for (const Error& problem : problems) printError(problem);
  return problems.empty() ? kExitOk : kExitData;
}

int runWithThreads(const Options& options) {
  ThreadPoolExecutor executor(options.threads == 0 ? processorCount() : options.threads);
  StageProgress progress(progressStyle(options), steadySeconds, printNote);
  return statusOf(options.verb == Verb::kBuild ? runBuild(options, executor, progress)
                                               : runEval(options, executor, progress));
}

int run(int argc, const char* const* argv) {
  const CommandLine line = parseCommandLine(argc, argv);
  if (line.ends) {
    (line.status == kExitOk ? printOutput : printNote)(line.text);
    return line.status;
  }
  switch (line.options.verb) {
    case Verb::kVerify:
      return verify(line.options);
    case Verb::kInspect:
      return statusOf(runInspect(line.options));
    case Verb::kBuild:
    case Verb::kEval:
      return runWithThreads(line.options);
  }
  return kExitInternal;
}

}  // namespace
}  // namespace shelfwise

int main(int argc, char** argv) {
  using namespace shelfwise;
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    printError({ErrorCode::kOutOfMemory, "not enough memory for this shop"});
  } catch (const std::exception& failure) {
    printError({ErrorCode::kInternal, failure.what()});
  }
  return kExitInternal;
}
