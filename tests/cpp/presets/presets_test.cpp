#include "presets/presets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "presets/preset_texts.h"
#include "values/event_words.h"

namespace shelfwise {
namespace {

std::vector<TableColumn> headerOf(const std::vector<std::string>& names) {
  std::vector<TableColumn> columns;
  for (const auto& name : names) columns.push_back({name, name, 0});
  return columns;
}

ColumnMap::Section detecting(std::vector<Texts> lists) {
  ColumnMap::Section section;
  section.detect = std::move(lists);
  return section;
}

TEST(Presets, AreTheMapsOfTheDocumentation) {
  std::vector<std::string> files;
  const auto folder = std::filesystem::path(SHELFWISE_SOURCE_DIR) / "docs" / "maps";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path().stem().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.name);
  EXPECT_EQ(names, files);
  EXPECT_EQ(names.size(), presetTexts().size());
}

TEST(Presets, AreDetectedByOneColumnOfEachList) {
  const auto section = detecting({{"Handle", "URL handle"}, {"Option1 Name"}});
  EXPECT_TRUE(detects(section, headerOf({"url_handle", "Title", "Option1 Name"})));
  EXPECT_TRUE(detects(section, headerOf({"Handle", "option1name"})));
  EXPECT_FALSE(detects(section, headerOf({"Handle", "Title"})));
  EXPECT_FALSE(detects(detecting({}), headerOf({"Handle"})));
  EXPECT_TRUE(detects(detecting({{"id"}, {"title"}}), headerOf({"g:id", "Title [title]"})));
}

TEST(Presets, WithoutAHeaderAreFoundByTheKindsOfTheirCells) {
  ColumnMap::Section section;
  section.shape = {"whole", "time", "number", "text"};
  EXPECT_TRUE(fitsShape(section, headerOf({"7", "2020-01-05T10:00:00Z", "2.5", "a"})));
  EXPECT_FALSE(fitsShape(section, headerOf({"7", "2020-01-05", "2.5"})));
  EXPECT_FALSE(fitsShape(section, headerOf({"7", "1600000000", "2.5", "a"})));
  EXPECT_FALSE(fitsShape(section, headerOf({"a7", "2020-01-05", "2.5", "a"})));
  EXPECT_FALSE(fitsShape(section, headerOf({"7", "2020-01-05", "x", "a"})));
  EXPECT_FALSE(fitsShape(section, headerOf({"7", "2020-01-05", "2.5", ""})));
  EXPECT_FALSE(fitsShape({}, {}));
}

TEST(Presets, AreChosenByNameOrForbidden) {
  const auto columns = headerOf({"a", "b"});
  const auto named = choosePreset("icecat", FileKind::kCatalog, columns);
  ASSERT_TRUE(named.ok());
  EXPECT_EQ(named.value()->name, "icecat");
  EXPECT_EQ(choosePreset("none", FileKind::kCatalog, columns).value(), nullptr);
  EXPECT_EQ(choosePreset("", FileKind::kCatalog, columns).value(), nullptr);
  const auto unknown = choosePreset("icecap", FileKind::kCatalog, columns);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(unknown.error().message.find("there is no preset 'icecap'; presets are "),
            std::string::npos);
  EXPECT_NE(unknown.error().message.find("icecat"), std::string::npos);
}

TEST(Presets, AskForAHeaderUnlessColumnsAreNumbers) {
  const auto columns = headerOf({"1", "x"});
  ReadOptions options;
  EXPECT_FALSE(hasNoHeader(options, FileKind::kEvents, columns));
  options.map.events.columns = {{"item", {"2"}}};
  options.map.events.byNumber = true;
  EXPECT_TRUE(hasNoHeader(options, FileKind::kEvents, columns));
  EXPECT_FALSE(hasNoHeader(options, FileKind::kCatalog, columns));
}

TEST(Presets, NameNoEventWordThatIsKnownWithoutThem) {
  for (const Preset& preset : presets()) {
    for (const auto& [word, type] : preset.map.events.types) {
      const auto known = parseEventType(word);
      const bool isSetAside = !type && !known && isSetAsideWord(word);
      EXPECT_FALSE(isSetAside || (type && known == type)) << preset.name << ": " << word;
    }
  }
}

// A header of the first column that each list of the section asks for.
std::vector<TableColumn> headerFor(const ColumnMap::Section& section) {
  std::vector<std::string> names;
  for (const Texts& list : section.detect) names.push_back(list.front());
  return headerOf(names);
}

TEST(Presets, AreFoundByAHeaderOfTheirOwnColumnsAndByNoOther) {
  for (const Preset& preset : presets()) {
    for (const FileKind kind : {FileKind::kCatalog, FileKind::kEvents}) {
      const ColumnMap::Section& section = sectionOf(preset.map, kind);
      if (section.detect.empty()) continue;
      const Preset* found = findPreset(kind, headerFor(section));
      ASSERT_NE(found, nullptr) << preset.name;
      EXPECT_EQ(found->name, preset.name);
    }
  }
}

TEST(Presets, ClaimNoFileOfUsualNames) {
  const std::vector<std::vector<std::string>> catalogues = {
      {"id", "title", "brand", "categories", "price", "image", "url", "description"},
      {"id", "name", "vendor", "type", "sku", "tags", "status", "parent"},
      {"product_id", "name", "model", "price", "quantity"},
      {"sku", "name", "category", "price", "attributes"},
      {"编号", "标题", "品牌", "类目", "价格"}};
  const std::vector<std::vector<std::string>> logs = {
      {"user_id", "item_id", "event_type", "timestamp", "quantity", "order_id"},
      {"InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "CustomerID"},
      {"order_id", "customer_id", "date", "sku", "product_id"},
      {"event", "anonymous_id", "user_id", "timestamp", "product_id"}};
  for (const auto& names : catalogues) {
    EXPECT_EQ(findPreset(FileKind::kCatalog, headerOf(names)), nullptr) << names.front();
  }
  for (const auto& names : logs) {
    EXPECT_EQ(findPreset(FileKind::kEvents, headerOf(names)), nullptr) << names.front();
  }
}

}  // namespace
}  // namespace shelfwise
