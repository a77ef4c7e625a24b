#include "recommend/answer_json.h"

#include <array>
#include <string_view>

namespace shelfwise {

namespace {

// Writes members and elements; the comma before each but the first is its business.
class JsonText {
 public:
  void open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    quote(name);
    text_ += ':';
    first_ = true;
  }
  void text(std::string_view value) {
    separate();
    quote(value);
  }
  void raw(std::string_view value) {
    separate();
    text_ += value;
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

  std::string take() && { return std::move(text_); }

 private:
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }
  void quote(std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    text_ += '"';
    for (const char c : value) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        text_ += '\\';
        text_ += c;
      } else if (byte < 0x20) {
        text_ += "\\u00";
        text_ += kHex[byte >> 4];
        text_ += kHex[byte & 15];
      } else {
        text_ += c;
      }
    }
    text_ += '"';
  }

  std::string text_;
  bool first_ = true;
};

std::string_view titleOf(const ModelView& model, ItemId item) {
  const FieldView* titles = model.findField("title");
  return titles == nullptr ? std::string_view{} : titles->values[item];
}

void addItemStep(JsonText& json, const ModelView& model, ItemId item) {
  json.open('{');
  json.member("kind", "item");
  json.member("id", model.itemIds[item]);
  json.member("label", titleOf(model, item));
  json.close('}');
}

void addRelationStep(JsonText& json, std::string_view name, std::string_view kind, bool forward) {
  json.open('{');
  json.member("kind", "relation");
  json.member("name", name);
  json.member("relationKind", kind);
  json.key("forward");
  json.raw(forward ? "true" : "false");
  json.close('}');
}

// item -next-> item, item -also_bought-> item, or item -brand-> fact <-brand- item.
void addPath(JsonText& json, const ModelView& model, ItemId from, const Reason& reason, ItemId to) {
  const auto addNamed = [&](bool forward) {
    const auto& relation = model.graph.relations()[reason.relation];
    addRelationStep(json, relation.name, relationKindName(relation.kind), forward);
  };
  addItemStep(json, model, from);
  if (reason.relation == kNoId) {
    addRelationStep(json, sourceName(*reason.source), sourceName(*reason.source), true);
  } else {
    addNamed(true);
  }
  if (reason.fact != kNoId) {
    json.open('{');
    json.member("kind", "entity");
    json.member("label", model.label(reason.fact));
    json.close('}');
    addNamed(false);
  }
  addItemStep(json, model, to);
}

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

void addReason(JsonText& json, const ModelView& model, const Recommendations& answer,
               const Reason& reason, ItemId item) {
  json.open('{');
  json.member("source", reason.source ? sourceName(*reason.source) : "popular");
  json.key("event");
  if (reason.event == kNoId) {
    json.raw("null");
  } else {
    addEvent(json, model, answer, reason.event);
  }
  json.key("path");
  json.open('[');
  if (reason.event != kNoId) addPath(json, model, answer.events[reason.event].item, reason, item);
  json.close(']');
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

// "0.250": a share in thousandths.
std::string thousandths(float share) {
  const auto rounded = static_cast<std::uint32_t>(share * 1000.0f + 0.5f);
  const std::string digits = std::to_string(1000 + rounded % 1000);
  return std::to_string(rounded / 1000) + "." + digits.substr(1);
}

}  // namespace

std::string_view relationKindName(RelationKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"attribute", "brand",     "category",
                                                      "word",      "priceBand", "link"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string recommendationsJson(const ModelView& model, const Recommendations& answer,
                                std::span<const std::string> fields) {
  JsonText json;
  json.open('{');
  json.key("items");
  json.open('[');
  for (const Recommendation& recommendation : answer.items) {
    json.open('{');
    json.member("id", model.itemIds[recommendation.item]);
    json.key("fields");
    addFields(json, model, fields, recommendation.item);
    json.key("reasons");
    json.open('[');
    for (const Reason& reason : recommendation.reasons) {
      addReason(json, model, answer, reason, recommendation.item);
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return std::move(json).take();
}

std::string eventsJson(const ModelView& model, std::span<const ProfileEvent> events) {
  JsonText json;
  json.open('[');
  for (const ProfileEvent& event : events) {
    json.open('{');
    json.member("sequence", event.sequence);
    json.member("item", model.itemIds[event.item]);
    json.member("type", eventTypeName(event.type));
    json.member("seconds", event.seconds);
    json.close('}');
  }
  json.close(']');
  return std::move(json).take();
}

std::string interestsJson(const ModelView& model, std::span<const Interest> interests) {
  JsonText json;
  json.open('[');
  for (const Interest& interest : interests) {
    const auto& relation = model.graph.relations()[interest.relation];
    json.open('{');
    json.member("relation", relation.name);
    json.member("kind", relationKindName(relation.kind));
    json.member("label", model.label(interest.fact));
    json.key("weight");
    json.raw(thousandths(interest.share));
    json.close('}');
  }
  json.close(']');
  return std::move(json).take();
}

}  // namespace shelfwise
