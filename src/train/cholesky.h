// Solves small symmetric positive definite systems.
//
// The factorisation subtracts whole columns from later ones (right-looking, "axpy" form): each
// element is changed by one multiplication and one subtraction at a time, in order of the columns,
// so that vectors of any width give the same bits.

#pragma once

#include <cstddef>
#include <span>

namespace shelfwise {

// Solves A x = b in place: `a` is overwritten by its factor, `b` by x.  a is [n x n] column by
// column, of which only the lower triangle is read; requires a.size() == n * n where n = b.size().
// False if A is not positive definite; `b` then holds nothing of use.
bool solveCholesky(std::span<float> a, std::span<float> b);

}  // namespace shelfwise
