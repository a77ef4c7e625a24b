#include "schema/column_map.h"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>

#include "schema/fields.h"
#include "values/cell_text.h"
#include "values/times.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

// Reads the values of a map file; the first one that means nothing is the error.
class MapReader {
 public:
  explicit MapReader(std::string file) : file_(std::move(file)) {}

  // What to do with the value of a key; `path` is the key with those around it.
  using Take = std::function<void(const json::value& value, const std::string& path)>;
  using Keys = std::vector<std::pair<std::string_view, Take>>;

  // Gives each value of the object to the function of its key.
  void object(const json::value& value, const std::string& path, const Keys& keys) {
    members(value, path, [&](const std::string& key, const json::value& member) {
      const std::string inner = path.empty() ? key : path + "." + key;
      const auto known = std::find_if(keys.begin(), keys.end(),
                                      [&key](const auto& entry) { return entry.first == key; });
      if (known == keys.end()) return fail(inner, "is no key of a map; known are " + listOf(keys));
      known->second(member, inner);
    });
  }

  Take flag(bool& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      if (!value.is_bool()) return fail(path, "must be true or false");
      target = value.get_bool();
    };
  }

  Take text(std::string& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      if (!value.is_string()) return fail(path, "must be a text");
      target = value.get_string().c_str();
    };
  }

  // One text, or a list of texts.
  Take texts(std::vector<std::string>& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      target = textsOf(value, path);
    };
  }

  Take texts(std::optional<std::vector<std::string>>& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      target = textsOf(value, path);
    };
  }

  // An object of texts.
  Take pairs(NamePairs& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      members(value, path, [&](const std::string& key, const json::value& member) {
        if (!member.is_string()) return fail(path + "." + key, "must be a text");
        target.emplace_back(key, member.get_string().c_str());
      });
    };
  }

  // An object from fields to the names of columns, or null where a file has none.
  Take columns(NamePairs& target, std::span<const FieldNames> fields) {
    return [this, &target, fields](const json::value& value, const std::string& path) {
      members(value, path, [&](const std::string& key, const json::value& member) {
        const bool known = std::any_of(fields.begin(), fields.end(),
                                       [&key](const auto& field) { return field.field == key; });
        if (!known) return fail(path + "." + key, "is no field");
        if (!member.is_string() && !member.is_null()) {
          return fail(path + "." + key, "must be the name of a column, or null");
        }
        target.emplace_back(key, member.is_null() ? "" : cleaned(member.get_string().c_str()));
      });
    };
  }

  Take timeFormat(std::string& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      text(target)(value, path);
      if (!error_ && !isTimeFormat(target)) {
        fail(path, "must name YYYY, MM and DD once each, and may name hh, mm and ss");
      }
    };
  }

  Take eventType(EventType& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      if (const auto type = typeOf(value, path)) target = *type;
    };
  }

  // An object from the shop's words to event types, or null for events to set aside.
  Take eventTypes(std::vector<std::pair<std::string, std::optional<EventType>>>& target) {
    return [this, &target](const json::value& value, const std::string& path) {
      members(value, path, [&](const std::string& key, const json::value& member) {
        std::optional<EventType> type;
        if (!member.is_null()) type = typeOf(member, path + "." + key);
        target.emplace_back(key, type);
      });
    };
  }

  void fail(const std::string& path, const std::string& why) {
    if (error_) return;
    error_ = Error{ErrorCode::kBadValue,
                   file_ + ": " + (path.empty() ? "the map" : "'" + path + "'") + " " + why};
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  template <class Member>
  void members(const json::value& value, const std::string& path, Member member) {
    if (!value.is_object()) return fail(path, "must be an object { }");
    for (const auto& entry : value.get_object()) {
      if (error_) return;
      member(std::string(entry.key()), entry.value());
    }
  }

  std::vector<std::string> textsOf(const json::value& value, const std::string& path) {
    if (value.is_string()) return {value.get_string().c_str()};
    std::vector<std::string> texts;
    if (!value.is_array()) fail(path, "must be a text or a list of texts");
    if (error_) return texts;
    for (const auto& element : value.get_array()) {
      if (!element.is_string()) fail(path, "must be a list of texts");
      if (error_) return texts;
      texts.emplace_back(element.get_string().c_str());
    }
    return texts;
  }

  std::optional<EventType> typeOf(const json::value& value, const std::string& path) {
    std::optional<EventType> type;
    if (value.is_string()) type = eventTypeFromName(value.get_string().c_str());
    if (!type) fail(path, "must be an event type: view, addToCart, purchase, ...");
    return type;
  }

  static std::string listOf(const Keys& keys) {
    std::string list;
    for (const auto& [key, take] : keys) list += (list.empty() ? "" : ", ") + std::string(key);
    return list;
  }

  std::string file_;
  std::optional<Error> error_;
};

MapReader::Take catalogSection(MapReader& reader, ColumnMap::Catalog& catalog) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path,
                  {{"columns", reader.columns(catalog.columns, catalogFields())},
                   {"ignore", reader.texts(catalog.ignore)},
                   {"keep", reader.texts(catalog.keep)},
                   {"rename", reader.pairs(catalog.rename)},
                   {"stripPrefixes", reader.texts(catalog.stripPrefixes)},
                   {"units", reader.pairs(catalog.units)},
                   {"currency", reader.text(catalog.currency)},
                   {"decimalComma", reader.flag(catalog.decimalComma)},
                   {"rowsRepeatProducts", reader.flag(catalog.rowsRepeatProducts)}});
  };
}

MapReader::Take eventsSection(MapReader& reader, ColumnMap::Events& events) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path,
                  {{"columns", reader.columns(events.columns, eventFields())},
                   {"types", reader.eventTypes(events.types)},
                   {"defaultType", reader.eventType(events.defaultType)},
                   {"timeFormat", reader.timeFormat(events.timeFormat)},
                   {"decimalComma", reader.flag(events.decimalComma)}});
  };
}

MapReader::Take linksSection(MapReader& reader, ColumnMap::Links& links) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path,
                  {{"columns", reader.columns(links.columns, linkFields())},
                   {"ignore", reader.texts(links.ignore)},
                   {"keep", reader.texts(links.keep)}});
  };
}

}  // namespace

bool matchesAny(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const std::string& pattern) { return matchesPattern(pattern, text); });
}

bool ColumnMap::isServiceCode(std::string_view id) const {
  return matchesAny(serviceCodes, id) || (!itemPatterns.empty() && !matchesAny(itemPatterns, id));
}

Result<ColumnMap> parseColumnMap(const InputFile& file) {
  const auto text = inputText(file);
  if (!text.ok()) return text.error();
  json::error_code error;
  json::stream_parser parser;
  const std::size_t parsed = parser.write(text.value(), error);
  if (!error) parser.finish(error);
  if (error) {
    return Error{ErrorCode::kBadValue, file.name + ": the map is no JSON: " + error.message() +
                                           " at byte " + std::to_string(parsed + 1)};
  }
  ColumnMap map;
  MapReader reader(file.name);
  reader.object(parser.release(), "",
                {{"catalog", catalogSection(reader, map.catalog)},
                 {"events", eventsSection(reader, map.events)},
                 {"links", linksSection(reader, map.links)},
                 {"itemPattern", reader.texts(map.itemPatterns)},
                 {"serviceCodes", reader.texts(map.serviceCodes)}});
  if (reader.error()) return *reader.error();
  return map;
}

}  // namespace shelfwise
