// Doubles as the bits they are made of, and sums and products without loss.
#pragma once

#include <stdint.h>

// A union, because this library is built without knowledge of memcpy and its kin.
typedef union {
  double value;
  uint64_t bits;
} word;

static inline uint64_t bits_of(double x) { return ((word){.value = x}).bits; }

static inline double from_bits(uint64_t bits) { return ((word){.bits = bits}).value; }

/// The biased exponent: 0 for zeros and subnormals, 0x7ff for infinities and what is not a number.
static inline uint32_t exponent_of(double x) { return (uint32_t)(bits_of(x) >> 52) & 0x7ff; }

/// x without its lower 27 digits: 26 digits remain, so that a product of two such is exact.
static inline double upper_digits(double x) { return from_bits(bits_of(x) & ~UINT64_C(0x7ffffff)); }

/// 2^k for k of -1022 through 1023.
static inline double power_of_two(int64_t k) { return from_bits((uint64_t)(k + 0x3ff) << 52); }

/// A number as the sum of two doubles, the second far smaller than the first.
typedef struct {
  double upper, lower;
} pair;

/// a + b without loss, if |a| >= |b| or a is 0 (Dekker).
static inline pair sum_ordered(double a, double b) {
  const double sum = a + b;
  return (pair){sum, (a - sum) + b};
}

/// a + b without loss (Knuth).
static inline pair sum_any(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return (pair){sum, (a - (sum - part)) + (b - part)};
}

/// a * b without loss, if nothing overflows or underflows (Dekker; no fused operation, which not every processor has).
static inline pair product(double a, double b) {
  const double upper = a * b;
  const double a1 = upper_digits(a), a2 = a - a1, b1 = upper_digits(b), b2 = b - b1;
  return (pair){upper, ((a1 * b1 - upper) + a1 * b2 + a2 * b1) + a2 * b2};
}
