#include "bulk.h"

#include <math.h>
#include <string.h>

#include "portable_math.h"
#include "rounds.h"

// Blocks that are computed side by side: enough to hide the latency of their multiplications.
enum { LANES = 8 };

/// Computes the next `LANES` blocks, whose numbers must not carry into the upper word.
///
/// A word has a lane of 64 bits to itself, so that a product needs no rearranging; what is left in the upper half of a
/// lane is masked where it would count.
static void compute_blocks(const philox_state *state, uint32_t *words) {
  uint64_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
  for (int lane = 0; lane < LANES; lane++) {
    c0[lane] = state->counter[0] + (uint32_t)lane;
    c1[lane] = state->counter[1];
    c2[lane] = state->counter[2];
    c3[lane] = state->counter[3];
  }
  uint32_t k0 = state->key[0], k1 = state->key[1];
  for (int round = 0; round < PHILOX_ROUNDS; round++) {
    for (int lane = 0; lane < LANES; lane++) {
      const uint64_t first = PHILOX_MULTIPLIER0 * (c0[lane] & UINT32_MAX);
      const uint64_t second = PHILOX_MULTIPLIER1 * (c2[lane] & UINT32_MAX);
      c0[lane] = second >> 32 ^ c1[lane] ^ k0;
      c1[lane] = second;
      c2[lane] = first >> 32 ^ c3[lane] ^ k1;
      c3[lane] = first;
    }
    k0 += PHILOX_WEYL0;
    k1 += PHILOX_WEYL1;
  }
  for (int lane = 0; lane < LANES; lane++) {
    words[4 * lane] = (uint32_t)c0[lane];
    words[4 * lane + 1] = (uint32_t)c1[lane];
    words[4 * lane + 2] = (uint32_t)c2[lane];
    words[4 * lane + 3] = (uint32_t)c3[lane];
  }
}

void philox_words(philox_state *state, uint32_t *words, size_t count) {
  size_t done = 0;
  while (done < count && state->used < 4) words[done++] = state->buffer[state->used++];
  while (done < count) {
    if (state->counter[0] > UINT32_MAX - LANES) {
      // The block number is about to carry.
      words[done++] = philox_word(state);
      continue;
    }
    uint32_t computed[4 * LANES];
    compute_blocks(state, computed);
    const size_t used = count - done < 4 * LANES ? count - done : 4 * LANES, blocks = (used + 3) / 4;
    memcpy(words + done, computed, used * sizeof *words);
    // What is left of the last block comes next.
    memcpy(state->buffer, computed + 4 * (blocks - 1), sizeof state->buffer);
    state->used = (uint32_t)(used - 4 * (blocks - 1));
    state->counter[0] += (uint32_t)blocks;
    philox_count_blocks(blocks);
    done += used;
  }
}

// The tail's start and the area of a layer, for 256 layers.
static const double normal_tail = 3.6541528853610088, normal_area = 0.00492867323399;
static const double exponential_tail = 7.69711747013104972, exponential_area = 0.0039496598225815571993;

static double normal_density(double x) { return portable_exp(-0.5 * x * x); }
static double exponential_density(double x) { return portable_exp(-x); }

void ziggurat_start(ziggurat_tables *tables) {
  double normal = normal_area / normal_density(normal_tail);
  double exponential = exponential_area / exponential_density(exponential_tail);
  for (int layer = 0; layer <= 256; layer++) {
    tables->normal_edge[layer] = (float)normal;
    tables->exponential_edge[layer] = (float)exponential;
    tables->normal_density[layer] = (float)normal_density(normal);
    tables->exponential_density[layer] = (float)exponential_density(exponential);
    if (layer == 256) break;
    tables->normal_step[layer] = (float)(normal / 0x1p23);
    tables->exponential_step[layer] = (float)(exponential / 0x1p24);
    if (layer == 0) {
      normal = normal_tail;
      exponential = exponential_tail;
    } else if (layer == 255) {
      normal = 0;
      exponential = 0;
    } else {
      normal = sqrt(-2 * portable_log(normal_density(normal) + normal_area / normal));
      exponential = -portable_log(exponential_density(exponential) + exponential_area / exponential);
    }
  }
}

/// A number strictly between 0 and 1.
static double open_uniform(philox_state *state) { return (philox_word(state) + 0.5) * 0x1p-32; }

/// `magnitude` with bit 8 of `word` for a sign, without a branch that could be guessed wrong half the time.
static inline float with_sign(float magnitude, uint32_t word) {
  union { float value; uint32_t bits; } result = {magnitude};
  result.bits |= word << 23 & UINT32_C(0x80000000);
  return result.value;
}

/// Draws on where a word fell outside the part of its layer that lies wholly below the density.
static float finish_normal(philox_state *state, const ziggurat_tables *tables, uint32_t word) {
  for (;;) {
    const uint32_t layer = word & 0xff;
    const float magnitude = (float)(word >> 9) * tables->normal_step[layer];
    if (magnitude < tables->normal_edge[layer + 1]) return with_sign(magnitude, word);
    if (layer == 0) {
      double x, y;
      do {
        x = -portable_log(open_uniform(state)) / normal_tail;
        y = -portable_log(open_uniform(state));
      } while (y + y < x * x);
      return with_sign((float)(normal_tail + x), word);
    }
    const float low = tables->normal_density[layer], high = tables->normal_density[layer + 1];
    if (low + (high - low) * open_uniform(state) < normal_density(magnitude)) return with_sign(magnitude, word);
    word = philox_word(state);
  }
}

static float finish_exponential(philox_state *state, const ziggurat_tables *tables, uint32_t word) {
  float past = 0;
  for (;;) {
    const uint32_t layer = word & 0xff;
    const float x = (float)(word >> 8) * tables->exponential_step[layer];
    if (x < tables->exponential_edge[layer + 1]) return past + x;
    if (layer == 0) {
      // The law has no memory: beyond the tail's start it begins anew.
      past += (float)exponential_tail;
    } else {
      const float low = tables->exponential_density[layer], high = tables->exponential_density[layer + 1];
      if (low + (high - low) * open_uniform(state) < exponential_density(x)) return past + x;
    }
    word = philox_word(state);
  }
}

// Words that are drawn in one go.
enum { CHUNK = 64 };

void philox_normals(philox_state *state, const ziggurat_tables *tables, float *variates, size_t count) {
  uint32_t words[CHUNK];
  for (size_t start = 0; start < count; start += CHUNK) {
    const size_t length = count - start < CHUNK ? count - start : CHUNK;
    philox_words(state, words, length);
    for (size_t index = 0; index < length; index++) {
      const uint32_t word = words[index], layer = word & 0xff;
      const float magnitude = (float)(int32_t)(word >> 9) * tables->normal_step[layer];
      if (magnitude < tables->normal_edge[layer + 1]) {
        variates[start + index] = with_sign(magnitude, word);
      } else {
        variates[start + index] = finish_normal(state, tables, word);
      }
    }
  }
}

void philox_exponentials(philox_state *state, const ziggurat_tables *tables, float *variates, size_t count) {
  uint32_t words[CHUNK];
  for (size_t start = 0; start < count; start += CHUNK) {
    const size_t length = count - start < CHUNK ? count - start : CHUNK;
    philox_words(state, words, length);
    for (size_t index = 0; index < length; index++) {
      const uint32_t word = words[index], layer = word & 0xff;
      const float x = (float)(int32_t)(word >> 8) * tables->exponential_step[layer];
      variates[start + index] =
          x < tables->exponential_edge[layer + 1] ? x : finish_exponential(state, tables, word);
    }
  }
}
