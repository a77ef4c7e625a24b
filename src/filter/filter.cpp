#include "filter/filter.h"

#include <algorithm>
#include <utility>

#include "filter/checker.h"

namespace shelfwise {

Result<ItemSet> Filters::passing(const FilterRequest& request, const FilterScope& scope) {
  if (request.text.empty()) {
    ItemSet all(scope.graph.itemCount());
    all.complement();
    return all;
  }
  const auto syntax = syntaxOf(request.text);
  if (!syntax.ok()) return syntax.error();
  const auto program = checkFilter(syntax.value(), request, scope);
  if (!program.ok()) return program.error();
  return program.value().run();
}

Result<std::span<const SyntaxStep>> Filters::syntaxOf(const std::string& text) {
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const Parsed& parsed) { return parsed.text == text; });
  if (found != kept_.end()) {
    std::rotate(kept_.begin(), found, found + 1);
  } else {
    ++parsed_;
    auto syntax = parseFilter(text);
    if (!syntax.ok()) return syntax.error();
    kept_.insert(kept_.begin(), {text, std::move(syntax).value()});
    if (kept_.size() > kKeptFilters) kept_.pop_back();
  }
  return std::span<const SyntaxStep>(kept_.front().syntax);
}

}  // namespace shelfwise
