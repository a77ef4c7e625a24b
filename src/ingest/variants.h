// Joins the rows of a catalogue that are variants of one product.
//
// Rows with the same id are one product, and so are rows of one group.  A group is named by the id
// of a row, by one of its aliases (as WooCommerce writes it, also "id:12"), or by any other text.
// The row that a group names is the parent, wherever it stands.  A row that lists the ids of its
// variants is their parent, too.
//
// The product has the id of its parent, or else the name of its group.  Its place in the catalogue
// is that of its first row.  It has the parent's title, brand, image, url and description, or else
// the first of a variant.  Its price is the least, in the currency of the first price.  Categories
// and facts are those of all rows.  A parent alone decides whether its product is left out. Without
// a parent, each row goes alone.
//
// Cost: n log n for n rows with their aliases.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/catalog.h"

namespace shelfwise {

// One row of a catalogue, as a product of its own.
struct ProductRow {
  Product product;
  std::string group = {};  // empty if it belongs to none
  std::vector<std::string> aliases = {};
  std::vector<std::string> variants = {};  // ids of rows that it lists; aliases, too

  // Pairs of columns as "Option1 Name" and "Option1 Value": the names that this row has, and facts
  // whose name stands in another row.  The first of each pair is the number of the columns.
  std::vector<std::pair<std::uint32_t, std::string>> pairNames = {};
  std::vector<std::pair<std::uint32_t, Fact>> unnamed = {};

  std::uint64_t row = 0;  // its number in the file
  bool isLeftOut = false;
};

struct JoinedRows {
  PerProduct<Product> products;
  std::vector<std::pair<std::string, ProductId>> aliases;  // as in Catalog
  std::vector<std::string> notPublished;                   // as in Catalog
  std::uint64_t leftOut = 0;                               // rows

  // Aliases that name two products or more, and so none; sorted.
  std::vector<std::string> ambiguous;

  // Facts of `unnamed` with the name that a row of the product has for their pair, or none.
  struct NamedLater {
    ProductId product;
    std::uint32_t pair;
    std::string name;
    Fact fact;
  };
  std::vector<NamedLater> namedLater;
};

class VariantJoin {
 public:
  // The number of the first row that has this id, if any.
  std::optional<std::uint64_t> rowOf(std::string_view id) const;

  void add(ProductRow row);

  JoinedRows finish();

 private:
  using Index = std::uint32_t;  // into rows_

  // Whether a row is named as a parent: by none, by rows of its own id, by others.
  enum class Parent : std::uint8_t { kOfNone, kOfItself, kOfOthers };

  Index rootOf(Index row);
  void join(Index a, Index b);
  void indexAliases();
  std::optional<Index> rowNamed(std::string_view name) const;
  void joinGroups();
  void joinListed();
  std::vector<std::vector<Index>> products();
  std::optional<Index> parentOf(const std::vector<Index>& members) const;
  std::vector<Index> published(const std::vector<Index>& members) const;
  static void leaveOut(const ProductRow& row, JoinedRows& joined);
  void addNames(const ProductRow& row, const std::string& id, JoinedRows& joined) const;
  void addUnnamed(const std::vector<Index>& members, JoinedRows& joined);
  void takeProduct(const std::vector<Index>& members, JoinedRows& joined);

  std::vector<ProductRow> rows_;
  std::vector<Index> up_;                           // [rows], towards the root of a row's product
  std::vector<Parent> parents_;                     // [rows]
  std::unordered_map<std::string, Index> ids_;      // the first row; for look-up only
  std::unordered_map<std::string, Index> aliases_;  // kSeveral if two ids have it; for look-up only
};

}  // namespace shelfwise
