#include "portable_math.h"

#include <math.h>

// The system's functions, until ours stand.
double portable_exp(double x) { return exp(x); }
double portable_expm1(double x) { return expm1(x); }
double portable_log(double x) { return log(x); }
double portable_log1p(double x) { return log1p(x); }
double portable_log10(double x) { return log10(x); }
double portable_pow(double base, double exponent) { return pow(base, exponent); }
double portable_sin(double x) { return sin(x); }
double portable_cos(double x) { return cos(x); }
double portable_erf(double x) { return erf(x); }
