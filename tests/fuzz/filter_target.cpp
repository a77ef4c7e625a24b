#include <array>
#include <limits>
#include <string>
#include <vector>

#include "filter/filter.h"
#include "fuzz/targets.h"
#include "memory/arena.h"
#include "memory/bytes.h"

namespace shelfwise {

namespace {

constexpr std::uint32_t kItems = 3;

// Three items with a column of each type; the first has no value, and no two are alike.
class FuzzedShop {
 public:
  FuzzedShop() {
    const std::vector<std::string> texts = {"", "Tent", "Camp"};
    ByteWriter out;
    writeStrings(out, texts);
    bytes_ = std::move(out).take();
    const GraphSize size{.itemCount = kItems, .factCount = 2, .triples = 3};
    Arena measure = Arena::measuring();
    layOut(measure, size);
    memory_.push_back(*Arena::create(measure.used()));
    layOut(memory_[0], size);
    ByteReader in(bytes_);
    require(texts_.read(in), "the texts are read");
    fillGraph();
    columns_.numbers = {{.name = "price", .unit = "EUR", .divisor = 100, .fixed = cents_},
                        {.name = "weight", .unit = "", .floats = weights_}};
    columns_.booleans = {{.name = "onSale", .values = onSale_}};
    columns_.dates = {{.name = "added", .seconds = added_}};
    columns_.texts = {{.name = "title", .values = texts_}};
    columns_.entities = {{.name = "category", .relation = 0, .isPath = true}};
  }

  FilterScope scope() const {
    return {.columns = columns_,
            .graph = graph_,
            .labels = texts_,
            .shopper = shopper_,
            .contextItem = 1};
  }

 private:
  void layOut(Arena& arena, const GraphSize& size) {
    graph_ = KnowledgeGraph(arena, size);
    texts_ = StringTable(arena, kItems);
  }

  // Items 1 and 2 have the fact of the empty label, item 1 also "Tent".
  void fillGraph() {
    graph_.addRelation({"category", RelationKind::kCategory, kItems, kItems + 2});
    graph_.appendItemOf(kItems, 1);
    graph_.appendItemOf(kItems, 2);
    graph_.appendItemOf(kItems + 1, 1);
    graph_.connectForward();
    graph_.closeLinks();
  }

  std::vector<std::byte> bytes_;
  std::vector<Arena> memory_;
  KnowledgeGraph graph_;
  StringTable texts_;
  Columns columns_;
  ShopperState shopper_{.purchased = {1}, .viewed = {1, 2}, .inCart = {}};
  std::array<std::int32_t, kItems> cents_ = {NumberColumn::kNoFixed, 999, 100};
  std::array<float, kItems> weights_ = {std::numeric_limits<float>::quiet_NaN(), 0.0f, 0.1f};
  std::array<std::uint8_t, kItems> onSale_ = {BooleanColumn::kMissing, BooleanColumn::kTrue,
                                              BooleanColumn::kFalse};
  std::array<std::int64_t, kItems> added_ = {DateColumn::kMissing, 0, 1'769'817'600};
};

}  // namespace

void fuzzFilter(std::span<const std::byte> bytes) {
  static const FuzzedShop shop;
  const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.empty()) return;
  Filters filters;
  const FilterRequest request{.text = text, .context = {{"most", 5.0}, {"yes", true}}};
  const auto passing = filters.passing(request, shop.scope());
  if (!passing.ok()) {
    require(passing.error().message.starts_with("filter, character "), "an error has a place");
    return;
  }
  const auto others =
      filters.passing({.text = "not (" + text + ")", .context = request.context}, shop.scope());
  if (!others.ok()) return;  // too long, or too deep
  for (ItemId item = 0; item < kItems; ++item) {
    require(passing.value().has(item) != others.value().has(item), "not turns every answer");
  }
}

}  // namespace shelfwise
