#include "sections/source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace shelfwise {
namespace {

// The sources that `holds`, in the order of the enum.
template <class Holds>
std::vector<Source> sourcesThat(Holds&& holds) {
  std::vector<Source> sources;
  std::copy_if(kSources.begin(), kSources.end(), std::back_inserter(sources), holds);
  return sources;
}

TEST(Source, HasANameAndASectionOfItsOwn) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> sections;
  for (const SourceRow& row : kSourceRows) {
    names.push_back(row.name);
    sections.push_back(row.section);
  }
  EXPECT_EQ(names, (std::vector<std::string_view>{"vectors", "coPreference", "sequence", "next",
                                                  "together", "facts", "links", "text"}));
  EXPECT_EQ(sections, (std::vector<std::string_view>{"VECS", "EDG1", "EDG2", "EDG3", "EDG4", "TRIP",
                                                     "LINK", ""}));
}

TEST(Source, IsThatOfItsSectionAndOfNoOther) {
  for (const Source source : kSources) {
    if (isReserved(source)) continue;
    EXPECT_EQ(sourceOfSection(kSourceRows[source].section), source) << sourceName(source);
  }
  for (const auto* tag : {"", "EDG", "EDG0", "EDG5", "EDG6", "EDG7", "EDG8", "EDG11", "META"}) {
    EXPECT_EQ(sourceOfSection(tag), std::nullopt) << tag;
  }
}

TEST(Source, IsReservedIfNoSliceHasIt) {
  EXPECT_EQ(sourcesThat(isReserved), std::vector{Source::kText});
}

TEST(Source, IsOfBehaviourOrOfTheCatalogue) {
  EXPECT_EQ(sourcesThat([](Source source) { return kSourceRows[source].fromBehaviour; }),
            (std::vector{Source::kVectors, Source::kCoPreference, Source::kSequence, Source::kNext,
                         Source::kTogether}));
  EXPECT_EQ(sourcesThat([](Source source) { return kSourceRows[source].isPattern; }),
            std::vector{Source::kVectors});
}

TEST(Scenario, ListsComplementsForAnItemOrACart) {
  for (const Scenario scenario : kScenarios) {
    EXPECT_EQ(listsComplements(scenario),
              scenario == Scenario::kBoughtTogether || scenario == Scenario::kCart)
        << scenarioName(scenario);
  }
}

}  // namespace
}  // namespace shelfwise
