// Filters: which items may be in a list, as the page says it in a text.  docs/filters.md has the
// language.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "filter/shopper_state.h"
#include "filter/syntax.h"
#include "kg/item_set.h"
#include "kg/knowledge_graph.h"
#include "sections/columns.h"
#include "sections/string_table.h"

namespace shelfwise {

// A value that the page passes under a name: `context.<name>` in the text.
struct ContextValue {
  std::string name;
  std::variant<double, bool, std::vector<std::string>> value;  // a single text is a list of one

  bool operator==(const ContextValue&) const = default;
};

// A filter as a call gives it.
struct FilterRequest {
  std::string text{};  // empty: every item passes
  std::vector<ContextValue> context{};
  std::int64_t seconds = 0;  // `now`, since 1970-01-01 UTC

  bool operator==(const FilterRequest&) const = default;
};

// What a filter can ask about.  Borrows all of it.
struct FilterScope {
  const Columns& columns;
  const KnowledgeGraph& graph;
  const StringTable& labels;  // of entity itemCount + i
  const ShopperState& shopper;
  ItemId contextItem = kNoId;  // the item asked about; kNoId where a list has none

  // Items that pass only where the text asks about column `hidingColumn`; nullptr: there are none.
  const ItemSet* hidden = nullptr;
  std::string_view hidingColumn{};
};

inline constexpr std::size_t kKeptFilters = 16;

// Runs filters.  Keeps the syntax of the latest kKeptFilters texts, so a text that comes again is
// not parsed again.
class Filters {
 public:
  // The items that pass.  kInvalidArgument as of parseFilter() and checkFilter().
  Result<ItemSet> passing(const FilterRequest& request, const FilterScope& scope);

  // The number that the text is for each item, [itemCount]; NaN where it has no value.  Of a
  // request whose text is empty, none.  Fails as passing().
  Result<std::vector<float>> numbers(const FilterRequest& request, const FilterScope& scope);

  // Texts parsed so far.
  std::uint64_t parsed() const { return parsed_; }

 private:
  struct Parsed {
    std::string text;
    std::vector<SyntaxStep> syntax;
  };

  Result<std::span<const SyntaxStep>> syntaxOf(const std::string& text);

  std::vector<Parsed> kept_;  // the latest first
  std::uint64_t parsed_ = 0;
};

}  // namespace shelfwise
