#include "cli/options.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

CommandLine parse(std::initializer_list<const char*> arguments) {
  std::vector<const char*> argv = {"shelfwise"};
  argv.insert(argv.end(), arguments);
  return parseCommandLine(static_cast<int>(argv.size()), argv.data());
}

TEST(Options, BuildHasTheDefaultsOfTheModel) {
  const CommandLine line = parse({"build", "--catalog", "p.csv", "-o", "out"});
  ASSERT_FALSE(line.ends) << line.text;
  EXPECT_EQ(line.options.verb, Verb::kBuild);
  EXPECT_EQ(line.options.catalog, "p.csv");
  EXPECT_EQ(line.options.output, "out");
  EXPECT_EQ(line.options.events, "");
  EXPECT_EQ(line.options.minSupport, 2u);
  EXPECT_EQ(line.options.vectorSupport, std::nullopt);
  EXPECT_EQ(line.options.seed, 1u);
  EXPECT_EQ(line.options.effort, Effort::kDefault);
  EXPECT_EQ(line.options.threads, 0u);
  EXPECT_FALSE(line.options.json || line.options.quiet || line.options.lenient);
}

TEST(Options, BuildTakesEveryOption) {
  const CommandLine line = parse({"build",
                                  "--catalog",
                                  "p.csv",
                                  "--events",
                                  "e.csv",
                                  "--links",
                                  "l.csv",
                                  "--map",
                                  "m.json",
                                  "-o",
                                  "out",
                                  "--previous",
                                  "old",
                                  "--min-support",
                                  "5",
                                  "--vector-support",
                                  "15",
                                  "--seed",
                                  "18446744073709551615",
                                  "--effort",
                                  "best",
                                  "--threads",
                                  "3",
                                  "--expires",
                                  "2030-02-28T23:59:59Z",
                                  "--json",
                                  "--quiet",
                                  "--lenient"});
  ASSERT_FALSE(line.ends) << line.text;
  const Options& options = line.options;
  EXPECT_EQ(options.events, "e.csv");
  EXPECT_EQ(options.links, "l.csv");
  EXPECT_EQ(options.map, "m.json");
  EXPECT_EQ(options.previous, "old");
  EXPECT_EQ(options.minSupport, 5u);
  EXPECT_EQ(options.vectorSupport, 15u);
  EXPECT_EQ(options.seed, 18446744073709551615u);
  EXPECT_EQ(options.effort, Effort::kBest);
  EXPECT_EQ(options.threads, 3u);
  EXPECT_EQ(options.expires, "2030-02-28T23:59:59Z");
  EXPECT_TRUE(options.json && options.quiet && options.lenient);
}

TEST(Options, EvalChoosesAmongFourProtocols) {
  const auto protocol = [](const char* name) {
    return parse({"eval", "--events", "e", "--protocol", name}).options.protocol;
  };
  EXPECT_EQ(parse({"eval", "--events", "e"}).options.protocol, Protocol::kLeaveOneOut);
  EXPECT_TRUE(parse({"eval", "--events", "e"}).options.ablations);
  EXPECT_FALSE(parse({"eval", "--events", "e", "--no-ablations"}).options.ablations);
  EXPECT_EQ(parse({"eval", "--events", "e", "--effort", "none"}).options.effort, Effort::kNone);
  EXPECT_EQ(protocol("loo"), Protocol::kLeaveOneOut);
  EXPECT_EQ(protocol("split"), Protocol::kSplit);
  EXPECT_EQ(protocol("random"), Protocol::kRandom);
  EXPECT_EQ(protocol("time"), Protocol::kTime);
}

TEST(Options, VectorsNeedNoFewerShoppersThanEdges) {
  const auto statusWith = [](const char* edges, const char* vectors) {
    return parse({"build", "--catalog", "p.csv", "-o", "o", "--min-support", edges,
                  "--vector-support", vectors})
        .status;
  };
  EXPECT_EQ(statusWith("3", "3"), 0);
  EXPECT_EQ(statusWith("3", "2"), kExitUsage);
  EXPECT_EQ(statusWith("1", "0"), kExitUsage);
  EXPECT_EQ(statusWith("1", "many"), kExitUsage);
  const CommandLine line = parse({"eval", "--events", "e.csv", "--vector-support", "1"});
  EXPECT_NE(line.text.find("--vector-support must not be below --min-support"), std::string::npos);
}

TEST(Options, EvalTakesAFileForItsReport) {
  const CommandLine line = parse({"eval", "--events", "e.csv", "--report", "r.html"});
  ASSERT_FALSE(line.ends) << line.text;
  EXPECT_EQ(line.options.report, "r.html");
  EXPECT_EQ(parse({"eval", "--events", "e.csv"}).options.report, "");
  EXPECT_EQ(parse({"eval", "--events", "e.csv", "--report", ""}).status, kExitUsage);
  EXPECT_EQ(parse({"build", "--catalog", "p.csv", "-o", "o", "--report", "r"}).status, kExitUsage);
}

TEST(Options, EvalTakesRowsOfOtherVectors) {
  const auto forms = parse({"eval", "--events", "e", "--rows", "lightgcn", "mean-facts"});
  ASSERT_FALSE(forms.ends) << forms.text;
  EXPECT_EQ(forms.options.forms,
            (std::vector<ItemForm>{ItemForm::kLightGcn, ItemForm::kFactMeans}));
  EXPECT_EQ(parse({"eval", "--events", "e", "--rows", "gcn-facts"}).options.forms,
            std::vector<ItemForm>{ItemForm::kNormalizedFacts});
  EXPECT_TRUE(parse({"eval", "--events", "e"}).options.forms.empty());
  EXPECT_EQ(parse({"eval", "--events", "e", "--rows", "transformer"}).status, kExitUsage);
}

TEST(Options, EffortsHaveTheNamesThatTheyAreChosenBy) {
  for (const char* name : {"fast", "default", "best"}) {
    const CommandLine line = parse({"eval", "--events", "e.csv", "--effort", name});
    EXPECT_EQ(effortName(line.options.effort), name);
  }
}

TEST(Options, EvalTakesASplitOfOneToThreeFiles) {
  const CommandLine line = parse({"eval", "--split", "train", "valid", "test", "--k", "20"});
  ASSERT_FALSE(line.ends) << line.text;
  EXPECT_EQ(line.options.split, (std::vector<std::string>{"train", "valid", "test"}));
  EXPECT_EQ(line.options.protocol, Protocol::kSplit);
  EXPECT_EQ(line.options.k, 20u);
}

TEST(Options, VerifyAndInspectTakeAFolder) {
  EXPECT_EQ(parse({"verify", "out"}).options.folder, "out");
  const CommandLine line = parse({"inspect", "out", "--item", "SKU-42"});
  EXPECT_EQ(line.options.verb, Verb::kInspect);
  EXPECT_EQ(line.options.folder, "out");
  EXPECT_EQ(line.options.item, "SKU-42");
}

TEST(Options, HelpAndVersionEndWithStatus0) {
  for (const char* verb : {"build", "eval", "verify", "inspect"}) {
    const CommandLine line = parse({verb, "--help"});
    EXPECT_TRUE(line.ends);
    EXPECT_EQ(line.status, kExitOk);
    EXPECT_NE(line.text.find(std::string("shelfwise ") + verb), std::string::npos);
    EXPECT_NE(line.text.find("Examples:"), std::string::npos);
  }
  EXPECT_NE(parse({"--help"}).text.find("inspect"), std::string::npos);
  EXPECT_EQ(parse({"--version"}).status, kExitOk);
}

TEST(Options, SaysInOneSentenceWhatIsWrong) {
  const auto error = [](std::initializer_list<const char*> arguments) {
    const CommandLine line = parse(arguments);
    EXPECT_TRUE(line.ends);
    EXPECT_EQ(line.status, kExitUsage);
    return line.text;
  };
  EXPECT_EQ(error({"buld"}),
            "error: invalid-argument: there is no verb 'buld'\nTry `shelfwise --help`.\n");
  EXPECT_EQ(error({"build", "-o", "x"}),
            "error: invalid-argument: --catalog is required\nTry `shelfwise build --help`.\n");
  EXPECT_EQ(
      error({"eval"}),
      "error: invalid-argument: --events or --split is needed\nTry `shelfwise eval --help`.\n");
  EXPECT_EQ(error({"eval", "--split", "a", "--protocol", "loo"}),
            "error: invalid-argument: --split needs --protocol split\n"
            "Try `shelfwise eval --help`.\n");
  EXPECT_EQ(error({"eval", "--events", "e", "--membership", "--rows", "lightgcn"}),
            "error: invalid-argument: --membership has no rows\nTry `shelfwise eval --help`.\n");
  EXPECT_EQ(error({"eval", "--events", "e", "--effort", "none", "--rows", "lightgcn"}),
            "error: invalid-argument: --rows needs vectors, and --effort none makes none\n"
            "Try `shelfwise eval --help`.\n");
  EXPECT_EQ(error({"eval", "--events", "e", "--membership", "--report", "r"}),
            "error: invalid-argument: --membership has no report page\n"
            "Try `shelfwise eval --help`.\n");
}

TEST(Options, RefusesWhatMeansNothing) {
  const std::vector<std::vector<const char*>> wrong = {
      {},
      {"--nope"},
      {"verify"},
      {"verify", "a", "b"},
      {"inspect", ""},
      {"build", "--catalog", "", "-o", "x"},
      {"build", "--catalog", "p", "-o"},
      {"build", "--catalog", "p", "-o", "x", "extra"},
      {"build", "--catalog", "p", "-o", "x", "-o", "y"},
      {"build", "--catalog", "p", "-o", "x", "--min-support", "0"},
      {"build", "--catalog", "p", "-o", "x", "--min-support", "2.5"},
      {"build", "--catalog", "p", "-o", "x", "--threads", "0"},
      {"build", "--catalog", "p", "-o", "x", "--threads", "two"},
      {"build", "--catalog", "p", "-o", "x", "--seed", "-1"},
      {"build", "--catalog", "p", "-o", "x", "--effort", "heroic"},
      {"build", "--catalog", "p", "-o", "x", "--seed", "18446744073709551616"},
      {"build", "--catalog", "p", "-o", "x", "--expires", "2030-02-29"},
      {"build", "--catalog", "p", "-o", "x", "--expires", "2030-2-3"},
      {"build", "--catalog", "p", "-o", "x", "--expires", "2030-02-03T24:00:00Z"},
      {"build", "--catalog", "p", "-o", "x", "--expires", "tomorrow"},
      {"build", "--catalog", "p", "-o", "x", "--k", "10"},
      {"eval", "--events", "e", "--k", "0"},
      {"eval", "--events", "e", "--split", "s"},
      {"eval", "--events", "e", "--protocol", "hold-out"},
      {"eval", "--split", "a", "b", "c", "d"},
  };
  for (const auto& arguments : wrong) {
    std::vector<const char*> argv = {"shelfwise"};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const CommandLine line = parseCommandLine(static_cast<int>(argv.size()), argv.data());
    EXPECT_EQ(line.status, kExitUsage) << testing::PrintToString(arguments);
    EXPECT_TRUE(line.text.starts_with("error: invalid-argument: ")) << line.text;
  }
}

}  // namespace
}  // namespace shelfwise
