#include "sections/source.h"

namespace shelfwise {

namespace {

constexpr PerSource<std::string_view> kNames = {
    {"vectors", "coPreference", "sequence", "next", "together", "facts", "links", "text"}};

constexpr PerScenario<std::string_view> kScenarioNames = {
    {"forYou", "related", "boughtTogether", "cart"}};

}  // namespace

std::string_view scenarioName(Scenario scenario) { return kScenarioNames[scenario]; }

std::string_view sourceName(Source source) { return kNames[source]; }

}  // namespace shelfwise
