#include "presets/presets.h"

#include <algorithm>
#include <span>

#include "presets/header_forms.h"
#include "presets/preset_texts.h"
#include "values/numbers.h"
#include "values/times.h"

namespace shelfwise {

namespace {

std::vector<Preset> parsedPresets() {
  std::vector<Preset> all;
  for (const PresetText& preset : presetTexts()) {
    const std::string name = std::string(preset.name) + ".json";
    const auto bytes = std::as_bytes(std::span(preset.text.data(), preset.text.size()));
    auto map = parseColumnMap({.name = name, .bytes = bytes});
    if (map.ok()) all.push_back({std::string(preset.name), std::move(map).value()});
  }
  std::sort(all.begin(), all.end(),
            [](const Preset& a, const Preset& b) { return a.name < b.name; });
  return all;
}

bool isOfKind(std::string_view kind, std::string_view cell) {
  if (kind == "time") return parseTime(cell, "").ok() && cell.find_first_of("-:T") != cell.npos;
  if (kind == "number") return parseNumber(cell, false).ok();
  if (kind == "whole") {
    return !cell.empty() && cell.find_first_not_of("0123456789") == cell.npos;
  }
  return !cell.empty();
}

bool hasOneOfEach(const std::vector<Texts>& lists, const HeaderIndex& index) {
  return !lists.empty() && std::all_of(lists.begin(), lists.end(), [&](const Texts& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return index.find(name) != kNoField; });
  });
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = parsedPresets();
  return all;
}

const ColumnMap::Section& sectionOf(const ColumnMap& map, FileKind kind) {
  switch (kind) {
    case FileKind::kCatalog:
      return map.catalog;
    case FileKind::kEvents:
      return map.events;
    case FileKind::kLinks:
      break;
  }
  return map.links;
}

bool detects(const ColumnMap::Section& section, const std::vector<TableColumn>& columns) {
  return hasOneOfEach(section.detect, HeaderIndex(columns));
}

bool fitsShape(const ColumnMap::Section& section, const std::vector<TableColumn>& columns) {
  if (section.shape.empty() || section.shape.size() != columns.size()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!isOfKind(section.shape[i], columns[i].name)) return false;
  }
  return true;
}

const Preset* findPreset(FileKind kind, const std::vector<TableColumn>& columns) {
  const HeaderIndex index(columns);
  const Preset* best = nullptr;
  std::size_t most = 0;
  for (const Preset& preset : presets()) {
    const ColumnMap::Section& section = sectionOf(preset.map, kind);
    std::size_t asked = hasOneOfEach(section.detect, index) ? section.detect.size() : 0;
    if (asked == 0 && fitsShape(section, columns)) asked = section.shape.size();
    if (asked <= most) continue;
    most = asked;
    best = &preset;
  }
  return best;
}

Result<const Preset*> choosePreset(std::string_view wanted, FileKind kind,
                                   const std::vector<TableColumn>& columns) {
  if (wanted.empty()) return findPreset(kind, columns);
  if (wanted == "none") return static_cast<const Preset*>(nullptr);
  std::string names;
  for (const Preset& preset : presets()) {
    if (preset.name == wanted) return &preset;
    names += (names.empty() ? "" : ", ") + preset.name;
  }
  return Error{ErrorCode::kInvalidArgument, "there is no preset '" + std::string(wanted) +
                                                "'; presets are " + names + " and none"};
}

bool hasNoHeader(const ReadOptions& options, FileKind kind,
                 const std::vector<TableColumn>& columns) {
  const ColumnMap::Section& own = sectionOf(options.map, kind);
  if (!own.columns.empty()) return own.byNumber;
  const auto preset = choosePreset(options.preset, kind, columns);
  if (!preset.ok() || preset.value() == nullptr) return false;
  return sectionOf(preset.value()->map, kind).byNumber;
}

}  // namespace shelfwise
