#include "ingest/fact_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "values/cell_text.h"
#include "values/lists.h"
#include "values/markup.h"
#include "values/numbers.h"

namespace shelfwise {

namespace {

// What Shopify writes for a product without options.
bool isNoOption(std::string_view relation, std::string_view value) {
  return canonicalName(relation) == "title" && value == "Default Title";
}

// The word of JSON for "True" and "FALSE"; empty for any other text.
std::string_view booleanWord(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return "true";
  if (text == "false" || text == "False" || text == "FALSE") return "false";
  return {};
}

}  // namespace

FactColumns::FactColumns(const ReadingPlan& plan, const std::vector<TableColumn>& columns)
    : plan_(plan),
      columns_(columns),
      pairOf_(columns.size()),
      packedOf_(columns.size(), kNoField),
      idOf_(columns.size(), kNoField) {
  for (std::uint32_t pair = 0; pair < plan.pairs.size(); ++pair) {
    pairOf_[plan.pairs[pair].name] = {pair, true};
    for (const std::uint32_t value : plan.pairs[pair].values) pairOf_[value] = {pair, false};
  }
  for (std::uint32_t packed = 0; packed < plan.packed.size(); ++packed) {
    packedOf_[plan.packed[packed].column] = packed;
  }
}

void FactColumns::read(const ProductCells& cells, ProductRow& row, RowTally& tally) {
  for (const Cell* cell : cells.cells) {
    const ColumnUse use = plan_.columns[cell->column].use;
    if (use == ColumnUse::kFact) {
      readFact(*cell, cells.row.number, row.product.facts, tally);
    } else if (use == ColumnUse::kPackedPairs && packedOf_[cell->column] != kNoField) {
      readPacked(*cell, plan_.packed[packedOf_[cell->column]], row.product.facts);
    }
  }
  if (!plan_.pairs.empty()) readPairs(cells, row, tally);
}

void FactColumns::readFact(const Cell& cell, std::uint64_t row, std::vector<Fact>& facts,
                           RowTally& tally) {
  if (isAbsent(cell.text, plan_.columns[cell.column].style)) return;
  // Relations are numbered as their columns first have a value, be it of nothing but markup.
  std::uint32_t& id = idOf_[cell.column];
  if (id == kNoField) id = relationId(plan_.columns[cell.column].relation);
  append(id, factsOf(cell, row, tally), facts);
}

// "a=b,c=d".  A part without a name goes on with the value before it: "material=wool, silk".
void FactColumns::readPacked(const Cell& cell, const PackedColumn& packed,
                             std::vector<Fact>& facts) {
  std::vector<std::pair<std::string_view, std::string>> found;
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t end = packed.between.empty() ? rest.size() : rest.find(packed.between);
    const std::string_view part = rest.substr(0, end);
    rest = end >= rest.size() ? std::string_view() : rest.substr(end + packed.between.size());
    const std::size_t within = packed.within.empty() ? part.npos : part.find(packed.within);
    if (within == part.npos) {
      if (!found.empty()) found.back().second += packed.between + std::string(part);
      continue;
    }
    const std::string_view value = part.substr(within + packed.within.size());
    found.emplace_back(trimmed(part.substr(0, within)),
                       std::string(value.substr(0, value.find(packed.within))));
  }
  const PlannedColumn& column = plan_.columns[cell.column];
  for (const auto& [name, text] : found) {
    for (const std::string& value : listOf(withoutMarkup(text), column.style)) {
      auto fact = factOf(value, CellKind::kText, column);
      if (name.empty() || !fact.ok() || fact.value().value.empty()) continue;
      fact.value().relation = relationId(cleaned(withoutMarkup(name)));
      facts.push_back(std::move(fact).value());
    }
  }
}

void FactColumns::readPairs(const ProductCells& cells, ProductRow& row, RowTally& tally) {
  std::vector<PairCell> names;
  std::vector<PairCell> values;
  for (const Cell* cell : cells.cells) {
    const PairPlace& place = pairOf_[cell->column];
    if (place.pair == kNoField) continue;
    if (isAbsent(cell->text, plan_.columns[cell->column].style)) continue;
    auto& list = place.isName ? names : values;
    list.push_back({place.pair, cell->element, list.size(), cell});
  }
  std::sort(names.begin(), names.end(), [](const PairCell& a, const PairCell& b) {
    return std::tuple(a.pair, a.element, a.place) < std::tuple(b.pair, b.element, b.place);
  });
  for (const PairCell& name : names) {
    if (name.element == kNoElement) row.pairNames.emplace_back(name.pair, nameOf(*name.cell));
  }
  for (const PairCell& value : values) {
    std::vector<Fact> facts = factsOf(*value.cell, cells.row.number, tally);
    if (const Cell* name = nameFor(names, value, cells.row)) {
      addNamed(nameOf(*name), std::move(facts), row.product.facts);
    } else {
      for (Fact& fact : facts) row.unnamed.emplace_back(value.pair, std::move(fact));
    }
  }
}

// The name in the element of a value, or in the next one around it.
const Cell* FactColumns::nameFor(const std::vector<PairCell>& names, const PairCell& value,
                                 const Row& row) {
  for (std::uint32_t element = value.element;; element = row.elements[element].parent) {
    const auto found = std::lower_bound(
        names.begin(), names.end(), std::pair(value.pair, element),
        [](const PairCell& a, const auto& b) { return std::pair(a.pair, a.element) < b; });
    const bool isHere =
        found != names.end() && found->pair == value.pair && found->element == element;
    if (isHere) return found->cell;
    if (element == kNoElement) return nullptr;
  }
}

std::string FactColumns::nameOf(const Cell& cell) const {
  return cleaned(withoutMarkup(cell.text));
}

void FactColumns::addNamed(const std::string& name, std::vector<Fact> more,
                           std::vector<Fact>& facts) {
  std::erase_if(more, [&name](const Fact& fact) { return isNoOption(name, fact.value); });
  if (!name.empty() && !more.empty()) append(relationId(name), std::move(more), facts);
}

std::string FactColumns::unnamedRelation(std::uint32_t pair) const {
  return plan_.columns[plan_.pairs[pair].values.front()].relation;
}

void FactColumns::nameAll(ProductRow& row) {
  for (auto& [pair, fact] : row.unnamed) {
    addNamed(unnamedRelation(pair), {std::move(fact)}, row.product.facts);
  }
  row.unnamed.clear();
}

void FactColumns::addNamedLater(JoinedRows& joined) {
  for (JoinedRows::NamedLater& later : joined.namedLater) {
    addNamed(later.name.empty() ? unnamedRelation(later.pair) : later.name, {std::move(later.fact)},
             joined.products[later.product].facts);
  }
  joined.namedLater.clear();
}

std::vector<Fact> FactColumns::factsOf(const Cell& cell, std::uint64_t row, RowTally& tally) const {
  const PlannedColumn& column = plan_.columns[cell.column];
  std::vector<std::string> values;
  if (cell.kind == CellKind::kText) {
    const bool isMarkup = column.style.markup && mayHaveMarkup(cell.text);
    values = listOf(isMarkup ? withoutMarkup(cell.text) : std::string(cell.text), column.style);
  } else {
    values.emplace_back(cell.text);
  }
  std::vector<Fact> facts;
  for (const std::string& value : values) {
    auto fact = factOf(value, cell.kind, column);
    if (!fact.ok()) {
      tally.unread(
          row, {fact.error().code, columns_[cell.column].path, cell.text, fact.error().message});
    } else if (!fact.value().value.empty()) {
      facts.push_back(std::move(fact).value());
    }
  }
  return facts;
}

// The fact without its relation; an empty value if there is none.
Result<Fact> FactColumns::factOf(std::string_view text, CellKind kind,
                                 const PlannedColumn& column) {
  Fact fact{kNoField, cleaned(text), std::nullopt, ""};
  if (kind == CellKind::kNumber) {
    const auto number = parseNumber(text, false);
    if (!number.ok()) return number.error();
    fact.number = number.value();
  }
  if (const std::string_view word = booleanWord(fact.value); !word.empty()) {
    fact.value = word;
    return fact;
  }
  if (const auto yes = column.style.yesNo ? yesOrNo(fact.value) : std::nullopt) {
    return Fact{kNoField, *yes ? "true" : "", std::nullopt, ""};
  }
  if (kind == CellKind::kText) {
    if (isAbsent(fact.value, column.style)) fact.value.clear();
    if (auto amount = parseAmount(fact.value, column.style.decimalComma)) {
      fact.number = amount->number;
      fact.unit = std::move(amount->unit);
    }
  }
  if (fact.number && fact.unit.empty() && !column.unit.empty()) {
    fact.unit = column.unit;
    fact.value += " " + column.unit;
  }
  return fact;
}

void FactColumns::append(std::uint32_t relation, std::vector<Fact> more, std::vector<Fact>& facts) {
  for (Fact& fact : more) {
    fact.relation = relation;
    facts.push_back(std::move(fact));
  }
}

std::uint32_t FactColumns::relationId(const std::string& relation) {
  const auto next = static_cast<std::uint32_t>(relations_.size());
  const auto [known, isNew] = relationIds_.emplace(relation, next);
  if (isNew) relations_.push_back(relation);
  return known->second;
}

}  // namespace shelfwise
