// e^x from a table of powers of 2 and a short series; used by exp, expm1 and pow.
//
// With N = 128: x = (k/N) ln 2 + r, |r| <= ln 2 / 2N < 0.0028, and e^x = 2^(k/N) e^r. The first factor comes from the
// table with the digits that a double lacks; of e^r - 1 five terms of the series leave 10^-18 (Tang 1989).
#pragma once

#include "tables.h"
#include "words.h"

/// e^x as 2^exponent * power * (1 + rest), power in 1 ..< 2 and |rest| < 0.003.
typedef struct {
  double power, rest;
  int64_t exponent;
} split_exponential;

/// For |x| below 1,100; `lower` is a small addition to x.
static inline split_exponential split_exp(double x, double lower) {
  // Adding 1.5 * 2^52 leaves the nearest integer in the low bits.
  const double rounder = 0x1.8p52;
  const double rounded = x * STEPS_PER_LN2 + rounder;
  const double k = rounded - rounder;
  // The digits of 1.5 * 2^52 below 2^51 are zero, so k stands there in two's complement.
  const int64_t steps = (int64_t)(bits_of(rounded) << 13) >> 13;
  // Exact but for the last product: k has at most 18 digits.
  const double r = (x - k * LN2_STEP_1) - k * LN2_STEP_2 + lower;
  const uint32_t j = (uint32_t)steps & ((1 << EXP_BITS) - 1);
  const double r2 = r * r;
  const double series = r + (r2 * (0.5 + r * (1.0 / 6)) + r2 * r2 * (1.0 / 24 + r * (1.0 / 120)));
  return (split_exponential){power_table[j].power, power_table[j].missing + series, steps >> EXP_BITS};
}

/// The product, for results of any size: beyond the exponents of doubles it is infinite or rounds to a subnormal.
static inline double join_exp(split_exponential parts) {
  // Two normal powers of 2 reach every result; only the last product rounds a subnormal.
  if (parts.exponent >= -1021 && parts.exponent <= 1022) {
    const double scale = from_bits(bits_of(parts.power) + ((uint64_t)parts.exponent << 52));
    return scale + scale * parts.rest;
  }
  const double value = parts.power + parts.power * parts.rest;
  const int64_t half = parts.exponent / 2;
  return value * power_of_two(half) * power_of_two(parts.exponent - half);
}
