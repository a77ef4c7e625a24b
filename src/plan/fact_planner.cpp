#include "plan/fact_planner.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "kg/triples.h"
#include "plan/pair_finder.h"
#include "plan/relation_names.h"
#include "presets/header_forms.h"
#include "survey/personal.h"
#include "text/utf8.h"
#include "values/cell_text.h"
#include "values/lists.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kFewest = 20;  // values that may be unique by chance are fewer

constexpr std::string_view kAliasNames =
    " sku skuid asin ean ean13 gtin upc isbn barcode jan mpn variantid variantsku variantbarcode "
    "productid itemid productcode itemcode articlenumber articleid stockcode partnumber handle "
    "slug "
    "modelnumber externalid externalproductid parentasin parentsku itemgroupid productnumber "
    "reference référence referencia artikelnummer artikelnr ean-13 gtin13 gtin8 gtin14 "
    "globaluniqueid "
    "manufacturerpartnumber objectid 货号 条码 条形码 商品编号 商品id 商品編號 品番 ";
constexpr std::string_view kGroupNames =
    " itemgroupid groupid productgroupid parentid parentsku parentasin parentproductid "
    "parentproduct parentproductsku masterid mastersku masterproductid configurablesku "
    "primaryproductid parent parentcode variantof variantgroupid modelgroupid parenthandle ";
constexpr std::string_view kIdWords =
    " id ids uuid guid sku ean gtin upc isbn barcode hash number no nr ";

std::string formOf(const TableColumn& column) { return canonicalName(plainName(column.name)); }

// What a name alone says of personal data must fit the values: "email protocols" are no addresses,
// and a "last order date" is no order.
std::optional<PersonalKind> personalKindOf(const TableColumn& column, const ColumnSurvey& survey) {
  const auto kind = personalKind(column.name, survey);
  if (!kind) return kind;
  const bool areTimes = survey.times == survey.cells && survey.wholeNumbers == 0;
  const bool areIds =
      survey.distinct * 20 >= survey.cells &&
      std::all_of(survey.examples.begin(), survey.examples.end(), [](const auto& e) {
        return e.size() >= 8 && std::any_of(e.begin(), e.end(), isDigit);
      });
  if (*kind == PersonalKind::kMail && survey.mails == 0 && !areIds) return std::nullopt;
  if (*kind == PersonalKind::kOrderId && areTimes) return std::nullopt;
  return kind;
}

bool isNearlyUnique(const ColumnSurvey& survey) {
  return survey.cells > 0 && survey.repeated * 50 <= survey.cells;
}

class FactPlanner {
 public:
  FactPlanner(const PlanInput& input, const FoundFields& found, bool keepsFacts, ReadingPlan& plan)
      : input_(input),
        found_(found),
        map_(plan.map.catalog),
        keepsFacts_(keepsFacts),
        index_(input.columns),
        plan_(plan) {}

  void run() {
    planRowRules(map_, input_.columns, plan_);
    for (const CellRule& rule : map_.groupStarts) {
      const std::uint32_t column = index_.find(rule.column);
      if (column != kNoField) plan_.groupStarts.push_back({column, rule.patterns});
    }
    planGroups();
    planAliases();
    planPairs();
    if (!plan_.map.gives("catalog.leaveOut")) planStatus();
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) planColumn(column);
  }

 private:
  const ColumnSurvey& survey(std::uint32_t column) const { return input_.survey.columns[column]; }
  const TableColumn& column(std::uint32_t number) const { return input_.columns[number]; }
  bool isField(std::uint32_t column) const { return plan_.fieldOf[column] != kNoField; }

  bool listed(std::uint32_t column, const Texts& patterns) const {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return index_.matches(column, pattern); });
  }

  // A column that the map, not the preset, wants as a fact: what the preset ignores does not count.
  bool isNamed(std::uint32_t number) const {
    const ColumnMap::Catalog& own = input_.options.map.catalog;
    if (own.keep) return listed(number, *own.keep);
    return valueFor(column(number), own.rename) != nullptr ||
           valueFor(column(number), own.units) != nullptr;
  }

  bool isIgnored(std::uint32_t number) const {
    const bool ownIgnores = listed(number, input_.options.map.catalog.ignore);
    return ownIgnores || (listed(number, map_.ignore) && !isNamed(number));
  }

  // Of a column that the map, or the preset, names as a fact.  A packed cell of facts may have
  // become columns, since a field is read from one of them.
  bool isWanted(std::uint32_t number) const {
    const auto& packed = map_.packedPairs;
    const bool isPacked = std::any_of(packed.begin(), packed.end(), [&](const PackedRule& rule) {
      return column(number).path.starts_with(rule.cell + ".");
    });
    return isNamed(number) || isPacked || (map_.keep && listed(number, *map_.keep));
  }

  void planGroups() {
    for (const auto& name : map_.group) addGroup(index_.find(name));
    if (plan_.map.gives("catalog.group")) return;
    const auto& ids = plan_.columnsOf[static_cast<std::size_t>(CatalogField::kId)];
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (isField(column) || survey(column).cells == 0 || isIgnored(column)) continue;
      if (hasWord(kGroupNames, formOf(this->column(column))) && isOfProduct(column)) {
        addGroup(column);
      }
    }
    // A handle stands on every row of its product: rows of variants and pictures.
    const bool repeats = !ids.empty() && survey(ids.front()).repeated > 0;
    const auto form = repeats ? formOf(column(ids.front())) : std::string();
    if (form == "handle" || form == "urlhandle") addGroup(ids.front());
  }

  // "parent_id" of a product, not of its category.
  bool isOfProduct(std::uint32_t number) const { return column(number).depth == 0; }

  void addGroup(std::uint32_t column) {
    if (column != kNoField) plan_.groups.push_back(column);
  }

  void planAliases() {
    const auto add = [this](std::uint32_t column) {
      const auto& have = plan_.aliases;
      const bool isNew = std::find(have.begin(), have.end(), column) == have.end();
      if (column != kNoField && isNew) plan_.aliases.push_back(column);
    };
    for (const auto& name : map_.aliases) add(index_.find(name));
    if (plan_.map.gives("catalog.aliases")) return;
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (isField(column) || isWanted(column) || isIgnored(column)) continue;
      if (isUsualAlias(column)) add(column);
    }
    for (const std::uint32_t column : plan_.groups) {
      if (!isField(column)) add(column);
    }
  }

  bool isUsualAlias(std::uint32_t number) const {
    const TableColumn& named = column(number);
    const std::string form = formOf(named);
    const auto words = headerWords(named.path);
    const bool isVariantId =
        words.size() > 1 && words.back() == "id" &&
        std::any_of(words.begin(), words.end() - 1, [](const std::string& word) {
          return hasWord(" variant variants sku skus ", word);
        });
    const bool isEnding =
        words.size() > 1 && isFilled(number) && hasWord(" sku ean gtin upc barcode ", words.back());
    const auto asId = matchName(catalogFields().front(), named, number);
    const bool isId = asId && asId->tier <= NameTier::kPlain && named.depth == 0;
    const bool isKnown = hasWord(kAliasNames, form) || isVariantId || isEnding || isId;
    return isKnown && isNearlyUnique(survey(number)) &&
           !personalKindOf(named, survey(number)).has_value();
  }

  // Whether at least half of the rows have a value.
  bool isFilled(std::uint32_t number) const {
    return survey(number).rows * 2 >= input_.survey.rows;
  }

  void planPairs() {
    FoundPairs pairs = mappedPairs(map_, input_.columns, index_);
    if (!plan_.map.gives("catalog.pairs")) {
      std::vector<bool> isFree(input_.columns.size());
      for (std::uint32_t column = 0; column < isFree.size(); ++column) {
        isFree[column] = isFreeForPairs(column);
      }
      pairs = usualPairs(input_, isFree);
    }
    for (const PairedColumns& pair : pairs.pairs) {
      if (!isField(pair.name)) plan_.columns[pair.name].use = ColumnUse::kPairName;
      for (const std::uint32_t value : pair.values) {
        if (isField(value)) continue;
        plan_.columns[value].use = ColumnUse::kPairValue;
        plan_.columns[value].relation = relationName(map_, column(value));
      }
    }
    for (const PackedColumn& packed : pairs.packed) {
      if (!isField(packed.column)) plan_.columns[packed.column].use = ColumnUse::kPackedPairs;
    }
    for (const std::uint32_t column : pairs.companions) companion_.push_back(column);
    plan_.pairs = std::move(pairs.pairs);
    plan_.packed = std::move(pairs.packed);
    const auto& ids = plan_.columnsOf[static_cast<std::size_t>(CatalogField::kId)];
    const bool areRows = !plan_.pairs.empty() && plan_.groups.empty() && !ids.empty() &&
                         survey(ids.front()).repeated > 0 &&
                         column(plan_.pairs.front().name).depth == 0 &&
                         !plan_.map.gives("catalog.group");
    if (areRows && input_.columns.size() <= 6) addGroup(ids.front());
  }

  bool isFreeForPairs(std::uint32_t column) const {
    if (isField(column) || isIgnored(column) || isWanted(column)) return false;
    if (map_.keep || !keepsFacts_) return false;
    const auto& aliases = plan_.aliases;
    return survey(column).cells > 0 &&
           std::find(aliases.begin(), aliases.end(), column) == aliases.end();
  }

  // A column that says which products are for sale: its rows with "draft" or "no" are left out.
  void planStatus() {
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (isField(column) || isWanted(column) || survey(column).few.empty()) continue;
      const auto hidden = hiddenValues(column);
      if (!hidden) continue;
      status_.push_back(column);
      if (!hidden->empty()) plan_.leaveOut.push_back({column, *hidden});
    }
  }

  // The values that hide a product; nothing if the column does not tell that.
  std::optional<Texts> hiddenValues(std::uint32_t number) const {
    const std::string form = formOf(column(number));
    const bool isSwitch = hasWord(
        " published ispublished active isactive enabled isenabled visible isvisible "
        "online productonline aktiv veröffentlicht publié publicado pubblicato "
        "gepubliceerd ",
        form);
    const bool isStatus = hasWord(" status productstatus state visibility ", form);
    if ((!isSwitch && !isStatus) || column(number).depth > 0) return std::nullopt;
    Texts hidden;
    for (const ValueCount& value : survey(number).few) {
      const std::string word = canonicalName(value.value);
      const auto yes = isSwitch ? yesOrNo(value.value) : std::nullopt;
      const bool isHidden =
          (yes && !*yes) || (isSwitch && word == "1" && value.value.starts_with('-')) ||
          hasWord(
              " draft drafts archived hidden private pending unpublished inactive disabled "
              "deleted trash discontinued unlisted none notvisibleindividually offline ",
              word);
      const bool isShown =
          (yes && *yes) || hasWord(
                               " active published publish visible enabled live online listed "
                               "available public both catalog search catalogsearch ",
                               word);
      if (!isHidden && !isShown) return std::nullopt;
      if (isHidden) hidden.push_back(value.value);
    }
    return hidden;
  }

  void planColumn(std::uint32_t number) {
    PlannedColumn& planned = plan_.columns[number];
    if (planned.use != ColumnUse::kIgnored) return;
    planned.reason = whyIgnored(number);
    if (!planned.reason.empty()) return;
    planned.use = ColumnUse::kFact;
    planned.relation = relationName(map_, column(number));
    if (const std::string* unit = valueFor(column(number), map_.units)) planned.unit = *unit;
  }

  // What the person's map reads as the shopper or the order of events is no fact anywhere.
  std::string whyOfEvents(std::uint32_t number) const {
    for (const auto& [field, names] : input_.options.map.events.columns) {
      if (field != "shopper" && field != "order") continue;
      for (const std::string& name : names) {
        if (index_.find(name) == number) return "the map reads the " + field + " of events from it";
      }
    }
    return "";
  }

  std::string whyIgnored(std::uint32_t number) const {
    const ColumnSurvey& values = survey(number);
    if (column(number).name.empty()) return "it has no name";
    if (const auto kind = personalKindOf(column(number), values);
        kind && !listed(number, input_.options.allowColumns)) {
      return std::string(personalKindWords(*kind));
    }
    if (std::string why = whyOfEvents(number); !why.empty()) return why;
    if (isWanted(number) && !isIgnored(number)) return "";
    if (std::string why = whyPartOfStructure(number); !why.empty()) return why;
    if (isIgnored(number)) return "ignored by the map";
    if (map_.keep) return "not kept by the map";
    if (!keepsFacts_) return "the file is also the log; the map may keep it";
    if (valueFor(column(number), map_.rename) != nullptr) return "";
    for (const auto& [unfit, why] : found_.unfit) {
      if (unfit == number) return why;
    }
    return whyNoFact(number);
  }

  std::string whyPartOfStructure(std::uint32_t number) const {
    const auto has = [number](const auto& list) {
      return std::find(list.begin(), list.end(), number) != list.end();
    };
    if (has(plan_.groups)) return "it names the product of a variant";
    if (has(plan_.aliases)) return "further ids of the product";
    if (has(companion_)) return "it belongs to a pair of name and value";
    const bool isRule = std::any_of(plan_.leaveOut.begin(), plan_.leaveOut.end(),
                                    [number](const auto& rule) { return rule.column == number; });
    if (isOfPictures(number)) return "it tells of pictures";
    return isRule || has(status_) ? "it tells which products are shown" : "";
  }

  // "images.position" beside the addresses of pictures.
  bool isOfPictures(std::uint32_t number) const {
    const auto& images = plan_.columnsOf[static_cast<std::size_t>(CatalogField::kImage)];
    return std::any_of(images.begin(), images.end(), [&](std::uint32_t image) {
      const TableColumn& address = column(image);
      const std::size_t around = address.path.size() - address.name.size();
      return address.depth > 0 && isSharedKey(address.name) &&
             column(number).path.starts_with(address.path.substr(0, around));
    });
  }

  std::string whyNoFact(std::uint32_t number) const {
    const ColumnSurvey& values = survey(number);
    if (values.cells + (input_.survey.typed ? values.nones : 0) == 0) return "empty";
    if (values.rows * 10 < input_.survey.rows) return "";  // of few products, it does no harm
    if (values.addresses * 10 >= values.cells * 9) return "addresses";
    if (isIdColumn(number)) return "ids, which no two products share";
    const auto& sample = values.sample.ids();
    const ValueStyle style = values.judge.style(ValueUse::kFact, column(number).name);
    const auto isLong = [&style](const std::string& text) {
      const auto parts = listOf(text, style);
      return std::all_of(parts.begin(), parts.end(),
                         [](const std::string& part) { return utf8Length(part) > kMaxFactLength; });
    };
    return !sample.empty() && std::all_of(sample.begin(), sample.end(), isLong)
               ? "texts of more than " + std::to_string(kMaxFactLength) + " characters"
               : "";
  }

  bool isIdColumn(std::uint32_t number) const {
    const ColumnSurvey& values = survey(number);
    const TableColumn& named = column(number);
    const bool isPart = named.depth > 0 && hasWord(" id slug src ", canonicalName(named.name));
    if (isPart) return true;
    const auto words = headerWords(named.name);
    const bool isNamedId = !words.empty() && hasWord(kIdWords, words.back());
    return isNamedId && values.cells >= kFewest && values.isUnique() && isFilled(number);
  }

  const PlanInput& input_;
  const FoundFields& found_;
  const ColumnMap::Catalog& map_;
  bool keepsFacts_;
  HeaderIndex index_;
  ReadingPlan& plan_;
  std::vector<std::uint32_t> companion_;  // of pairs
  std::vector<std::uint32_t> status_;     // say whether a product is shown
};

}  // namespace

void planFacts(const PlanInput& input, const FoundFields& found, bool keepsFacts,
               ReadingPlan& plan) {
  FactPlanner(input, found, keepsFacts, plan).run();
}

void planRowRules(const ColumnMap::Section& section, const std::vector<TableColumn>& columns,
                  ReadingPlan& plan) {
  const HeaderIndex index(columns);
  for (const CellRule& rule : section.leaveOut) {
    const std::uint32_t column = index.find(rule.column);
    if (column != kNoField) plan.leaveOut.push_back({column, rule.patterns});
  }
}

bool looksLikeLog(const PlanInput& input, std::uint32_t idColumn) {
  if (input.survey.columns[idColumn].repeated == 0) return false;
  bool isOfShopper = false;
  bool isOfTime = false;
  for (std::uint32_t column = 0; column < input.columns.size(); ++column) {
    const ColumnSurvey& values = input.survey.columns[column];
    const auto kind = personalKindOf(input.columns[column], values);
    isOfShopper = isOfShopper || kind == PersonalKind::kShopperId ||
                  kind == PersonalKind::kSessionId || kind == PersonalKind::kMail;
    const bool isTime = values.times * 10 >= values.cells * 9 && values.cells > 0;
    isOfTime = isOfTime || kind == PersonalKind::kOrderId || isTime;
  }
  return isOfShopper && isOfTime;
}

}  // namespace shelfwise
