// What a slice must not hold although its checksums are right.

#include <gtest/gtest.h>

#include <string>

#include "fixtures/models.h"
#include "fixtures/sections.h"
#include "memory/bytes.h"
#include "sections/graph_section.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

std::string errorOf(const ModelSlices& slices) {
  const std::span<const std::byte> files[] = {slices.engine, slices.fields};
  const auto opened = openModel(files);
  return opened.ok() ? "" : std::string(errorCodeName(opened.error().code));
}

std::string errorOf(const Model& model) { return errorOf(writeModelSlices(model)); }

// Places of a text in a model, by a change that puts one there.
const std::vector<void (*)(Model&, const std::string&)> kTextPlaces = {
    [](Model& model, const std::string& text) { model.itemIds[1] = text; },
    [](Model& model, const std::string& text) { model.graph.labels[2] = text; },
    [](Model& model, const std::string& text) { model.graph.relations[0].name = text; },
    [](Model& model, const std::string& text) { model.fields[0].name = text; },
    [](Model& model, const std::string& text) { model.fields[1].values[3] = text; },
};

TEST(SliceLimits, ATextHasAtMostAMebibyte) {
  for (const auto place : kTextPlaces) {
    Model model = campingModel();
    place(model, std::string(kMaxTextLength, 'x'));
    EXPECT_EQ(errorOf(model), "");
    place(model, std::string(kMaxTextLength + 1, 'x'));
    EXPECT_EQ(errorOf(model), "corrupt-slice");
  }
}

// Places of a weight or a scale.
const std::vector<void (*)(Model&, float)> kWeightPlaces = {
    [](Model& model, float weight) { model.fusion.typeWeights.fill(weight); },
    [](Model& model, float weight) {
      model.fusion.scenarios[Scenario::kCart].lambda[Source::kNext].back() = weight;
    },
    [](Model& model, float weight) {
      model.fusion.scenarios[Scenario::kForYou].popularity = weight;
    },
    [](Model& model, float weight) { model.fusion.relationWeights.back() = weight; },
};

TEST(SliceLimits, AWeightAboveTheBoundIsWrittenAsTheBound) {
  for (const auto place : kWeightPlaces) {
    Model model = campingModel();
    place(model, 3e38f);
    Model bounded = campingModel();
    place(bounded, kMaxWeight);
    EXPECT_EQ(errorOf(model), "");
    EXPECT_EQ(writeModelSlices(model).engine, writeModelSlices(bounded).engine);
  }
}

// The weights of a camping model, each of which is above the bound by the least step, in turn.
TEST(SliceLimits, AWeightAboveTheBoundIsRefused) {
  const ModelSlices slices = writeModelSlices(campingModel());
  constexpr std::size_t kWeights =
      kEventTypes.size() + kScenarioCount * (kSourceCount * kAgeBuckets + 1) + 3;
  for (std::size_t wrong = 0; wrong < kWeights; ++wrong) {
    for (const std::uint32_t bits : {0x4980'0000U, 0x4980'0001U, 0x7F80'0000U, 0x7FC0'0000U}) {
      ByteWriter fusion;
      fusion.u16(0);
      for (std::uint32_t bound = 1; bound <= 4; ++bound) fusion.u32(bound);
      for (std::size_t w = 0; w < kWeights; ++w) fusion.u32(w == wrong ? bits : 0);
      const ModelSlices changed = {withSection(slices.engine, "FUSE", std::move(fusion).take()),
                                   slices.fields};
      EXPECT_EQ(errorOf(changed), bits == 0x4980'0000U ? "" : "corrupt-slice") << wrong;
    }
  }
}

TEST(SliceLimits, AScaleAboveTheBoundIsRefused) {
  Model model = campingModel();
  model.edges[0].edges.scales[2] = kMaxEdgeScale;
  EXPECT_EQ(errorOf(model), "");
  model.edges[0].edges.scales[2] = 2 * kMaxEdgeScale;
  EXPECT_EQ(errorOf(model), "corrupt-slice");
  model = randomModel(4, 20);
  model.vectors.scale = kMaxVectorScale;
  EXPECT_EQ(errorOf(model), "");
  model.vectors.scale = 1.001f * kMaxVectorScale;
  EXPECT_EQ(errorOf(model), "corrupt-slice");
}

TEST(SliceLimits, LinksOfAnItemAscend) {
  Model model = campingModel();
  model.graph.triples.insert(model.graph.triples.begin() + 2, {0, 2, 1});
  EXPECT_EQ(errorOf(model), "");
  for (const ItemId target : {3U, 2U}) {  // again, and backwards
    Model broken = campingModel();
    broken.graph.triples.insert(broken.graph.triples.begin() + 3, {0, 2, target});
    EXPECT_EQ(errorOf(broken), "corrupt-slice");
  }
}

// Item 0 has so many facts, and links to so many of the other items.
Model modelOfDegree(std::uint32_t facts, std::uint32_t links) {
  Model model;
  model.graph.itemCount = kMaxLinksPerItem + 2;
  for (ItemId item = 0; item < model.graph.itemCount; ++item) {
    model.itemIds.push_back("i" + std::to_string(item));
  }
  model.popularity.assign(model.graph.itemCount, 0);
  model.graph.relations = {{"tag", RelationKind::kAttribute}, {"goes with", RelationKind::kLink}};
  model.fusion.relationWeights = {1, 1};
  for (std::uint32_t fact = 0; fact < facts; ++fact) {
    model.graph.labels.push_back("t" + std::to_string(fact));
    model.graph.triples.push_back({0, 0, model.graph.itemCount + fact});
  }
  for (ItemId target = 1; target <= links; ++target) model.graph.triples.push_back({0, 1, target});
  return model;
}

TEST(SliceLimits, AnItemHasAtMostSoManyFactsAndLinks) {
  EXPECT_EQ(errorOf(modelOfDegree(kMaxFactsPerItem, kMaxLinksPerItem)), "");
  EXPECT_EQ(errorOf(modelOfDegree(kMaxFactsPerItem + 1, 0)), "corrupt-slice");
  EXPECT_EQ(errorOf(modelOfDegree(0, kMaxLinksPerItem + 1)), "corrupt-slice");
}

ModelSlices withFields(const ModelSlices& slices, std::span<const std::byte> fields) {
  return {slices.engine, withSection(slices.fields, "FLDS", fields)};
}

TEST(SliceLimits, ThereAreAtMostAThousandFields) {
  Model model = campingModel();
  model.fields.resize(kMaxSliceColumns + 1, model.fields[1]);
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    model.fields[i].name = "field " + std::to_string(i);
  }
  const FieldColumn last = std::move(model.fields.back());
  model.fields.pop_back();
  EXPECT_EQ(errorOf(model), "");
  model.fields.push_back(last);
  EXPECT_EQ(errorOf(model), "corrupt-slice");
}

// A catalogue without items, where a column takes a byte: so small a file must not ask for so much
// memory.
TEST(SliceLimits, ManyEmptyFieldsTakeNoMemory) {
  ByteWriter fields;
  fields.varint(0);
  fields.varint(50'000'000);
  std::vector<std::byte> bytes = std::move(fields).take();
  bytes.resize(bytes.size() + 50'000'000);
  EXPECT_EQ(errorOf(withFields(writeModelSlices(Model{}), bytes)), "corrupt-slice");
}

TEST(SliceLimits, NothingFollowsTheLastField) {
  const ModelSlices slices = writeModelSlices(campingModel());
  ByteWriter none;
  none.varint(4);
  none.varint(0);
  std::vector<std::byte> bytes = std::move(none).take();
  EXPECT_EQ(errorOf(withFields(slices, bytes)), "");
  bytes.push_back(std::byte{0});
  EXPECT_EQ(errorOf(withFields(slices, bytes)), "corrupt-slice");
  EXPECT_EQ(errorOf(withFields(slices, {})), "corrupt-slice");
}

}  // namespace
}  // namespace shelfwise
