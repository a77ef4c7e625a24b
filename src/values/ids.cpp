#include "values/ids.h"

#include <algorithm>
#include <cstddef>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

std::string_view withoutPointZero(std::string_view id) {
  const std::size_t point = id.find_first_of(".,");
  if (point == id.npos || point + 1 == id.size() || !areDigits(id.substr(0, point))) return id;
  const std::string_view fraction = id.substr(point + 1);
  const bool zeros = std::all_of(fraction.begin(), fraction.end(), [](char c) { return c == '0'; });
  return zeros ? id.substr(0, point) : id;
}

std::string_view withoutLeadingZeros(std::string_view id) {
  if (!areDigits(id)) return id;
  const std::size_t first = id.find_first_not_of('0');
  return id.substr(first == id.npos ? id.size() - 1 : first);
}

std::string withoutSpaces(std::string_view id) {
  std::string joined;
  while (!id.empty()) {
    const std::size_t space = spaceAtFront(id);
    if (space == 0) joined += id[0];
    id.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return joined;
}

}  // namespace

std::string_view cleanId(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    const std::string_view inside = trimmed(text.substr(2, text.size() - 3));
    return inside.empty() ? text : inside;
  }
  if (text.size() > 1 && text[0] == '=' && areDigits(text.substr(1))) return text.substr(1);
  if (text.size() > 1 && text[0] == '\'' && text.find('\'', 1) == text.npos) {
    const std::string_view inside = trimmed(text.substr(1));
    return inside.empty() ? text : inside;
  }
  return text;
}

bool isSpoiledId(std::string_view text) {
  text = cleanId(text);
  if (text.size() < 5 || !isDigit(text[0])) return false;
  const std::size_t exponent = text.find_first_of("Ee");
  if (exponent == text.npos || text.substr(exponent + 1, 1) != "+") return false;
  const std::string_view fraction = text.substr(1, exponent - 1);
  const bool sign = fraction.starts_with('.') || fraction.starts_with(',');
  return areDigits(text.substr(exponent + 2)) &&
         (fraction.empty() || (sign && areDigits(fraction.substr(1))));
}

std::string_view idFormWords(IdForm form) {
  switch (form) {
    case IdForm::kExact:
      return "as they are";
    case IdForm::kNoPointZero:
      return "without .0 at the end";
    case IdForm::kNoLeadingZeros:
      return "without leading zeros";
    case IdForm::kNoCase:
      return "without the case of letters";
    case IdForm::kNoSpaces:
      return "without spaces";
  }
  return "";
}

std::string idInForm(std::string_view id, IdForm form) {
  id = cleanId(id);
  switch (form) {
    case IdForm::kExact:
      break;
    case IdForm::kNoPointZero:
      return std::string(withoutPointZero(id));
    case IdForm::kNoLeadingZeros:
      return std::string(withoutLeadingZeros(withoutPointZero(id)));
    case IdForm::kNoCase: {
      std::string folded(id);
      std::transform(folded.begin(), folded.end(), folded.begin(), lower);
      return folded;
    }
    case IdForm::kNoSpaces:
      return withoutSpaces(id);
  }
  return std::string(id);
}

}  // namespace shelfwise
