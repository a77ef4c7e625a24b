#include "schema/column_map.h"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "schema/fields.h"
#include "schema/map_reader.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

MapReader::Keys sectionKeys(MapReader& reader, ColumnMap::Section& section,
                            std::span<const FieldNames> fields) {
  return {{"columns", reader.columns(section, fields)},
          {"ignore", reader.texts(section.ignore)},
          {"keep", reader.texts(section.keep)},
          {"leaveOut", reader.cellRules(section.leaveOut)},
          {"lists", reader.pairs(section.lists)},
          {"packed", reader.rowsRules(section.packed)},
          {"encoding", reader.text(section.encoding)},
          {"detect", reader.alternatives(section.detect)},
          {"shape", reader.shape(section.shape)}};
}

MapReader::Keys with(MapReader::Keys keys, MapReader::Keys more) {
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

MapReader::Take catalogSection(MapReader& reader, ColumnMap::Catalog& catalog) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path,
                  with(sectionKeys(reader, catalog, catalogFields()),
                       {{"rename", reader.pairs(catalog.rename)},
                        {"stripPrefixes", reader.texts(catalog.stripPrefixes)},
                        {"units", reader.pairs(catalog.units)},
                        {"currency", reader.text(catalog.currency)},
                        {"pathSign", reader.text(catalog.pathSign)},
                        {"decimalComma", reader.flag(catalog.decimalComma)},
                        {"rowsRepeatProducts", reader.flag(catalog.rowsRepeatProducts)},
                        {"group", reader.texts(catalog.group)},
                        {"groupStarts", reader.cellRules(catalog.groupStarts)},
                        {"aliases", reader.texts(catalog.aliases)},
                        {"pairs", reader.pairRules(catalog.pairs, catalog.packedPairs)}}));
  };
}

MapReader::Take eventsSection(MapReader& reader, ColumnMap::Events& events) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path,
                  with(sectionKeys(reader, events, eventFields()),
                       {{"types", reader.eventTypes(events.types)},
                        {"defaultType", reader.eventType(events.defaultType)},
                        {"timeFormat", reader.timeFormat(events.timeFormat)},
                        {"decimalComma", reader.flag(events.decimalComma)}}));
  };
}

MapReader::Take linksSection(MapReader& reader, ColumnMap::Section& links) {
  return [&](const json::value& value, const std::string& path) {
    reader.object(value, path, sectionKeys(reader, links, linkFields()));
  };
}

Result<json::value> jsonOf(const InputFile& file, std::string_view text) {
  json::parse_options syntax;
  syntax.allow_comments = true;
  syntax.allow_trailing_commas = true;
  json::stream_parser parser({}, syntax);
  json::error_code error;
  const std::size_t parsed = parser.write(text, error);
  if (!error) parser.finish(error);
  if (!error) return parser.release();
  return Error{ErrorCode::kBadValue, file.name + ": the map is no JSON: " + error.message() +
                                         " at byte " + std::to_string(parsed + 1)};
}

const std::string& keyOf(const FieldColumns& columns) { return columns.field; }
const std::string& keyOf(const CellRule& rule) { return rule.column; }
template <class Value>
const std::string& keyOf(const std::pair<std::string, Value>& entry) {
  return entry.first;
}

// Adds the entries of `below` whose keys `entries` does not have.
template <class Entry>
void addOthers(std::vector<Entry>& entries, const std::vector<Entry>& below) {
  const std::size_t own = entries.size();
  std::copy_if(below.begin(), below.end(), std::back_inserter(entries), [&](const Entry& other) {
    return std::none_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(own),
                        [&other](const Entry& entry) { return keyOf(entry) == keyOf(other); });
  });
}

// Lays a map over a preset, section by section.
class Layers {
 public:
  Layers(ColumnMap& map, const ColumnMap& preset) : map_(map), preset_(preset) {}

  void lay() {
    layCatalog(map_.catalog, preset_.catalog);
    laySection("events.", map_.events, preset_.events);
    addOthers(map_.events.types, preset_.events.types);
    take("events.defaultType", map_.events.defaultType, preset_.events.defaultType);
    take("events.timeFormat", map_.events.timeFormat, preset_.events.timeFormat);
    take("events.decimalComma", map_.events.decimalComma, preset_.events.decimalComma);
    laySection("links.", map_.links, preset_.links);
    take("encoding", map_.encoding, preset_.encoding);
    take("itemPattern", map_.itemPatterns, preset_.itemPatterns);
    take("serviceCodes", map_.serviceCodes, preset_.serviceCodes);
    take("title", map_.title, preset_.title);
    map_.given.insert(map_.given.end(), preset_.given.begin(), preset_.given.end());
  }

 private:
  template <class Value>
  void take(const std::string& key, Value& value, const Value& below) {
    if (!map_.gives(key)) value = below;
  }

  void laySection(const std::string& path, ColumnMap::Section& section,
                  const ColumnMap::Section& below) {
    const bool ownHeader = !section.columns.empty() && section.byNumber != below.byNumber;
    if (!ownHeader) {
      addOthers(section.columns, below.columns);
      section.byNumber = section.byNumber || below.byNumber;
    }
    take(path + "ignore", section.ignore, below.ignore);
    take(path + "keep", section.keep, below.keep);
    addOthers(section.leaveOut, below.leaveOut);
    addOthers(section.lists, below.lists);
    take(path + "packed", section.packed, below.packed);
    take(path + "encoding", section.encoding, below.encoding);
    take(path + "detect", section.detect, below.detect);
    take(path + "shape", section.shape, below.shape);
  }

  void layCatalog(ColumnMap::Catalog& catalog, const ColumnMap::Catalog& below) {
    laySection("catalog.", catalog, below);
    addOthers(catalog.rename, below.rename);
    addOthers(catalog.units, below.units);
    addOthers(catalog.groupStarts, below.groupStarts);
    take("catalog.stripPrefixes", catalog.stripPrefixes, below.stripPrefixes);
    take("catalog.currency", catalog.currency, below.currency);
    take("catalog.pathSign", catalog.pathSign, below.pathSign);
    take("catalog.decimalComma", catalog.decimalComma, below.decimalComma);
    take("catalog.rowsRepeatProducts", catalog.rowsRepeatProducts, below.rowsRepeatProducts);
    take("catalog.group", catalog.group, below.group);
    take("catalog.aliases", catalog.aliases, below.aliases);
    take("catalog.pairs", catalog.pairs, below.pairs);
    take("catalog.pairs", catalog.packedPairs, below.packedPairs);
  }

  ColumnMap& map_;
  const ColumnMap& preset_;
};

}  // namespace

bool matchesAny(const Texts& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const std::string& pattern) { return matchesPattern(pattern, text); });
}

bool ColumnMap::isServiceCode(std::string_view id) const {
  return matchesAny(serviceCodes, id) || (!itemPatterns.empty() && !matchesAny(itemPatterns, id));
}

bool ColumnMap::gives(std::string_view key) const {
  return std::find(given.begin(), given.end(), key) != given.end();
}

Result<ColumnMap> parseColumnMap(const InputFile& file) {
  const auto text = inputText(file);
  if (!text.ok()) return text.error();
  const auto parsed = jsonOf(file, text.value());
  if (!parsed.ok()) return parsed.error();
  ColumnMap map;
  MapReader reader(file.name);
  reader.object(parsed.value(), "",
                {{"catalog", catalogSection(reader, map.catalog)},
                 {"events", eventsSection(reader, map.events)},
                 {"links", linksSection(reader, map.links)},
                 {"itemPattern", reader.texts(map.itemPatterns)},
                 {"serviceCodes", reader.texts(map.serviceCodes)},
                 {"encoding", reader.text(map.encoding)},
                 {"title", reader.text(map.title)}});
  if (reader.error()) return *reader.error();
  map.given = reader.given();
  return map;
}

ColumnMap layered(const ColumnMap& map, const ColumnMap& preset) {
  ColumnMap both = map;
  Layers(both, preset).lay();
  return both;
}

}  // namespace shelfwise
