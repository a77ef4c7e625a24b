#include "evaluate/split.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "base/random.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kTestShare = 5;  // kRandom: one event in five

// Whether each event of one shopper is a test event.
using TestMarks = std::vector<bool>;

TestMarks lastOf(std::span<const LoggedEvent> events) {
  TestMarks marks(events.size(), false);
  if (!marks.empty()) marks.back() = true;
  return marks;
}

TestMarks partsOf(std::span<const LoggedEvent> events) {
  TestMarks marks;
  for (const LoggedEvent& event : events) marks.push_back(event.part == Part::kTest);
  return marks;
}

// Marks a fifth of the events, rounded to the nearest, but at least one of two or more.  They are
// the first of a random permutation (Fisher and Yates).
TestMarks randomFifth(std::size_t count, SplitMix64& random) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  shuffle(std::span(order), random);
  const std::size_t tests =
      count < 2 ? 0 : std::max<std::size_t>(1, (count + kTestShare / 2) / kTestShare);
  TestMarks marks(count, false);
  for (std::size_t i = 0; i < tests; ++i) marks[order[i]] = true;
  return marks;
}

TestMarks since(std::span<const LoggedEvent> events, std::int64_t start) {
  TestMarks marks;
  for (const LoggedEvent& event : events) marks.push_back(event.time >= start);
  return marks;
}

TestCase caseOf(std::span<const LoggedEvent> events, const TestMarks& marks) {
  TestCase testCase;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (marks[i]) {
      if (testCase.test.empty()) testCase.time = events[i].time;
      testCase.test.push_back(events[i].product);
    } else {
      testCase.history.push_back(events[i]);
    }
  }
  std::sort(testCase.test.begin(), testCase.test.end());
  testCase.test.erase(std::unique(testCase.test.begin(), testCase.test.end()), testCase.test.end());
  return testCase;
}

// Takes out of the test the products that the history holds, and returns them.
std::vector<ProductId> takeRepeats(TestCase& testCase) {
  std::vector<ProductId> repeats;
  std::vector<ProductId> fresh;
  for (const ProductId product : testCase.test) {
    const bool isHeld =
        std::any_of(testCase.history.begin(), testCase.history.end(),
                    [&](const LoggedEvent& event) { return event.product == product; });
    (isHeld ? repeats : fresh).push_back(product);
  }
  testCase.test = std::move(fresh);
  return repeats;
}

bool testsComeLast(std::span<const LoggedEvent> events) {
  return std::is_partitioned(events.begin(), events.end(),
                             [](const LoggedEvent& event) { return event.part != Part::kTest; });
}

bool orderTellsTheTest(const EventLog& log, Protocol protocol) {
  if (protocol == Protocol::kRandom) return false;
  if (protocol != Protocol::kSplit) return true;
  for (std::size_t shopper = 0; shopper < log.shoppers.size(); ++shopper) {
    if (!testsComeLast(log.of(shopper))) return false;
  }
  return log.ordered;
}

void forgetOrder(std::vector<LoggedEvent>& events, SplitMix64& random) {
  shuffle(std::span(events), random);
  for (std::size_t i = 0; i < events.size(); ++i) events[i].time = static_cast<std::int64_t>(i);
}

}  // namespace

std::string_view protocolName(Protocol protocol) {
  switch (protocol) {
    case Protocol::kLeaveOneOut:
      return "loo";
    case Protocol::kSplit:
      return "split";
    case Protocol::kRandom:
      return "random";
    case Protocol::kTime:
      return "time";
  }
  return "";
}

Result<LogSplit> splitLog(const EventLog& log, Protocol protocol, std::uint64_t seed) {
  if (protocol == Protocol::kTime && log.ageKind != AgeKind::kSeconds) {
    return Error{ErrorCode::kInvalidArgument,
                 "the time protocol needs events with times; these have positions"};
  }
  const std::int64_t testStart = startOfLatest(log);
  SplitMix64 random(seed);
  LogSplit split;
  split.known.shoppers = log.shoppers;
  const bool isForgotten = !orderTellsTheTest(log, protocol);
  split.known.ordered = log.ordered && !isForgotten;
  split.known.ageKind = isForgotten ? AgeKind::kSteps : log.ageKind;
  split.known.baskets = log.baskets;
  split.known.offsets.push_back(0);
  TestMarks allMarks;
  for (std::size_t shopper = 0; shopper < log.shoppers.size(); ++shopper) {
    const auto events = log.of(shopper);
    const TestMarks marks = protocol == Protocol::kLeaveOneOut ? lastOf(events)
                            : protocol == Protocol::kSplit     ? partsOf(events)
                            : protocol == Protocol::kRandom    ? randomFifth(events.size(), random)
                                                               : since(events, testStart);
    allMarks.insert(allMarks.end(), marks.begin(), marks.end());
    TestCase testCase = caseOf(events, marks);
    if (isForgotten) forgetOrder(testCase.history, random);
    split.known.events.insert(split.known.events.end(), testCase.history.begin(),
                              testCase.history.end());
    split.known.offsets.push_back(split.known.events.size());
    std::vector<ProductId> repeats = takeRepeats(testCase);
    if (!repeats.empty()) {
      split.repeats.push_back({testCase.history, std::move(repeats), testCase.time});
    }
    if (!testCase.history.empty() && !testCase.test.empty()) {
      split.cases.push_back(std::move(testCase));
    }
  }
  if (split.cases.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 "by protocol " + std::string(protocolName(protocol)) +
                     " no shopper has both a history and a test event"};
  }
  split.companions = heldOutCompanions(
      log, [&](std::size_t s, std::size_t event) { return allMarks[log.offsets[s] + event]; },
      seed);
  return split;
}

}  // namespace shelfwise
