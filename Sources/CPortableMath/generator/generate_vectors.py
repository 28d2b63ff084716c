#!/usr/bin/env python3
"""Writes the test vectors of this library: arguments and results to some 110 binary digits.

Usage: python3 generate_vectors.py > ../../../Tests/RandomnessTests/portable_math_vectors.txt

A line is: function, argument(s), result as the sum of two doubles; all as bits in hexadecimal.
"""

import math
from decimal import Decimal as D, getcontext
from fractions import Fraction

import highprecision as hp

getcontext().prec = 60


class Words:
    """SplitMix64, so that the choice of arguments does not depend on the version of Python."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return z ^ (z >> 31)

    def between(self, low, high):
        return low + (high - low) * (self.next() / 2**64)

    def scaled(self, low, high):
        """A number of either sign with a binary exponent of low through high."""
        value = math.ldexp(1 + self.next() / 2**64, int(self.between(low, high)))
        return value if self.next() % 2 else -value


def emit(name, arguments, exact):
    fraction = Fraction(exact)
    upper = float(fraction)
    lower = float(fraction - Fraction(upper))
    fields = [f"{hp.to_bits(x):016x}" for x in (*arguments, upper, lower)]
    print(name, *fields)


def near_multiples_of_half_pi(words):
    getcontext().prec = 400
    half = hp.pi() / 2
    yield from (float(half * n) for n in (1, 2, 3, 4, 7, 100, 355, 104348, 10**6, 2**40, 2**60))
    yield from (float(half * (words.next() % 2**k)) for k in range(10, 50))
    getcontext().prec = 60
    # The double nearest to a multiple of pi/2 of all.
    yield math.ldexp(6381956970095103.0, 797)


def main():
    words = Words(1)
    for _ in range(120):
        for x in (words.between(-20, 20), words.between(-740, 709), words.scaled(-60, -1)):
            emit("exp", [x], hp.exp(D(x)))
        for x in (words.between(-2, 2), words.between(-45, 110), words.scaled(-60, -2)):
            emit("expm1", [x], hp.expm1(D(x)))
        for x in (words.between(0.9, 1.1), words.between(0, 10), abs(words.scaled(-1000, 1000)), abs(words.scaled(-1070, -1023))):
            emit("log", [x], hp.log(D(x)))
            emit("log10", [x], hp.log(D(x)) / hp.log(D(10)))
        for x in (words.between(-0.99, 1), words.scaled(-60, -2), abs(words.scaled(-2, 1000))):
            emit("log1p", [x], hp.log1p(D(x)))
        for x in (words.between(-7, 7), words.scaled(-30, 19), words.scaled(20, 1000)):
            for name, value in (("sin", 0), ("cos", 1)):
                emit(name, [x], hp.sin_cos(x)[value])
            sine, cosine = hp.sin_cos(x)
            emit("tan", [x], sine / cosine)
        for x, y in (
            (words.between(0, 10), words.between(-50, 50)),
            (words.between(0.99, 1.01), words.between(-5000, 5000)),
            (abs(words.scaled(-1000, 1000)), words.between(-0.6, 0.6)),
            (abs(words.scaled(-300, 300)), words.between(-2, 2)),
        ):
            exact = hp.power(x, y)
            if 1e-307 < exact < 1.7e308:
                emit("pow", [x, y], exact)
    for x in near_multiples_of_half_pi(words):
        sine, cosine = hp.sin_cos(x)
        emit("sin", [x], sine)
        emit("cos", [x], cosine)
        emit("tan", [x], sine / cosine)
    # Results that are subnormal, where one rounding must do.
    for x in (-708.5, -710.25, -720.0, -735.125, -744.0, -745.0):
        emit("exp", [x], hp.exp(D(x)))
    # Nearly exact powers: the double next to 1, squares, cubes.
    for x, y in ((3.0, 2.0), (7.0, 3.0), (1.5, 10.0), (10.0, 22.0), (math.nextafter(1, 2), 1e15), (math.nextafter(1, 0), -1e16)):
        emit("pow", [x, y], hp.power(x, y))


if __name__ == "__main__":
    main()
