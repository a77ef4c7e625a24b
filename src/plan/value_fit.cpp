#include "plan/value_fit.h"

#include <algorithm>

#include "text/visible_text.h"
#include "values/cell_text.h"
#include "values/event_words.h"
#include "values/prices.h"
#include "values/times.h"

namespace shelfwise {

namespace {

// Whether enough cells are of the kind: under a usual name one will do, since the others are
// then told row by row; under any other name it must be most.
bool isShare(std::uint64_t part, std::uint64_t whole, bool isUsual) {
  return isUsual ? part > 0 : part * 2 > whole;
}

std::string notOf(std::string_view what, const ColumnSurvey& survey) {
  std::string text = "its values are no " + std::string(what);
  if (!survey.examples.empty()) text += " (here '" + visible(survey.examples.front()) + "')";
  return text;
}

std::string whyNoPrice(const ColumnSurvey& survey, bool isUsual) {
  std::size_t prices = 0;
  bool isMoney = false;
  const auto& values = survey.sample.ids();
  for (const std::string& value : values) {
    const auto price = parsePrice(value, "", false);
    if (!price.ok()) continue;
    ++prices;
    isMoney = isMoney || price.value().amount > 0;
  }
  if (!isShare(prices, values.size(), isUsual)) return notOf("prices", survey);
  return isMoney ? "" : "all its values are 0";
}

std::string whyNoTime(const ColumnSurvey& survey, bool isUsual) {
  const auto found = survey.judge.times().found();
  if (!found.doubt.empty()) return "";
  const std::uint64_t times = std::max(survey.times, found.times);
  if (isShare(times, survey.cells, false)) return "";
  // With a usual name, a time that cannot be read is an error of the row.
  const bool haveDigits =
      std::any_of(survey.examples.begin(), survey.examples.end(), [](const std::string& example) {
        return std::any_of(example.begin(), example.end(), isDigit);
      });
  return isUsual && haveDigits ? "" : notOf("times", survey);
}

bool isCurrency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(),
                                         [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
}

}  // namespace

FieldValues valuesOf(FileKind kind, std::uint32_t field) {
  using enum FieldValues;
  static constexpr FieldValues kCatalogValues[] = {kId,      kText,    kText, kCategories, kPrice,
                                                   kAddress, kAddress, kText, kCurrency};
  static constexpr FieldValues kEventValues[] = {kAny,    kId,    kWord, kTime, kNumber,
                                                 kNumber, kPrice, kAny,  kAny};
  switch (kind) {
    case FileKind::kCatalog:
      return kCatalogValues[field];
    case FileKind::kEvents:
      return kEventValues[field];
    case FileKind::kLinks:
      break;
  }
  return kAny;
}

std::string whyUnfit(FieldValues values, const ColumnSurvey& survey, bool isUsual) {
  if (survey.cells == 0) return "empty";
  switch (values) {
    case FieldValues::kPrice:
      return whyNoPrice(survey, isUsual);
    case FieldValues::kTime:
      return whyNoTime(survey, isUsual);
    case FieldValues::kNumber:
      return isShare(survey.numbers, survey.cells, isUsual) ? "" : notOf("numbers", survey);
    case FieldValues::kAddress:
      if (survey.numbers == survey.cells) return notOf("addresses", survey);
      return isUsual || survey.addresses * 2 > survey.cells ? "" : notOf("addresses", survey);
    case FieldValues::kText:
      return survey.addresses == survey.cells ? "its values are addresses" : "";
    case FieldValues::kCurrency:
      return !survey.examples.empty() &&
                     std::all_of(survey.examples.begin(), survey.examples.end(), isCurrency)
                 ? ""
                 : notOf("currencies", survey);
    case FieldValues::kWord:
    case FieldValues::kId:
    case FieldValues::kCategories:
    case FieldValues::kAny:
      break;
  }
  return "";
}

std::size_t knownWords(const ColumnSurvey& survey) {
  const auto& values = survey.sample.ids();
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(),
                    [](const std::string& value) { return parseEventType(value).has_value(); }));
}

bool hasReadableTimes(const ColumnSurvey& survey) {
  const auto found = survey.judge.times().found();
  return !survey.examples.empty() && parseTime(survey.examples.front(), found.format).ok();
}

}  // namespace shelfwise
