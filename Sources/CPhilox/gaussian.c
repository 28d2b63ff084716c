#include "gaussian.h"

#include <gsl/gsl_randist.h>

// A word of the ziggurat: seven bits of layer, the sign, 24 bits of magnitude.
enum { LAYERS = 128, SIGN = 0x80, MAGNITUDE_SHIFT = 8 };
static const uint32_t magnitudes = UINT32_C(1) << 24;

/// A generator whose first word is chosen, and that counts what it is asked for.
typedef struct {
  uint32_t word;
  unsigned asked;
} script;

static void set(void *state, unsigned long int seed) {
  ((script *)state)->word = (uint32_t)seed;
  ((script *)state)->asked = 0;
}

static unsigned long int get(void *opaque) {
  script *script = opaque;
  // After the first, words from the midst of a layer: they end the search for a variate.
  return script->asked++ == 0 ? script->word : UINT32_C(1) << MAGNITUDE_SHIFT | 64;
}

static double get_double(void *opaque) {
  ((script *)opaque)->asked++;
  return 0.5;
}

static const gsl_rng_type scripted = {"scripted", 0xFFFFFFFFu, 0, sizeof(script), set, get, get_double};

/// What GSL makes of a word, and whether it took no other to decide.
static double answer(uint32_t layer, uint32_t sign, uint32_t magnitude, int *is_accepted) {
  script script = {layer | sign | magnitude << MAGNITUDE_SHIFT, 0};
  gsl_rng generator = {&scripted, &script};
  const double variate = gsl_ran_gaussian_ziggurat(&generator, 1);
  *is_accepted = script.asked == 1;
  return variate;
}

static uint32_t accepted(uint32_t layer) {
  uint32_t low = 0, high = magnitudes;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    int is_accepted;
    answer(layer, SIGN, middle, &is_accepted);
    if (is_accepted) low = middle + 1;
    else high = middle;
  }
  return low;
}

void normal_layers_start(normal_layers *layers) {
  int is_expected = 1;
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    const uint32_t count = accepted(layer);
    layers->accepted[layer] = count;
    layers->width[layer] = 0;
    if (count < 2) continue;
    int is_accepted;
    layers->width[layer] = answer(layer, SIGN, 1, &is_accepted);
    const double farthest = layers->width[layer] * (count - 1);
    is_expected = is_expected && answer(layer, SIGN, count - 1, &is_accepted) == farthest
                  && answer(layer, 0, count - 1, &is_accepted) == -farthest;
  }
  for (uint32_t layer = 0; layer < LAYERS && !is_expected; layer++) layers->accepted[layer] = 0;
}

double philox_gaussian(philox_state *state, const normal_layers *layers, double sigma) {
  const uint32_t word = philox_word(state), layer = word % LAYERS, magnitude = word >> MAGNITUDE_SHIFT;
  if (__builtin_expect(magnitude >= layers->accepted[layer], 0)) {
    // A word that has been handed out is still in the buffer: GSL begins with it.
    state->used--;
    gsl_rng generator = {philox_generator(), state};
    return gsl_ran_gaussian_ziggurat(&generator, sigma);
  }
  union { double value; uint64_t bits; } result = {sigma * (magnitude * layers->width[layer])};
  // The sign without a branch, which would be guessed wrong half the time.
  result.bits ^= (uint64_t)(~word & SIGN) << 56;
  return result.value;
}
