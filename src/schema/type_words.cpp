#include "schema/type_words.h"

#include <algorithm>

#include "values/cell_text.h"
#include "values/event_words.h"

namespace shelfwise {

MeantType TypeWords::read(std::string_view word) {
  const auto known = known_.find(std::string(word));
  if (known != known_.end()) return known->second;
  const MeantType meaning = meaningOf(word);
  if (known_.size() < kMostKept) known_.emplace(word, meaning);
  return meaning;
}

MeantType TypeWords::meaningOf(std::string_view word) const {
  const auto& types = map_.types;
  const auto find = [&types](auto fits) {
    return std::find_if(types.begin(), types.end(),
                        [&fits](const auto& entry) { return fits(entry.first); });
  };
  const std::string canonical = canonicalName(word);
  auto found = find([&](const std::string& name) { return name == word; });
  if (found == types.end()) {
    found = find([&](const std::string& name) { return canonicalName(name) == canonical; });
  }
  if (found == types.end()) {
    found = find([&](const std::string& name) { return matchesPattern(name, word); });
  }
  if (found != types.end()) {
    if (!found->second) return {WordMeaning::kLeftOut};
    return {WordMeaning::kType, *found->second};
  }
  if (isSetAsideWord(word)) return {WordMeaning::kWithoutUse};
  const auto type = parseEventType(word);
  if (!type) return {WordMeaning::kUnknown};
  return {WordMeaning::kType, *type};
}

}  // namespace shelfwise
