// Elementary functions with the same result on every processor: errors below one unit in the last place, special values
// as C11 annex F has them. They do not set errno. See README.md.
#pragma once

#include <stddef.h>

double portable_exp(double x);
double portable_expm1(double x);
double portable_log(double x);
double portable_log1p(double x);
double portable_log10(double x);
double portable_pow(double base, double exponent);
double portable_sin(double x);
double portable_cos(double x);
double portable_tan(double x);
void portable_sincos(double x, double *sine, double *cosine);

/// Replaces `count` single-precision numbers between -80 and 80 by e to their power, with relative errors below 3e-7.
void portable_exp_floats(float *values, size_t count);
