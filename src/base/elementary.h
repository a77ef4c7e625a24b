// Logarithm, exponential and power with the same bits on every machine.
//
// The log, exp and pow of a C library may use fused multiply-add or tables of their own.  So their
// last bit differs between glibc, musl and WASM.  The functions here use only + - * / and the bits
// of a double, in a fixed order.  The build forbids contraction into FMA, so native and WASM
// builders write the same bytes.
//
// Errors against the exact value: below 0.9 ulp for portableLog, below 0.7 ulp for portableExp and
// portablePow.  They were measured against long double on nine million seeded values.

#pragma once

namespace shelfwise {

// ln(x).  log(0) = -inf, log(inf) = inf; NaN for x < 0 and for NaN.
double portableLog(double x);

// e^x.  +inf above 709.78, 0 below -745.13; NaN for NaN.
double portableExp(double x);

// base^exponent for base >= 0; NaN for base < 0 (but 1 for exponent 0) and for NaN.
// 0^0 = 1, 0^y = 0 for y > 0 and inf for y < 0.
double portablePow(double base, double exponent);

}  // namespace shelfwise
