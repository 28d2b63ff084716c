#pragma once

#include "philox.h"

/// Many variates at once, for the innermost loops of the models: one word each but for the rare rejection, four blocks
/// of the cipher side by side.
///
/// Layers of the ziggurat (Marsaglia and Tsang 2000), with index, sign and magnitude taken from different bits of a
/// word (Doornik 2005). Layer 0 holds the tail.
typedef struct {
  /// Where layer i ends on the abscissa, descending to 0.
  float normal_edge[257], exponential_edge[257];
  /// The edge of layer i by the unit of a word's magnitude.
  float normal_step[256], exponential_step[256];
  /// The density at the edges, without its constant.
  float normal_density[257], exponential_density[257];
} ziggurat_tables;

/// Computes the tables.
void ziggurat_start(ziggurat_tables *tables);

/// Writes the next `count` words of the sequence: what as many single calls would return.
void philox_words(philox_state *state, uint32_t *words, size_t count);

/// Writes `count` standard normal variates with 23 bits of magnitude.
void philox_normals(philox_state *state, const ziggurat_tables *tables, float *variates, size_t count);

/// Writes `count` exponential variates with mean 1 and 24 bits of magnitude.
void philox_exponentials(philox_state *state, const ziggurat_tables *tables, float *variates, size_t count);
