// The readers on real files, which are not in this repository: see SHELFWISE_DATA below.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "fixtures/input_files.h"
#include "ingest/catalog_reader.h"
#include "ingest/event_reader.h"

namespace shelfwise {
namespace {

namespace fs = std::filesystem;

std::string fileOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class RealData : public testing::Test {
 protected:
  void SetUp() override {
    const char* given = std::getenv("SHELFWISE_DATA");
    folder_ = given != nullptr ? fs::path(given)
                               : fs::path(SHELFWISE_SOURCE_DIR) / ".." / "shared" / "data";
    if (!fs::exists(folder_)) {
      GTEST_SKIP() << "no data in " << folder_ << "; SHELFWISE_DATA can name another folder";
    }
  }

  std::string data(const std::string& name) const { return fileOf(folder_ / name); }

  static ReadOptions mapped(const std::string& name) {
    const std::string map = fileOf(fs::path(SHELFWISE_SOURCE_DIR) / "docs" / "maps" / name);
    auto parsed = parseColumnMap(inputOf(name, map));
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    ReadOptions options;
    options.map = parsed.value();
    return options;
  }

 private:
  fs::path folder_;
};

TEST_F(RealData, BeautyIsReadWhole) {
  const std::string products = data("beauty/products.csv.gz");
  const std::string events = data("beauty/events.csv.gz");
  const auto catalog = readCatalog(inputOf("products", products), {});
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 12'101u);
  const auto log = readEvents(inputOf("events", events), catalog.value().catalog, {});
  ASSERT_TRUE(log.ok()) << log.error().message;
  EXPECT_EQ(log.value().log.events.size(), 198'502u);
  EXPECT_EQ(log.value().log.shoppers.size(), 22'363u);
  EXPECT_EQ(log.value().report.unreadable, 0u);
  EXPECT_TRUE(log.value().report.setAside.empty());
}

TEST_F(RealData, OnlineRetailIsACatalogueAndALogByItsMap) {
  const std::string text = data("online-retail/transactions.csv.gz");
  const auto options = mapped("online-retail.json");
  const auto catalog = readCatalog(inputOf("transactions", text), options);
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 4'053u);
  EXPECT_EQ(catalog.value().catalog.products[ProductId{0}].title,
            "WHITE HANGING HEART T-LIGHT HOLDER");
  EXPECT_EQ(catalog.value().catalog.products[ProductId{0}].currency, "GBP");
  const auto log = readEvents(inputOf("transactions", text), catalog.value().catalog, options);
  ASSERT_TRUE(log.ok()) << log.error().message;
  const ReadReport& report = log.value().report;
  EXPECT_EQ(report.rows, 541'909u);
  EXPECT_EQ(report.unreadable, 0u);
  ASSERT_EQ(report.setAside.size(), 3u);
  EXPECT_EQ(report.setAside[0].rows, 2'950u) << report.setAside[0].reason;
  EXPECT_EQ(report.setAside[1].rows, 10'040u) << report.setAside[1].reason;
  EXPECT_EQ(report.setAside[2].rows, 132'549u) << report.setAside[2].reason;
  EXPECT_EQ(log.value().log.events.size(), 396'370u);
  EXPECT_EQ(log.value().log.baskets.size(), 2'133u);
}

TEST_F(RealData, IcecatHasThousandsOfRelations) {
  const std::string text = data("icecat/products.jsonl.gz");
  const auto catalog = readCatalog(inputOf("products", text), mapped("icecat.json"));
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 19'406u);
  EXPECT_EQ(catalog.value().catalog.relations.size(), 5'342u);
  EXPECT_EQ(catalog.value().catalog.products[ProductId{0}].brand, "Canon");
}

TEST_F(RealData, ChineseProductsHaveTheirBrandsAndAttributes) {
  const std::string text = data("zh/products.jsonl.gz");
  const auto catalog = readCatalog(inputOf("products", text), {});
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 956u);
  EXPECT_EQ(catalog.value().catalog.products[ProductId{0}].brand, "思莱飞");
}

TEST_F(RealData, AmazonBookIsReadAsTwoFilesOfLines) {
  const std::string train = data("amazon-book/train.txt.gz");
  const std::string test = data("amazon-book/test.txt.gz");
  const auto catalog = catalogFromEvents(inputOf("train", train), {});
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 24'915u);
  const SplitFile files[] = {{inputOf("train", train), Part::kTrain},
                             {inputOf("test", test), Part::kTest}};
  const auto split = readSplit(files, catalog.value().catalog, {});
  ASSERT_TRUE(split.ok()) << split.error().message;
  EXPECT_EQ(split.value().log.shoppers.size(), 70'679u);
  EXPECT_EQ(split.value().log.events.size(), 846'434u);
}

}  // namespace
}  // namespace shelfwise
