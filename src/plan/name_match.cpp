#include "plan/name_match.h"

#include <algorithm>
#include <string_view>

#include "plan/pair_finder.h"
#include "plan/relation_names.h"
#include "presets/header_forms.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::string_view kSaleWords =
    " sale special discount discounted promo promotional promotion offer angebotspreis sonderpreis "
    "aktionspreis prixpromo prixpromotionnel prixsoldé tarifpromo preciorebajado preciooferta "
    "preciodeoferta prezzoscontato prezzoofferta prezzoinofferta preçopromocional actieprijs "
    "aanbiedingsprijs cenapromocyjna reapris 促销价 セール価格 할인가 saleprice specialprice "
    "discountprice discountedprice promoprice offerprice rebajado oferta scontato promocional ";
constexpr std::string_view kListPrices =
    " uvp msrp rrp listprice tariflist prezzodilistino adviesprijs 定价 定価 정가 ";
constexpr std::string_view kMailWords = " email emailaddress customeremail useremail mail ";
constexpr std::string_view kSessionWords =
    " session sessionid visit visitid sitzung sitzungsid sesión sesion idsesion idsession 会话 "
    "会话id 세션id セッションid ";
constexpr std::string_view kVisitorWords =
    " visitor visitorid anonymous anonymousid anon anonid pseudo userpseudoid fullvisitorid device "
    "deviceid cookie cookieid browser browserid guest guestid distinctid besucher besucherid "
    "visiteur visitante ";

// The place of a name among those of the field, between spaces.
std::optional<std::size_t> placeOf(std::string_view names, std::string_view name) {
  std::size_t place = 0;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return place;
    names.remove_prefix(std::min(end + 1, names.size()));
    ++place;
  }
  return std::nullopt;
}

bool anyWordIn(const TableColumn& column, std::string_view words) {
  const auto own = headerWords(column.name);
  return hasWord(words, canonicalName(plainName(column.name))) ||
         std::any_of(own.begin(), own.end(),
                     [words](const std::string& word) { return hasWord(words, word); });
}

// The name without words that say nothing.
std::string tellingWords(const FieldNames& field, const std::vector<std::string>& words) {
  std::string telling;
  for (const auto& word : words) {
    if (!hasWord(field.neutral, word)) telling += word;
  }
  return telling;
}

bool hasEnding(const FieldNames& field, const std::vector<std::string>& words) {
  if (words.size() < 2 || !hasWord(field.endings, words.back())) return false;
  return std::none_of(words.begin(), words.end(),
                      [&field](const std::string& word) { return hasWord(field.forbidden, word); });
}

// The key around the innermost one; empty at the top.
std::string keyAround(const TableColumn& column) {
  const std::string_view path = column.path;
  if (column.depth == 0 || path.size() <= column.name.size()) return {};
  const std::string_view around = path.substr(0, path.size() - column.name.size() - 1);
  return std::string(around.substr(around.rfind('.') + 1));
}

// Whether the key is of something that a product has, and not of the product.
bool isOfPart(std::string_view key) {
  const std::string form = canonicalName(key);
  if (hasWord(" variant variants tag tags collection collections media seller shop store customer "
              "user review reviews ",
              form)) {
    return true;
  }
  return std::any_of(catalogFields().begin() + 1, catalogFields().end(),
                     [&form](const FieldNames& field) { return placeOf(field.names, form); });
}

}  // namespace

std::optional<NameMatch> matchName(const FieldNames& field, const TableColumn& column,
                                   std::uint32_t number) {
  NameMatch match{.depth = column.depth, .column = number};
  const auto found = [&](NameTier tier, std::string_view name) {
    const auto place = placeOf(field.names, name);
    if (!place) return false;
    match.tier = tier;
    match.rank = *place < field.rivals ? 0 : *place;
    return true;
  };
  const std::string around = keyAround(column);
  const bool isShared = isSharedKey(column.name) || canonicalName(column.name) == "amount";
  if (!around.empty() && isShared) {
    if (isPairKey(around)) return std::nullopt;
    match.depth = column.depth - 1;  // the key around is the name
    if (found(NameTier::kExact, canonicalName(around + column.name))) return match;
    const bool isId = hasWord(" id slug key code ", canonicalName(column.name));
    if (!isId && found(NameTier::kExact, canonicalName(around))) return match;
    match.depth = column.depth;
    match.isEnding = isOfPart(around);
  }
  const std::string plain = plainName(column.name);
  const auto words = headerWords(plain);
  if (found(NameTier::kExact, canonicalName(column.name))) return match;
  if (found(NameTier::kPlain, canonicalName(plain))) return match;
  const std::string telling = tellingWords(field, words);
  if (!telling.empty() && found(NameTier::kWords, telling)) return match;
  if (!hasEnding(field, words)) return std::nullopt;
  match.isEnding = true;
  match.tier = NameTier::kEnding;
  return match;
}

std::vector<NameMatch> matchesOf(const FieldNames& field, const std::vector<TableColumn>& columns) {
  std::vector<NameMatch> matches;
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    if (auto match = matchName(field, columns[column], column)) matches.push_back(*match);
  }
  std::sort(matches.begin(), matches.end());
  return matches;
}

std::uint32_t classOf(const FieldNames& field, const TableColumn& column) {
  const std::string form = canonicalName(plainName(column.name));
  if (field.field == "price") {
    if (hasWord(kListPrices, form)) return kLastResort;
    return anyWordIn(column, kSaleWords) ? 0 : 1;
  }
  if (field.field == "shopper") {
    if (anyWordIn(column, kSessionWords)) return 3;
    if (anyWordIn(column, kVisitorWords)) return 2;
    return hasWord(kMailWords, form) ? 1 : 0;
  }
  return field.field == "categories" && form == "googleproductcategory" ? 1 : 0;
}

}  // namespace shelfwise
