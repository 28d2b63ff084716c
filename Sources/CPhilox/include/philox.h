#pragma once

#include <gsl/gsl_rng.h>
#include <stdint.h>

/// The state of one Philox4x32-10 sequence (Salmon, Moraes, Dror and Shaw 2011): 48 bytes, no pointers, free to move.
typedef struct {
  /// (block low, block high, bucket low, bucket high) of the block that is computed next.
  uint32_t counter[4];
  /// The key; word 0 is its low half.
  uint32_t key[2];
  /// The current block, handed out in order 0 to 3.
  uint32_t buffer[4];
  /// How many words of the current block are used; 4 asks for the next block.
  uint32_t used;
} philox_state;

/// Puts `state` at the first word of block 0 of (key, bucket).
void philox_start(philox_state *state, uint64_t key, uint64_t bucket);

/// The next word of the sequence.
uint32_t philox_word(philox_state *state);

/// A double of 53 bits from the next two words, from 0 up to but not including 1.
double philox_uniform(philox_state *state);

/// The generator as GSL knows it: words of 0 through 2^32 - 1, doubles of 53 bits from two words.
const gsl_rng_type *philox_generator(void);

/// How many blocks of four words the calling thread has computed, for benchmarks: a count that does not depend on the
/// machine.
uint64_t philox_blocks(void);

/// Adds to that count.
void philox_count_blocks(uint64_t count);
