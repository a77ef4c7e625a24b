// The files of docs/maps, as the build writes them into the program (cmake/presets.cmake).

#pragma once

#include <span>
#include <string_view>

namespace shelfwise {

struct PresetText {
  std::string_view name;
  std::string_view text;
};

std::span<const PresetText> presetTexts();

}  // namespace shelfwise
