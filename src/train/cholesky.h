// Solves symmetric positive definite systems.
//
// The factorisation subtracts whole columns from later ones (right-looking, "axpy" form).  Each
// element is changed by one multiplication and one subtraction at a time, in order of the columns.
// So vectors of any width, and any executor, give the same bits.
//
// A matrix is [n x n] column by column; only the lower triangle is read and written.

#pragma once

#include <cstddef>
#include <span>

#include "base/executor.h"

namespace shelfwise {

// Solves A x = b in place: `a` becomes its factor, `b` becomes x.  Requires a.size() == n * n where
// n = b.size().  False if A is not positive definite; `b` is then unspecified.
bool solveCholesky(std::span<float> a, std::span<float> b);

// Overwrites A by L of A = L L'.  False if A is not positive definite.
bool factorise(std::span<float> a, std::size_t n, Executor& executor);

// The number of right-hand sides solved at once: enough that no multiplication waits for the one
// before it.
inline constexpr std::size_t kSides = 64;

// Solves L L' X = B in place; `sides` is [n x kSides] row by row.  Rows of zeros at its top cost
// nothing.
void solveSides(std::span<const float> factor, std::size_t n, std::span<float> sides);

}  // namespace shelfwise
