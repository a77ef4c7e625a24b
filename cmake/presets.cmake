# Writes the maps of docs/maps into a source file: they are the presets of the program.

file(GLOB preset_maps CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/maps/*.json)
list(SORT preset_maps)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${preset_maps})
set(preset_entries "")
foreach(map IN LISTS preset_maps)
  cmake_path(GET map STEM name)
  file(READ ${map} text)
  string(APPEND preset_entries "    {\"${name}\", R\"json(${text})json\"},\n")
endforeach()
set(preset_source ${CMAKE_BINARY_DIR}/preset_texts.cpp)
file(CONFIGURE OUTPUT ${preset_source} @ONLY CONTENT
[[#include "presets/preset_texts.h"

namespace shelfwise {

std::span<const PresetText> presetTexts() {
  static constexpr PresetText kTexts[] = {
@preset_entries@  };
  return kTexts;
}

}  // namespace shelfwise
]])
