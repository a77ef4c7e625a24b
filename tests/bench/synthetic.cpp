// Slices of a made-up shop: synthetic ITEMS FOLDER
//
// FOLDER, which exists, gets the files that a build publishes.

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <utility>

#include "delivery/generation.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"
#include "synthetic_model.h"

int main(int count, char** arguments) {
  using namespace shelfwise;
  const unsigned long items = count == 3 ? std::strtoul(arguments[1], nullptr, 10) : 0;
  if (items < 2 || items > 10'000'000) {
    std::cerr << "usage: synthetic ITEMS FOLDER (2 to 10,000,000 items)\n";
    return 64;
  }
  const std::string folder = arguments[2];
  ModelSlices slices = writeModelSlices(syntheticModel(static_cast<std::uint32_t>(items)));
  const std::array<std::span<const std::byte>, 2> bytes = {slices.engine, slices.fields};
  const auto opened = openModel(bytes);
  if (!opened.ok()) {
    std::cerr << opened.error().message << '\n';
    return 1;
  }
  PublishOptions options;
  options.generation = opened.value()->generation;
  options.counts.items = items;
  const Publication published = publish(std::move(slices), options);
  for (const StoredFile& file : published.files) {
    std::ofstream out(folder + "/" + file.name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(file.bytes.data()),
              static_cast<std::streamsize>(file.bytes.size()));
    if (!out.flush()) {
      std::cerr << folder << '/' << file.name << " cannot be written\n";
      return 1;
    }
  }
  return 0;
}
