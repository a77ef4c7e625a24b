#include "sections/source.h"

namespace shelfwise {

namespace {

constexpr PerScenario<std::string_view> kScenarioNames = {
    {"forYou", "related", "boughtTogether", "cart"}};

template <class Holds>
constexpr bool everyRow(Holds&& holds) {
  return std::all_of(kSourceRows.begin(), kSourceRows.end(), holds);
}

constexpr bool isFourCharacters(std::string_view tag) {
  return tag.size() == 4 && tag[0] >= 'A' && tag[0] <= 'Z';
}

constexpr bool hasShippedWeight(const SourceRow& row) {
  return std::any_of(row.shippedWeights.begin(), row.shippedWeights.end(),
                     [](float weight) { return weight > 0; });
}

// How many rows have that name, or that section.
constexpr auto namesakes(std::string_view name) {
  return std::count_if(kSourceRows.begin(), kSourceRows.end(),
                       [name](const SourceRow& row) { return row.name == name; });
}
constexpr auto sharers(std::string_view section) {
  return std::count_if(kSourceRows.begin(), kSourceRows.end(),
                       [section](const SourceRow& row) { return row.section == section; });
}

static_assert(std::all_of(kSources.begin(), kSources.end(),
                          [](Source source) { return kSourceRows[source].source == source; }),
              "one row for each source, in the order of the enum");

static_assert(everyRow([](const SourceRow& row) {
                return !row.name.empty() && namesakes(row.name) == 1;
              }),
              "every source has a name of its own");

static_assert(everyRow([](const SourceRow& row) {
                return isReserved(row.source) ||
                       (isFourCharacters(row.section) && sharers(row.section) == 1);
              }),
              "every source has a section of its own, unless it is reserved");

static_assert(everyRow([](const SourceRow& row) {
                return hasShippedWeight(row) != isReserved(row.source);
              }),
              "a source has a weight in some scenario, unless it is reserved");

static_assert(everyRow([](const SourceRow& row) {
                return !row.likensProducts ||
                       std::all_of(
                           kComplementScenarios.begin(), kComplementScenarios.end(),
                           [&](Scenario scenario) { return row.shippedWeights[scenario] == 0; });
              }),
              "what likens products has no weight for complements");

}  // namespace

std::string_view scenarioName(Scenario scenario) { return kScenarioNames[scenario]; }

std::optional<Source> sourceOfSection(std::string_view tag) {
  for (const Source source : kSources) {
    if (!isReserved(source) && kSourceRows[source].section == tag) return source;
  }
  return std::nullopt;
}

}  // namespace shelfwise
