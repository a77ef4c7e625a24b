#include "vectors/quantize_vectors.h"

#include <algorithm>
#include <cmath>

#include "embed/graph_vectors.h"
#include "quant/vector_scan.h"

namespace shelfwise {

namespace {

constexpr double kClip = 4.5;  // standard deviations

// The largest item vectors and transforms, a little below what a slice allows.
constexpr double kLongestVector = 32'000;
constexpr double kStretch = 15'800;
constexpr double kMostSteps = 255;
constexpr double kStepShrink = 1.1;  // from one trial to the next

std::int32_t rounded(double value) { return static_cast<std::int32_t>(std::floor(value + 0.5)); }

// The value of one code step.
double stepOf(std::span<const float> values, int levels) {
  double squares = 0;
  double largest = 0;
  std::size_t count = 0;
  for (const float value : values) {
    if (value == 0) continue;
    squares += static_cast<double>(value) * static_cast<double>(value);
    largest = std::max(largest, std::abs(static_cast<double>(value)));
    ++count;
  }
  if (count == 0) return 0;
  const double deviation = std::sqrt(squares / static_cast<double>(count));
  return std::min(largest, kClip * deviation) / levels;
}

void appendCodes(std::span<const float> row, double step, int levels,
                 std::vector<std::int8_t>& codes) {
  for (const float value : row) {
    const std::int32_t code = rounded(static_cast<double>(value) / step);
    codes.push_back(static_cast<std::int8_t>(std::clamp(code, -levels, levels)));
  }
}

// The squared length of the longest item vector as a slice composes it.
double longestSquared(const VectorCodes& codes, const VectorFacts& structure) {
  double longest = 0;
  std::vector<double> sum(codes.dim);
  std::size_t idRow = 0;
  for (ItemId item = 0; item < structure.itemCount(); ++item) {
    std::fill(sum.begin(), sum.end(), 0.0);
    const auto add = [&](const std::vector<std::int8_t>& from, std::size_t row, double step) {
      for (std::size_t d = 0; d < codes.dim; ++d) sum[d] += step * from[row * codes.dim + d];
    };
    if (idRow < codes.items.size() && codes.items[idRow] == item) {
      add(codes.idCodes, idRow++, codes.idStep);
    }
    const auto facts = structure.facts.of(item);
    const std::int32_t step = factStepOf(codes.factStep, static_cast<std::uint32_t>(facts.size()));
    for (const std::uint32_t fact : facts) add(codes.factCodes, fact, step);
    double squares = 0;
    for (const double value : sum) squares += value * value;
    longest = std::max(longest, squares);
  }
  return longest;
}

// Sets the two steps to whole numbers in the proportion of `idStep` and `factStep`, as large as
// item vectors allow.  Returns the value of one unit.
double chooseSteps(double idStep, double factStep, const VectorFacts& structure,
                   VectorCodes& codes) {
  double unit = std::max(idStep, factStep) / kMostSteps;
  for (;; unit *= kStepShrink) {
    codes.idStep = static_cast<std::uint8_t>(rounded(idStep / unit));
    codes.factStep = static_cast<std::uint8_t>(rounded(factStep / unit));
    if (longestSquared(codes, structure) <= kLongestVector * kLongestVector) return unit;
  }
}

// sqrt(largest absolute row sum * largest absolute column sum), of all transforms.
double stretchOf(const TrainedVectors& trained) {
  double stretch = 0;
  for (const auto& transform : trained.transforms) {
    double largestRow = 0;
    double largestColumn = 0;
    for (std::size_t r = 0; r < trained.dim; ++r) {
      double row = 0;
      double column = 0;
      for (std::size_t c = 0; c < trained.dim; ++c) {
        row += std::abs(static_cast<double>(transform[r * trained.dim + c]));
        column += std::abs(static_cast<double>(transform[c * trained.dim + r]));
      }
      largestRow = std::max(largestRow, row);
      largestColumn = std::max(largestColumn, column);
    }
    stretch = std::max(stretch, std::sqrt(largestRow * largestColumn));
  }
  return stretch;
}

}  // namespace

VectorCodes quantizeVectors(const TrainedVectors& trained, const VectorFacts& structure,
                            int levels) {
  VectorCodes codes;
  const std::size_t dim = trained.dim;
  const double idStep = stepOf(trained.ids, levels);
  const double factStep = stepOf(trained.neighbours, levels);
  if (!(std::max(idStep, factStep) > 0)) return codes;
  codes.dim = static_cast<std::uint32_t>(dim);
  const std::span ids(trained.ids);
  for (ItemId item = 0; item < structure.itemCount(); ++item) {
    const auto row = ids.subspan(item * dim, dim);
    if (std::all_of(row.begin(), row.end(), [](float value) { return value == 0; })) continue;
    codes.items.push_back(item);
    appendCodes(row, idStep, levels, codes.idCodes);
  }
  codes.facts = structure.entities;
  if (!codes.facts.empty()) appendCodes(trained.neighbours, factStep, levels, codes.factCodes);
  const double unit = chooseSteps(idStep, factStep, structure, codes);
  const double transformUnit = kStretch / stretchOf(trained);
  for (std::size_t b = 0; b < kTransforms; ++b) {
    for (std::size_t k = 0; k < dim; ++k) {
      for (std::size_t r = 0; r < dim; ++r) {
        const double weight =
            transformUnit * static_cast<double>(trained.transforms[b][r * dim + k]);
        codes.transforms[b].push_back(static_cast<std::int16_t>(rounded(weight)));
      }
    }
  }
  codes.scale = static_cast<float>(unit * unit * (1 << kTransformShift) / transformUnit);
  return codes;
}

}  // namespace shelfwise
