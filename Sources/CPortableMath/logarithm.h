// log x in two doubles from a table of reciprocals and a series; used by log, log1p, log10 and pow.
//
// x = 2^k z with z in 0.703 ..< 1.406; the table gives a c near 1/z of ten digits, so that r = zc - 1 is exact in two
// doubles, |r| < 2^-7, and log x = k ln 2 - log c + log(1 + r). The series runs to r^10; its first two terms, which
// alone are large, are kept to about 70 digits. Relative error of the pair: below 2^-65, also near 1.
#pragma once

#include "tables.h"
#include "words.h"

/// x = 2^k z and what the table says of z.
typedef struct {
  double k, rUpper, rLower, start, startLower;
} log_reduction;

/// Reduces a positive normal x, given as its bits with `exponent` still to be added, plus a small `extra`.
static inline log_reduction reduce_log(uint64_t bits, int64_t exponent, double extra, int hasExtra) {
  const uint64_t offset = bits - LOG_FIRST;
  const uint32_t piece = (uint32_t)(offset >> (52 - LOG_BITS)) & ((1 << LOG_BITS) - 1);
  const int64_t ownExponent = (int64_t)offset >> 52;
  const double k = (double)(exponent + ownExponent);
  const double z = from_bits(bits - ((uint64_t)ownExponent << 52));
  const double reciprocal = log_table[piece].reciprocal;
  // 21 and 32 digits times ten: both products are exact, and so is the difference.
  const double z1 = from_bits(bits_of(z) & ~UINT64_C(0xffffffff));
  const double r1 = z1 * reciprocal - 1.0;
  const double r2 = (z - z1) * reciprocal;
  // r1 may be the smaller one, but then both and their sum have few digits and nothing is lost.
  pair r = sum_ordered(r1, r2);
  if (hasExtra) {
    const double lower = r.lower;
    r = sum_any(r.upper, extra * power_of_two(-ownExponent) * reciprocal);
    r.lower += lower;
  }
  // The sum is exact: both are multiples of 2^-42 and below 2^11.
  return (log_reduction){
      k, r.upper, r.lower, k * LN2_UPPER + log_table[piece].log_upper,
      k * LN2_LOWER + log_table[piece].log_lower,
  };
}

/// log(x + extra) as reduce_log takes them, to 65 digits and more.
static inline pair log_parts(uint64_t bits, int64_t exponent, double extra, int hasExtra) {
  const log_reduction x = reduce_log(bits, exponent, extra, hasExtra);
  const double r = x.rUpper;
  const pair first = sum_ordered(x.start, r);
  // -r^2/2: the leading half of r squares exactly.
  const double s1 = upper_digits(r), s2 = r - s1;
  const double square = -0.5 * s1 * s1;
  const pair second = sum_ordered(first.upper, square);
  const double squareLower = -0.5 * s2 * (r + s1);
  const double rr = r * r;
  const double even = 1.0 / 3 + rr * (1.0 / 5 + rr * (1.0 / 7 + rr * (1.0 / 9)));
  const double odd = -1.0 / 4 + rr * (-1.0 / 6 + rr * (-1.0 / 8 + rr * (-1.0 / 10)));
  const double lower = x.startLower + first.lower + second.lower + (x.rLower - r * x.rLower) + squareLower
      + r * rr * (even + r * odd);
  return sum_ordered(second.upper, lower);
}

/// The same as one double, for results of 1/17 and more in magnitude: there one lower term is enough.
static inline double log_sum(uint64_t bits, int64_t exponent, double extra, int hasExtra) {
  const log_reduction x = reduce_log(bits, exponent, extra, hasExtra);
  const double r = x.rUpper, rr = r * r;
  const pair first = sum_ordered(x.start, r);
  const double series = (-0.5 + r * (1.0 / 3)) + rr * ((-1.0 / 4 + r * (1.0 / 5)) + rr * (-1.0 / 6 + r * (1.0 / 7)));
  return first.upper + ((x.startLower + first.lower + x.rLower) + rr * series);
}

/// Whether x is within 1/16 of 1.
static inline int is_near_one(uint64_t bits) {
  return bits - bits_of(0x1.ep-1) < bits_of(0x1.1p0) - bits_of(0x1.ep-1);
}
