// Joins the rows of one product where a file repeats products.

#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/catalog.h"

namespace shelfwise {

// The most frequent text of each product's rows; of equals, the first.
class MostFrequent {
 public:
  // Counts the text of one row.  An empty text does not count.
  void add(ProductId product, const std::string& text);

  // (product, text) of each product that has a text.
  std::vector<std::pair<ProductId, std::string>> winners() const;

 private:
  struct Votes {
    std::uint32_t count = 0;
    std::uint32_t first = 0;  // position of the first of these among all votes
  };

  std::unordered_map<std::string, std::uint32_t> ids_;  // for look-up only
  std::vector<const std::string*> texts_;               // the keys of ids_, which stay in place
  std::unordered_map<std::uint64_t, Votes> votes_;  // by product << 32 | text; sorted to be read
  std::uint32_t count_ = 0;
};

class RowJoin {
 public:
  // Adds one row of products[product].
  void add(ProductId product, const Product& row);

  // Sets the most frequent title, brand, image, url, description and currency of each product, and
  // its median price (the lower of two).
  void finish(PerProduct<Product>& products);

 private:
  MostFrequent title_, brand_, image_, url_, description_, currency_;
  std::vector<std::pair<ProductId, double>> prices_;
};

// Drops repeated facts and categories of a product; the first of equals stays in place.
void dropRepeated(Product& product);

}  // namespace shelfwise
