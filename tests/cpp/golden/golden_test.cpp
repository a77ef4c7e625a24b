// Slices of every published version are read for ever, and answer as they did.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "fixtures/answers.h"
#include "host/files.h"
#include "recommend/recommender.h"

namespace shelfwise {
namespace {

class Golden : public ::testing::TestWithParam<const char*> {
 protected:
  std::string path(const char* name) const {
    return std::string(SHELFWISE_SOURCE_DIR "/tests/golden/") + GetParam() + "/" + name;
  }
};

TEST_P(Golden, SlicesAnswerAsTheyDid) {
  auto engine = readFile(path("engine.slice"));
  auto fields = readFile(path("fields.slice"));
  ASSERT_TRUE(engine.ok() && fields.ok());
  auto opened = Recommender::open({std::move(engine).value(), std::move(fields).value()});
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  std::ifstream histories(path("histories.tsv"));
  std::ifstream answers(path("answers.tsv"));
  std::size_t shoppers = 0;
  for (std::string history, expected; std::getline(histories, history); ++shoppers) {
    ASSERT_TRUE(std::getline(answers, expected));
    EXPECT_EQ(answerLine(*opened.value(), history), expected);
  }
  EXPECT_EQ(shoppers, 6u);
}

// 0.1.0/shop is a part of the sample shop; 0.1.0/model has each source at random.
INSTANTIATE_TEST_SUITE_P(Versions, Golden, ::testing::Values("0.1.0/shop", "0.1.0/model"));

}  // namespace
}  // namespace shelfwise
