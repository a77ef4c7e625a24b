// Edges by ridge regression, solved for each target in a neighbourhood of inputs.
//
// Source sequence, directed (SLIST, Choi et al. 2021, cut to the next item): at every position t of
// a history the past x_t predicts the item at t.  An item k steps back has the value .8^(k-1) in
// x_t.  With G = sum of x x' and c_j = sum of x over the positions where j comes, the weights into
// j solve
//   (G_NN + ridge I) b = c_Nj
// over j's neighbourhood N: the inputs with the largest c_ij / (sqrt(G_ii |j|) + 1).
//
// Source coPreference, symmetric (EASE, Steck 2019): a ridge regression of j on its neighbours.  G
// counts pairs within a window of a history or basket, in either order, and c_j is G's own column.
// Where items are few, every item is a neighbour.  One inverse P = (G + ridge I)^-1 then gives all
// regressions: b_ij = -P_ij / P_jj.
//
// In logs of long histories two settings keep coPreference from explaining chance:
// - dropout p: each input is expected to be missing with probability p, which makes the diagonal of
//   the left side G_ii / (1 - p) + ridge (Steck, "Autoencoders that don't overfit towards the
//   identity", NeurIPS 2020);
// - length damping: pairs of a history of n items count sqrt(mean length / n) (the user side of
//   Park et al., "Why is Normalization Necessary for Linear Recommenders?", SIGIR 2025, with its
//   exponent at 1/2).
//
// Weights <= 0 are dropped.  Negative weights would lower the score of items that many shoppers
// have; a power of the target's count does so instead: b / count_j^targetExponent.
//
// The cost is O(targets * neighbours^3).

#pragma once

#include <cstdint>

#include "base/executor.h"
#include "train/pair_rows.h"
#include "train/sequences.h"

namespace shelfwise {

struct SequenceRidge {
  float decay = 0.8f;         // of the past, per step
  std::uint32_t window = 20;  // steps back
  float ridge = 150;
  std::uint32_t neighbours = 150;
};

struct CoPreferenceRidge {
  std::uint32_t window = 20;  // steps between the two
  float ridge = 100;
  std::uint32_t neighbours = 150;
  std::uint32_t wholeItems = 4'000;  // up to so many items, every item is a neighbour
  double targetExponent = 0;
  float dropout = 0;          // of inputs, 0 <= p < 1
  bool lengthDamped = false;  // pairs of long histories count less
};

// Edges of source sequence.  Row i holds past i -> next j.
PairRows sequenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                       std::uint32_t minSupport, const SequenceRidge& form, Executor& executor);

// Edges of source coPreference.  A basket counts as one shopper.
PairRows coPreferenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                           std::uint32_t minSupport, const CoPreferenceRidge& form,
                           Executor& executor);

// The damping of coPreference edges by that exponent of the target's count.
CountDamping targetDamping(double exponent);

}  // namespace shelfwise
