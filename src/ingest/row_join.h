// Joins the rows of one product where a file repeats products.

#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/catalog.h"

namespace shelfwise {

// For each product the text that its rows gave most often; the first of equals.
class MostFrequent {
 public:
  // An empty text is no vote.
  void add(ProductId product, const std::string& text);

  // (product, text) for each product that has a text.
  std::vector<std::pair<ProductId, std::string>> winners() const;

 private:
  struct Votes {
    std::uint32_t count = 0;
    std::uint32_t first = 0;  // the number of the first of these votes among all
  };

  std::unordered_map<std::string, std::uint32_t> ids_;  // for look-up only
  std::vector<const std::string*> texts_;               // the keys of ids_, which stay in place
  std::unordered_map<std::uint64_t, Votes> votes_;  // by product << 32 | text; sorted to be read
  std::uint32_t count_ = 0;
};

class RowJoin {
 public:
  // One row of products[product].
  void add(ProductId product, const Product& row);

  // Sets title, brand, image, url, description, currency (the most frequent) and price (the median,
  // the lower of two) of each product.
  void finish(PerProduct<Product>& products);

 private:
  MostFrequent title_, brand_, image_, url_, description_, currency_;
  std::vector<std::pair<ProductId, double>> prices_;
};

// Drops facts and categories that a product has already, keeping the order.
void dropRepeated(Product& product);

}  // namespace shelfwise
