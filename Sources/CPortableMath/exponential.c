#include "exponential.h"

#include "logarithm.h"
#include "portable_math.h"

// Beyond these e^x is infinite or rounds to 0.
static const double exp_most = 0x1.62e42fefa39efp+9, exp_least = -0x1.74910d52d3051p+9;

double portable_exp(double x) {
  // Below 2^-54 or from 2^9 on, infinite, or not a number.
  if (exponent_of(x) - (0x3ff - 54) >= 63) {
    if (exponent_of(x) < 0x3ff) return 1.0 + x;
    if (x != x) return x + x;
    if (x > exp_most) return 0x1p1023 * 2;
    if (x < exp_least) return 0.0;
  }
  return join_exp(split_exp(x, 0));
}

/// e^x - 1 for |x| < 1/8 by its series; x^2/2, the largest correction, is kept to 70 digits.
static double expm1_near_zero(double x) {
  if (exponent_of(x) < 0x3ff - 54) return x;
  const double x1 = upper_digits(x), x2 = x - x1;
  const double square = 0.5 * x1 * x1, squareLower = 0.5 * x2 * (x + x1);
  const double xx = x * x;
  const double even = 1.0 / 6 + xx * (1.0 / 120 + xx * (1.0 / 5040 + xx * (1.0 / 362880 + xx * (1.0 / 39916800))));
  const double odd = 1.0 / 24 + xx * (1.0 / 720 + xx * (1.0 / 40320 + xx * (1.0 / 3628800)));
  const pair sum = sum_ordered(x, square);
  return sum.upper + (sum.lower + squareLower + x * xx * (even + x * odd));
}

double portable_expm1(double x) {
  if (x != x) return x + x;
  if (exponent_of(x) < 0x3ff - 3) return expm1_near_zero(x);
  if (x < -40) return -1.0;
  if (x > 100) return portable_exp(x);
  const split_exponential parts = split_exp(x, 0);
  const double scale = from_bits(bits_of(parts.power) + ((uint64_t)parts.exponent << 52));
  const pair difference = scale >= 1 ? sum_ordered(scale, -1) : sum_ordered(-1, scale);
  return difference.upper + (difference.lower + scale * parts.rest);
}

/// What log gives for an argument that is not a positive finite number.
static double log_of_special(double x) {
  if (x != x) return x + x;
  if (x == 0) return -1 / (x * x);
  if (x < 0) return (x - x) / 0.0;
  return x;
}

/// log x of a positive finite x.
static inline pair log_of_positive(double x) {
  if (exponent_of(x) == 0) return log_parts(bits_of(x * 0x1p52), -52, 0, 0);
  return log_parts(bits_of(x), 0, 0, 0);
}

/// Whether x is zero, negative, infinite or not a number.
static inline int is_special(double x) { return bits_of(x) - 1 >= UINT64_C(0x7ff0000000000000) - 1; }

double portable_log(double x) {
  if (is_special(x)) return log_of_special(x);
  const uint64_t bits = bits_of(x);
  if (exponent_of(x) == 0 || is_near_one(bits)) return log_of_positive(x).upper;
  return log_sum(bits, 0, 0, 0);
}

double portable_log1p(double x) {
  // Here also -0 and whatever is so small that x is its own logarithm.
  if (exponent_of(x) < 0x3ff - 54) return x;
  if (!(x > -1) || x > 0x1p60) return is_special(1 + x) ? log_of_special(1 + x) : log_of_positive(x).upper;
  const pair sum = sum_any(1, x);
  const uint64_t bits = bits_of(sum.upper);
  return is_near_one(bits) ? log_parts(bits, 0, sum.lower, 1).upper : log_sum(bits, 0, sum.lower, 1);
}

double portable_log10(double x) {
  if (is_special(x)) return log_of_special(x);
  const pair natural = log_of_positive(x);
  const double upper = upper_digits(natural.upper), lower = (natural.upper - upper) + natural.lower;
  return upper * INVERSE_LN10_UPPER + (lower * INVERSE_LN10_UPPER + natural.upper * INVERSE_LN10_LOWER);
}

/// 0 when y is no integer, 1 when it is odd, 2 when it is even.
static int parity(double y) {
  const uint32_t exponent = exponent_of(y);
  if (exponent < 0x3ff) return 0;
  if (exponent > 0x3ff + 52) return 2;
  const uint64_t unit = UINT64_C(1) << (0x3ff + 52 - exponent);
  if (bits_of(y) & (unit - 1)) return 0;
  return bits_of(y) & unit ? 1 : 2;
}

/// x^y where x or y is zero, infinite or not a number (C11, F.10.4.4).
static double pow_of_special(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  const double magnitude = from_bits(bits_of(x) & ~(UINT64_C(1) << 63));
  const int isNegative = (int)(bits_of(y) >> 63);
  if (exponent_of(y) == 0x7ff) {
    if (magnitude == 1) return 1;
    return (magnitude < 1) == isNegative ? y * y : 0;
  }
  // Now x is zero or infinite: so is the result, with the sign of x where y is odd.
  double result = (magnitude == 0) == isNegative ? from_bits(UINT64_C(0x7ff) << 52) : 0;
  return parity(y) == 1 && bits_of(x) >> 63 ? -result : result;
}

double portable_pow(double x, double y) {
  if (is_special(y < 0 ? -y : y) || x == 0 || exponent_of(x) == 0x7ff) return pow_of_special(x, y);
  double sign = 1;
  if (x < 0) {
    const int kind = parity(y);
    if (kind == 0) return (x - x) / 0.0;
    if (kind == 1) sign = -1;
    x = -x;
  }
  const pair logarithm = log_of_positive(x);
  // So near 0 that x^y rounds to 1 for every x, and no integer.
  if (exponent_of(y) < 0x3ff - 65) return 1.0;
  const double estimate = y * logarithm.upper;
  if (estimate > 746) return sign * (0x1p1023 * 2);
  if (estimate < -746) return sign * 0.0;
  const double y1 = upper_digits(y), l1 = upper_digits(logarithm.upper);
  const double upper = y1 * l1;
  const double lower = (y - y1) * l1 + y * ((logarithm.upper - l1) + logarithm.lower);
  if (exponent_of(upper) < 0x3ff - 65) return sign;
  return sign * join_exp(split_exp(upper, lower));
}
