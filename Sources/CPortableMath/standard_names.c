// The same functions under the names of the C library.
//
// A program's own definition of a function comes before that of any shared library, also for calls from inside shared
// libraries: so GSL computes its variates with ours. See README.md.
#include "portable_math.h"

double exp(double x) { return portable_exp(x); }
double expm1(double x) { return portable_expm1(x); }
double log(double x) { return portable_log(x); }
double log1p(double x) { return portable_log1p(x); }
double log10(double x) { return portable_log10(x); }
double pow(double base, double exponent) { return portable_pow(base, exponent); }
double sin(double x) { return portable_sin(x); }
double cos(double x) { return portable_cos(x); }
double tan(double x) { return portable_tan(x); }
void sincos(double x, double *sine, double *cosine) { portable_sincos(x, sine, cosine); }
