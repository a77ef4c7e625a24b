// A shop's catalogue after reading: products with their fields and their typed facts.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/per_product.h"

namespace shelfwise {

// A typed value of a product from a further column.  The column's name is the relation.
struct Fact {
  std::uint32_t relation;        // index into Catalog::relations
  std::string value;             // trimmed, never empty; for a number its text with the unit
  std::optional<double> number;  // set when the cell is a number; its unit is Fact::unit
  std::string unit;              // "mm", "EUR"; empty if none is given

  bool operator==(const Fact&) const = default;
};

struct Product {
  std::string id;                                    // unique, never empty
  std::string title;                                 // may be empty
  std::string brand;                                 // may be empty
  std::vector<std::vector<std::string>> categories;  // paths from the root; each path not empty
  std::optional<double> price;                       // >= 0, in `currency`
  std::string currency;                              // ISO 4217 code, or empty if the cell has none
  std::string image;                                 // URL or path as given
  std::string url;
  std::string description;
  std::vector<Fact> facts;  // further columns, in column order
};

struct Catalog {
  PerProduct<Product> products;        // in file order
  std::vector<std::string> relations;  // names of the further columns, in order of appearance

  // Further names of products: ids of variants, SKUs, barcodes.  Sorted; each names one product and
  // is the id of none.
  std::vector<std::pair<std::string, ProductId>> aliases = {};

  // Ids and further names of products that the shop does not show: drafts, hidden ones.  Sorted.
  std::vector<std::string> notPublished = {};
};

}  // namespace shelfwise
