#include "slice/model_slices.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "fixtures/models.h"
#include "fixtures/sections.h"
#include "memory/bytes.h"
#include "slice/container.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

Result<std::unique_ptr<ModelView>> openBoth(const ModelSlices& slices) {
  const std::span<const std::byte> files[] = {slices.engine, slices.fields};
  return openModel(files);
}

std::vector<std::byte> sectionOf(const ModelSlices& slices, std::string_view tag) {
  const auto container = readContainer(slices.engine);
  const auto bytes = container.value().find(tag)->bytes;
  return {bytes.begin(), bytes.end()};
}

TEST(ModelSlices, ComeBackAsTheModelTheyWereWrittenFrom) {
  for (const std::uint64_t seed : {1u, 2u}) {
    const Model model = randomModel(seed, 120);
    const ModelSlices slices = writeModelSlices(model);
    const auto opened = openBoth(slices);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    const ModelView& view = *opened.value();
    EXPECT_EQ(view.fusion, model.fusion);
    EXPECT_EQ(view.minSupport, model.minSupport);
    EXPECT_EQ(view.hubLimit, model.hubLimit);
    for (ItemId item = 0; item < view.itemCount(); ++item) {
      EXPECT_EQ(view.itemIds[item], model.itemIds[item]);
      EXPECT_EQ(view.findItem(model.itemIds[item]), item);
      EXPECT_EQ(view.popularity[item], model.popularity[item]);
      EXPECT_EQ(findColumn(view.columns.texts, "url")->values[item], model.fields[1].values[item]);
    }
    for (std::size_t f = 0; f < model.graph.labels.size(); ++f) {
      EXPECT_EQ(view.label(120 + static_cast<EntityId>(f)), model.graph.labels[f]);
    }
    ASSERT_EQ(view.vectors.dim(), model.vectors.dim);
    EXPECT_EQ(view.vectors.scale(), model.vectors.scale);
    ASSERT_EQ(view.edges.size(), 2u);
    for (std::size_t s = 0; s < 2; ++s) {
      const QuantizedEdges& edges = model.edges[s].edges;
      EXPECT_EQ(view.edges[s].source(), model.edges[s].source);
      for (ItemId row = 0; row < edges.rows(); ++row) {
        for (std::uint32_t e = edges.offsets[row]; e < edges.offsets[row + 1]; ++e) {
          EXPECT_EQ(view.edges[s].weight(row, edges.targets[e]),
                    edges.scales[row] * static_cast<float>(edges.codes[e]));
        }
      }
    }
  }
}

TEST(ModelSlices, AnUnknownIdAndAnUnknownFieldAreNotFound) {
  const ModelSlices slices = writeModelSlices(campingModel());
  const auto opened = openBoth(slices);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened.value()->findItem("canoe"), kNoId);
  EXPECT_EQ(opened.value()->findItem(""), kNoId);
  EXPECT_EQ(findColumn(opened.value()->columns.texts, "colour"), nullptr);
}

TEST(ModelSlices, TheEngineSliceOpensWithoutTheFields) {
  const ModelSlices slices = writeModelSlices(campingModel());
  const std::span<const std::byte> files[] = {slices.engine};
  const auto opened = openModel(files);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(findColumn(opened.value()->columns.texts, "title"), nullptr);
}

TEST(ModelSlices, AModelWithoutItemsOpens) {
  Model model;
  const auto opened = openBoth(writeModelSlices(model));
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  EXPECT_EQ(opened.value()->itemCount(), 0u);
}

TEST(ModelSlices, MoreThan65536EntitiesUseWiderNumbers) {
  constexpr std::uint32_t kItems = 30;
  Model wide = randomModel(3, kItems);
  const auto first = static_cast<EntityId>(wide.graph.labels.size());
  wide.graph.labels.resize(70'000);
  for (EntityId fact = first; fact < 70'000; ++fact) {
    wide.graph.labels[fact] = "n" + std::to_string(fact);
    wide.graph.triples.push_back({fact % kItems, 1, kItems + fact});
  }
  const auto opened = openBoth(writeModelSlices(wide));
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  EXPECT_TRUE(opened.value()->graph.hasFact(69'999 % kItems, kItems + 69'999));
  EXPECT_FALSE(opened.value()->graph.hasFact(69'998 % kItems, kItems + 69'999));
}

TEST(ModelSlices, AVectorThatIsTooLongIsRefused) {
  Model model = randomModel(3, 30);
  std::fill_n(model.vectors.idCodes.begin(), model.vectors.dim, std::int8_t{127});
  model.vectors.idStep = 255;
  const auto opened = openBoth(writeModelSlices(model));
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kCorruptSlice);
  EXPECT_NE(opened.error().message.find("item 0"), std::string::npos);
}

TEST(ModelSlices, ATransformThatStretchesTooMuchIsRefused) {
  Model model = randomModel(3, 30);
  model.vectors.transforms[1].front() = 32'767;
  EXPECT_FALSE(openBoth(writeModelSlices(model)).ok());
}

TEST(ModelSlices, TheGenerationFollowsTheContent) {
  const auto generation = [](const Model& model) {
    return readContainer(writeModelSlices(model).engine).value().generation;
  };
  Model changed = campingModel();
  changed.fields[0].values[0] = "Tent for three";
  EXPECT_EQ(generation(campingModel()), generation(campingModel()));
  EXPECT_NE(generation(campingModel()), generation(changed));
}

TEST(ModelSlices, AnOverlayChangesTheColumnsOfItsBuild) {
  Model model = campingModel();
  std::erase_if(model.fields, [](const FieldColumn& field) { return field.name == "price"; });
  model.columns.numbers.push_back({"price", "EUR", 2, {10000, 5000, 3000, 900}, {}});
  const ModelSlices slices = writeModelSlices(model);
  const auto generation = readContainer(slices.engine).value().generation;
  const auto number = [](std::int64_t digits) {
    return LiveCell{.kind = LiveKind::kNumber, .number = {digits, 0}};
  };
  const auto openWith = [&](const LiveChanges& changes, std::uint64_t of, std::uint32_t items) {
    const SliceBytes overlay = writeOverlaySlice(of, changes, items);
    const std::array<std::span<const std::byte>, 3> all = {overlay, slices.fields, slices.engine};
    return openModel(all);
  };
  const LiveChanges changes{{"price", "stock"}, {kBag, kMug}, {number(45), {}, {}, number(0)}};
  const auto opened = openWith(changes, generation, 4);
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  const ModelView& view = *opened.value();
  EXPECT_EQ(view.columns.numbers[0][kBag], 45);
  EXPECT_EQ(view.columns.numbers[0][kTent], 100);
  ASSERT_NE(view.live.soldOut(), nullptr);
  EXPECT_TRUE(view.live.soldOut()->has(kMug));
  EXPECT_FALSE(view.live.soldOut()->has(kBag));

  const auto code = [](const auto& result) { return result.error().code; };
  EXPECT_EQ(code(openWith(changes, generation + 1, 4)), ErrorCode::kGenerationMismatch);
  EXPECT_EQ(code(openWith(changes, generation, 5)), ErrorCode::kCorruptSlice);
  EXPECT_EQ(code(openWith({{"colour"}, {kBag}, {number(1)}}, generation, 4)),
            ErrorCode::kCorruptSlice);
}

TEST(ModelSlices, SlicesOfDifferentBuildsDoNotOpenTogether) {
  Model changed = campingModel();
  changed.itemIds[0] = "marquee";
  ModelSlices mixed = writeModelSlices(campingModel());
  mixed.fields = writeModelSlices(changed).fields;
  const auto opened = openBoth(mixed);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kGenerationMismatch);
}

TEST(ModelSlices, ARequiredSectionOfTheFutureIsUnsupportedAndAnOptionalOneSkipped) {
  const ModelSlices slices = writeModelSlices(campingModel());
  const SliceBytes required = withSection(slices.engine, "VEC2", std::vector<std::byte>(3));
  const SliceBytes optional = withSection(slices.engine, "vec2", std::vector<std::byte>(3));
  const std::span<const std::byte> files[] = {required};
  const auto opened = openModel(files);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kUnsupportedVersion);
  const std::span<const std::byte> others[] = {optional};
  EXPECT_TRUE(openModel(others).ok());
}

TEST(ModelSlices, HoldEverySourceOfTheTableButTheReservedOnes) {
  const auto every = openBoth(writeModelSlices(modelWithEverySource(11, 60)));
  ASSERT_TRUE(every.ok()) << every.error().message;
  const auto camping = openBoth(writeModelSlices(campingModel()));
  for (const Source source : kSources) {
    EXPECT_EQ(every.value()->has(source), !isReserved(source)) << sourceName(source);
    EXPECT_EQ(camping.value()->has(source),
              source == Source::kNext || source == Source::kFacts || source == Source::kLinks)
        << sourceName(source);
  }
  Model bare;
  const auto empty = openBoth(writeModelSlices(bare));
  for (const Source source : kSources) EXPECT_FALSE(empty.value()->has(source));
}

// With the bytes of sound edges, so that the tag alone is at fault; in a model with vectors and in
// one without.
TEST(ModelSlices, EdgesOfAnythingButAnEdgeSourceAreUnsupported) {
  for (const Model& model : {randomModel(12, 30), campingModel()}) {
    const ModelSlices slices = writeModelSlices(model);
    const auto edges = sectionOf(slices, "EDG3");
    for (const std::string tag : {"EDG0", "EDG5", "EDG6", "EDG7", "EDG8", "EDG9", "EDGA"}) {
      const SliceBytes file = withSection(slices.engine, tag, edges);
      const std::span<const std::byte> files[] = {file};
      const auto opened = openModel(files);
      ASSERT_FALSE(opened.ok()) << tag;
      EXPECT_EQ(opened.error().code, ErrorCode::kUnsupportedVersion) << tag;
      EXPECT_NE(opened.error().message.find(tag), std::string::npos);
    }
  }
}

TEST(ModelSlices, ASectionOfACatalogueWithOtherCountsIsRefused) {
  const ModelSlices slices = writeModelSlices(modelWithEverySource(13, 30));
  const ModelSlices others = writeModelSlices(modelWithEverySource(13, 41));
  const auto container = readContainer(slices.engine);
  for (const Section& section : container.value().sections) {
    if (section.tag == "FUSE") continue;
    const SliceBytes file = withSection(slices.engine, section.tag, sectionOf(others, section.tag));
    const std::span<const std::byte> files[] = {file};
    const auto opened = openModel(files);
    ASSERT_FALSE(opened.ok()) << section.tag;
    EXPECT_EQ(opened.error().code, ErrorCode::kCorruptSlice) << section.tag;
  }
  Model fewer = campingModel();  // of as many items, with another number of relations
  fewer.fusion.relationWeights.pop_back();
  EXPECT_FALSE(openBoth(writeModelSlices(fewer)).ok());
}

TEST(ModelSlices, ASliceWithoutASectionThatEveryModelHasIsRefused) {
  const ModelSlices slices = writeModelSlices(modelWithEverySource(14, 30));
  const auto container = readContainer(slices.engine);
  for (const Section& missing : container.value().sections) {
    std::vector<Section> rest;
    for (const Section& section : container.value().sections) {
      if (section.tag != missing.tag) rest.push_back(section);
    }
    const SliceBytes file = writeContainer(container.value().generation, rest);
    const std::span<const std::byte> files[] = {file};
    const auto opened = openModel(files);
    const auto source = sourceOfSection(missing.tag);
    const bool mayLack = source && kSourceRows[*source].kind != SourceKind::kWalk;
    ASSERT_EQ(opened.ok(), mayLack) << missing.tag;
    if (mayLack) {
      EXPECT_FALSE(opened.value()->has(*source));
    }
  }
}

TEST(ModelSlices, ARelationOfLinksMayHaveNoFacts) {
  Model model = campingModel();
  model.graph.relations[1].kind = RelationKind::kLink;
  const auto opened = openBoth(writeModelSlices(model));
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::kCorruptSlice);
}

TEST(ModelSlices, AgeBoundsAscendFromAboveZero) {
  using Bounds = std::array<std::uint32_t, kAgeBuckets - 1>;
  for (const Bounds& bounds : {Bounds{0, 1, 2, 3}, Bounds{1, 2, 2, 3}, Bounds{4, 3, 2, 1}}) {
    Model model = campingModel();
    model.fusion.ages.bounds = bounds;
    const auto opened = openBoth(writeModelSlices(model));
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::kCorruptSlice);
  }
}

TEST(ModelSlices, TwoItemsMayNotShareAnId) {
  Model model = campingModel();
  model.itemIds[3] = "tent";
  const auto opened = openBoth(writeModelSlices(model));
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().message.find("tent"), std::string::npos);
}

// Every byte of every section set to other values, under right checksums: opening answers, and what
// opens can be walked.  The sanitizers of the dev build are the judge.
TEST(ModelSlices, ABrokenSectionUnderARightChecksumNeverReadsOutOfBounds) {
  const ModelSlices slices = writeModelSlices(randomModel(9, 25));
  int refused = 0;
  for (const std::string tag :
       {"META", "RELS", "ITID", "LABL", "TRIP", "LINK", "EDG1", "EDG3", "VECS", "POPU", "FUSE"}) {
    const auto section = sectionOf(slices, tag);
    for (std::size_t i = 0; i <= section.size(); ++i) {
      for (const int value : {0, 1, 0x7F, 0x80, 0xFF}) {
        auto broken = section;
        if (i < section.size()) {
          broken[i] = static_cast<std::byte>(value);
        } else {
          broken.push_back(static_cast<std::byte>(value));
        }
        const SliceBytes file = withSection(slices.engine, tag, broken);
        const std::span<const std::byte> files[] = {file};
        const auto opened = openModel(files);
        if (!opened.ok()) {
          ++refused;
          EXPECT_EQ(opened.error().code, ErrorCode::kCorruptSlice);
          continue;
        }
        const KnowledgeGraph& graph = opened.value()->graph;
        for (ItemId item = 0; item < graph.itemCount(); ++item) {
          graph.visitFacts(item, [&](auto facts) {
            for (const EntityId fact : facts) EXPECT_LT(graph.relationOf(fact), 3u);
          });
        }
      }
    }
  }
  EXPECT_GT(refused, 1000);
}

// A slice of about 20 kB, cut at every byte and flipped at every byte.
TEST(ModelSlices, ASliceCutOrFlippedAtAnyByteIsRefused) {
  const SliceBytes slice = writeModelSlices(randomModel(10, 500)).engine;
  ASSERT_GT(slice.size(), 15'000u);
  for (std::size_t i = 0; i < slice.size(); ++i) {
    const std::span<const std::byte> cut[] = {std::span(slice).first(i)};
    EXPECT_FALSE(openModel(cut).ok()) << "cut at " << i;
  }
  SliceBytes flipped = slice;
  for (std::size_t i = 0; i < slice.size(); ++i) {
    flipped[i] ^= static_cast<std::byte>(1 << (i % 8));
    const std::span<const std::byte> file[] = {flipped};
    EXPECT_FALSE(openModel(file).ok()) << "flipped at " << i;
    flipped[i] = slice[i];
  }
}

}  // namespace
}  // namespace shelfwise
