#include "train/relation_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "text/utf8.h"

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, 3> kFalseWords = {"false", "no", "否"};
constexpr std::array<std::string_view, 3> kTrueWords = {"true", "yes", "是"};

bool isOneOf(std::string_view label, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::equal(label.begin(), label.end(), word.begin(), word.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
  });
}

std::string_view lastSegment(std::string_view path) {
  const std::size_t end = path.rfind(kPathSeparator);
  return end == std::string_view::npos ? path : path.substr(end + kPathSeparator.size());
}

// Of a category each segment of its path is judged by itself.
bool isLong(std::string_view label, RelationKind kind) {
  if (kind != RelationKind::kCategory) return utf8Length(label) > kMaxFactLength;
  while (label.size() > kMaxFactLength) {
    const std::size_t end = std::min(label.find(kPathSeparator), label.size());
    if (utf8Length(label.substr(0, end)) > kMaxFactLength) return true;
    if (end == label.size()) return false;
    label.remove_prefix(end + kPathSeparator.size());
  }
  return false;
}

// Whether a fact is on 95 % of the items or more.
bool isConstant(std::size_t items, std::uint32_t itemCount) {
  return items * 20 >= std::size_t{itemCount} * 19;
}

}  // namespace

std::optional<bool> truthOf(std::string_view label) {
  if (isOneOf(label, kTrueWords)) return true;
  if (isOneOf(label, kFalseWords)) return false;
  return std::nullopt;
}

void RelationFacts::add(std::string_view label, ItemId item) {
  const auto next = static_cast<std::uint32_t>(tails_.size());
  const auto [known, isNew] = tailOf_.emplace(label, next);
  if (isNew) tails_.push_back({std::string(label), {}});
  std::vector<ItemId>& items = tails_[known->second].items;
  if (items.empty() || items.back() != item) items.push_back(item);
}

void RelationFacts::shortenPaths() {
  std::map<std::string, std::uint32_t, std::less<>> bearers;
  for (const Tail& tail : tails_) ++bearers[std::string(lastSegment(tail.label))];
  for (Tail& tail : tails_) {
    const std::string_view name = lastSegment(tail.label);
    if (bearers.find(name)->second == 1) tail.label = std::string(name);
  }
}

std::uint32_t RelationFacts::dropLong() {
  std::uint32_t dropped = 0;
  std::erase_if(tails_, [&](const Tail& tail) {
    const bool tooLong = isLong(tail.label, relation_.kind);
    if (tooLong) dropped += static_cast<std::uint32_t>(tail.items.size());
    return tooLong;
  });
  return dropped;
}

bool RelationFacts::isBoolean() const {
  return std::all_of(tails_.begin(), tails_.end(),
                     [](const Tail& tail) { return truthOf(tail.label).has_value(); });
}

void RelationFacts::dropUnwalked(std::uint32_t itemCount, std::uint32_t hubLimit,
                                 UnwalkedFacts& unwalked) {
  const RelationKind kind = relation_.kind;
  const bool shown = kind == RelationKind::kBrand || kind == RelationKind::kCategory;
  const bool boolean = kind == RelationKind::kAttribute && isBoolean();
  const auto isUnwalked = [&](const Tail& tail) {
    const std::size_t items = tail.items.size();
    const auto count = [items](std::uint32_t& counter) {
      counter += static_cast<std::uint32_t>(items);
      return true;
    };
    if (boolean && isOneOf(tail.label, kFalseWords)) return count(unwalked.negative);
    if (shown) return false;
    if (items < 2) return count(unwalked.unique);
    const bool isStopWord = kind == RelationKind::kWord && items > hubLimit;
    return (isStopWord || isConstant(items, itemCount)) && count(unwalked.constant);
  };
  std::erase_if(tails_, isUnwalked);
  std::sort(tails_.begin(), tails_.end(), [](const Tail& a, const Tail& b) {
    return a.items.size() != b.items.size() ? a.items.size() > b.items.size() : a.label < b.label;
  });
}

}  // namespace shelfwise
