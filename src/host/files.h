// Whole files in, whole files out, and an output folder that is complete at every moment.
//
// A new folder is written beside its place and renamed.  A folder that is there already may be
// served, so the new files are moved into it first.  They are named by their content: nobody asks
// for them yet.  One rename then replaces latest.json, and unused files go last.  A reader finds
// the old generation or the new one, and a build that fails or is killed leaves the old one.  A
// build holds a lock on its folder from start to end.

#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "delivery/generation.h"

namespace shelfwise {

// kIo if there is no such file or it cannot be read; the message has the path and the reason.
Result<std::vector<std::byte>> readFile(const std::string& path);

// One file that others find whole, as it was or as it is now: it is written beside its place and
// renamed.  Where the name is a link, the file that it leads to is written.
class OutputFile {
 public:
  // Proves that it can be written.  kIo if it cannot, or if it is there and no plain file.
  static Result<OutputFile> open(const std::string& path);

  // kIo if that fails: the file is then as it was.
  Status write(std::string_view text) const;

 private:
  explicit OutputFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

// Reads the files of a generation that lies in a folder.
FileReader readerOf(const std::string& folder);

class OutputFolder {
 public:
  // Locks the folder against the builds of other processes, deletes what killed builds have left of
  // it, and proves that it can be written.  Where the path is a link, the folder is the one that it
  // leads to.  Fails with kIo if it cannot be written, if another process holds the lock, or if it
  // is a file.  So it does for a folder of other files without a generation.  Whoever is refused
  // has deleted nothing but what an earlier process of its own number has left.
  static Result<OutputFolder> open(const std::string& path);

  // Whether a generation is there already.
  bool hasGeneration() const;

  // Makes `files`, of which latest.json is the last, the folder's generation.  Of the files of
  // earlier builds those in `kept` stay.  kIo if that fails: the folder is then as it was.
  Status replace(std::span<const StoredFile> files, std::span<const std::string> kept) const;

  const std::string& path() const { return path_; }

 private:
  OutputFolder(std::string path, std::shared_ptr<const void> lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}

  std::string path_;
  std::shared_ptr<const void> lock_;  // given back with the last copy
};

}  // namespace shelfwise
