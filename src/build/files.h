// Whole files in, and an output folder that is complete at every moment.
//
// A new folder is written beside its place and renamed.  Into a folder that is there already, and
// perhaps served, the new files are moved first: they are named by their content, so nobody asks
// for them yet.  latest.json, the only file that is replaced, follows by one rename, and what
// nobody asks for any more goes last.  So a reader finds the old generation or the new one, and a
// build that fails or is killed leaves the old one.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "delivery/generation.h"

namespace shelfwise {

// kIo if there is no such file or it cannot be read; the message has the path and the reason.
Result<std::vector<std::byte>> readFile(const std::string& path);

// Reads the files of a generation that lies in a folder.
FileReader readerOf(const std::string& folder);

class OutputFolder {
 public:
  // Deletes what killed builds have left of this folder, and proves that it can be written.
  // kIo if it cannot, if it is a file, or if it holds files but no generation: they are not ours
  // to mix with.
  static Result<OutputFolder> open(const std::string& path);

  // Whether a generation is there already.
  bool hasGeneration() const;

  // Makes `files`, of which latest.json is the last, the folder's generation.  Of the files of
  // earlier builds those in `kept` stay.  kIo if that fails: the folder is then as it was.
  Status replace(std::span<const StoredFile> files, std::span<const std::string> kept) const;

  const std::string& path() const { return path_; }

 private:
  explicit OutputFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace shelfwise
