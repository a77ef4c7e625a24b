#include "recommend/answer_json.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

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
      return Error{ErrorCode::kOutOfMemory, "the answer is longer than " +
                                                std::to_string(kMaxAnswerBytes) +
                                                " bytes; ask for fewer items or fields"};
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

std::string_view titleOf(const ModelView& model, ItemId item) {
  const FieldView* titles = model.findField("title");
  return titles == nullptr ? std::string_view{} : titles->values[item];
}

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
  json.member("title", titleOf(model, event.item));
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

void addFields(JsonText& json, const ModelView& model, std::span<const std::string> fields,
               ItemId item) {
  json.open('{');
  for (const std::string& name : fields) {
    const FieldView* column = model.findField(name);
    if (column != nullptr && !column->values[item].empty()) {
      json.member(name, column->values[item]);
    }
  }
  json.close('}');
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
    json.member("title", titleOf(model, recommendation.item));
    json.key("fields");
    addFields(json, model, fields, recommendation.item);
    json.key("reasons");
    json.open('[');
    for (const Reason& reason : recommendation.reasons) addReason(json, model, reason, events);
    json.close(']');
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

}  // namespace shelfwise
