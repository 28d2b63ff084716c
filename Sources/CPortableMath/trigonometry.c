#include "portable_math.h"
#include "tables.h"
#include "words.h"

// Sine, cosine and tangent: reduce to |r| <= pi/4 in two doubles, then a series.

/// x = quadrant * pi/2 + (upper + lower), |upper| at most a little above pi/4; the quadrant counts modulo 4.
typedef struct {
  double upper, lower;
  uint32_t quadrant;
} reduced;

/// 64 binary digits of 2/pi from the digit after `position`, which is above -64.
static uint64_t digits_after(int position) {
  if (position < 0) return two_over_pi[0] >> -position;
  const int word = position / 64, shift = position % 64;
  const uint64_t first = two_over_pi[word] << shift;
  return shift ? first | two_over_pi[word + 1] >> (64 - shift) : first;
}

/// Any finite x of 1/2 and more, in integers (Payne and Hanek 1983).
///
/// x = m 2^e; digits of 2/pi that make multiples of 4 with it are left out, and of the rest 192 are taken, which leaves
/// 139 after the point. No double comes nearer to a multiple of pi/2 than 2^-62 of itself, so 77 are right.
static reduced reduce_in_integers(double x) {
  const uint64_t m = (bits_of(x) & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
  const int position = (int)exponent_of(x) - 1075 - 2;
  // The product modulo 1 in units of four quadrants.
  const unsigned __int128 low = (unsigned __int128)m * digits_after(position + 128);
  const unsigned __int128 middle = (unsigned __int128)m * digits_after(position + 64) + (uint64_t)(low >> 64);
  uint64_t p0 = m * digits_after(position) + (uint64_t)(middle >> 64), p1 = (uint64_t)middle, p2 = (uint64_t)low;
  uint32_t quadrant = (uint32_t)(p0 >> 62);
  p0 = p0 << 2 | p1 >> 62;
  p1 = p1 << 2 | p2 >> 62;
  p2 <<= 2;
  double sign = 1;
  if (p0 >> 63) {
    // Past the middle: count back from the next quadrant. What the last word lacks does not matter here.
    quadrant++;
    sign = -1;
    p0 = ~p0;
    p1 = ~p1;
    p2 = ~p2;
  }
  int shift = 0;
  if (p0 == 0) {
    p0 = p1;
    p1 = p2;
    p2 = 0;
    shift = 64;
  }
  const int zeros = __builtin_clzll(p0);
  if (zeros) {
    p0 = p0 << zeros | p1 >> (64 - zeros);
    p1 = p1 << zeros | p2 >> (64 - zeros);
  }
  const double scale = sign * power_of_two(-(shift + zeros) - 53);
  const double upper = (double)(p0 >> 11) * scale;
  const double lower = (double)(p0 << 53 | p1 >> 11) * scale * 0x1p-64;
  const pair r = product(upper, HALF_PI_UPPER);
  const pair sum = sum_ordered(r.upper, r.lower + upper * HALF_PI_LOWER + lower * HALF_PI_UPPER);
  return (reduced){sum.upper, sum.lower, quadrant & 3};
}

/// Any finite x.
static inline reduced reduce(double x) {
  if (bits_of(x) << 1 <= bits_of(HALF_PI_UPPER / 2) << 1) return (reduced){x, 0, 0};
  if (exponent_of(x) < 0x3ff + 20) {
    const double rounder = 0x1.8p52;
    const double rounded = x * TWO_OVER_PI + rounder;
    const double n = rounded - rounder;
    // The first two products and the first difference are exact, the third product is right to 2^-102.
    const pair near = sum_any(x - n * HALF_PI_1, -n * HALF_PI_2);
    const pair r = sum_ordered(near.upper, -n * HALF_PI_3);
    const pair sum = sum_ordered(r.upper, r.lower + near.lower);
    // Nearer than 2^-27 to a multiple of pi/2 the two doubles would not be full.
    if (exponent_of(sum.upper) > 0x3ff - 27) {
      return (reduced){sum.upper, sum.lower, (uint32_t)bits_of(rounded) & 3};
    }
  }
  if (x > 0) return reduce_in_integers(x);
  const reduced r = reduce_in_integers(-x);
  return (reduced){-r.upper, -r.lower, -r.quadrant & 3};
}

/// sin(upper + lower) of a reduced angle: the series through the 17th power leaves 10^-19.
static inline pair sine(double upper, double lower) {
  const double z = upper * upper, zz = z * z;
  const double even = -1.0 / 6 + zz * (-1.0 / 5040 + zz * (-1.0 / 39916800 + zz * (-1.0 / 1307674368000)));
  const double odd =
      1.0 / 120 + zz * (1.0 / 362880 + zz * (1.0 / 6227020800 + zz * (1.0 / 355687428096000)));
  return (pair){upper, upper * z * (even + z * odd) + lower * (1 - 0.5 * z)};
}

/// cos(upper + lower) of a reduced angle: the series through the 18th power leaves 10^-20.
static inline pair cosine(double upper, double lower) {
  const double z = upper * upper, zz = z * z;
  // What z lacks counts: half of it is up to a third of the result.
  const double u1 = upper_digits(upper), u2 = upper - u1;
  const double zLower = ((u1 * u1 - z) + 2 * u1 * u2) + u2 * u2;
  const double even = 1.0 / 24 + zz * (1.0 / 40320 + zz * (1.0 / 479001600 + zz * (1.0 / 20922789888000)));
  const double odd =
      -1.0 / 720 + zz * (-1.0 / 3628800 + zz * (-1.0 / 87178291200 + zz * (-1.0 / 6402373705728000)));
  const pair start = sum_ordered(1, -0.5 * z);
  return (pair){start.upper, (start.lower - 0.5 * zLower) + (zz * (even + z * odd) - upper * lower)};
}

static inline double sine_in(reduced r) {
  const pair value = r.quadrant & 1 ? cosine(r.upper, r.lower) : sine(r.upper, r.lower);
  const double sum = value.upper + value.lower;
  return r.quadrant & 2 ? -sum : sum;
}

static inline double cosine_in(reduced r) {
  return sine_in((reduced){r.upper, r.lower, r.quadrant + 1});
}

double portable_sin(double x) {
  if (exponent_of(x) == 0x7ff) return x - x;
  if (exponent_of(x) < 0x3ff - 26) return x;
  return sine_in(reduce(x));
}

double portable_cos(double x) {
  if (exponent_of(x) == 0x7ff) return x - x;
  return cosine_in(reduce(x));
}

void portable_sincos(double x, double *sine, double *cosine) {
  if (exponent_of(x) == 0x7ff || exponent_of(x) < 0x3ff - 26) {
    *sine = portable_sin(x);
    *cosine = portable_cos(x);
    return;
  }
  const reduced r = reduce(x);
  *sine = sine_in(r);
  *cosine = cosine_in(r);
}

double portable_tan(double x) {
  if (exponent_of(x) == 0x7ff) return x - x;
  if (exponent_of(x) < 0x3ff - 27) return x;
  const reduced r = reduce(x);
  const pair s = sine(r.upper, r.lower), c = cosine(r.upper, r.lower);
  const pair top = r.quadrant & 1 ? sum_ordered(-c.upper, -c.lower) : sum_ordered(s.upper, s.lower);
  const pair bottom = r.quadrant & 1 ? sum_ordered(s.upper, s.lower) : sum_ordered(c.upper, c.lower);
  // One step of long division in two doubles.
  const double quotient = top.upper / bottom.upper;
  const pair back = product(quotient, bottom.upper);
  const double rest = ((top.upper - back.upper) - back.lower) + top.lower - quotient * bottom.lower;
  return quotient + rest / bottom.upper;
}
