#pragma once

#include "philox.h"

/// What GSL's ziggurat for normal variates does with a word that falls inside a layer, which nearly all do: the
/// magnitude times the layer's width, without the way through a generator's pointers.
typedef struct {
  /// Below which magnitude a word of the layer is accepted as it is.
  uint32_t accepted[128];
  /// The variate by the unit of a magnitude.
  double width[128];
} normal_layers;

/// Reads the layers off `gsl_ran_gaussian_ziggurat` by giving it chosen words.
///
/// If it reads words in another way than expected no layer accepts any: every variate is then left to it.
void normal_layers_start(normal_layers *layers);

/// A normal variate with mean 0: what `gsl_ran_gaussian_ziggurat` would return for the same words.
double philox_gaussian(philox_state *state, const normal_layers *layers, double sigma);
