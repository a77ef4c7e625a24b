#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/targets.h"
#include "memory/bytes.h"
#include "memory/crc32c.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"
#include "sections/column_section.h"
#include "slice/container.h"

namespace shelfwise {

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::uint64_t kGeneration = 7;
constexpr std::byte kMagicByte{0x89};
constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kEntrySize = 24;

// --- Slices out of any bytes
// ----------------------------------------------------------------------

bool isTag(std::string_view tag) {
  return tag.size() == 4 && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

// The sections that the bytes list; of a tag that comes again, the first.
std::vector<Section> sectionsIn(std::span<const std::byte> bytes) {
  std::vector<Section> sections;
  ByteReader in(bytes);
  while (in.remaining() > 0 && sections.size() < kMaxSections) {
    const std::string_view tag = in.text(4);
    const std::uint16_t length = in.u16();
    const auto content = in.take(std::min<std::size_t>(length, in.remaining()));
    const bool known = std::any_of(sections.begin(), sections.end(),
                                   [&](const Section& section) { return section.tag == tag; });
    if (isTag(tag) && !known) sections.push_back({tag, content});
  }
  return sections;
}

void put32(Bytes& file, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) file[at + i] = static_cast<std::byte>(value >> (8 * i));
}

// A whole file with its length and its checksums made right, as far as it has their places.
Bytes withChecksums(std::span<const std::byte> bytes) {
  Bytes file(bytes.begin(), bytes.end());
  if (file.size() < kHeaderSize) return file;
  put32(file, 16, static_cast<std::uint32_t>(file.size()));
  put32(file, 20, 0);
  ByteReader count(std::span<const std::byte>(file).subspan(32, 4));
  const std::size_t entries =
      std::min<std::size_t>(count.u32(), (file.size() - kHeaderSize) / kEntrySize);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = kHeaderSize + i * kEntrySize;
    ByteReader place(std::span<const std::byte>(file).subspan(entry + 8, 16));
    const std::uint64_t offset = place.u64();
    const std::uint64_t length = place.u64();
    if (offset > file.size() || length > file.size() - offset) continue;
    put32(file, entry + 4,
          crc32c(std::span<const std::byte>(file).subspan(static_cast<std::size_t>(offset),
                                                          static_cast<std::size_t>(length))));
  }
  const auto header = std::span<const std::byte>(file).first(60);
  const auto table = std::span<const std::byte>(file).subspan(kHeaderSize, entries * kEntrySize);
  put32(file, 60, crc32c(table, crc32c(header)));
  return file;
}

std::vector<Bytes> slicesIn(std::span<const std::byte> bytes) {
  if (!bytes.empty() && bytes[0] == kMagicByte) return {withChecksums(bytes)};
  std::vector<Section> engine;
  std::vector<Section> fields;
  for (const Section& section : sectionsIn(bytes)) {
    (section.tag == "FLDS" || section.tag == "COLS" ? fields : engine).push_back(section);
  }
  std::vector<Bytes> slices = {writeContainer(kGeneration, engine)};
  if (!fields.empty()) slices.push_back(writeContainer(kGeneration, fields));
  return slices;
}

// --- What is done with a model
// ----------------------------------------------------------------------

constexpr std::uint32_t kUsedItems = 32;

void readColumns(const Columns& columns, ItemId item, std::uint64_t& read) {
  for (const NumberColumn& column : columns.numbers) {
    require(!std::isinf(column[item]), "a number is finite or missing");
  }
  for (const BooleanColumn& column : columns.booleans) {
    require(column.values[item] <= BooleanColumn::kMissing, "a boolean is one");
  }
  for (const DateColumn& column : columns.dates) {
    const std::int64_t date = column.seconds[item];
    require(date == DateColumn::kMissing || (date >= kFirstDate && date <= kLastDate),
            "a date has four digits of a year");
  }
  for (const TextColumn& column : columns.texts) read += column.values[item].size();
  for (const EntityColumn& column : columns.entities) {
    if (column.shown.size() > 0) read += column.shown[item].size();
  }
}

void walkItem(const ModelView& model, ItemId item) {
  const KnowledgeGraph& graph = model.graph;
  std::uint64_t read = model.itemIds[item].size() + model.popularity[item];
  EntityId before = 0;
  graph.visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) {
      require(fact > before && fact < graph.entityCount(), "the facts of an item ascend");
      require(graph.relationOf(fact) < graph.relations().size(), "a fact has a relation");
      require(graph.hasFact(item, fact) && graph.degree(fact) > 0, "a fact is found");
      read += model.label(fact).size();
      before = fact;
    }
  });
  const auto links = graph.links(item);
  for (auto at = links.begin; at < links.end; ++at) {
    require(graph.linkAt(at).target < graph.itemCount(), "a link leads to an item");
  }
  for (const EdgeView& edges : model.edges) {
    edges.visitRow(item, [&](auto targets, auto codes, float scale) {
      for (std::size_t e = 0; e < targets.size(); ++e) {
        require(targets[e] < graph.itemCount() && codes[e] > 0, "an edge leads to an item");
        require(edges.weight(item, targets[e]) == scale * static_cast<float>(codes[e]),
                "an edge is found");
      }
    });
  }
  readColumns(model.columns, item, read);
  require(read < (std::uint64_t{1} << 40), "texts have ends");
  require(model.findItem(model.itemIds[item]) == item, "an item is found by its id");
}

void checkAnswer(const Recommender& recommender, const Result<Recommendations>& answer) {
  require(answer.ok(), "a right request has an answer");
  std::vector<std::string> fields;
  const Columns& columns = recommender.model().columns;
  const auto add = [&](const auto& list) {
    for (const auto& column : list) fields.emplace_back(column.name);
  };
  add(columns.numbers);
  add(columns.booleans);
  add(columns.dates);
  add(columns.texts);
  add(columns.entities);
  for (const Recommendation& item : answer.value().items) {
    require(std::isfinite(item.score) && item.score > 0, "a score is finite and above 0");
    require(!item.reasons.empty(), "an item has a reason");
    float shares = 0;
    for (const Reason& reason : item.reasons) {
      require(reason.share > 0, "a share is above 0");
      shares += reason.share;
    }
    require(shares < 1.001f, "shares add up to 1 at most");
  }
  require(recommendationsJson(recommender.model(), answer.value(), fields).ok(),
          "an answer is short");
}

void use(Recommender& recommender) {
  const std::uint32_t items = std::min(recommender.model().itemCount(), kUsedItems);
  if (items == 0) return;
  for (ItemId item = 0; item < items; ++item) walkItem(recommender.model(), item);
  std::int64_t seconds = 0;
  for (const EventType type : kEventTypes) {
    if (!isAboutItem(type)) continue;
    const auto item = static_cast<ItemId>(static_cast<std::size_t>(type) * 7 % items);
    recommender.profile().track(item, type, seconds += 1000);
  }
  const RecommendRequest request{.list = {.limit = 5}, .seconds = seconds};
  checkAnswer(recommender, recommender.recommend(request));
  const ItemId last = items - 1;
  checkAnswer(recommender, recommender.related({.item = last, .list = {.limit = 5}}));
  checkAnswer(recommender, recommender.boughtTogether({.item = 0, .list = {.limit = 5}}));
  checkAnswer(recommender, recommender.cart({.items = {0, last}, .list = {.limit = 5}}));
  const auto interests = recommender.interests(seconds, 5);
  for (const Interest& interest : interests) {
    require(interest.weight > 0 && interest.weight <= 1.001f,
            "the weight of an interest is in (0, 1]");
  }
  require(interestsJson(recommender.model(), interests).ok(), "interests are short");
}

}  // namespace

void fuzzSlice(std::span<const std::byte> bytes) {
  auto opened = Recommender::open(slicesIn(bytes));
  if (opened.ok()) use(*opened.value());
}

}  // namespace shelfwise
