// The runtime's answers, native: answers ENGINE_SLICE FIELDS_SLICE HISTORIES
//
// The slices are uncompressed; HISTORIES has a line per shopper: type, age, item id, type, age,
// ..., oldest first, with tabs between.  Prints a line per shopper: the JSON of what is
// recommended, a tab, the bits of the scores, a tab, the bits of the shares; then the same for the
// items as a cart, and for what is bought together with the latest.

#include <bit>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"

namespace shelfwise {
namespace {

RecommendRequest readRequest(const ModelView& model, const std::string& line) {
  RecommendRequest request{.exclude = {}, .history = std::vector<ScoredEvent>{}};
  std::istringstream cells(line);
  std::string type;
  std::string age;
  std::string id;
  for (std::uint32_t position = 0; std::getline(cells, type, '\t') &&
                                   std::getline(cells, age, '\t') && std::getline(cells, id, '\t');
       ++position) {
    const ItemId item = model.findItem(id);
    if (item == kNoId) continue;
    request.history->push_back({item, *eventTypeFromName(type), std::stoull(age)});
    request.positions.push_back(position);
  }
  return request;
}

std::string bits(float value) {
  char text[9];
  std::snprintf(text, sizeof text, "%08x", std::bit_cast<std::uint32_t>(value));
  return text;
}

void print(const ModelView& model, const Recommendations& answer) {
  const std::vector<std::string> fields{"title"};
  std::string scores;
  std::string shares;
  for (const Recommendation& item : answer.items) {
    scores += bits(item.score);
    for (const Reason& reason : item.reasons) shares += bits(reason.share);
  }
  std::cout << recommendationsJson(model, answer, fields) << '\t' << scores << '\t' << shares;
}

int run(char** arguments) {
  auto engine = readFile(arguments[1]);
  auto fields = readFile(arguments[2]);
  if (!engine.ok() || !fields.ok()) {
    std::cerr << (engine.ok() ? fields : engine).error().message << '\n';
    return 1;
  }
  auto opened = Recommender::open({std::move(engine).value(), std::move(fields).value()});
  if (!opened.ok()) {
    std::cerr << opened.error().message << '\n';
    return 1;
  }
  Recommender& recommender = *opened.value();
  std::ifstream histories(arguments[3]);
  for (std::string line; std::getline(histories, line);) {
    const RecommendRequest request = readRequest(recommender.model(), line);
    CartRequest cart{.items = {}, .exclude = {}};
    for (const ScoredEvent& event : *request.history) cart.items.push_back(event.item);
    print(recommender.model(), recommender.recommend(request).value());
    std::cout << '\t';
    print(recommender.model(), recommender.cart(cart).value());
    if (!cart.items.empty()) {
      std::cout << '\t';
      print(recommender.model(),
            recommender.boughtTogether({.item = cart.items.back(), .exclude = {}}).value());
    }
    std::cout << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace shelfwise

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: answers ENGINE_SLICE FIELDS_SLICE HISTORIES\n";
    return 64;
  }
  return shelfwise::run(arguments);
}
