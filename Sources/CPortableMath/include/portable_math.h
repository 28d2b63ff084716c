#pragma once

double portable_exp(double x);
double portable_expm1(double x);
double portable_log(double x);
double portable_log1p(double x);
double portable_log10(double x);
double portable_pow(double base, double exponent);
double portable_sin(double x);
double portable_cos(double x);
double portable_erf(double x);
