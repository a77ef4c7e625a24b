#include "host/files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
EM_JS(int, ownProcessId, (), { return process.pid; });
#else
namespace {
int ownProcessId() { return static_cast<int>(getpid()); }
}  // namespace
#endif

namespace shelfwise {
namespace {

namespace fs = std::filesystem;

using Names = std::set<std::string>;

std::string sliceName(char digit) { return sliceFileName(std::string(64, digit)); }

StoredFile fileOf(const std::string& name, const std::string& text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {.name = name, .bytes = {bytes.begin(), bytes.end()}};
}

std::vector<StoredFile> generationOf(char digit) {
  return {fileOf(sliceName(digit), std::string(10, digit)),
          fileOf(std::string(kLatestName), std::string("latest ") + digit)};
}

// The suite runs natively and in WASM at once.
#ifdef __EMSCRIPTEN__
constexpr const char* kFolderPrefix = "shelfwise-files-wasm-";
#else
constexpr const char* kFolderPrefix = "shelfwise-files-";
#endif

class OutputFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() / (std::string(kFolderPrefix) + test->name());
    fs::remove_all(root_);
    fs::create_directory(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }

  Names namesIn(const std::string& name) const {
    Names names;
    for (const auto& entry : fs::directory_iterator(root_ / name)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  std::string textOf(const std::string& name) const {
    const auto bytes = readFile(path(name));
    if (!bytes.ok()) return bytes.error().message;
    return {reinterpret_cast<const char*>(bytes.value().data()), bytes.value().size()};
  }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }

  void replace(const std::string& name, char digit, const std::vector<std::string>& kept = {}) {
    const auto folder = OutputFolder::open(path(name));
    ASSERT_TRUE(folder.ok()) << folder.error().message;
    const Status status = folder.value().replace(generationOf(digit), kept);
    ASSERT_TRUE(status.ok()) << status.error().message;
  }

  fs::path root_;
};

TEST_F(OutputFolderTest, AppearsWholeAndLeavesNothingBesideIt) {
  replace("out", 'a');
  EXPECT_EQ(namesIn("out"), (Names{sliceName('a'), "latest.json"}));
  EXPECT_EQ(namesIn(""), Names{"out"});
  EXPECT_EQ(textOf("out/latest.json"), "latest a");
}

TEST_F(OutputFolderTest, IsNotMadeByOpening) {
  ASSERT_TRUE(OutputFolder::open(path("a/b/out")).ok());
  EXPECT_EQ(namesIn(""), Names{});
  replace("a/b/out/", 'a');
  EXPECT_EQ(textOf("a/b/out/latest.json"), "latest a");
}

TEST_F(OutputFolderTest, MayBeThereAndEmpty) {
  fs::create_directory(root_ / "out");
  replace("out", 'a');
  EXPECT_EQ(namesIn("out"), (Names{sliceName('a'), "latest.json"}));
}

TEST_F(OutputFolderTest, KeepsOfEarlierBuildsOnlyWhatIsAskedFor) {
  replace("out", 'a');
  replace("out", 'b', {sliceName('a')});
  EXPECT_EQ(namesIn("out"), (Names{sliceName('a'), sliceName('b'), "latest.json"}));
  replace("out", 'c', {sliceName('b')});
  EXPECT_EQ(namesIn("out"), (Names{sliceName('b'), sliceName('c'), "latest.json"}));
  EXPECT_EQ(textOf("out/latest.json"), "latest c");
}

TEST_F(OutputFolderTest, LeavesFilesOfOthersBesideAGenerationAlone) {
  replace("out", 'a');
  write("out/_headers", "cache");
  replace("out", 'b');
  EXPECT_EQ(namesIn("out"), (Names{sliceName('b'), "_headers", "latest.json"}));
}

TEST_F(OutputFolderTest, RefusesAFolderOfOthers) {
  write("home/letter.txt", "dear");
  const auto folder = OutputFolder::open(path("home"));
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, ErrorCode::kIo);
  EXPECT_NE(folder.error().message.find("letter.txt"), std::string::npos);
  EXPECT_EQ(namesIn("home"), Names{"letter.txt"});
}

TEST_F(OutputFolderTest, RefusesAFileAndWhatLiesBelowOne) {
  write("file", "x");
  for (const char* name : {"file", "file/out", "file/a/out"}) {
    const auto folder = OutputFolder::open(path(name));
    ASSERT_FALSE(folder.ok()) << name;
    EXPECT_EQ(folder.error().code, ErrorCode::kIo);
  }
  EXPECT_EQ(textOf("file"), "x");
  EXPECT_EQ(namesIn(""), Names{"file"});
}

TEST_F(OutputFolderTest, DeletesWhatKilledBuildsHaveLeft) {
  const std::string dead = ".partial-999999999";
  write("out" + dead + "/" + sliceName('a'), "half");
  write("other" + dead + "/latest.json", "not ours");
  ASSERT_TRUE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn(""), Names{"other" + dead});
  replace("out", 'a');
  write("out/" + dead + "/latest.json", "half");
  ASSERT_TRUE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn("out"), (Names{sliceName('a'), "latest.json"}));
}

TEST_F(OutputFolderTest, LeavesWhatABuildCannotHaveLeft) {
  const std::string dead = ".partial-999999999";
  write("out" + dead + "/letter.txt", "dear");
  write("out" + dead + "0", "a file");
  ASSERT_TRUE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn(""), (Names{"out" + dead, "out" + dead + "0"}));
}

TEST_F(OutputFolderTest, LeavesAFolderOfOthersThatHasItsPartialName) {
  const std::string own = "out.partial-" + std::to_string(ownProcessId());
  write(own + "/letter.txt", "dear");
  EXPECT_FALSE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(textOf(own + "/letter.txt"), "dear");
}

TEST_F(OutputFolderTest, HasDeletedNothingWhenItIsRefused) {
  const std::string dead = ".partial-999999999";
  write("out" + dead + "/latest.json", "half");
  write("out/letter.txt", "dear");
  write("out/" + dead + "/latest.json", "half");
  EXPECT_FALSE(OutputFolder::open(path("out")).ok());  // a folder of others
  EXPECT_EQ(namesIn(""), (Names{"out", "out" + dead}));
  EXPECT_EQ(namesIn("out"), (Names{"letter.txt", dead}));

  fs::remove(root_ / "out/letter.txt");
  write("out.lock/1", "");  // process 1 runs always
  EXPECT_FALSE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn(""), (Names{"out", "out.lock", "out" + dead}));
  EXPECT_EQ(namesIn("out"), Names{dead});

  fs::remove_all(root_ / "out.lock");
  EXPECT_TRUE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn(""), Names{"out"});
  EXPECT_EQ(namesIn("out"), Names{});
}

TEST_F(OutputFolderTest, LiesWhereALinkLeads) {
  fs::create_directory(root_ / "real");
  fs::create_directory_symlink("real", root_ / "link");
  fs::create_directory_symlink("nowhere/", root_ / "dangling");
  fs::create_directory_symlink("dangling", root_ / "twice");
  replace("link", 'a');
  EXPECT_EQ(textOf("real/latest.json"), "latest a");
  replace("twice", 'b');
  EXPECT_EQ(textOf("nowhere/latest.json"), "latest b");
  EXPECT_TRUE(fs::is_symlink(root_ / "dangling"));
  EXPECT_EQ(namesIn(""), (Names{"dangling", "link", "nowhere", "real", "twice"}));
}

TEST_F(OutputFolderTest, RefusesALinkToItself) {
  fs::create_directory_symlink("loop", root_ / "loop");
  EXPECT_EQ(OutputFolder::open(path("loop")).error().code, ErrorCode::kIo);
  EXPECT_EQ(OutputFile::open(path("loop")).error().code, ErrorCode::kIo);
  EXPECT_EQ(namesIn(""), Names{"loop"});
}

TEST_F(OutputFolderTest, LeavesWhatARunningBuildWrites) {
  write("out.partial-1/x", "process 1 runs always");
  ASSERT_TRUE(OutputFolder::open(path("out")).ok());
  EXPECT_EQ(namesIn(""), Names{"out.partial-1"});
}

TEST_F(OutputFolderTest, IsLockedFromOpeningToTheEnd) {
  {
    const auto folder = OutputFolder::open(path("a/out"));
    ASSERT_TRUE(folder.ok());
    EXPECT_EQ(namesIn("a"), Names{"out.lock"});
    ASSERT_TRUE(folder.value().replace(generationOf('a'), {}).ok());
    EXPECT_EQ(namesIn("a"), (Names{"out", "out.lock"}));
  }
  EXPECT_EQ(namesIn("a"), Names{"out"});
}

TEST_F(OutputFolderTest, IsRefusedWhileAnotherProcessHoldsTheLock) {
  replace("out", 'a');
  write("out.lock/1", "");  // process 1 runs always
  const auto folder = OutputFolder::open(path("out"));
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, ErrorCode::kIo);
  EXPECT_EQ(folder.error().message, "cannot write " + path("out") +
                                        ": another build (process 1) writes there; if none does, "
                                        "delete " +
                                        path("out.lock"));
  EXPECT_EQ(namesIn(""), (Names{"out", "out.lock"}));
  EXPECT_EQ(namesIn("out.lock"), Names{"1"});
  EXPECT_EQ(textOf("out/latest.json"), "latest a");
  EXPECT_TRUE(OutputFolder::open(path("other")).ok());
}

TEST_F(OutputFolderTest, TakesTheLockOfAProcessThatIsGone) {
  for (const std::string left : {"out.lock/999999999", "out.lock/"}) {
    fs::create_directories(root_ / "out.lock");
    if (left.back() != '/') write(left, "");
    replace("out", 'a');
    EXPECT_EQ(namesIn(""), Names{"out"}) << left;
  }
}

TEST_F(OutputFolderTest, LeavesALockThatIsNone) {
  write("out.lock", "a file of somebody");
  const auto folder = OutputFolder::open(path("out"));
  ASSERT_FALSE(folder.ok());
  EXPECT_NE(folder.error().message.find("out.lock"), std::string::npos);
  EXPECT_EQ(textOf("out.lock"), "a file of somebody");
  EXPECT_EQ(namesIn(""), Names{"out.lock"});
}

TEST_F(OutputFolderTest, IsAsBeforeWhenAFileCannotTakeItsPlace) {
  replace("out", 'a');
  write("out/" + sliceName('c') + "/x", "a folder where a file must go");
  const Names before = namesIn("out");
  const auto folder = OutputFolder::open(path("out"));
  ASSERT_TRUE(folder.ok());
  const std::vector<StoredFile> files = {fileOf(sliceName('b'), "b"), fileOf(sliceName('c'), "c"),
                                         fileOf(std::string(kLatestName), "latest c")};
  const Status status = folder.value().replace(files, {});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_EQ(namesIn("out"), before);
  EXPECT_EQ(textOf("out/latest.json"), "latest a");
}

TEST_F(OutputFolderTest, FilesAreReadWhole) {
  std::string text;
  for (int i = 0; i < 600'000; ++i) text += std::to_string(i);
  write("long", text);
  write("empty", "");
  EXPECT_EQ(textOf("long"), text);
  EXPECT_EQ(textOf("empty"), "");
}

TEST_F(OutputFolderTest, AFileThatCannotBeReadIsNamed) {
  EXPECT_NE(textOf("absent").find(path("absent") + ": No such file"), std::string::npos);
  EXPECT_EQ(readFile(path("absent")).error().code, ErrorCode::kIo);
  EXPECT_EQ(readFile(path("")).error().code, ErrorCode::kIo);  // a folder
}

class OutputFileTest : public OutputFolderTest {};

TEST_F(OutputFileTest, IsNotThereBeforeItIsWritten) {
  const auto file = OutputFile::open(path("report.html"));
  ASSERT_TRUE(file.ok()) << file.error().message;
  EXPECT_EQ(namesIn(""), Names{});
  ASSERT_TRUE(file.value().write("<p>").ok());
  EXPECT_EQ(namesIn(""), Names{"report.html"});
  EXPECT_EQ(textOf("report.html"), "<p>");
}

TEST_F(OutputFileTest, TakesThePlaceOfAnEarlierOne) {
  write("report.html", "a longer text of earlier");
  const auto file = OutputFile::open(path("report.html"));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(textOf("report.html"), "a longer text of earlier");
  ASSERT_TRUE(file.value().write("new").ok());
  EXPECT_EQ(textOf("report.html"), "new");
}

TEST_F(OutputFileTest, FollowsALink) {
  write("elsewhere/there", "old");
  fs::create_symlink(root_ / "elsewhere/there", root_ / "link");
  const auto file = OutputFile::open(path("link"));
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file.value().write("new").ok());
  EXPECT_TRUE(fs::is_symlink(root_ / "link"));
  EXPECT_EQ(textOf("elsewhere/there"), "new");
  EXPECT_EQ(namesIn("elsewhere"), Names{"there"});
}

TEST_F(OutputFileTest, IsMadeWhereADanglingLinkLeads) {
  fs::create_directory(root_ / "elsewhere");
  fs::create_symlink("elsewhere/there", root_ / "link");
  const auto file = OutputFile::open(path("link"));
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE(file.value().write("new").ok());
  EXPECT_TRUE(fs::is_symlink(root_ / "link"));
  EXPECT_EQ(textOf("elsewhere/there"), "new");
}

TEST_F(OutputFileTest, RefusesWhatIsNoFileOrCannotBeOne) {
  write("file", "");
  for (const char* name : {"", "absent/report.html", "file/report.html"}) {
    const auto file = OutputFile::open(path(name));
    ASSERT_FALSE(file.ok()) << name;
    EXPECT_EQ(file.error().code, ErrorCode::kIo);
    EXPECT_EQ(file.error().message.find("cannot write " + root_.string()), 0u)
        << file.error().message;
  }
}

TEST_F(OutputFileTest, ThatCannotBeWrittenLeavesNothingBeside) {
  const auto file = OutputFile::open(path("report.html"));
  ASSERT_TRUE(file.ok());
  write("report.html/in", "a folder where the file must go");
  const Status status = file.value().write("new");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_EQ(namesIn(""), Names{"report.html"});
}

}  // namespace
}  // namespace shelfwise
