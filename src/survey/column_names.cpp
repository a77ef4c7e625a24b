#include "survey/column_names.h"

#include <algorithm>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::string_view kListNames =
    " tags tag keywords colors colours sizes materials labels flavours flavors genres styles"
    " occasions seasons collections topics badges ingredients allergens"
    " schlagwörter schlagworte stichwörter farben größen materialien etiketten étiquettes"
    " etiquettes couleurs tailles matières matieres etiquetas colores tallas materiales tamaños"
    " 标签 关键词 ";

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool isWordByteOfName(char c) {
  return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

std::string wordsOfName(std::string_view name) {
  std::string words = " ";
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!isWordByteOfName(c)) {
      if (words.back() != ' ') words += ' ';
      continue;
    }
    const bool afterLower = i > 0 && isLetter(name[i - 1]) && !isUpper(name[i - 1]);
    const bool endsCapitals = i > 0 && isUpper(name[i - 1]) && i + 1 < name.size() &&
                              isLetter(name[i + 1]) && !isUpper(name[i + 1]);
    if (isUpper(c) && (afterLower || endsCapitals) && words.back() != ' ') words += ' ';
    words += lower(c);
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

bool namesAList(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), lower);
  for (const std::string_view sign :
       {"x,y", "value(s)", "(s)", "a,b", "comma separated", "comma-separated", "标签", "关键词"}) {
    if (contains(folded, sign)) return true;
  }
  const std::string words = wordsOfName(name);
  const std::size_t last = words.rfind(' ', words.size() - 2);
  return words.size() > 1 && hasWord(kListNames, words.substr(last + 1, words.size() - last - 2));
}

bool namesYesNo(std::string_view name) {
  const std::string words = wordsOfName(name);
  return words.starts_with(" is ") || words.starts_with(" has ") || contains(name, "(0/1)") ||
         contains(name, "(0 or 1)") || contains(name, "(1/0)") || contains(words, " yes no ") ||
         contains(words, " flag ") || contains(name, "是否");
}

}  // namespace shelfwise
