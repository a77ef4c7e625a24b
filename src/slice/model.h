// Everything a build learns about a shop, before it is written: the content of its slices.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "embed/vector_codes.h"
#include "kg/triples.h"
#include "quant/edges.h"
#include "sections/chart_section.h"
#include "sections/column_section.h"
#include "sections/weights.h"

namespace shelfwise {

// A column of texts that a result can carry: "title", "image", "url", ...
struct FieldColumn {
  std::string name;
  std::vector<std::string> values;  // [itemCount]; empty where the product has none

  bool operator==(const FieldColumn&) const = default;
};

// Why a filter finds less in a column than the catalogue holds.
struct ColumnNote {
  std::string column;
  std::string text;

  bool operator==(const ColumnNote&) const = default;
};

struct SourceEdges {
  Source source;  // of SourceKind::kEdges
  QuantizedEdges edges;

  bool operator==(const SourceEdges&) const = default;
};

struct Model {
  std::vector<std::string> itemIds;  // [itemCount], the shop's ids, unique
  GraphTriples graph;
  std::vector<SourceEdges> edges;        // sorted by source, each at most once
  VectorCodes vectors;                   // dim 0: none
  std::vector<std::uint8_t> popularity;  // [itemCount]: log(1 + shoppers), 255 at most
  ChartCodes charts;
  FusionWeights fusion;
  std::uint32_t minSupport = 2;   // distinct shoppers that every behavioural edge needs
  std::uint32_t hubLimit = 3000;  // a fact on more items is not walked
  std::vector<FieldColumn> fields;
  TypedColumns columns;
};

}  // namespace shelfwise
