// The runtime's answers, native: answers ENGINE_SLICE FIELDS_SLICE HISTORIES
//
// The slices are uncompressed; HISTORIES has a line per shopper, as answerLine() takes it, and so
// has the output.

#include "fixtures/answers.h"

#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "host/files.h"
#include "recommend/recommender.h"

namespace shelfwise {
namespace {

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
    std::cout << answerLine(recommender, line) << '\n';
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
