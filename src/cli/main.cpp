// The command line tool `shelfwise`: natively, and compiled to WebAssembly for Node.

#include <exception>
#include <new>
#include <vector>

#include "cli/build_command.h"
#include "cli/doctor_command.h"
#include "cli/eval_command.h"
#include "cli/inspect_command.h"
#include "cli/options.h"
#include "cli/overlay_command.h"
#include "cli/verify_command.h"
#include "console/stage_progress.h"
#include "host/system.h"
#include "host/thread_pool_executor.h"

namespace {

using namespace shelfwise;

int statusOf(const Error& error) {
  const bool ours = error.code == ErrorCode::kInternal || error.code == ErrorCode::kOutOfMemory;
  return ours ? kExitInternal : kExitData;
}

ProgressStyle styleOf(const Options& options) {
  if (options.quiet) return ProgressStyle::kSilent;
  return errorsGoToTerminal() ? ProgressStyle::kTerminal : ProgressStyle::kLines;
}

using TrainingCommand = Status (*)(const Options&, Executor&, StageProgress&);

Status runWithThreads(TrainingCommand command, const Options& options) {
  ThreadPoolExecutor executor(options.threads > 0 ? options.threads : processorCount());
  StageProgress progress(styleOf(options), steadySeconds, printProgress);
  const Status status = command(options, executor, progress);
  progress.finish();
  return status;
}

std::vector<Error> problemOf(const Status& status) {
  if (status.ok()) return {};
  return {status.error()};
}

std::vector<Error> run(const Options& options) {
  switch (options.verb) {
    case Verb::kBuild:
      return problemOf(runWithThreads(runBuild, options));
    case Verb::kEval:
      return problemOf(runWithThreads(runEval, options));
    case Verb::kDoctor:
      return problemOf(runWithThreads(runDoctor, options));
    case Verb::kVerify:
      return runVerify(options);
    case Verb::kInspect:
      return problemOf(runInspect(options));
    case Verb::kOverlay:
      return problemOf(runOverlay(options));
  }
  return {Error{ErrorCode::kInternal, "a verb without a command"}};
}

int runCommandLine(int argc, char** argv) {
  const CommandLine line = parseCommandLine(argc, argv);
  if (line.ends) {
    (line.status == kExitOk ? printOutput : printNote)(line.text);
    return line.status;
  }
  const std::vector<Error> problems = run(line.options);
  for (const Error& problem : problems) printError(problem);
  return problems.empty() ? kExitOk : statusOf(problems.front());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return runCommandLine(argc, argv);
  } catch (const std::bad_alloc&) {
    printError({ErrorCode::kOutOfMemory, "there is not enough memory for these files"});
  } catch (const std::length_error&) {
    printError({ErrorCode::kOutOfMemory, "a file is larger than this program can hold"});
  } catch (const std::exception& unexpected) {
    printError({ErrorCode::kInternal, unexpected.what()});
  }
  return kExitInternal;
}
