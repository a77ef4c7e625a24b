#include "delivery/index.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

const std::string kHash(64, 'a');

Index smallIndex() {
  return Index{
      .generation = "0123456789abcdef",
      .slices = {{.role = "engine",
                  .file = sliceFileName(kHash),
                  .sha256 = kHash,
                  .bytes = 200,
                  .storedBytes = 100}},
      .build = {
          .items = 3, .entities = 5, .relations = 2, .triples = 6, .edges = 4, .minSupport = 2}};
}

Latest smallLatest() {
  return Latest{.version = 7,
                .generation = "0123456789abcdef",
                .index = {.file = indexFileName(kHash), .sha256 = kHash, .bytes = 300},
                .boot = {sliceFileName(kHash)},
                .expires = "2030-01-01"};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Index, IsWrittenInOneFixedOrder) {
  EXPECT_EQ(indexJson(smallIndex()),
            R"({"format":0,"generation":"0123456789abcdef","slices":[{"role":"engine",)"
            R"("file":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.slice.gz",)"
            R"("sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",)"
            R"("bytes":200,"storedBytes":100}],"build":{"items":3,"entities":5,"relations":2,)"
            R"("triples":6,"edges":4,"minSupport":2}})"
            "\n");
}

TEST(Index, IsReadAsItWasWritten) {
  const auto index = parseIndex(indexJson(smallIndex()));
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(index.value(), smallIndex());
}

TEST(Latest, IsReadAsItWasWritten) {
  const auto latest = parseLatest(latestJson(smallLatest()));
  ASSERT_TRUE(latest.ok()) << latest.error().message;
  EXPECT_EQ(latest.value(), smallLatest());
}

TEST(Latest, HasNoExpiryUnlessOneIsGiven) {
  Latest latest = smallLatest();
  latest.expires.clear();
  EXPECT_EQ(latestJson(latest).find("expires"), std::string::npos);
  EXPECT_EQ(parseLatest(latestJson(latest)).value(), latest);
}

TEST(Latest, MayHaveFieldsOfLaterVersions) {
  const auto json = replaced(latestJson(smallLatest()), R"("version")", R"("later":[1],"version")");
  EXPECT_EQ(parseLatest(json).value(), smallLatest());
}

TEST(Latest, RefusesWhatIsNone) {
  for (const std::string& text :
       {std::string(), std::string("<!doctype html><title>404</title>"), std::string("null"),
        std::string("[]"), std::string("{}"), std::string(kMaxLatestBytes + 1, ' ')}) {
    const auto latest = parseLatest(text);
    ASSERT_FALSE(latest.ok()) << text;
    EXPECT_EQ(latest.error().code, ErrorCode::kCorruptIndex) << text;
  }
}

TEST(Latest, RefusesAFieldThatIsMissingOrOfAnotherKind) {
  const std::string json = latestJson(smallLatest());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {R"("version":7)", R"("version":-7)"},
           {R"("version":7)", R"("version":"7")"},
           {R"("version":7)", R"("version":0)"},
           {R"("version":7)", R"("version":9007199254740992)"},
           {R"("version":7)", R"("version":18446744073709551615)"},
           {R"("version":7,)", ""},
           {"0123456789abcdef", "0123456789ABCDEF"},
           {R"("bytes":300)", R"("bytes":1.5)"},
           {R"("index":{)", R"("index":1,"x":{)"},
           {R"("boot":["aaaa)", R"("boot":["../aaaa)"},
           {R"("expires":"2030-01-01")", R"("expires":2030)"},
           {R"("expires":"2030-01-01")", R"("expires":"soon")"},
           {R"("expires":"2030-01-01")", R"("expires":"2030-01-01T00:00:00+01:00")"}}) {
    const auto latest = parseLatest(replaced(json, from, to));
    ASSERT_FALSE(latest.ok()) << to;
    EXPECT_EQ(latest.error().code, ErrorCode::kCorruptIndex) << to;
  }
}

TEST(Latest, TakesTheLargestVersionThatAClientReads) {
  Latest latest = smallLatest();
  latest.version = 9'007'199'254'740'991;  // Number.MAX_SAFE_INTEGER
  EXPECT_EQ(parseLatest(latestJson(latest)).value(), latest);
}

TEST(Index, RefusesANumberThatJavaScriptDoesNotHold) {
  for (const std::string field : {"bytes", "storedBytes", "edges"}) {
    const std::string json = indexJson(smallIndex());
    const auto at = json.find("\"" + field + "\":") + field.size() + 3;
    const auto end = json.find_first_of(",}", at);
    const auto index = parseIndex(json.substr(0, at) + "9007199254740992" + json.substr(end));
    ASSERT_FALSE(index.ok()) << field;
    EXPECT_EQ(index.error().code, ErrorCode::kCorruptIndex);
  }
}

TEST(Latest, RefusesAnIndexWhoseNameDoesNotFollowFromItsHash) {
  const auto json = replaced(latestJson(smallLatest()), "index-aaaa", "index-aaab");
  EXPECT_EQ(parseLatest(json).error().code, ErrorCode::kCorruptIndex);
}

TEST(Index, RefusesASliceOutsideItsFolder) {
  const auto json = replaced(indexJson(smallIndex()), R"("file":"aaaa)", R"("file":"../a)");
  EXPECT_EQ(parseIndex(json).error().code, ErrorCode::kCorruptIndex);
}

TEST(Index, RefusesAnotherFormat) {
  const auto index = parseIndex(replaced(indexJson(smallIndex()), "\"format\":0", "\"format\":9"));
  ASSERT_FALSE(index.ok());
  EXPECT_EQ(index.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_EQ(index.error().message, "the index has format 9, this version reads format 0");
}

TEST(Index, KnowsTheNamesThatABuildWrites) {
  EXPECT_TRUE(isContentName(sliceFileName(kHash)));
  EXPECT_TRUE(isContentName(indexFileName(kHash)));
  for (const char* other : {"latest.json", "index-.json", ".slice.gz", "", "index.html",
                            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.slice.gz"}) {
    EXPECT_FALSE(isContentName(other)) << other;
  }
}

}  // namespace
}  // namespace shelfwise
