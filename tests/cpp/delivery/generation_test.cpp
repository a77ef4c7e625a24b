#include "delivery/generation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "pack/sha256.h"
#include "slice/container.h"

namespace shelfwise {
namespace {

constexpr std::uint64_t kGeneration = 0x1122'3344'5566'7788;

SliceBytes smallSlice(std::uint64_t generation, char content) {
  const std::vector<std::byte> bytes(100, static_cast<std::byte>(content));
  const std::array sections = {Section{.tag = "TEST", .bytes = bytes}};
  return writeContainer(generation, sections);
}

ModelSlices smallSlices(std::uint64_t generation = kGeneration) {
  return {.engine = smallSlice(generation, 'e'), .fields = smallSlice(generation, 'f')};
}

PublishOptions smallOptions() {
  return {.version = 3, .generation = kGeneration, .counts = {.items = 2}, .expires = {}};
}

// A folder in memory.
using Folder = std::map<std::string, std::vector<std::byte>>;

Folder folderOf(const Publication& publication) {
  Folder folder;
  for (const StoredFile& file : publication.files) folder[file.name] = file.bytes;
  return folder;
}

FileReader readerOf(const Folder& folder) {
  return [&folder](const std::string& name) -> Result<std::vector<std::byte>> {
    const auto file = folder.find(name);
    if (file == folder.end()) return Error{ErrorCode::kIo, "cannot read " + name};
    return file->second;
  };
}

std::vector<std::byte> bytesOf(const std::string& text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

// Puts publication.generation.index in place of the index that latest.json names.
void exchangeIndex(const Publication& publication, Folder& folder) {
  const auto bytes = bytesOf(indexJson(publication.generation.index));
  const std::string hash = hexadecimal(sha256(bytes));
  Latest latest = publication.generation.latest;
  latest.index = {.file = indexFileName(hash), .sha256 = hash, .bytes = bytes.size()};
  folder[latest.index.file] = bytes;
  folder[std::string(kLatestName)] = bytesOf(latestJson(latest));
}

TEST(Generation, IsReadAsItWasPublished) {
  const Publication publication = publish(smallSlices(), smallOptions());
  const Folder folder = folderOf(publication);
  const auto generation = readGeneration(readerOf(folder));
  ASSERT_TRUE(generation.ok()) << generation.error().message;
  EXPECT_EQ(generation.value().slices.engine, smallSlices().engine);
  EXPECT_EQ(generation.value().slices.fields, smallSlices().fields);
  EXPECT_EQ(generation.value().latest, publication.generation.latest);
  EXPECT_EQ(generation.value().latest.version, 3u);
  EXPECT_EQ(generation.value().latest.generation, "1122334455667788");
  EXPECT_EQ(generation.value().index, publication.generation.index);
  EXPECT_EQ(generation.value().index.build.items, 2u);
}

TEST(Generation, NamesEveryFileByItsContentExceptLatest) {
  const Publication publication = publish(smallSlices(), smallOptions());
  ASSERT_EQ(publication.files.size(), 4u);
  EXPECT_EQ(publication.files.back().name, kLatestName);
  EXPECT_LE(publication.files.back().bytes.size(), kMaxLatestBytes);
  EXPECT_TRUE(std::all_of(publication.files.begin(), publication.files.end() - 1,
                          [](const StoredFile& file) { return isContentName(file.name); }));
  EXPECT_EQ(publication.generation.latest.boot,
            std::vector{publication.generation.index.slices[0].file});
}

TEST(Generation, IsRefusedOrWholeWhereverAFileIsCutOrFlipped) {
  const Publication publication = publish(smallSlices(), smallOptions());
  for (const StoredFile& file : publication.files) {
    if (file.name == kLatestName) continue;  // trusted: it proves the others
    for (std::size_t at = 0; at < file.bytes.size(); ++at) {
      Folder cut = folderOf(publication);
      cut[file.name].resize(at);
      EXPECT_FALSE(readGeneration(readerOf(cut)).ok()) << file.name << " cut at " << at;
      Folder flipped = folderOf(publication);
      flipped[file.name][at] ^= std::byte{1 << 3};
      const auto read = readGeneration(readerOf(flipped));
      if (!read.ok()) continue;
      // gzip has bits that say nothing, such as those of its time: then the content is the same.
      EXPECT_TRUE(file.name.ends_with(".gz")) << file.name << " flipped at " << at;
      EXPECT_EQ(read.value().slices.engine, smallSlices().engine);
      EXPECT_EQ(read.value().slices.fields, smallSlices().fields);
    }
  }
}

TEST(Generation, TellsEveryProblemAtOnce) {
  const Publication publication = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(publication);
  folder.erase(publication.generation.index.slices[0].file);
  folder[publication.generation.index.slices[1].file].pop_back();
  const GenerationCheck check = checkGeneration(readerOf(folder));
  ASSERT_EQ(check.problems.size(), 2u);
  EXPECT_EQ(check.problems[0].code, ErrorCode::kIo);
  EXPECT_EQ(check.problems[1].code, ErrorCode::kCorruptSlice);
  EXPECT_NE(check.problems[1].message.find(publication.generation.index.slices[1].file),
            std::string::npos);
}

TEST(Generation, RefusesASliceOfAnotherGeneration) {
  ModelSlices mixed = smallSlices();
  mixed.fields = smallSlice(kGeneration + 1, 'f');
  const Folder folder = folderOf(publish(mixed, smallOptions()));
  EXPECT_EQ(readGeneration(readerOf(folder)).error().code, ErrorCode::kGenerationMismatch);
}

TEST(Generation, RefusesAnIndexOfAnotherGeneration) {
  Publication publication = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(publication);
  publication.generation.latest.generation = "ffffffffffffffff";
  folder[std::string(kLatestName)] = bytesOf(latestJson(publication.generation.latest));
  EXPECT_EQ(readGeneration(readerOf(folder)).error().code, ErrorCode::kGenerationMismatch);
}

TEST(Generation, RefusesASliceThatSaysItIsLargerThanItsFileCanHold) {
  Publication publication = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(publication);
  publication.generation.index.slices[0].bytes = std::uint64_t{1} << 50;
  exchangeIndex(publication, folder);
  const auto generation = readGeneration(readerOf(folder));
  ASSERT_FALSE(generation.ok());
  EXPECT_EQ(generation.error().code, ErrorCode::kCorruptIndex);
  EXPECT_NE(generation.error().message.find("more than its file can"), std::string::npos);
}

TEST(Generation, NeedsBothSlicesAndBootsFromThoseItHas) {
  Publication publication = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(publication);
  publication.generation.index.slices.erase(publication.generation.index.slices.begin());
  exchangeIndex(publication, folder);
  const GenerationCheck check = checkGeneration(readerOf(folder));
  ASSERT_EQ(check.problems.size(), 2u);
  EXPECT_EQ(check.problems[0].message, "the index has 0 slices of role \"engine\" instead of 1");
  EXPECT_NE(check.problems[1].message.find("boots from"), std::string::npos);
}

// A published build, and then an overlay on it.
Folder folderWithOverlay(char content) {
  const Publication build = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(build);
  const auto overlay = publishOverlay(build.generation, smallSlice(kGeneration, content));
  for (const StoredFile& file : overlay.value().files) folder[file.name] = file.bytes;
  return folder;
}

TEST(Overlays, AreASliceOfTheNextVersion) {
  const Folder folder = folderWithOverlay('o');
  const auto read = readGeneration(readerOf(folder));
  ASSERT_TRUE(read.ok()) << read.error().message;
  const Generation& generation = read.value();
  EXPECT_EQ(generation.latest.version, 4u);
  EXPECT_EQ(generation.overlay, smallSlice(kGeneration, 'o'));
  EXPECT_EQ(generation.slices.engine, smallSlice(kGeneration, 'e'));
  EXPECT_EQ(generation.index.build.items, 2u);
  const SliceEntry& entry = generation.index.slices.back();
  EXPECT_EQ(entry.role, "overlay");
  EXPECT_EQ(generation.latest.boot.back(), entry.file);
  const auto contents = contentsOf(generation);
  ASSERT_EQ(contents.size(), generation.index.slices.size());
  EXPECT_EQ(contents.back().size(), generation.overlay.size());
}

TEST(Overlays, TakeThePlaceOfTheOneBefore) {
  const Folder folder = folderWithOverlay('o');
  const Generation first = readGeneration(readerOf(folder)).value();
  const auto second = publishOverlay(first, smallSlice(kGeneration, 'p'));
  ASSERT_TRUE(second.ok());
  const Generation& generation = second.value().generation;
  EXPECT_EQ(generation.index.slices.size(), first.index.slices.size());
  EXPECT_EQ(generation.latest.boot.size(), first.latest.boot.size());
  EXPECT_EQ(generation.latest.version, 5u);
  EXPECT_EQ(second.value().files.size(), 3u) << "the overlay, the index and latest.json";
  EXPECT_EQ(second.value().files.back().name, kLatestName);
}

TEST(Overlays, OfAnotherBuildAreAProblem) {
  const Publication build = publish(smallSlices(), smallOptions());
  Folder folder = folderOf(build);
  const auto overlay = publishOverlay(build.generation, smallSlice(kGeneration + 1, 'o'));
  for (const StoredFile& file : overlay.value().files) folder[file.name] = file.bytes;
  const auto read = readGeneration(readerOf(folder));
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kGenerationMismatch);
}

TEST(Overlays, NeedAVersionThatCanFollow) {
  PublishOptions options = smallOptions();
  options.version = kMaxIndexNumber;
  const auto overlay =
      publishOverlay(publish(smallSlices(), options).generation, smallSlice(kGeneration, 'o'));
  ASSERT_FALSE(overlay.ok());
  EXPECT_EQ(overlay.error().code, ErrorCode::kCorruptIndex);
}

}  // namespace
}  // namespace shelfwise
