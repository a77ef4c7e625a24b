#include "base/elementary.h"

#include <bit>
#include <cstdint>
#include <limits>

namespace shelfwise {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
// ln 2 = kLn2High + kLn2Low; the high part has 33 bits, so that k * kLn2High is exact for any
// exponent k of a double.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;

// Beyond these, e^x is infinite or rounds to 0.
constexpr double kLargestExponent = 709.782712893384;
constexpr double kSmallestExponent = -745.1332191019412;

// An unevaluated sum high + low with |low| <= ulp(high) / 2: about 106 bits (Dekker 1971).
struct Pair {
  double high;
  double low;
};

// Requires |a| >= |b| or a == 0.
constexpr Pair fastSum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

constexpr Pair sum(double a, double b) {
  const double high = a + b;
  const double shadow = high - a;
  return {high, (a - (high - shadow)) + (b - shadow)};
}

// The upper 26 bits of x and the rest (Veltkamp).
constexpr Pair split(double x) {
  const double scaled = 134217729.0 * x;  // 2^27 + 1
  const double high = scaled - (scaled - x);
  return {high, x - high};
}

// a * b exactly (Dekker); requires |a|, |b| < 2^996.
constexpr Pair product(double a, double b) {
  const double high = a * b;
  const Pair x = split(a);
  const Pair y = split(b);
  return {high, ((x.high * y.high - high) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

constexpr Pair operator+(Pair a, Pair b) {
  const Pair high = sum(a.high, b.high);
  return fastSum(high.high, high.low + (a.low + b.low));
}

constexpr Pair operator*(Pair a, Pair b) {
  const Pair high = product(a.high, b.high);
  return fastSum(high.high, high.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair operator/(Pair a, Pair b) {
  const double quotient = a.high / b.high;
  const Pair back = product(quotient, b.high);
  const double rest = ((a.high - back.high) - back.low) + (a.low - quotient * b.low);
  return fastSum(quotient, rest / b.high);
}

// x = 2^exponent * (1 + fraction) with 1 + fraction in [sqrt(1/2), sqrt(2)).
struct Reduced {
  double exponent;
  double fraction;
};

// Requires x positive and finite.
Reduced reduce(double x) {
  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52) - 1022;
  constexpr std::uint64_t kFraction = (std::uint64_t{1} << 52) - 1;
  constexpr std::uint64_t kHalf = std::uint64_t{1022} << 52;
  double mantissa = std::bit_cast<double>((bits & kFraction) | kHalf);  // in [1/2, 1)
  if (mantissa < kSqrtHalf) {
    mantissa *= 2;
    exponent -= 1;
  }
  return {static_cast<double>(exponent), mantissa - 1};
}

// sum over n >= first of z^(n - first) / (2n + 1): the tail of artanh(s) / s in z = s^2.
double artanhTail(double z, int first) {
  constexpr int kLast = 14;  // z <= 0.0295, so the next term is below 2^-80
  double tail = 0;
  for (int n = kLast; n >= first; --n) tail = tail * z + 1.0 / (2 * n + 1);
  return tail;
}

// ln(x) to about 70 bits: ln(1 + f) = 2 artanh(s), s = f / (2 + f), as s + s^3/3 + s^5/5 + ...
// Requires x positive and finite.
Pair logPair(double x) {
  const auto [exponent, f] = reduce(x);
  const Pair s = Pair{f, 0} / fastSum(2, f);
  const Pair z = s * s;
  constexpr Pair kThird = Pair{1, 0} / Pair{3, 0};
  constexpr Pair kFifth = Pair{1, 0} / Pair{5, 0};
  const Pair series = Pair{1, 0} + z * (kThird + z * (kFifth + z * Pair{artanhTail(z.high, 3), 0}));
  const Pair log = Pair{2, 0} * s * series;
  return sum(exponent * kLn2High, 0) + product(exponent, kLn2Low) + log;
}

// 2^k * x for k in [-1080, 1024], with one rounding.
double scale(double x, int k) {
  const auto power = [](int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
  };
  if (k > 1023) return x * 0x1p1023 * power(k - 1023);
  if (k < -1022) return x * power(k + 200) * 0x1p-200;
  return x * power(k);
}

// e^(x + low) for x inside the limits and |low| <= ulp(x): x = k ln 2 + r, e^x = 2^k e^r.
double expOf(double x, double low) {
  const double shifted = x * kInverseLn2;
  const int k = static_cast<int>(shifted + (shifted < 0 ? -0.5 : 0.5));
  const Pair r = sum(x - k * kLn2High, low - k * kLn2Low);
  constexpr int kLast = 14;  // |r| <= 0.35, so the next term is below 2^-62
  double series = 0;         // sum over n >= 2 of r^(n - 2) / n!
  constexpr double kInverseFactorial[kLast + 1] = {1.0,
                                                   1.0,
                                                   1.0 / 2,
                                                   1.0 / 6,
                                                   1.0 / 24,
                                                   1.0 / 120,
                                                   1.0 / 720,
                                                   1.0 / 5040,
                                                   1.0 / 40320,
                                                   1.0 / 362880,
                                                   1.0 / 3628800,
                                                   1.0 / 39916800,
                                                   1.0 / 479001600,
                                                   1.0 / 6227020800,
                                                   1.0 / 87178291200};
  for (int n = kLast; n >= 2; --n) series = series * r.high + kInverseFactorial[n];
  const Pair one = fastSum(1, r.high);
  return scale(one.high + (one.low + (r.low + r.high * r.high * series)), k);
}

}  // namespace

double portableLog(double x) {
  if (x == 0) return -kInfinity;
  if (x == kInfinity) return kInfinity;
  if (!(x > 0)) return kNaN;
  const auto [exponent, f] = reduce(x);
  const double s = f / (2 + f);
  const double z = s * s;
  const double half = 0.5 * f * f;
  const double rest = 2 * z * artanhTail(z, 1);  // ln(1 + f) = 2s + s rest, and 2s = f - s f
  return exponent * kLn2High - ((half - (s * (half + rest) + exponent * kLn2Low)) - f);
}

double portableExp(double x) {
  if (x != x) return x;
  if (x > kLargestExponent) return kInfinity;
  if (x < kSmallestExponent) return 0;
  return expOf(x, 0);
}

double portablePow(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  if (!(base >= 0) || exponent != exponent) return kNaN;
  if (base == 0 || base == kInfinity) return (base == 0) == (exponent > 0) ? 0 : kInfinity;
  const Pair log = logPair(base);
  const double estimate = exponent * log.high;
  if (estimate > 2 * kLargestExponent) return kInfinity;
  if (estimate < 2 * kSmallestExponent) return 0;
  const Pair power = product(exponent, log.high);
  const Pair whole = fastSum(power.high, power.low + exponent * log.low);
  if (whole.high > kLargestExponent) return kInfinity;
  if (whole.high < kSmallestExponent) return 0;
  return expOf(whole.high, whole.low);
}

}  // namespace shelfwise
