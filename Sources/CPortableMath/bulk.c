#include "portable_math.h"

#include <stdint.h>

// ln 2 in two parts, the first short enough that its multiples by small integers are exact, and 1/ln 2.
static const float ln2_upper = 0x1.62e4p-1f, ln2_lower = 0x1.7f7d1cp-20f, inverse_ln2 = 0x1.715476p+0f;
// Added and taken away again, it rounds to an integer, which then stands in the lowest bits of the sum.
static const float rounder = 0x1.8p+23f;

void portable_exp_floats(float *values, size_t count) {
  for (size_t index = 0; index < count; index++) {
    const float x = values[index];
    union { float value; uint32_t bits; } shifted = {x * inverse_ln2 + rounder}, scale;
    const float whole = shifted.value - rounder;
    const float rest = (x - whole * ln2_upper) - whole * ln2_lower;
    // The series of e^x up to x^6: |rest| is at most half of ln 2.
    const float series = 1 + rest * (1 + rest * (1.0f / 2 + rest * (1.0f / 6 + rest * (1.0f / 24
        + rest * (1.0f / 120 + rest * (1.0f / 720))))));
    scale.bits = (shifted.bits + 127) << 23;
    values[index] = series * scale.value;
  }
}
