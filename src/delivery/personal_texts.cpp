#include "delivery/personal_texts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "survey/personal.h"

namespace shelfwise {

namespace {

constexpr std::size_t kLongestExample = 80;  // bytes
constexpr std::uint64_t kFewestPhones = 2;
constexpr std::uint64_t kPhoneShare = 5;  // one text in so many

// Columns whose numbers are no phone numbers, whatever their form.
constexpr std::array kNoPhones = std::to_array<std::string_view>({"id", "price"});

bool mayHoldPhones(std::string_view name) {
  return std::find(kNoPhones.begin(), kNoPhones.end(), name) == kNoPhones.end();
}

// A name as its column may be spelled: small letters, without the signs between words.
std::string bareName(std::string_view name) {
  std::string bare;
  for (const char c : name) {
    if (std::string_view(" _-.").find(c) != std::string_view::npos) continue;
    bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return bare;
}

// "%40" of a URL as the sign that it stands for.
std::string decodedAt(std::string_view text) {
  std::string decoded(text);
  for (std::size_t at = decoded.find("%40"); at != std::string::npos; at = decoded.find("%40")) {
    decoded.replace(at, 3, "@");
  }
  return decoded;
}

bool holdsMail(std::string_view text) {
  return looksLikeMail(text.find("%40") == std::string_view::npos ? text : decodedAt(text));
}

// Whether a phone number is written for callers from abroad, which no number of a product is.
bool namesCountry(std::string_view phone) { return phone.find('+') != std::string_view::npos; }

// The text, or what is around the `@` of a long one.
std::string exampleOf(std::string_view text) {
  if (text.size() <= kLongestExample) return std::string(text);
  const std::size_t at = std::min(text.find('@'), text.find("%40"));
  const std::size_t from =
      at == std::string_view::npos ? 0 : at - std::min(at, kLongestExample / 2);
  return std::string(text.substr(from, kLongestExample));
}

// Collects the texts of one column.
class ColumnJudge {
 public:
  explicit ColumnJudge(std::string_view name) : mayHoldPhones_(mayHoldPhones(name)) {}

  void see(std::string_view text) {
    if (text.empty()) return;
    ++texts_;
    if (holdsMail(text)) {
      note(text, mails_);
    } else if (mayHoldPhones_ && looksLikePhone(text)) {
      if (namesCountry(text)) hasCountry_ = true;
      note(text, phones_);
    }
  }

  void addTo(std::vector<PersonalColumn>& columns, std::string_view slice,
             std::string_view name) const {
    if (mails_.count > 0) {
      columns.push_back(
          {slice, std::string(name), PersonalKind::kMail, mails_.count, mails_.example});
    }
    const bool isOfPhones =
        hasCountry_ || (phones_.count >= kFewestPhones && kPhoneShare * phones_.count >= texts_);
    if (isOfPhones) {
      columns.push_back(
          {slice, std::string(name), PersonalKind::kPhone, phones_.count, phones_.example});
    }
  }

 private:
  struct Found {
    std::uint64_t count = 0;
    std::string example;
  };

  static void note(std::string_view text, Found& found) {
    if (++found.count == 1) found.example = exampleOf(text);
  }

  bool mayHoldPhones_;
  bool hasCountry_ = false;
  std::uint64_t texts_ = 0;
  Found mails_;
  Found phones_;
};

// Judges the columns of both slices, one after the other.
class Search {
 public:
  Search(const ModelView& model, std::span<const std::string> allowed)
      : model_(model), allowed_(allowed) {}

  std::vector<PersonalColumn> run() {
    judge("engine", "id", [&](ColumnJudge& column) { seeAll(model_.itemIds, column); });
    for (const auto& relation : model_.graph.relations()) {
      judge("engine", relation.name, [&](ColumnJudge& column) {
        for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
          column.see(model_.label(fact));
        }
      });
    }
    for (const TextColumn& texts : model_.columns.texts) {
      judge("fields", texts.name, [&](ColumnJudge& column) { seeAll(texts.values, column); });
    }
    for (const EntityColumn& entities : model_.columns.entities) {
      judge("fields", entities.name, [&](ColumnJudge& column) { seeAll(entities.shown, column); });
    }
    return std::move(found_);
  }

 private:
  static void seeAll(const StringTable& texts, ColumnJudge& column) {
    for (std::size_t i = 0; i < texts.size(); ++i) column.see(texts[i]);
  }

  template <class See>
  void judge(std::string_view slice, std::string_view name, See&& see) {
    const bool isAllowed =
        std::any_of(allowed_.begin(), allowed_.end(),
                    [&](const std::string& one) { return bareName(one) == bareName(name); });
    if (isAllowed) return;
    ColumnJudge column(name);
    see(column);
    column.addTo(found_, slice, name);
  }

  const ModelView& model_;
  std::span<const std::string> allowed_;
  std::vector<PersonalColumn> found_;
};

}  // namespace

std::vector<PersonalColumn> personalColumns(const ModelView& model,
                                            std::span<const std::string> allowed) {
  return Search(model, allowed).run();
}

Error personalError(const PersonalColumn& column) {
  return Error{ErrorCode::kPersonalText,
               "column " + column.name + " holds " + std::string(personalKindWords(column.kind)) +
                   ", like '" + column.example + "' (" + std::string(column.slice) + " slice, " +
                   std::to_string(column.texts) +
                   " in all), and every shopper downloads the slices; leave the column out with "
                   "\"ignore\" in the map, or allow it with --allow-column '" +
                   column.name + "'"};
}

}  // namespace shelfwise
