#include "filter/filter.h"

#include <algorithm>
#include <utility>

#include "filter/checker.h"

namespace shelfwise {

namespace {

bool asksAbout(std::span<const SyntaxStep> syntax, std::string_view column) {
  return std::any_of(syntax.begin(), syntax.end(), [&](const SyntaxStep& step) {
    return step.kind == SyntaxKind::kColumn && step.text == column;
  });
}

}  // namespace

Result<ItemSet> Filters::passing(const FilterRequest& request, const FilterScope& scope) {
  if (request.text.empty()) {
    ItemSet all(scope.graph.itemCount());
    all.complement();
    if (scope.hidden != nullptr) all.subtract(*scope.hidden);
    return all;
  }
  const auto syntax = syntaxOf(request.text);
  if (!syntax.ok()) return syntax.error();
  const auto program = checkFilter(syntax.value(), request, scope);
  if (!program.ok()) return program.error();
  ItemSet items = program.value().run();
  if (scope.hidden != nullptr && !asksAbout(syntax.value(), scope.hidingColumn)) {
    items.subtract(*scope.hidden);
  }
  return items;
}

Result<std::vector<float>> Filters::numbers(const FilterRequest& request,
                                            const FilterScope& scope) {
  std::vector<float> numbers;
  if (request.text.empty()) return numbers;
  const auto syntax = syntaxOf(request.text);
  if (!syntax.ok()) return syntax.error();
  const auto program = checkNumber(syntax.value(), request, scope);
  if (!program.ok()) return program.error();
  const std::uint32_t itemCount = scope.graph.itemCount();
  std::vector<double> block(kNumberBlock);
  std::vector<double> scratch;
  for (ItemId first = 0; first < itemCount; first += kNumberBlock) {
    const auto count = std::min<std::size_t>(kNumberBlock, itemCount - first);
    const auto values = std::span(block).first(count);
    program.value().evaluate(first, values, scratch);
    for (const double value : values) numbers.push_back(static_cast<float>(value));
  }
  return numbers;
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
