#include "recommend/answer_json.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "base/joined_text.h"

namespace shelfwise {

namespace {

// A byte that a JSON string must not hold as it is.
bool needsEscape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// Writes members and elements, with a comma before each but the first.  Bytes go straight into room
// for the longest form that they can take.  std::string's own appending costs several calls per
// piece where code is compiled for size.
class JsonText {
 public:
  void open(char bracket) {
    separate();
    put(bracket);
    first_ = true;
  }
  void close(char bracket) {
    put(bracket);
    first_ = false;
  }
  // `name` is one of ours and needs no escape.
  void key(std::string_view name) {
    separate();
    quote(name);
    put(':');
    first_ = true;
  }
  void text(std::string_view value) {
    separate();
    quote(value);
  }
  void raw(std::string_view value) {
    separate();
    if (makeRoom(value.size())) used_ += value.copy(&text_[used_], value.size());
  }
  void number(std::int64_t value) { raw(std::to_string(value)); }

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void member(std::string_view name, std::int64_t value) {
    key(name);
    number(value);
  }

  Result<std::string> take() && {
    if (tooLong_) {
      return Error{ErrorCode::kOutOfMemory, joined("the answer is longer than ", kMaxAnswerBytes,
                                                   " bytes; ask for fewer items or fields")};
    }
    text_.resize(used_);
    return std::move(text_);
  }

 private:
  static constexpr std::size_t kUsualSize = 8192;  // ten items with three reasons each
  static constexpr std::uint64_t kLongestEscape = 6;

  // False from the first time that the text would be longer than kMaxAnswerBytes.  Sums of lengths
  // have 64 bits, because a size has 32 in WASM.
  bool makeRoom(std::uint64_t size) {
    tooLong_ = tooLong_ || used_ + size > kMaxAnswerBytes;
    if (tooLong_) return false;
    if (text_.size() - used_ < size) text_.resize(static_cast<std::size_t>(2 * (used_ + size)));
    return true;
  }
  void put(char c) {
    if (makeRoom(1)) text_[used_++] = c;
  }
  void separate() {
    if (!first_) put(',');
    first_ = false;
  }
  void quote(std::string_view value) {
    if (!makeRoom(kLongestEscape * value.size() + 2)) return;
    char* const begin = text_.data();
    char* end = begin + used_;
    *end++ = '"';
    for (const char c : value) {
      if (needsEscape(c)) {
        end = escape(end, c);
      } else {
        *end++ = c;
      }
    }
    *end++ = '"';
    used_ = static_cast<std::size_t>(end - begin);
  }
  static char* escape(char* end, char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    *end++ = '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      *end++ = c;
      return end;
    }
    const char digits[] = {'u', '0', '0', kHex[static_cast<unsigned char>(c) >> 4],
                           kHex[static_cast<unsigned char>(c) & 15]};
    return std::copy(std::begin(digits), std::end(digits), end);
  }

  std::string text_ = std::string(kUsualSize, '\0');
  std::size_t used_ = 0;
  bool tooLong_ = false;
  bool first_ = true;
};

// The events that reasons name, in the order in which they first do.
class NamedEvents {
 public:
  explicit NamedEvents(std::size_t eventCount) : places_(eventCount, kNoId) {}

  std::uint32_t placeOf(std::uint32_t event) {
    if (places_[event] == kNoId) {
      places_[event] = static_cast<std::uint32_t>(events_.size());
      events_.push_back(event);
    }
    return places_[event];
  }
  std::span<const std::uint32_t> inOrder() const { return events_; }

 private:
  std::vector<std::uint32_t> places_;  // [scored events] in events_; kNoId if no reason names it
  std::vector<std::uint32_t> events_;
};

void addEvent(JsonText& json, const ModelView& model, const Recommendations& answer,
              std::uint32_t index) {
  const ScoredEvent& event = answer.events[index];
  json.open('{');
  json.member("item", model.itemIds[event.item]);
  json.member("type", eventTypeName(event.type));
  if (answer.sequences.empty()) {
    json.member("index", answer.positions.empty() ? index : answer.positions[index]);
  } else {
    json.member("sequence", answer.sequences[index]);
  }
  json.member("title", model.title(event.item));
  json.close('}');
}

// A pattern that no shared fact explains has no name but "pattern".
std::string_view reasonName(const Reason& reason) {
  if (!reason.label.empty()) return reason.label;
  if (!reason.source) return "popular";
  const bool isPattern = kSourceRows[*reason.source].isPattern && reason.fact == kNoId;
  return isPattern ? "pattern" : sourceName(*reason.source);
}

void addReason(JsonText& json, const ModelView& model, const Reason& reason, NamedEvents& events) {
  json.open('{');
  json.member("source", reasonName(reason));
  if (reason.event != kNoId) json.member("event", events.placeOf(reason.event));
  if (reason.relation != kNoId) {
    const auto& relation = model.graph.relations()[reason.relation];
    json.member("relation", relation.name);
    json.member("kind", relationKindName(relation.kind));
  }
  if (reason.fact != kNoId) json.member("fact", model.label(reason.fact));
  json.close('}');
}

// digits * 10^exponent as a JSON number.
std::string decimalText(std::int64_t digits, int exponent) {
  std::string text = std::to_string(digits);
  if (exponent != 0) text += "e" + std::to_string(exponent);
  return text;
}

double timesPowerOfTen(double value, int exponent) {
  for (; exponent > 0; --exponent) value *= 10;
  double divisor = 1;
  for (; exponent < 0; ++exponent) divisor *= 10;
  return value / divisor;
}

// A decimal of at most nine digits that reads back as the float32.
std::string floatText(float value) {
  constexpr int kMostDigits = 9;
  if (value == 0) return "0";
  const double size = value < 0 ? -double{value} : double{value};
  int exponent = 0;  // of the first digit
  while (timesPowerOfTen(size, -exponent) >= 10) ++exponent;
  while (timesPowerOfTen(size, -exponent) < 1) --exponent;
  for (int count = 1;; ++count) {
    const int last = exponent - count + 1;
    const auto digits = static_cast<std::int64_t>(timesPowerOfTen(size, -last) + 0.5);
    const double read = timesPowerOfTen(static_cast<double>(digits), last);
    if (count == kMostDigits || static_cast<float>(read) == static_cast<float>(size)) {
      return decimalText(value < 0 ? -digits : digits, last);
    }
  }
}

std::string numberText(const NumberColumn& column, ItemId item) {
  if (column.fixed.empty()) return floatText(column.floats[item]);
  int decimals = 0;
  for (std::uint32_t divisor = column.divisor; divisor > 1; divisor /= 10) ++decimals;
  return decimalText(column.fixed[item], -decimals);
}

std::string digits(std::int64_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

// Writes the item's value of one column after its name, or nothing where the item has none.
class FieldWriter {
 public:
  FieldWriter(JsonText& json, const ModelView& model, ItemId item)
      : json_(json), model_(model), item_(item) {}

  void write(const NumberColumn& column) {
    const double value = column[item_];
    if (value == value) member(column, numberText(column, item_));
  }
  void write(const BooleanColumn& column) {
    const std::uint8_t value = column.values[item_];
    if (value != BooleanColumn::kMissing) {
      member(column, value == BooleanColumn::kTrue ? "true" : "false");
    }
  }
  void write(const DateColumn& column) {
    const std::int64_t seconds = column.seconds[item_];
    if (seconds != DateColumn::kMissing) json_.member(column.name, dateText(seconds));
  }
  void write(const TextColumn& column) { text(column.name, column.values[item_]); }
  void write(const EntityColumn& column) {
    const KnowledgeGraph& graph = model_.graph;
    const bool isShown = column.shown.size() > 0;
    const bool isSet = graph.relations()[column.relation].kind == RelationKind::kAttribute;
    if (isShown) return isSet ? list(column) : text(column.name, column.shown[item_]);
    const KnowledgeGraph::Range facts = graph.factsBy(item_, column.relation);
    if (facts.begin == facts.end) return;
    if (!isSet) return text(column.name, model_.label(graph.factAt(facts.begin)));
    json_.key(column.name);
    json_.open('[');
    for (auto at = facts.begin; at < facts.end; ++at) {
      json_.text(model_.label(graph.factAt(at)));
    }
    json_.close(']');
  }

 private:
  template <class Column>
  void member(const Column& column, std::string_view value) {
    json_.key(column.name);
    json_.raw(value);
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) json_.member(name, value);
  }
  // The shown values of an attribute, one a line.
  void list(const EntityColumn& column) {
    std::string_view rest = column.shown[item_];
    if (rest.empty()) return;
    json_.key(column.name);
    json_.open('[');
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      json_.text(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    json_.close(']');
  }

  JsonText& json_;
  const ModelView& model_;
  ItemId item_;
};

template <class Column>
bool writeField(FieldWriter& out, const std::vector<Column>& columns, std::string_view name) {
  const Column* column = findColumn(columns, name);
  if (column != nullptr) out.write(*column);
  return column != nullptr;
}

void addFields(JsonText& json, const ModelView& model, std::span<const std::string> fields,
               ItemId item) {
  const Columns& columns = model.columns;
  json.open('{');
  FieldWriter out(json, model, item);
  for (const std::string& name : fields) {
    (void)(writeField(out, columns.numbers, name) || writeField(out, columns.booleans, name) ||
           writeField(out, columns.dates, name) || writeField(out, columns.texts, name) ||
           writeField(out, columns.entities, name));
  }
  json.close('}');
}

void addMoves(JsonText& json, std::span<const Move> moves) {
  if (moves.empty()) return;
  json.key("moved");
  json.open('[');
  for (const Move& move : moves) {
    json.open('{');
    json.member("by", kMoveNames[static_cast<std::size_t>(move.kind)]);
    if (!move.rule.empty()) json.member("rule", move.rule);
    json.key("value");
    json.raw(floatText(move.value));
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string_view relationKindName(RelationKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"attribute", "brand",     "category",
                                                      "word",      "priceBand", "link"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<std::string> recommendationsJson(const ModelView& model, const Recommendations& answer,
                                        std::span<const std::string> fields) {
  JsonText json;
  NamedEvents events(answer.events.size());
  json.open('{');
  json.key("items");
  json.open('[');
  for (const Recommendation& recommendation : answer.items) {
    json.open('{');
    json.member("id", model.itemIds[recommendation.item]);
    json.member("title", model.title(recommendation.item));
    json.key("fields");
    addFields(json, model, fields, recommendation.item);
    json.key("reasons");
    json.open('[');
    for (const Reason& reason : recommendation.reasons) addReason(json, model, reason, events);
    json.close(']');
    addMoves(json, recommendation.moves);
    if (!recommendation.fallback.empty()) json.member("fallback", recommendation.fallback);
    json.close('}');
  }
  json.close(']');
  json.key("events");
  json.open('[');
  for (const std::uint32_t event : events.inOrder()) addEvent(json, model, answer, event);
  json.close(']');
  if (!answer.lack.empty()) json.member("lack", answer.lack);
  json.close('}');
  return std::move(json).take();
}

Result<std::string> interestsJson(const ModelView& model, std::span<const Interest> interests) {
  JsonText json;
  json.open('[');
  for (const Interest& interest : interests) {
    const auto& relation = model.graph.relations()[interest.relation];
    json.open('{');
    json.member("relation", relation.name);
    json.member("kind", relationKindName(relation.kind));
    json.member("label", model.label(interest.fact));
    json.close('}');
  }
  json.close(']');
  return std::move(json).take();
}

Result<std::string> columnsJson(const Columns& columns) {
  JsonText json;
  json.open('[');
  visitColumns(columns, [&](const auto& column, std::string_view type) {
    json.open('{');
    json.member("name", column.name);
    json.member("type", type);
    if constexpr (requires { column.unit; }) {
      if (!column.unit.empty()) json.member("unit", column.unit);
    }
    json.close('}');
  });
  json.close(']');
  return std::move(json).take();
}

// Days count from 0000-03-01, so that the leap day is the last of a year.
std::string dateText(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86'400;
  constexpr std::int64_t kDaysToEpoch = 719'468;
  constexpr std::int64_t kEraDays = 146'097;  // of 400 years
  const std::int64_t sinceStart = seconds + kDaysToEpoch * kDay;
  const std::int64_t days = sinceStart / kDay;
  const std::int64_t time = sinceStart % kDay;
  const std::int64_t ofEra = days % kEraDays;
  const std::int64_t year = (ofEra - ofEra / 1'460 + ofEra / 36'524 - ofEra / (kEraDays - 1)) / 365;
  const std::int64_t ofYear = ofEra - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * ofYear + 2) / 153;  // 0 is March
  const std::int64_t day = ofYear - (153 * month + 2) / 5 + 1;
  const std::int64_t civilYear = days / kEraDays * 400 + year + (month >= 10 ? 1 : 0);
  return digits(civilYear, 4) + "-" + digits(month < 10 ? month + 3 : month - 9, 2) + "-" +
         digits(day, 2) + "T" + digits(time / 3'600, 2) + ":" + digits(time / 60 % 60, 2) + ":" +
         digits(time % 60, 2) + "Z";
}

}  // namespace shelfwise
