#include "plan/pair_finder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::string_view kNameWords =
    " name names key label code nom nombre nome naam nazwa namn bezeichnung attribute property "
    "名称 属性名 名前 이름 ";
constexpr std::string_view kValueWords =
    " value values val option options text wert werte valeur valeurs valor valores valore valori "
    "valuta waarde waarden wartość värde 值 属性值 値 값 ";
constexpr std::string_view kPairWords =
    " attribute attributes attribut attribute attributo atributo atributos attributi option "
    "options property properties feature features spec specs specification specifications param "
    "params parameter characteristic eigenschaft eigenschap merkmal facet facets custom field "
    "fields metafield metafields details ";

bool isNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

// "option1" as option and 1.
std::vector<std::string> wordsAndNumbers(std::string_view name) {
  std::vector<std::string> split;
  for (const std::string& word : headerWords(name)) {
    std::size_t digits = word.size();
    while (digits > 0 && isDigit(word[digits - 1])) --digits;
    if (digits > 0) split.push_back(word.substr(0, digits));
    if (digits < word.size()) split.push_back(word.substr(digits));
  }
  return split;
}

// A header of a numbered pair: "Attribute 2 value(s)" is the value of " attribute 2".
struct NumberedHeader {
  std::string stem;
  bool isName = false;
  bool isValue = false;
};

std::optional<NumberedHeader> numberedHeader(std::string_view name) {
  auto words = wordsAndNumbers(name);
  while (words.size() > 2 && words.back().size() == 1 && !isNumber(words.back())) {
    words.pop_back();  // of "value(s)", "Wert(e)"
  }
  NumberedHeader header;
  bool hasNumber = false;
  bool isPair = false;
  std::vector<std::string> stem;
  for (const std::string& word : words) {
    if (isNumber(word)) {
      hasNumber = true;
      stem.push_back(word);
    } else if (hasWord(kPairWords, word) && !isPair) {
      isPair = true;
      stem.push_back(word);
    } else if (hasWord(kNameWords, word)) {
      header.isName = true;
    } else if (hasWord(kValueWords, word)) {
      header.isValue = true;
    } else {
      if (word != "de" && word != "del" && word != "do" && word != "l") return std::nullopt;
    }
  }
  if (!hasNumber || !isPair || header.isName == header.isValue) return std::nullopt;
  std::sort(stem.begin(), stem.end());
  for (const std::string& word : stem) header.stem += " " + word;
  return header;
}

class PairFinder {
 public:
  PairFinder(const PlanInput& input, const std::vector<bool>& isFree)
      : input_(input), isFree_(isFree) {}

  FoundPairs find() {
    findNumbered();
    findNested();
    findRows();
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (!isFree_[column] || used_.contains(column)) continue;
      if (auto packed = packedOf(column)) {
        used_.insert(column);
        found_.packed.push_back(*std::move(packed));
      }
    }
    return std::move(found_);
  }

 private:
  void pair(std::uint32_t name, std::vector<std::uint32_t> values) {
    used_.insert(name);
    used_.insert(values.begin(), values.end());
    found_.pairs.push_back({name, std::move(values)});
  }

  void findNumbered() {
    std::map<std::string, std::pair<std::optional<std::uint32_t>, std::optional<std::uint32_t>>>
        stems;
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (!isFree_[column]) continue;
      const auto header = numberedHeader(input_.columns[column].name);
      if (!header) continue;
      auto& both = stems[header->stem];
      auto& place = header->isName ? both.first : both.second;
      if (!place) place = column;
    }
    std::set<std::string> stemsOfPairs;
    for (const auto& [stem, both] : stems) {
      if (!both.first || !both.second) continue;
      pair(*both.first, {*both.second});
      stemsOfPairs.insert(stem);
    }
    if (!stemsOfPairs.empty()) findCompanions();
    std::sort(found_.pairs.begin(), found_.pairs.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
  }

  // Columns that begin as a pair does and go on otherwise: "Attribute 1 visible".
  void findCompanions() {
    std::set<std::string> fronts;
    for (const PairedColumns& pair : found_.pairs) fronts.insert(frontOf(pair.name));
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (!isFree_[column] || used_.contains(column)) continue;
      if (const auto front = frontOf(column); !front.empty() && fronts.contains(front)) {
        found_.companions.push_back(column);
      }
    }
  }

  // The words of a name up to its number; empty if it has none.
  std::string frontOf(std::uint32_t column) const {
    std::string front;
    for (const std::string& word : wordsAndNumbers(input_.columns[column].name)) {
      front += " " + word;
      if (isNumber(word)) return front;
    }
    return {};
  }

  // "attributes.name" beside "attributes.value" or "attributes.value.text", in a list: more cells
  // than rows, or a key that names such a list.
  void findNested() {
    for (std::uint32_t name = 0; name < input_.columns.size(); ++name) {
      const TableColumn& column = input_.columns[name];
      if (!isFree_[name] || column.depth == 0 || !hasWord(kNameWords, lowered(column.name))) {
        continue;
      }
      const std::string around = column.path.substr(0, column.path.size() - column.name.size());
      if (!isPairKey(lastKey(around)) && !isList(name)) continue;
      std::vector<std::uint32_t> values;
      for (std::uint32_t value = 0; value < input_.columns.size(); ++value) {
        if (isFree_[value] && isValueIn(around, input_.columns[value])) values.push_back(value);
      }
      if (!values.empty()) pair(name, std::move(values));
    }
  }

  static std::string lowered(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), lower);
    return low;
  }

  // "a" of "x.a.".
  static std::string lastKey(std::string_view around) {
    if (around.ends_with('.')) around.remove_suffix(1);
    return std::string(around.substr(around.rfind('.') + 1));
  }

  static bool isValueIn(std::string_view around, const TableColumn& column) {
    if (!column.path.starts_with(around)) return false;
    const std::string rest = lowered(std::string_view(column.path).substr(around.size()));
    const std::size_t point = rest.find('.');
    if (!hasWord(kValueWords, rest.substr(0, point))) return false;
    if (point == rest.npos) return true;
    const std::string last = rest.substr(rest.rfind('.') + 1);
    return hasWord(kValueWords, last) || hasWord(" numbers string label name ", last) ||
           last.ends_with("value");
  }

  bool isList(std::uint32_t column) const {
    const ColumnSurvey& survey = input_.survey.columns[column];
    return survey.cells > survey.rows;
  }

  // Rows of item, property and value.
  void findRows() {
    if (input_.columns.size() > 6) return;
    std::optional<std::uint32_t> name;
    std::optional<std::uint32_t> value;
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (!isFree_[column] || used_.contains(column)) continue;
      const std::string form = canonicalName(input_.columns[column].name);
      constexpr std::string_view kRowNames =
          " property propertyname attribute attributename attributekey feature featurename "
          "attributecode 属性 属性名 ";
      constexpr std::string_view kRowValues =
          " value propertyvalue attributevalue featurevalue values 值 属性值 ";
      if (hasWord(kRowNames, form)) name = column;
      if (hasWord(kRowValues, form)) value = column;
    }
    if (!name || !value || input_.survey.columns[*name].few.empty()) return;
    if (input_.survey.columns[*name].repeated > 0) pair(*name, {*value});
  }

  std::optional<PackedColumn> packedOf(std::uint32_t column) const {
    const std::string name = canonicalName(input_.columns[column].name);
    const std::size_t open = name.find('(');
    if (open != name.npos && std::count(name.begin(), name.end(), ':') > 0) {
      return PackedColumn{column, ",", ":"};
    }
    const auto& values = input_.survey.columns[column].sample.ids();
    if (values.size() < 2) return std::nullopt;
    std::optional<PackedColumn> single;  // no cell holds two
    for (const std::string_view between : {",", ";", "|"}) {
      const bool arePacked =
          std::all_of(values.begin(), values.end(),
                      [between](const std::string& value) { return isPacked(value, between[0]); });
      if (!arePacked) continue;
      const bool isUsed = std::any_of(values.begin(), values.end(), [between](const auto& value) {
        return value.find(between) != value.npos;
      });
      if (isUsed) return PackedColumn{column, std::string(between), "="};
      if (!single) single = PackedColumn{column, std::string(between), "="};
    }
    return single;
  }

  // Whether all parts are `name=value`, with a short name.
  static bool isPacked(std::string_view text, char between) {
    for (;;) {
      const std::size_t end = std::min(text.find(between), text.size());
      const std::string_view part = text.substr(0, end);
      const std::size_t sign = part.find('=');
      const bool isNamed = sign != part.npos && sign > 0 && sign <= 60 &&
                           part.find_first_of("/?&\"<") > sign && sign + 1 < part.size();
      if (!isNamed) return false;
      if (end == text.size()) return true;
      text.remove_prefix(end + 1);
    }
  }

  const PlanInput& input_;
  const std::vector<bool>& isFree_;
  FoundPairs found_;
  std::set<std::uint32_t> used_;
};

std::string replacedNumber(std::string_view rule, std::size_t number) {
  std::string name;
  for (const char c : rule) name += c == '#' ? std::to_string(number) : std::string(1, c);
  return name;
}

// The value columns of a rule without numbers: itself, or the columns under its path.
std::vector<std::uint32_t> valueColumns(const std::string& rule,
                                        const std::vector<TableColumn>& columns,
                                        const HeaderIndex& index) {
  if (const auto column = index.find(rule); column != kNoField) return {column};
  std::vector<std::uint32_t> found;
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    if (columns[column].path.starts_with(rule + ".")) found.push_back(column);
  }
  return found;
}

}  // namespace

FoundPairs mappedPairs(const ColumnMap::Catalog& map, const std::vector<TableColumn>& columns,
                       const HeaderIndex& index) {
  constexpr std::size_t kMostNumbers = 200;
  FoundPairs found;
  const auto add = [&](const std::string& name, const std::string& value) {
    const std::uint32_t names = index.find(name);
    auto values = valueColumns(value, columns, index);
    if (names == kNoField || values.empty()) return;
    const auto known = std::find_if(found.pairs.begin(), found.pairs.end(),
                                    [names](const auto& pair) { return pair.name == names; });
    if (known == found.pairs.end()) {
      found.pairs.push_back({names, std::move(values)});
      return;
    }
    for (const std::uint32_t column : values) {
      const auto& have = known->values;
      if (std::find(have.begin(), have.end(), column) == have.end()) {
        known->values.push_back(column);
      }
    }
  };
  for (const PairRule& rule : map.pairs) {
    const bool isNumbered = rule.name.find('#') != rule.name.npos;
    if (index.find(rule.name) != kNoField || !isNumbered) add(rule.name, rule.value);
    for (std::size_t number = 0; isNumbered && number < kMostNumbers; ++number) {
      add(replacedNumber(rule.name, number), replacedNumber(rule.value, number));
    }
  }
  for (const PackedRule& rule : map.packedPairs) {
    const std::uint32_t column = index.find(rule.cell);
    const bool isKnown = std::any_of(found.packed.begin(), found.packed.end(),
                                     [column](const auto& one) { return one.column == column; });
    if (column != kNoField && !isKnown) {
      found.packed.push_back({column, rule.between, rule.within});
    }
  }
  return found;
}

bool isPairKey(std::string_view key) {
  const auto words = headerWords(key);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return hasWord(kPairWords, word); });
}

FoundPairs usualPairs(const PlanInput& input, const std::vector<bool>& isFree) {
  return PairFinder(input, isFree).find();
}

}  // namespace shelfwise
