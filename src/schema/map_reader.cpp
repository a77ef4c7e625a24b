#include "schema/map_reader.h"

#include <algorithm>
#include <array>

#include "values/cell_text.h"
#include "values/times.h"

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, 4> kShapeWords = {"whole", "number", "time", "text"};

std::string listOfKeys(const MapReader::Keys& keys) {
  std::string list;
  for (const auto& [key, take] : keys) list += (list.empty() ? "" : ", ") + std::string(key);
  return list;
}

std::string inner(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string textOf(const boost::json::value& value) {
  const auto& text = value.get_string();
  return {text.data(), text.size()};
}

bool hasNumberSign(std::string_view text) { return text.find('#') != text.npos; }

}  // namespace

void MapReader::object(const Value& value, const std::string& path, const Keys& keys) {
  members(value, path, [&](const std::string& key, const Value& member) {
    const auto known = std::find_if(keys.begin(), keys.end(),
                                    [&key](const auto& entry) { return entry.first == key; });
    if (known == keys.end()) {
      return fail(inner(path, key), "is no key of a map; known are " + listOfKeys(keys));
    }
    given_.push_back(inner(path, key));
    known->second(member, inner(path, key));
  });
}

MapReader::Take MapReader::flag(bool& target) {
  return [this, &target](const Value& value, const std::string& path) {
    if (!value.is_bool()) return fail(path, "must be true or false");
    target = value.get_bool();
  };
}

MapReader::Take MapReader::text(std::string& target) {
  return [this, &target](const Value& value, const std::string& path) {
    if (!value.is_string()) return fail(path, "must be a text");
    target = textOf(value);
  };
}

MapReader::Take MapReader::texts(Texts& target) {
  return [this, &target](const Value& value, const std::string& path) {
    target = textsOf(value, path);
  };
}

MapReader::Take MapReader::texts(std::optional<Texts>& target) {
  return [this, &target](const Value& value, const std::string& path) {
    target = textsOf(value, path);
  };
}

MapReader::Take MapReader::pairs(NamePairs& target) {
  return [this, &target](const Value& value, const std::string& path) {
    members(value, path, [&](const std::string& key, const Value& member) {
      if (!member.is_string()) return fail(inner(path, key), "must be a text");
      target.emplace_back(key, textOf(member));
    });
  };
}

MapReader::Take MapReader::alternatives(std::vector<Texts>& target) {
  return [this, &target](const Value& value, const std::string& path) {
    elements(value, path, [&](const Value& element) {
      Texts names = textsOf(element, path);
      if (names.empty()) return fail(path, "must not hold an empty list");
      target.push_back(std::move(names));
    });
  };
}

MapReader::Take MapReader::shape(Texts& target) {
  return [this, &target](const Value& value, const std::string& path) {
    target = textsOf(value, path);
    const bool known = std::all_of(target.begin(), target.end(), [](const std::string& word) {
      return std::find(kShapeWords.begin(), kShapeWords.end(), word) != kShapeWords.end();
    });
    if (!known) fail(path, "must be a list of: whole, number, time, text");
  };
}

MapReader::Take MapReader::columns(ColumnMap::Section& target, std::span<const FieldNames> fields) {
  return [this, &target, fields](const Value& value, const std::string& path) {
    bool byName = false;
    members(value, path, [&](const std::string& key, const Value& member) {
      const bool known = std::any_of(fields.begin(), fields.end(),
                                     [&key](const auto& field) { return field.field == key; });
      if (!known) return fail(inner(path, key), "is no field");
      FieldColumns columns{key, {}};
      const auto add = [&](const Value& column) {
        bool byNumber = false;
        auto name = columnOf(column, inner(path, key), byNumber);
        if (!name) return;
        (byNumber ? target.byNumber : byName) = true;
        columns.columns.push_back(*std::move(name));
      };
      if (member.is_array()) {
        for (const Value& column : member.get_array()) add(column);
        if (columns.columns.empty()) fail(inner(path, key), "must not be an empty list");
      } else if (!member.is_null()) {
        add(member);
      }
      target.columns.push_back(std::move(columns));
    });
    if (byName && target.byNumber) {
      fail(path, "names columns by numbers and by names; a file has a header or it has none");
    }
  };
}

std::optional<std::string> MapReader::columnOf(const Value& value, const std::string& path,
                                               bool& byNumber) {
  if (value.is_string()) {
    std::string name = cleaned(textOf(value));
    if (!name.empty()) return name;
  }
  if (value.is_int64() && value.get_int64() >= 1) {
    byNumber = true;
    return std::to_string(value.get_int64());
  }
  fail(path,
       "must be the name of a column, its number from 1 where the file has no header, a list of "
       "these, or null");
  return std::nullopt;
}

MapReader::Take MapReader::cellRules(std::vector<CellRule>& target) {
  return [this, &target](const Value& value, const std::string& path) {
    members(value, path, [&](const std::string& key, const Value& member) {
      Texts patterns = textsOf(member, inner(path, key));
      if (patterns.empty()) return fail(inner(path, key), "must not be an empty list");
      target.push_back({key, std::move(patterns)});
    });
  };
}

MapReader::Take MapReader::pairRules(std::vector<PairRule>& pairs,
                                     std::vector<PackedRule>& packed) {
  return [this, &pairs, &packed](const Value& value, const std::string& path) {
    elements(value, path, [&](const Value& element) {
      if (element.is_object() && element.get_object().contains("cell")) {
        const auto texts =
            textsAt(element, path, std::array<std::string_view, 3>{"cell", "between", "within"});
        if (!texts.empty()) packed.push_back({texts[0], texts[1], texts[2]});
        return;
      }
      const auto texts = textsAt(element, path, std::array<std::string_view, 2>{"name", "value"});
      if (texts.empty()) return;
      if (hasNumberSign(texts[0]) != hasNumberSign(texts[1])) {
        return fail(path, "must have '#', which stands for a number, in both columns or in none");
      }
      pairs.push_back({texts[0], texts[1]});
    });
  };
}

MapReader::Take MapReader::rowsRules(std::vector<RowsRule>& target) {
  return [this, &target](const Value& value, const std::string& path) {
    elements(value, path, [&](const Value& element) {
      const auto texts = textsAt(
          element, path, std::array<std::string_view, 4>{"cell", "rows", "cells", "within"});
      if (!texts.empty()) target.push_back({texts[0], texts[1], texts[2], texts[3]});
    });
  };
}

MapReader::Take MapReader::timeFormat(std::string& target) {
  return [this, &target](const Value& value, const std::string& path) {
    text(target)(value, path);
    if (!error_ && !isTimeFormat(target)) {
      fail(path,
           "must name year (YYYY or YY), month (MM or MMM) and day (DD) once each, and may name "
           "hh, mm, ss, f, A and Z");
    }
  };
}

MapReader::Take MapReader::eventType(EventType& target) {
  return [this, &target](const Value& value, const std::string& path) {
    if (const auto type = typeOf(value, path)) target = *type;
  };
}

MapReader::Take MapReader::eventTypes(
    std::vector<std::pair<std::string, std::optional<EventType>>>& target) {
  return [this, &target](const Value& value, const std::string& path) {
    members(value, path, [&](const std::string& key, const Value& member) {
      std::optional<EventType> type;
      if (!member.is_null()) type = typeOf(member, inner(path, key));
      target.emplace_back(key, type);
    });
  };
}

void MapReader::fail(const std::string& path, const std::string& why) {
  if (error_) return;
  error_ = Error{ErrorCode::kBadValue,
                 file_ + ": " + (path.empty() ? "the map" : "'" + path + "'") + " " + why};
}

template <class Member>
void MapReader::members(const Value& value, const std::string& path, Member member) {
  if (!value.is_object()) return fail(path, "must be an object { }");
  for (const auto& entry : value.get_object()) {
    if (error_) return;
    member(std::string(entry.key()), entry.value());
  }
}

template <class Element>
void MapReader::elements(const Value& value, const std::string& path, Element element) {
  if (!value.is_array()) return fail(path, "must be a list [ ]");
  for (const Value& entry : value.get_array()) {
    if (error_) return;
    element(entry);
  }
}

Texts MapReader::textsOf(const Value& value, const std::string& path) {
  if (value.is_string()) return {textOf(value)};
  Texts texts;
  if (!value.is_array()) fail(path, "must be a text or a list of texts");
  if (error_) return texts;
  for (const auto& element : value.get_array()) {
    if (!element.is_string()) fail(path, "must be a list of texts");
    if (error_) return texts;
    texts.push_back(textOf(element));
  }
  return texts;
}

Texts MapReader::textsAt(const Value& value, const std::string& path,
                         std::span<const std::string_view> keys) {
  Texts texts;
  std::string list;
  for (const std::string_view key : keys) {
    list += (list.empty() ? "" : ", ") + std::string(key);
    if (!value.is_object()) continue;
    const auto* member = value.get_object().if_contains(boost::json::string_view(key));
    if (member != nullptr && member->is_string() && !member->get_string().empty()) {
      texts.push_back(textOf(*member));
    }
  }
  if (texts.size() == keys.size() && value.get_object().size() == keys.size()) return texts;
  fail(path, "must hold objects with the texts " + list);
  return {};
}

std::optional<EventType> MapReader::typeOf(const Value& value, const std::string& path) {
  std::optional<EventType> type;
  if (value.is_string()) type = eventTypeFromName(textOf(value));
  if (!type) fail(path, "must be an event type: view, addToCart, purchase, ...");
  return type;
}

}  // namespace shelfwise
