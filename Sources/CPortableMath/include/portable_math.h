// Elementary functions with the same result on every processor: errors below one unit in the last place, special values
// as C11 annex F has them. They do not set errno. See README.md.
#pragma once

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
