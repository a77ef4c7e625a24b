#include "survey/item_ids.h"

namespace shelfwise {

namespace {

constexpr std::size_t kShown = 3;

}  // namespace

void UnknownIds::add(std::string_view id) {
  ++events_;
  const auto known = places_.find(std::string(id));
  if (known != places_.end()) {
    ++rows_[known->second].events;
  } else if (rows_.size() < kMostIds) {
    places_.emplace(id, rows_.size());
    rows_.push_back({std::string(id), 1});
  }
}

void ItemIds::add(std::string_view id, ProductId product) {
  if (ids_.emplace(id, product).second) all_.emplace_back(id, product);
}

void ItemIds::addAlias(std::string_view alias, ProductId product) {
  if (aliases_.emplace(alias, product).second) all_.emplace_back(alias, product);
}

std::optional<ProductId> ItemIds::find(std::string_view id) const {
  if (const auto found = ids_.find(id); found != ids_.end()) return found->second;
  if (const auto found = aliases_.find(id); found != aliases_.end()) return found->second;
  if (!form_) return std::nullopt;
  const auto found = formed_.find(idInForm(id, *form_));
  if (found == formed_.end() || found->second == kSeveral) return std::nullopt;
  return found->second;
}

ItemIds::FormedIds ItemIds::inForm(IdForm form) const {
  FormedIds formed;
  formed.reserve(all_.size());
  for (const auto& [id, product] : all_) {
    const auto [known, isNew] = formed.emplace(idInForm(id, form), product);
    if (!isNew && known->second != product) known->second = kSeveral;
  }
  return formed;
}

std::optional<FormJoin> ItemIds::joinBy(IdForm form, const UnknownIds& unknown) const {
  const FormedIds formed = inForm(form);
  FormJoin join{form, 0, {}};
  std::vector<std::pair<std::string, ProductId>> joined;
  for (const auto& [id, events] : unknown.rows()) {
    const auto found = formed.find(idInForm(id, form));
    if (found == formed.end()) continue;
    if (found->second == kSeveral) return std::nullopt;
    join.events += events;
    if (joined.size() < kShown) joined.emplace_back(id, found->second);
  }
  if (join.events * 2 <= unknown.events()) return std::nullopt;
  for (const auto& [id, product] : joined) {
    for (const auto& [name, owner] : all_) {
      if (owner != product || idInForm(name, form) != idInForm(id, form)) continue;
      join.examples.emplace_back(id, name);
      break;
    }
  }
  return join;
}

std::optional<FormJoin> ItemIds::findJoin(const UnknownIds& unknown) const {
  std::optional<FormJoin> best;
  for (const IdForm form : kIdForms) {
    auto join = joinBy(form, unknown);
    if (join && (!best || join->events > best->events)) best = std::move(join);
  }
  return best;
}

void ItemIds::use(IdForm form) {
  form_ = form;
  formed_ = inForm(form);
}

std::string ItemIds::bothSides(const UnknownIds& unknown) const {
  std::string left;
  for (std::size_t i = 0; i < unknown.rows().size() && i < kShown; ++i) {
    left += (i > 0 ? ", '" : "'") + unknown.rows()[i].id + "'";
  }
  std::string right;
  for (std::size_t i = 0; i < all_.size() && i < kShown; ++i) {
    right += (i > 0 ? ", '" : "'") + std::string(all_[i].first) + "'";
  }
  return left + "; ids of the catalogue are " + right;
}

std::string describe(const FormJoin& join) {
  std::string examples;
  for (const auto& [id, name] : join.examples) {
    examples += (examples.empty() ? "'" : ", '") + id + "' is '" + name + "'";
  }
  return "ids of items are compared " + std::string(idFormWords(join.form)) + ": " + examples;
}

}  // namespace shelfwise
