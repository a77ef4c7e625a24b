#include "train/ridge_edges.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "train/cholesky.h"

namespace shelfwise {

namespace {

// The number of targets that one piece of work solves.
constexpr std::uint32_t kTargetsPerPiece = 64;

// Keeps rare pairs from the front of a neighbourhood.
constexpr float kCosineShrink = 1;

// What a regression needs: G, c and how often each target comes.
struct NormalEquations {
  EdgeRows gram;                  // off the diagonal, symmetric
  std::vector<float> diagonal;    // [items]
  EdgeRows inputs;                // row j holds c_ij of its inputs i
  std::vector<float> targetSums;  // [items] sum of squares of the target column
};

// The diagonal of the left side: that of G scaled for dropout, plus the ridge.
struct Diagonal {
  float scale;
  float ridge;

  float of(float sum) const { return sum * scale + ridge; }
};

struct Input {
  ItemId item;
  float weight;      // c_ij
  float similarity;  // shrunk cosine of input and target
};

// The neighbourhood of `target`, in order of items.
std::vector<Input> neighbourhood(const NormalEquations& equations, ItemId target,
                                 std::uint32_t limit) {
  const EdgeRows& rows = equations.inputs;
  std::vector<Input> inputs;
  for (std::uint32_t e = rows.offsets[target]; e < rows.offsets[target + 1]; ++e) {
    const ItemId item = rows.targets[e];
    const float norm = std::sqrt(equations.diagonal[item] * equations.targetSums[target]);
    inputs.push_back({item, rows.weights[e], rows.weights[e] / (norm + kCosineShrink)});
  }
  if (inputs.size() > limit) {
    const auto closer = [](const Input& a, const Input& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : a.item < b.item;
    };
    std::nth_element(inputs.begin(), inputs.begin() + limit, inputs.end(), closer);
    inputs.resize(limit);
    std::sort(inputs.begin(), inputs.end(),
              [](const Input& a, const Input& b) { return a.item < b.item; });
  }
  return inputs;
}

// G_NN with that diagonal, column by column, lower triangle.
void fillGram(const NormalEquations& equations, const std::vector<Input>& inputs,
              const Diagonal& diagonal, std::vector<float>& matrix) {
  const std::size_t n = inputs.size();
  matrix.assign(n * n, 0.0f);
  for (std::size_t c = 0; c < n; ++c) {
    const ItemId item = inputs[c].item;
    matrix[c * n + c] = diagonal.of(equations.diagonal[item]);
    std::uint32_t e = equations.gram.offsets[item];
    const std::uint32_t end = equations.gram.offsets[item + 1];
    for (std::size_t r = c + 1; r < n; ++r) {
      while (e < end && equations.gram.targets[e] < inputs[r].item) ++e;
      if (e == end) break;
      if (equations.gram.targets[e] == inputs[r].item)
        matrix[c * n + r] = equations.gram.weights[e];
    }
  }
}

// Row j holds the weights of the inputs i into j.
EdgeRows solveTargets(const NormalEquations& equations, const Diagonal& diagonal,
                      std::uint32_t neighbours, Executor& executor) {
  const std::uint32_t items = equations.inputs.rows();
  const std::uint32_t pieces = (items + kTargetsPerPiece - 1) / kTargetsPerPiece;
  std::vector<EdgeRows> solved(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    std::vector<float> matrix;
    std::vector<float> weights;
    EdgeRows& rows = solved[piece];
    const auto first = static_cast<ItemId>(piece) * kTargetsPerPiece;
    for (ItemId target = first; target < std::min(first + kTargetsPerPiece, items); ++target) {
      const std::vector<Input> inputs = neighbourhood(equations, target, neighbours);
      fillGram(equations, inputs, diagonal, matrix);
      weights.clear();
      for (const Input& input : inputs) weights.push_back(input.weight);
      const bool ok = solveCholesky(matrix, weights);
      for (std::size_t i = 0; ok && i < inputs.size(); ++i) {
        if (!(weights[i] > 0)) continue;
        rows.targets.push_back(inputs[i].item);
        rows.weights.push_back(weights[i]);
      }
      rows.offsets.push_back(static_cast<std::uint32_t>(rows.targets.size()));
    }
  });
  return concatenated(solved);
}

// G of all items with that diagonal, column by column.
std::vector<float> wholeGram(const NormalEquations& equations, const Diagonal& diagonal) {
  const std::size_t n = equations.diagonal.size();
  std::vector<float> matrix(n * n);
  for (std::size_t c = 0; c < n; ++c) {
    matrix[c * n + c] = diagonal.of(equations.diagonal[c]);
    const EdgeRows& gram = equations.gram;
    for (std::uint32_t e = gram.offsets[c]; e < gram.offsets[c + 1]; ++e) {
      matrix[c * n + gram.targets[e]] = gram.weights[e];
    }
  }
  return matrix;
}

// As solveTargets(), by one inverse over all items.  Only inputs that met the target get a weight.
// Nothing if G with that diagonal is not positive definite.
std::optional<EdgeRows> solveWhole(const NormalEquations& equations, const Diagonal& diagonal,
                                   Executor& executor) {
  const std::size_t n = equations.diagonal.size();
  std::vector<float> factor = wholeGram(equations, diagonal);
  if (!factorise(factor, n, executor)) return std::nullopt;
  std::vector<EdgeRows> solved((n + kSides - 1) / kSides);
  executor.run(solved.size(), [&](std::size_t piece) {
    EdgeRows& rows = solved[piece];
    const std::size_t first = piece * kSides;
    const std::size_t count = std::min(kSides, n - first);
    std::vector<float> inverse(n * kSides);
    for (std::size_t s = 0; s < count; ++s) inverse[(first + s) * kSides + s] = 1;
    solveSides(factor, n, inverse);
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t target = first + s;
      const EdgeRows& inputs = equations.inputs;
      for (std::uint32_t e = inputs.offsets[target]; e < inputs.offsets[target + 1]; ++e) {
        const ItemId input = inputs.targets[e];
        const float weight = -inverse[input * kSides + s] / inverse[target * kSides + s];
        if (!(weight > 0)) continue;
        rows.targets.push_back(input);
        rows.weights.push_back(weight);
      }
      rows.offsets.push_back(static_cast<std::uint32_t>(rows.targets.size()));
    }
  });
  return concatenated(solved);
}

// decay^0, decay^1, ...
std::vector<float> powers(float decay, std::size_t count) {
  std::vector<float> table(count, 1.0f);
  for (std::size_t k = 1; k < count; ++k) table[k] = table[k - 1] * decay;
  return table;
}

// What the positions of a history add to G.  Two items `gap` steps apart meet in the past of each
// of the `later` positions that follow them.
class PastProducts {
 public:
  explicit PastProducts(const SequenceRidge& form)
      : gaps_(powers(form.decay, form.window + 1)), sums_(kLongestHistory + 1) {
    const std::vector<float> squares = powers(form.decay * form.decay, kLongestHistory);
    for (std::size_t m = 0; m < kLongestHistory; ++m) sums_[m + 1] = sums_[m] + squares[m];
  }

  float at(std::size_t gap, std::size_t later) const { return gaps_[gap] * sums_[later]; }
  float past(std::size_t steps) const { return gaps_[steps - 1]; }

 private:
  std::vector<float> gaps_;
  std::vector<float> sums_;  // [m] sum of decay^2k over k < m
};

// [n] The weight of a pair in a history of n items.
std::vector<float> lengthWeights(const Sequences& sequences, bool damped) {
  std::vector<float> weights(kLongestHistory + 1, 1.0f);
  if (!damped || sequences.count() == 0) return weights;
  const double mean = static_cast<double>(sequences.values.size()) / sequences.count();
  for (std::size_t n = 1; n <= kLongestHistory; ++n) {
    weights[n] = static_cast<float>(std::sqrt(mean / static_cast<double>(n)));
  }
  return weights;
}

// Calls visit(position) for the positions within `window` of p, p itself included.
template <class Visit>
void forEachNear(std::size_t p, std::size_t size, std::size_t window, Visit&& visit) {
  const std::size_t end = std::min(size, p + window + 1);
  for (std::size_t q = p - std::min(p, window); q < end; ++q) visit(q);
}

// Fills a row of G.  Adds product(p, q, size) for item `row` at p and another item at q of a
// sequence of `size` items.  What the item adds to itself goes to `diagonal`.
template <class Product>
void fillGramRow(const Sequences& sequences, const Occurrences& occurrences, std::size_t window,
                 ItemId row, PairRow& sums, float& diagonal, const Product& product) {
  for (const auto& place : occurrences.of(row)) {
    const auto items = sequences.of(place.sequence);
    forEachNear(place.position, items.size(), window, [&](std::size_t q) {
      const float value = product(place.position, q, items.size());
      if (items[q] == row) {
        diagonal += value;
      } else if (value > 0) {
        sums.add(items[q], value, place.sequence);
      }
    });
  }
}

}  // namespace

PairRows sequenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                       std::uint32_t minSupport, const SequenceRidge& form, Executor& executor) {
  const Occurrences occurrences = occurrencesOf(sequences, itemCount);
  const PastProducts products(form);
  NormalEquations equations;
  equations.diagonal.assign(itemCount, 0.0f);
  const auto gramProduct = [&](std::size_t p, std::size_t q, std::size_t size) {
    return products.at(p < q ? q - p : p - q, size - 1 - std::max(p, q));
  };
  equations.gram = pairRows(itemCount, minSupport, executor, [&](ItemId row, PairRow& sums) {
                     fillGramRow(sequences, occurrences, form.window, row, sums,
                                 equations.diagonal[row], gramProduct);
                   }).rows;
  PairRows inputs = pairRows(itemCount, minSupport, executor, [&](ItemId target, PairRow& sums) {
    for (const auto& place : occurrences.of(target)) {
      const auto items = sequences.of(place.sequence);
      const std::size_t farthest = std::min<std::size_t>(place.position, form.window);
      for (std::size_t steps = 1; steps <= farthest; ++steps) {
        const ItemId input = items[place.position - steps];
        if (input != target) sums.add(input, products.past(steps), place.sequence);
      }
    }
  });
  equations.inputs = std::move(inputs.rows);
  for (ItemId target = 0; target < itemCount; ++target) {
    equations.targetSums.push_back(static_cast<float>(occurrences.of(target).size()));
  }
  const EdgeRows intoTargets = solveTargets(equations, {1, form.ridge}, form.neighbours, executor);
  return {transposed(intoTargets, itemCount), inputs.belowSupport};
}

PairRows coPreferenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                           std::uint32_t minSupport, const CoPreferenceRidge& form,
                           Executor& executor) {
  const Occurrences occurrences = occurrencesOf(sequences, itemCount);
  NormalEquations equations;
  equations.diagonal.assign(itemCount, 0.0f);
  const std::vector<float> weights = lengthWeights(sequences, form.lengthDamped);
  PairRows gram = pairRows(itemCount, minSupport, executor, [&](ItemId row, PairRow& sums) {
    fillGramRow(sequences, occurrences, form.window, row, sums, equations.diagonal[row],
                [&](std::size_t, std::size_t, std::size_t size) { return weights[size]; });
  });
  equations.gram = std::move(gram.rows);
  equations.inputs = equations.gram;
  equations.targetSums = equations.diagonal;
  std::optional<EdgeRows> whole;
  const Diagonal diagonal{1 / (1 - form.dropout), form.ridge};
  if (itemCount <= form.wholeItems) whole = solveWhole(equations, diagonal, executor);
  const EdgeRows intoTargets =
      whole ? std::move(*whole) : solveTargets(equations, diagonal, form.neighbours, executor);
  PairRows edges{transposed(intoTargets, itemCount), gram.belowSupport};
  dampByCounts(occurrences, targetDamping(form.targetExponent), edges.rows);
  return edges;
}

CountDamping targetDamping(double exponent) {
  return {.sourceExponent = 0, .targetExponent = exponent, .shrink = 0};
}

}  // namespace shelfwise
