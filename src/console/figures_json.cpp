#include "console/figures_json.h"

#include <boost/json.hpp>
#include <charconv>
#include <string_view>
#include <utility>

namespace shelfwise {

namespace {

namespace json = boost::json;

json::value valueOf(const Figure& figure) {
  return std::visit([](const auto& value) { return json::value_from(value); }, figure.value);
}

bool isPlace(std::string_view key, std::size_t& place) {
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), place);
  return error == std::errc() && end == key.data() + key.size();
}

// The value under `key`: a member of an object, or a place in a list, which grows as needed.
json::value& childOf(json::value& parent, std::string_view key) {
  std::size_t place = 0;
  if (!isPlace(key, place)) {
    if (!parent.is_object()) parent.emplace_object();
    return parent.as_object()[key];
  }
  if (!parent.is_array()) parent.emplace_array();
  json::array& list = parent.as_array();
  if (list.size() <= place) list.resize(place + 1);
  return list[place];
}

json::value& at(json::value& root, std::string_view path) {
  json::value* value = &root;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    value = &childOf(*value, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return *value;
}

void addLine(const FigureLine& line, json::value& root) {
  json::value& place = at(root, line.path);
  if (!place.is_object()) place.emplace_object();
  for (const NamedFigure& named : line.figures) {
    if (!named.key.empty()) place.as_object()[named.key] = valueOf(named.figure);
  }
}

json::array objectsOf(const FigureTable& table) {
  json::array rows;
  for (const auto& row : table.rows) {
    json::object cells;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string& key = table.columns[c].key;
      if (!key.empty()) cells[key] = valueOf(row[c]);
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

json::object namedRows(const FigureTable& table) {
  json::object rows;
  for (const auto& row : table.rows) {
    const std::string& name = std::get<std::string>(row.front().value);
    if (table.shape == TableShape::kValues) {
      rows[name] = valueOf(row[1]);
      continue;
    }
    json::array values;
    for (std::size_t c = 1; c < row.size(); ++c) values.push_back(valueOf(row[c]));
    rows[name] = std::move(values);
  }
  return rows;
}

void addTable(const FigureTable& table, json::value& root) {
  json::value& place = at(root, table.path);
  if (table.shape == TableShape::kObjects) {
    place = objectsOf(table);
  } else {
    place = namedRows(table);
  }
}

}  // namespace

std::string figuresJson(const Figures& figures) {
  json::value root = json::object();
  for (const auto& part : figures) {
    if (const auto* table = std::get_if<FigureTable>(&part)) {
      addTable(*table, root);
    } else {
      addLine(std::get<FigureLine>(part), root);
    }
  }
  return json::serialize(root) + "\n";
}

}  // namespace shelfwise
