#include "host/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "host/system.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

namespace shelfwise {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartialMark = ".partial-";
constexpr std::string_view kLockName = ".lock";

#ifdef __EMSCRIPTEN__
// Node's own process: getpid() and kill() of Emscripten's C library do nothing real.
EM_JS(int, processId, (), { return process.pid; });
EM_JS(int, processLives, (int id), {
  try {
    process.kill(id, 0);
    return 1;
  } catch (error) {
    return error.code == 'EPERM' ? 1 : 0;
  }
});
#else
int processId() { return static_cast<int>(::getpid()); }
bool processLives(int id) { return ::kill(id, 0) == 0 || errno == EPERM; }
#endif

bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

Error ioError(std::string_view what, const fs::path& path, const std::string& reason) {
  return Error{ErrorCode::kIo, "cannot " + std::string(what) + " " + path.string() + ": " + reason};
}

// An open file, closed by the destructor.
class File {
 public:
  File(const fs::path& path, int flags) : descriptor_(::open(path.c_str(), flags, 0666)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool opened() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

  // Some systems tell only here that the disk is full.
  bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

Status writeFile(const fs::path& path, std::span<const std::byte> bytes) {
  const auto failed = [&] { return ioError("write", path, std::strerror(errno)); };
  File file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.opened()) return failed();
  if (!writeAll(file.descriptor(), bytes)) return failed();
  if (::fsync(file.descriptor()) != 0 || !file.close()) return failed();
  return Done{};
}

// Makes renames in a folder survive a power cut, where the system can do that.
void syncFolder(const fs::path& folder) {
  const File file(folder, O_RDONLY);
  if (file.opened()) ::fsync(file.descriptor());
}

Status renameFile(const fs::path& from, const fs::path& to) {
  std::error_code failure;
  fs::rename(from, to, failure);
  if (failure) return ioError("write", to, failure.message());
  return Done{};
}

Result<std::vector<std::string>> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  if (failure) return ioError("read", folder, failure.message());
  std::sort(names.begin(), names.end());
  return names;
}

std::string partialMark() { return std::string(kPartialMark) + std::to_string(processId()); }

// The place that a path means.  If it is a link, that is its target, even one that does not exist
// yet.  A link that leads to itself stays as it is.
fs::path linkTarget(fs::path path) {
  constexpr int kLongestChain = 40;
  std::error_code failure;
  for (int i = 0; i < kLongestChain && fs::is_symlink(path, failure); ++i) {
    const fs::path target = fs::read_symlink(path, failure);
    if (failure) break;
    path = (fs::weakly_canonical(path.parent_path(), failure) / target / "").lexically_normal();
    path = path.parent_path();
  }
  return path;
}

// A new folder is made beside its place.  New files for an existing folder are made inside it,
// because beside it may be another disk.
fs::path partialPath(const fs::path& folder) {
  return isThere(folder) ? folder / partialMark() : fs::path(folder.string() + partialMark());
}

// Whether `number` belongs to no other living process.  It may be this one's: numbers come again,
// above all in containers.
bool isOfNoOther(std::string_view number) {
  int process = 0;
  const auto [end, failure] =
      std::from_chars(number.data(), number.data() + number.size(), process);
  if (failure != std::errc() || end != number.data() + number.size()) return false;
  return process == processId() || !processLives(process);
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Whether a folder holds nothing but what builds put into their partial folders.
bool holdsOnlyParts(const fs::path& folder) {
  std::error_code failure;
  if (!fs::is_directory(fs::symlink_status(folder, failure))) return false;
  const auto names = namesIn(folder);
  return names.ok() &&
         std::all_of(names.value().begin(), names.value().end(), [](const auto& name) {
           return isContentName(name) || name == kLatestName || isNumber(name);
         });
}

// Whether `name` is `prefix` and the mark of such a process, and its folder was made by a build.
bool isLeftover(const fs::path& in, std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  const std::string_view mark = name.substr(prefix.size());
  return mark.starts_with(kPartialMark) && isOfNoOther(mark.substr(kPartialMark.size())) &&
         holdsOnlyParts(in / name);
}

// Deletes the leftovers of killed builds; with `onlyOwn` only those with this process's number.
void removeLeftovers(const fs::path& in, std::string_view prefix, bool onlyOwn) {
  const auto names = namesIn(in);
  if (!names.ok()) return;
  for (const std::string& name : names.value()) {
    if (onlyOwn && !name.ends_with(partialMark())) continue;
    std::error_code ignored;  // what cannot be deleted now is tried again by the next build
    if (isLeftover(in, name, prefix)) fs::remove_all(in / name, ignored);
  }
}

// kIo if the folder is neither empty nor made by builds.
Status checkOwner(const fs::path& folder) {
  const auto names = namesIn(folder);
  if (!names.ok()) return names.error();
  const auto foreign =
      std::find_if_not(names.value().begin(), names.value().end(), [&](const std::string& name) {
        return isContentName(name) || name == kLockName || isLeftover(folder, name, "");
      });
  if (foreign == names.value().end() || isThere(folder / kLatestName)) return Done{};
  return ioError("write", folder,
                 "it holds " + *foreign +
                     " and no latest.json; choose a folder "
                     "that is new, empty or made by a build");
}

// The folder in which files wait.  The destructor deletes it with all it still holds, and those
// parents that were made for it and are empty.
class PartialFolder {
 public:
  explicit PartialFolder(fs::path path) : path_(std::move(path)) {
    fs::path parent = path_.parent_path();
    for (; !isThere(parent); parent = parent.parent_path()) parents_.push_back(parent);
    std::error_code ignored;
    if (!fs::is_directory(parent, ignored))
      failure_ = std::make_error_code(std::errc::not_a_directory);
    if (!failure_) fs::create_directories(path_.parent_path(), failure_);
    if (!failure_ && !fs::create_directory(path_, failure_) && !failure_) {
      failure_ = std::make_error_code(std::errc::file_exists);
    }
  }
  ~PartialFolder() {
    std::error_code ignored;
    if (!failure_) fs::remove_all(path_, ignored);  // else it is another's
    for (const fs::path& parent : parents_) fs::remove(parent, ignored);
  }
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;

  Status status() const {
    if (failure_) return ioError("make the folder", path_, failure_.message());
    return Done{};
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::vector<fs::path> parents_;  // made here, the innermost first
  std::error_code failure_;
};

// The right to write a folder.  It is a folder <target>.lock that holds a file named by the
// process.  Where nothing can be made beside the target, it is .lock in the target.
//
// A rename makes both at once.  It fails where there is a lock, because a folder that holds a file
// cannot be renamed over.  The file of a process that is gone is deleted by its own name.  So two
// builds that find the same lock stale cannot both get it.
class Lock {
 public:
  explicit Lock(const fs::path& target) : target_(target), holder_(std::to_string(processId())) {
    for (const fs::path& stem : {target, target / ""}) {
      path_ = stem.string() + std::string(kLockName);
      waiting_.emplace(stem.string() + partialMark());
      if (waiting_->status().ok() || !isThere(target)) break;
    }
  }
  ~Lock() {
    if (held_) remove(holder_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  Status take() {
    if (Status made = waiting_->status(); !made.ok()) return made;
    if (Status named = writeFile(waiting_->path() / holder_, {}); !named.ok()) return named;
    for (const std::string& holder : holders()) {
      if (isOfNoOther(holder)) remove(holder);
    }
    std::error_code failure;
    fs::rename(waiting_->path(), path_, failure);
    held_ = !failure;
    if (held_) return Done{};
    const std::vector<std::string> others = holders();
    if (others.empty()) return ioError("make the folder", path_, failure.message());
    return ioError("write", target_,
                   "another build (process " + others.front() +
                       ") writes there; if none does, delete " + path_.string());
  }

 private:
  std::vector<std::string> holders() const {
    auto names = namesIn(path_);
    return names.ok() ? std::move(names).value() : std::vector<std::string>{};
  }

  void remove(const std::string& holder) const {
    ::unlink((path_ / holder).c_str());
    ::rmdir(path_.c_str());  // unless another build has it by now
  }

  fs::path target_;
  std::string holder_;
  fs::path path_;
  std::optional<PartialFolder> waiting_;
  bool held_ = false;
};

// Moves files by name from one folder into another; takes the moved ones back if one fails.
Status moveAll(std::span<const StoredFile> files, const fs::path& from, const fs::path& to) {
  std::vector<fs::path> added;
  for (const StoredFile& file : files) {
    const fs::path place = to / file.name;
    const bool there = isThere(place);
    const Status moved = renameFile(from / file.name, place);
    if (moved.ok()) {
      if (!there) added.push_back(place);
      continue;
    }
    std::error_code ignored;
    for (const fs::path& path : added) fs::remove(path, ignored);
    return moved;
  }
  return Done{};
}

void removeStale(const fs::path& folder, std::span<const StoredFile> files,
                 std::span<const std::string> kept) {
  const auto names = namesIn(folder);
  if (!names.ok()) return;
  for (const std::string& name : names.value()) {
    const bool used = std::any_of(files.begin(), files.end(),
                                  [&](const StoredFile& file) { return file.name == name; }) ||
                      std::find(kept.begin(), kept.end(), name) != kept.end();
    std::error_code ignored;
    if (isContentName(name) && !used) fs::remove(folder / name, ignored);
  }
}

fs::path normalized(const std::string& path) {
  fs::path normal = fs::absolute(path).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

Result<std::vector<std::byte>> readFile(const std::string& path) {
  const auto failed = [&] { return ioError("read", path, std::strerror(errno)); };
  const File file(path, O_RDONLY);
  if (!file.opened()) return failed();
  std::vector<std::byte> bytes;
  struct ::stat status{};
  if (::fstat(file.descriptor(), &status) == 0 && status.st_size > 0) {
    bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
  }
  std::vector<std::byte> block(1 << 20);
  while (true) {
    const auto got = ::read(file.descriptor(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed();
    if (got == 0) return bytes;
    bytes.insert(bytes.end(), block.begin(), block.begin() + got);
  }
}

Result<OutputFile> OutputFile::open(const std::string& path) {
  std::error_code failure;
  const fs::path file = linkTarget(normalized(path));
  if (fs::exists(file, failure) && !fs::is_regular_file(file, failure)) {
    return ioError("write", file, "it is no plain file");
  }
  if (failure) return ioError("write", file, failure.message());
  const fs::path probe = file.string() + partialMark();
  ::unlink(probe.c_str());  // left by a process of the same number
  const File made(probe, O_WRONLY | O_CREAT | O_EXCL);
  if (!made.opened()) return ioError("write", file, std::strerror(errno));
  ::unlink(probe.c_str());
  return OutputFile(file.string());
}

Status OutputFile::write(std::string_view text) const {
  const fs::path file(path_);
  const fs::path partial = path_ + partialMark();
  Status status = writeFile(partial, std::as_bytes(std::span(text.data(), text.size())));
  if (status.ok()) status = renameFile(partial, file);
  if (!status.ok()) {
    ::unlink(partial.c_str());
    return status;
  }
  syncFolder(file.parent_path());
  return Done{};
}

FileReader readerOf(const std::string& folder) {
  return [folder](const std::string& name) { return readFile((fs::path(folder) / name).string()); };
}

Result<OutputFolder> OutputFolder::open(const std::string& path) {
  std::error_code failure;
  const fs::path folder = linkTarget(normalized(path));
  const bool exists = fs::exists(folder, failure);
  if (failure) return ioError("write", folder, failure.message());
  if (exists && !fs::is_directory(folder, failure)) return ioError("write", folder, "it is a file");
  if (exists) {
    if (const Status ours = checkOwner(folder); !ours.ok()) return ours.error();
  }
  const auto removeAll = [&](bool onlyOwn) {
    removeLeftovers(folder.parent_path(), folder.filename().string(), onlyOwn);
    if (exists) removeLeftovers(folder, "", onlyOwn);
  };
  removeAll(/*onlyOwn=*/true);  // they have the names that the lock needs
  const auto lock = std::make_shared<Lock>(folder);
  if (const Status taken = lock->take(); !taken.ok()) return taken.error();
  removeAll(/*onlyOwn=*/false);

  OutputFolder output(folder.string(), lock);
  const PartialFolder probe(partialPath(folder));
  if (const Status status = probe.status(); !status.ok()) return status.error();
  return output;
}

bool OutputFolder::hasGeneration() const { return isThere(fs::path(path_) / kLatestName); }

Status OutputFolder::replace(std::span<const StoredFile> files,
                             std::span<const std::string> kept) const {
  const fs::path folder(path_);
  const bool exists = isThere(folder);
  const PartialFolder partial(partialPath(folder));
  if (const Status status = partial.status(); !status.ok()) return status;
  for (const StoredFile& file : files) {
    const Status written = writeFile(partial.path() / file.name, file.bytes);
    if (!written.ok()) return written;
  }
  const Status moved =
      exists ? moveAll(files, partial.path(), folder) : renameFile(partial.path(), folder);
  if (!moved.ok()) return moved;
  syncFolder(exists ? folder : folder.parent_path());
  removeStale(folder, files, kept);
  return Done{};
}

}  // namespace shelfwise
