// A generation: everything that one build puts on the CDN, and the check that all of it arrived.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "delivery/index.h"
#include "slice/model_slices.h"

namespace shelfwise {

struct StoredFile {
  std::string name;
  std::vector<std::byte> bytes;
};

struct Generation {
  Latest latest;
  Index index;
  ModelSlices slices;
  SliceBytes overlay{};  // the changes since the build; empty if there are none
};

// The content of each slice, in the order of the index; what could not be read is empty.
std::vector<std::span<const std::byte>> contentsOf(const Generation& generation);

struct PublishOptions {
  std::uint64_t version = 1;
  std::uint64_t generation = 0;  // the generation id of the slices
  BuildCounts counts;
  std::string expires;  // ISO 8601; empty: never
};

struct Publication {
  Generation generation;
  std::vector<StoredFile> files;  // the slices, then the index, then latest.json
};

// The same slices and options give the same bytes on every platform.
Publication publish(ModelSlices slices, const PublishOptions& options);

// The same build with another overlay, under the next version.  Of `files` are only those that are
// new: the overlay, then the index, then latest.json.  kCorruptIndex if no version can follow.
Result<Publication> publishOverlay(Generation generation, SliceBytes overlay);

// Fetches one file of a generation by its name.
using FileReader = std::function<Result<std::vector<std::byte>>(const std::string& name)>;

// What could be read of a generation, and all its problems.
struct GenerationCheck {
  Generation generation;        // complete if there are no problems
  std::vector<Error> problems;  // messages name the file
};

// Follows latest.json to the index and the slices and checks every size, hash, checksum and
// generation id.  Problems: the errors of `read`, kCorruptIndex, kCorruptSlice, kCorruptGzip,
// kUnsupportedVersion, kGenerationMismatch.
GenerationCheck checkGeneration(const FileReader& read);

// The same; the first problem is the error.
Result<Generation> readGeneration(const FileReader& read);

// latest.json and its index alone, for a build that follows this generation.
struct Published {
  Latest latest;
  Index index;
};
Result<Published> readPublished(const FileReader& read);

}  // namespace shelfwise
