#include "philox.h"

#include <stddef.h>

#include "rounds.h"

static __thread uint64_t blocks;

uint64_t philox_blocks(void) { return blocks; }

void philox_count_blocks(uint64_t count) { blocks += count; }

static __attribute__((noinline)) void compute_block(philox_state *state) {
  blocks++;
  uint32_t c0 = state->counter[0], c1 = state->counter[1], c2 = state->counter[2], c3 = state->counter[3];
  uint32_t k0 = state->key[0], k1 = state->key[1];
  for (int round = 0; round < PHILOX_ROUNDS; round++) {
    const uint64_t first = (uint64_t)PHILOX_MULTIPLIER0 * c0;
    const uint64_t second = (uint64_t)PHILOX_MULTIPLIER1 * c2;
    c0 = (uint32_t)(second >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)second;
    c2 = (uint32_t)(first >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)first;
    k0 += PHILOX_WEYL0;
    k1 += PHILOX_WEYL1;
  }
  state->buffer[0] = c0;
  state->buffer[1] = c1;
  state->buffer[2] = c2;
  state->buffer[3] = c3;
  state->used = 0;
  // The block number is the lower half of the counter; the bucket above it is never carried into.
  if (++state->counter[0] == 0) state->counter[1]++;
}

void philox_start(philox_state *state, uint64_t key, uint64_t bucket) {
  state->counter[0] = 0;
  state->counter[1] = 0;
  state->counter[2] = (uint32_t)bucket;
  state->counter[3] = (uint32_t)(bucket >> 32);
  state->key[0] = (uint32_t)key;
  state->key[1] = (uint32_t)(key >> 32);
  state->used = 4;
}

static void set(void *state, unsigned long int seed) { philox_start(state, seed, 0); }

// Three words of four take a few instructions, which belong into the caller.
static inline uint32_t next_word(philox_state *state) {
  if (__builtin_expect(state->used == 4, 0)) compute_block(state);
  return state->buffer[state->used++];
}

uint32_t philox_word(philox_state *state) { return next_word(state); }

static unsigned long int get(void *opaque) { return next_word(opaque); }

double philox_uniform(philox_state *state) {
  const uint64_t high = next_word(state) >> 5;
  const uint64_t low = next_word(state) >> 6;
  // 27 bits and 26 bits make 53, an exact double below 2^53.
  return (double)(high * 67108864u + low) / 9007199254740992.0;
}

static double get_double(void *opaque) { return philox_uniform(opaque); }

static const gsl_rng_type philox4x32_10 = {
    "philox4x32_10", 0xFFFFFFFFu, 0, sizeof(philox_state), set, get, get_double,
};

const gsl_rng_type *philox_generator(void) { return &philox4x32_10; }
