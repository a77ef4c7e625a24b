// Reads and writes whole files, and keeps an output folder complete at every moment.
//
// A new folder is written beside its place and renamed.  An existing folder may be served, so the
// new files are moved into it first.  They are named by their content, so nobody asks for them yet.
// One rename then replaces latest.json, and unused files go last.  A reader finds the old
// generation or the new one.  A build that fails or is killed leaves the old one.  A build holds a
// lock on its folder from start to end.

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

// A file that is replaced as a whole: readers find the old one or the new one.  It is written
// beside its place and renamed.  If the name is a link, its target is written.
class OutputFile {
 public:
  // Checks that the file can be written.  kIo if it cannot, or if it exists and is no plain file.
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
  // Locks the folder against the builds of other processes, deletes the leftovers of killed builds,
  // and checks that it can be written.  If the path is a link, the folder is its target.  Fails
  // with kIo if the folder cannot be written, if another process holds the lock, or if it is a
  // file.  The same error if it holds other files and no generation.  A refused call has deleted
  // nothing but what an earlier process of its own number left.
  static Result<OutputFolder> open(const std::string& path);

  // Whether a generation is there already.
  bool hasGeneration() const;

  // Makes `files` the folder's generation; latest.json is the last of them.  Of the files of
  // earlier builds, only those in `kept` stay.  kIo if that fails: the folder is then as it was.
  Status replace(std::span<const StoredFile> files, std::span<const std::string> kept) const;

  const std::string& path() const { return path_; }

 private:
  OutputFolder(std::string path, std::shared_ptr<const void> lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}

  std::string path_;
  std::shared_ptr<const void> lock_;  // released with the last copy
};

}  // namespace shelfwise
