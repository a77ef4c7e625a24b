// The trainer's steps against Adam along the finite differences of the loss as next_item.h states
// it, in double precision.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "vectors/examples.h"
#include "vectors/next_item.h"

namespace shelfwise {
namespace {

constexpr std::size_t kGradientDim = 16;
constexpr std::uint32_t kGradientItems = 6;
constexpr std::size_t kSteps = 4;
constexpr double kRate = 0.01;

using Values = std::vector<double>;

VectorFacts facts() {
  return {.entities = {6, 7, 8}, .facts = {{0, 2, 3, 4, 4, 6, 7}, {0, 1, 0, 1, 0, 2, 2}}};
}

Sequences histories() {
  Sequences sequences;
  sequences.append(std::vector<ItemId>{0, 1, 2, 3, 4});
  sequences.append(std::vector<ItemId>{2, 0, 5});
  sequences.append(std::vector<ItemId>{4, 1});
  return sequences;
}

// Item 5 is known by its facts alone.
std::vector<std::uint8_t> known() { return {1, 1, 1, 1, 1, 0}; }

// Row i holds how much of every id and neighbour is in the vector of item i.
std::vector<Values> matrixOf(const ItemConvolution& convolution) {
  const std::size_t nodes = kGradientItems + convolution.neighbourCount();
  std::vector<Values> matrix(kGradientItems, Values(nodes));
  SerialExecutor executor;
  for (std::size_t node = 0; node < nodes; ++node) {
    std::vector<float> unit(nodes);
    unit[node] = 1;
    std::vector<float> items(kGradientItems);
    convolution.forward(1, std::span(unit).first(kGradientItems),
                        std::span(unit).subspan(kGradientItems), items, executor);
    for (ItemId item = 0; item < kGradientItems; ++item) matrix[item][node] = items[item];
  }
  return matrix;
}

// All parameters in a row: ids, neighbours, M_0, M_1, a.
Values parametersOf(const TrainedVectors& vectors) {
  Values values(vectors.ids.begin(), vectors.ids.end());
  values.insert(values.end(), vectors.neighbours.begin(), vectors.neighbours.end());
  for (const auto& transform : vectors.transforms) {
    values.insert(values.end(), transform.begin(), transform.end());
  }
  values.insert(values.end(), vectors.ageWeights.begin(), vectors.ageWeights.end());
  return values;
}

class Loss {
 public:
  explicit Loss(const ItemConvolution& convolution) : matrix_(matrixOf(convolution)) {}

  double operator()(const Values& parameters) const {
    const std::vector<Values> items = itemsOf(parameters);
    double loss = 0;
    for (std::uint32_t s = 0; s < sequences_.count(); ++s) {
      const auto sequence = sequences_.of(s);
      for (std::size_t position = 1; position < sequence.size(); ++position) {
        loss += lossOf(queryOf(sequence.first(position), items, parameters), items,
                       sequence.first(position), sequence[position]);
      }
    }
    return loss;
  }

  // Which parameters training leaves alone: the id of an item without one, the weight of age 0.
  bool isFixed(std::size_t parameter) const {
    return (parameter < kGradientItems * kGradientDim && known()[parameter / kGradientDim] == 0) ||
           parameter == ages();
  }

 private:
  std::size_t transforms() const { return matrix_[0].size() * kGradientDim; }
  std::size_t ages() const { return transforms() + kTransforms * kGradientDim * kGradientDim; }

  std::vector<Values> itemsOf(const Values& parameters) const {
    std::vector<Values> items(kGradientItems, Values(kGradientDim));
    for (ItemId item = 0; item < kGradientItems; ++item) {
      for (std::size_t node = 0; node < matrix_[item].size(); ++node) {
        for (std::size_t d = 0; d < kGradientDim; ++d) {
          items[item][d] += matrix_[item][node] * parameters[node * kGradientDim + d];
        }
      }
    }
    return items;
  }

  Values queryOf(std::span<const ItemId> past, const std::vector<Values>& items,
                 const Values& parameters) const {
    Values query(kGradientDim);
    for (std::size_t e = 0; e < past.size(); ++e) {
      const std::size_t age = vectorAge(past.size() - 1 - e);
      const double* transform =
          &parameters[transforms() + (age == 0 ? 0 : kGradientDim * kGradientDim)];
      for (std::size_t r = 0; r < kGradientDim; ++r) {
        const double weighed = parameters[ages() + age] * items[past[e]][r];
        for (std::size_t d = 0; d < kGradientDim; ++d)
          query[d] += weighed * transform[r * kGradientDim + d];
      }
    }
    return query;
  }

  static double lossOf(const Values& query, const std::vector<Values>& items,
                       std::span<const ItemId> past, ItemId target) {
    double sum = 0;
    double targetLogit = 0;
    for (ItemId item = 0; item < kGradientItems; ++item) {
      if (std::find(past.begin(), past.end(), item) != past.end()) continue;
      double logit = 0;
      for (std::size_t d = 0; d < kGradientDim; ++d) logit += query[d] * items[item][d];
      sum += std::exp(logit);
      if (item == target) targetLogit = logit;
    }
    return std::log(sum) - targetLogit;
  }

  std::vector<Values> matrix_;
  Sequences sequences_ = histories();
};

Values differencesOf(const Loss& loss, Values parameters) {
  constexpr double kStep = 1e-5;
  Values gradient(parameters.size());
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (loss.isFixed(p)) continue;
    const double value = parameters[p];
    parameters[p] = value + kStep;
    const double above = loss(parameters);
    parameters[p] = value - kStep;
    gradient[p] = (above - loss(parameters)) / (2 * kStep);
    parameters[p] = value;
  }
  return gradient;
}

Values afterSteps(const Loss& loss, Values parameters) {
  Values first(parameters.size());
  Values second(parameters.size());
  for (std::size_t step = 1; step <= kSteps; ++step) {
    const Values gradient = differencesOf(loss, parameters);
    const auto t = static_cast<double>(step);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      first[p] = 0.9 * first[p] + 0.1 * gradient[p];
      second[p] = 0.999 * second[p] + 0.001 * gradient[p] * gradient[p];
      const double mean = first[p] / (1 - std::pow(0.9, t));
      const double square = second[p] / (1 - std::pow(0.999, t));
      if (square > 0) parameters[p] -= kRate * mean / std::sqrt(square);
    }
  }
  return parameters;
}

NextItemOptions withoutChance() {
  NextItemOptions options;
  options.dim = kGradientDim;
  options.batch = 8;  // all seven examples
  options.inputDropout = 0;
  options.dropout = 0;
  options.eventDropout = 0;
  options.initialScale = 0.4f;
  return options;
}

void expectTheSteps(const ItemConvolution& convolution) {
  SerialExecutor executor;
  const Sequences sequences = histories();
  const auto hasId = known();
  NextItemTrainer trainer(convolution, hasId, sequences, withoutChance(), executor);
  ASSERT_EQ(trainer.exampleCount(), 7U);
  const Values start = parametersOf(trainer.vectors());
  const Loss loss(convolution);
  const Values expected = afterSteps(loss, start);
  for (std::size_t step = 0; step < kSteps; ++step) {
    const double told = trainer.epoch(static_cast<float>(kRate));
    if (step == 0) {
      EXPECT_NEAR(told, loss(start) / 7, 1e-5);
    }
  }
  const Values reached = parametersOf(trainer.vectors());
  std::size_t moved = 0;
  for (std::size_t p = 0; p < start.size(); ++p) {
    EXPECT_NEAR(reached[p], expected[p], 2e-4) << "parameter " << p;
    moved += std::abs(expected[p] - start[p]) > kRate ? 1 : 0;
  }
  EXPECT_GT(moved, start.size() / 2);
}

TEST(NextItemGradient, IsThatOfTheLossOverSumsOfFacts) {
  expectTheSteps(ItemConvolution::factSums(facts()));
}

TEST(NextItemGradient, IsThatOfTheLossOverMeansOfFacts) {
  expectTheSteps(ItemConvolution::factMeans(facts()));
}

TEST(NextItemGradient, IsThatOfTheLossOverNormalizedFacts) {
  expectTheSteps(ItemConvolution::normalizedFacts(facts()));
}

TEST(NextItemGradient, IsThatOfTheLossOverLightGcn) {
  const auto hasId = known();
  expectTheSteps(ItemConvolution::lightGcn(facts(), histories(), hasId));
}

}  // namespace
}  // namespace shelfwise
