// Writes where fuzzing of slices begins: fuzz_seeds FOLDER.

#include <filesystem>
#include <fstream>
#include <string>

#include "fixtures/models.h"
#include "memory/bytes.h"
#include "slice/container.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

void write(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

// The form that the slice target reads.
std::vector<std::byte> listed(const ModelSlices& slices) {
  ByteWriter out;
  for (const auto& slice : {slices.engine, slices.fields}) {
    const auto container = readContainer(slice);
    for (const Section& section : container.value().sections) {
      out.text(section.tag);
      out.u16(static_cast<std::uint16_t>(section.bytes.size()));
      out.append(section.bytes);
    }
  }
  return std::move(out).take();
}

Model withCategories() {
  Model model = campingModel();
  model.graph.relations[1].kind = RelationKind::kCategory;
  model.fusion.ages.inSeconds = true;
  return model;
}

void writeSeeds(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write(folder / "seed-camping", listed(writeModelSlices(campingModel())));
  write(folder / "seed-categories", listed(writeModelSlices(withCategories())));
  write(folder / "seed-empty", listed(writeModelSlices(Model{})));
  write(folder / "seed-random", listed(writeModelSlices(randomModel(1, 6))));
  write(folder / "seed-file", writeModelSlices(campingModel()).engine);
}

}  // namespace
}  // namespace shelfwise

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  shelfwise::writeSeeds(argv[1]);
  return 0;
}
