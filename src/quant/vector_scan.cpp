#include "quant/vector_scan.h"

#include "quant/lanes.h"

namespace shelfwise {

namespace {

constexpr int kLowBits = 13;
constexpr std::size_t kShorts = 8;  // in Lanes
constexpr std::size_t kRowsAtOnce = 4;

// A query no longer than this needs no split: its components are int16, its products below 2^30.
constexpr std::int64_t kShortQuery = 32'767;

std::int32_t dot(const std::int16_t* row, const std::int16_t* query, std::size_t dim) {
  Lanes sums = noLanes();
  for (std::size_t d = 0; d < dim; d += kShorts) {
    sums = addLanes(sums, pairProducts(loadLanes(row + d), loadLanes(query + d)));
  }
  return sumOfLanes(sums);
}

// The sums of four rows.  A partial sum may wrap around, the whole sum does not.
struct FourRows {
  Lanes first = noLanes();
  Lanes second = noLanes();
  Lanes third = noLanes();
  Lanes fourth = noLanes();

  void add(const std::int16_t* rows, std::size_t dim, Lanes query) {
    first = addLanes(first, pairProducts(loadLanes(rows), query));
    second = addLanes(second, pairProducts(loadLanes(rows + dim), query));
    third = addLanes(third, pairProducts(loadLanes(rows + 2 * dim), query));
    fourth = addLanes(fourth, pairProducts(loadLanes(rows + 3 * dim), query));
  }

  Lanes sums() const { return laneSums(first, second, third, fourth); }
};

template <class Component>
std::int64_t sumOfSquares(std::span<const Component> vector) {
  std::int64_t sum = 0;
  for (const Component x : vector) sum += std::int64_t{x} * x;
  return sum;
}

}  // namespace

VectorQuery::VectorQuery(std::span<const std::int32_t> components) : dim_(components.size()) {
  isSplit_ = squaredNorm(components) > kShortQuery * kShortQuery;
  for (std::size_t d = 0; d < dim_; ++d) {
    const std::int32_t q = components[d];
    const std::int32_t high = isSplit_ ? (q + (1 << (kLowBits - 1))) >> kLowBits : 0;
    high_[d] = static_cast<std::int16_t>(high);
    low_[d] = static_cast<std::int16_t>(q - high * (1 << kLowBits));
  }
}

void VectorQuery::dots(std::span<const std::int16_t> rows, std::span<std::int64_t> products) const {
  const std::int16_t* row = rows.data();
  for (std::int64_t& product : products) {
    product = dot(row, low_.data(), dim_);
    if (isSplit_) product += std::int64_t{dot(row, high_.data(), dim_)} * (1 << kLowBits);
    row += dim_;
  }
}

template <bool kIsSplit>
void VectorQuery::scoreFours(std::span<const std::int16_t> rows, double factor,
                             std::span<float> scores) const {
  const std::int16_t* row = rows.data();
  for (std::size_t i = 0; i < scores.size(); i += kRowsAtOnce) {
    FourRows low;
    FourRows high;
    for (std::size_t d = 0; d < dim_; d += kShorts) {
      low.add(row + d, dim_, loadLanes(&low_[d]));
      if constexpr (kIsSplit) high.add(row + d, dim_, loadLanes(&high_[d]));
    }
    storeScores(low.sums(), high.sums(), 1 << kLowBits, factor, &scores[i]);
    row += kRowsAtOnce * dim_;
  }
}

void VectorQuery::scores(std::span<const std::int16_t> rows, double factor,
                         std::span<float> scores) const {
  const std::size_t fours = scores.size() / kRowsAtOnce * kRowsAtOnce;
  if (isSplit_) {
    scoreFours<true>(rows, factor, scores.first(fours));
  } else {
    scoreFours<false>(rows, factor, scores.first(fours));
  }
  for (std::size_t i = fours; i < scores.size(); ++i) {
    std::int64_t product = 0;
    dots(rows.subspan(i * dim_, dim_), {&product, 1});
    scores[i] = scaledProduct(product, factor);
  }
}

std::int64_t squaredNorm(std::span<const std::int16_t> vector) { return sumOfSquares(vector); }
std::int64_t squaredNorm(std::span<const std::int32_t> vector) { return sumOfSquares(vector); }

}  // namespace shelfwise
