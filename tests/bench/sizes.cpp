// What grows with the catalogue: sizes ENGINE_SLICE FIELDS_SLICE HISTORIES...
//
// The slices are uncompressed; each file of histories has as many lines, and those of the first one
// item each.  Prints one JSON object: microseconds of whole answers for each file, and the mean of
// the parts: the vector scan, a plain sum of the same bytes, and the walk from an item over its
// facts to other items; `walks` are what the first of those walks found.

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "bandwidth.h"
#include "measure.h"
#include "quant/top_items.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kLimit = 10;
constexpr std::size_t kRounds = 21;
constexpr std::size_t kItemsARound = 1'000'000;  // at least, for a clock that is coarse
constexpr std::size_t kShown = 20;               // histories whose answers are printed

std::string answersJson(Recommender& recommender, const Histories& histories) {
  std::size_t printed = 0;
  return summaryJson(timesOf(histories.size(), [&](std::size_t i) {
    const auto top = recommender.recommend({.list = {.limit = kLimit}, .history = histories[i]});
    printed += recommendationsJson(recommender.model(), top.value(), {}).value().size();
  }));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return '[' + text + ']';
}

std::size_t callsARound(const ModelView& model, const Histories& histories) {
  return std::max(histories.size() / kRounds, kItemsARound / model.itemCount()) + 1;
}

class VectorScans {
 public:
  VectorScans(const ModelView& model, const Histories& histories)
      : model_(model), histories_(histories), scores_(model.itemCount()) {
    Arena measure = Arena::measuring();
    VectorSource(measure, model.vectors);
    arena_ = Arena::create(measure.used());
    vectors_ = VectorSource(*arena_, model.vectors);
  }

  void scan(std::size_t i) {
    vectors_.clear();
    vectors_.add({histories_[i % histories_.size()].front().item, true, kFullEventWeight});
    vectors_.score(kFactor, scores_);
  }

  std::vector<ItemId> nearest(std::size_t i) {
    scan(i);
    return topItems(scores_, kLimit);
  }

  // Scans and plain sums of the same bytes take turns, so that all meet the same machine.
  std::string json() {
    std::uint64_t sum = 0;
    std::vector<double> scans;
    std::vector<double> searches;
    std::vector<double> reads;
    const auto bytes = std::as_bytes(model_.vectors.items());
    const std::size_t calls = callsARound(model_, histories_);
    for (std::size_t round = 0; round < kRounds; ++round) {
      scans.push_back(meanOf(calls, [&](std::size_t i) { scan(i); }));
      searches.push_back(meanOf(calls, [&](std::size_t i) { sum += nearest(i).size(); }));
      reads.push_back(meanOf(calls, [&](std::size_t) { sum += sumOfWords(bytes); }));
    }
    std::vector<std::string> found;
    for (std::size_t i = 0; i < std::min(kShown, histories_.size()); ++i) {
      std::vector<std::string> items;
      for (const ItemId item : nearest(i)) items.push_back(std::to_string(item));
      found.push_back(joined(items));
    }
    return "\"scan\":" + std::to_string(median(scans)) +
           ",\"search\":" + std::to_string(median(searches)) +
           ",\"read\":" + std::to_string(median(reads)) + ",\"sum\":\"" + std::to_string(sum) +
           "\",\"nearest\":" + joined(found);
  }

 private:
  static constexpr double kFactor = 1e-7;

  const ModelView& model_;
  const Histories& histories_;
  std::optional<Arena> arena_;
  VectorSource vectors_;
  std::vector<float> scores_;
};

// The model's weights with those of facts alone, so that nothing but facts is walked.
FusionWeights factsAlone(const FusionWeights& fusion) {
  FusionWeights facts = fusion;
  for (auto& scenario : facts.scenarios) {
    scenario.popularity = 0;
    for (auto& lambda : scenario.lambda) lambda.fill(0);
    scenario.lambda[Source::kFacts].fill(1);
  }
  return facts;
}

// `[[item,score],...]` of the items with a score.
std::string scoredJson(const std::vector<float>& scores) {
  std::vector<std::string> scored;
  for (ItemId item = 0; item < scores.size(); ++item) {
    if (!(scores[item] > 0)) continue;
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), scores[item]).ptr;
    scored.push_back('[' + std::to_string(item) + ',' + std::string(digits.begin(), end) + ']');
  }
  return joined(scored);
}

std::string walksJson(const ModelView& model, const Histories& histories) {
  const FusionWeights facts = factsAlone(model.fusion);
  Scorer scorer = Scorer::create(model, facts).value();
  std::vector<float> scores(model.itemCount());
  std::vector<double> rounds;
  const std::size_t calls = callsARound(model, histories);
  for (std::size_t round = 0; round < kRounds; ++round) {
    rounds.push_back(meanOf(calls, [&](std::size_t i) {
      scorer.score(histories[i % histories.size()], Scenario::kForYou, scores);
    }));
  }
  std::vector<std::string> walks;
  for (std::size_t i = 0; i < std::min(kShown, histories.size()); ++i) {
    scorer.score(histories[i], Scenario::kForYou, scores);
    walks.push_back(scoredJson(scores));
  }
  return "\"walk\":" + std::to_string(median(rounds)) + ",\"walks\":" + joined(walks);
}

int run(int count, char** arguments) {
  auto opened = Recommender::open({readFile(arguments[1]), readFile(arguments[2])});
  if (!opened.ok()) {
    std::cerr << opened.error().message << '\n';
    return 1;
  }
  Recommender& recommender = *opened.value();
  const ModelView& model = recommender.model();
  const auto single = readHistories(arguments[3], model.fusion.ages.inSeconds);
  std::vector<std::string> answers;
  for (int i = 3; i < count; ++i) {
    const auto histories = readHistories(arguments[i], model.fusion.ages.inSeconds);
    answers.push_back(answersJson(recommender, histories));
  }
  std::cout << "{\"recommend\":" << joined(answers) << ',' << VectorScans(model, single).json()
            << ',' << walksJson(model, single) << "}\n";
  return 0;
}

}  // namespace
}  // namespace shelfwise

int main(int count, char** arguments) {
  if (count < 4) {
    std::cerr << "usage: sizes ENGINE_SLICE FIELDS_SLICE HISTORIES...\n";
    return 64;
  }
  return shelfwise::run(count, arguments);
}
