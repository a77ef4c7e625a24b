// Edges by ridge regression, solved for each target in a neighbourhood of inputs.
//
// S, directed (SLIST, Choi et al. 2021, cut to the next item): at every position t of a history the
// past x_t, where an item k steps back has the value .8^(k-1), predicts the item at t.  With G =
// sum of x x' and c_j = sum of x over the positions where j comes, the weights into j solve
//   (G_NN + ridge I) b = c_Nj
// over j's neighbourhood N: the inputs with the largest c_ij / (sqrt(G_ii |j|) + 1).
//
// E, symmetric (EASE, Steck 2019): G counts pairs within a window of a history or basket whatever
// their order, and c_j is G's own column; a ridge regression of j on its neighbours.  Where items
// are few, every item is a neighbour, and one inverse P = (G + ridge I)^-1 gives all regressions:
// b_ij = -P_ij / P_jj.  In logs of long histories two things keep E from explaining chance:
// - dropout p: each input is expected to be missing with probability p, which makes the diagonal
//   of the left side G_ii / (1 - p) + ridge (Steck, "Autoencoders that don't overfit towards the
//   identity", NeurIPS 2020);
// - pairs of a history of n items count sqrt(mean length / n) (the user side of Park et al., "Why
//   is Normalization Necessary for Linear Recommenders?", SIGIR 2025, with its exponent at 1/2).
//
// Weights <= 0 are dropped; what they would take from items that many have, an exponent of the
// target's count takes instead: b / count_j^targetExponent.  O(targets * neighbours^3).

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
  std::uint32_t wholeItems = 4'000;  // up to so many items, all are neighbours
  double targetExponent = 0;
  float dropout = 0;          // of inputs, 0 <= p < 1
  bool lengthDamped = false;  // long histories count less a pair
};

// S.  Row i holds past i -> next j.
PairRows sequenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                       std::uint32_t minSupport, const SequenceRidge& form, Executor& executor);

// E.  A basket counts as one shopper.
PairRows coPreferenceEdges(const Sequences& sequences, std::uint32_t itemCount,
                           std::uint32_t minSupport, const CoPreferenceRidge& form,
                           Executor& executor);

// That exponent as a damping of E's edges.
CountDamping targetDamping(double exponent);

}  // namespace shelfwise
