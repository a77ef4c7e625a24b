// An array with one value per product of the catalogue.  Only a ProductId can be its index.

#pragma once

#include <vector>

#include "base/ids.h"

namespace shelfwise {

template <class T>
class PerProduct : public std::vector<T> {
 public:
  using std::vector<T>::vector;

  T& operator[](ProductId product) { return std::vector<T>::operator[](numberOf(product)); }
  const T& operator[](ProductId product) const {
    return std::vector<T>::operator[](numberOf(product));
  }

  bool has(ProductId product) const { return numberOf(product) < this->size(); }

  // The number of the product that is appended next.
  ProductId next() const { return static_cast<ProductId>(this->size()); }
};

}  // namespace shelfwise
