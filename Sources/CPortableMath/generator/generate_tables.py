#!/usr/bin/env python3
"""Writes tables.h: every constant of this library, computed to 120 digits with the standard library alone.

Usage: python3 generate_tables.py > ../tables.h      (running it again changes nothing)
"""

from decimal import Decimal as D, getcontext
from fractions import Fraction

import highprecision as hp

DIGITS = 120
getcontext().prec = DIGITS

EXP_BITS = 7  # 2^7 steps per doubling in the table of powers
LOG_BITS = 7  # 2^7 pieces per doubling in the table of logarithms
LOG_FIRST = 0x3FE6800000000000  # 0.703125: mantissas run from here to its double, with 1 well inside
GRID = 42  # the upper half of a logarithm is a multiple of 2^-42, so that k ln 2 + log c is exact


def nearest(value):
    """The double nearest to a Decimal or Fraction."""
    return float(Fraction(value))


def on_grid(value, bits):
    """The multiple of 2^-bits nearest to value, exactly a double."""
    return float(Fraction(round(Fraction(value) * 2**bits), 2**bits))


def leading(value, bits):
    """value cut to its first `bits` binary digits."""
    fraction = Fraction(value)
    exponent = 0
    while fraction >= 1:
        fraction /= 2
        exponent += 1
    while fraction < Fraction(1, 2):
        fraction *= 2
        exponent -= 1
    return Fraction(int(fraction * 2**bits), 2**bits) * Fraction(2) ** exponent


def define(name, value, comment=None):
    print(f"#define {name} {value.hex()}" + (f"  // {comment}" if comment else ""))


def parts(name, value, bits, count):
    """value as a sum of `count` doubles: all but the last have `bits` digits."""
    rest = Fraction(value)
    for index in range(1, count):
        part = leading(rest, bits)
        define(f"{name}_{index}", float(part))
        rest -= part
    define(f"{name}_{count}", nearest(rest))


def powers():
    """2^(j/N) as a double and what it lacks, relative to it."""
    steps = 2**EXP_BITS
    print(f"\nstatic const struct {{ double power, missing; }} power_table[{steps}] = {{")
    for j in range(steps):
        exact = hp.exp(hp.ln2() * j / steps)
        power = nearest(exact)
        missing = nearest(Fraction(exact) / Fraction(power) - 1)
        print(f"    {{{power.hex()}, {missing.hex()}}},")
    print("};")


def logarithms():
    """For each piece of mantissas a reciprocal of at most ten digits and minus its logarithm in two doubles."""
    pieces = 2**LOG_BITS
    print(f"\nstatic const struct {{ double reciprocal, log_upper, log_lower; }} log_table[{pieces}] = {{")
    for i in range(pieces):
        low = hp.from_bits(LOG_FIRST + (i << (52 - LOG_BITS)))
        high = hp.from_bits(LOG_FIRST + ((i + 1) << (52 - LOG_BITS)))
        middle = (Fraction(low) + Fraction(high)) / 2
        # Both neighbours of 1 take the reciprocal 1: there the logarithm is that of z itself and keeps its precision.
        reciprocal = 1.0 if low == 1.0 or high == 1.0 else on_grid(1 / middle, 9)
        exact = -hp.log(D(reciprocal))
        upper = on_grid(exact, GRID)
        lower = nearest(Fraction(exact) - Fraction(upper))
        print(f"    {{{reciprocal.hex()}, {upper.hex()}, {lower.hex()}}},")
    print("};")


def two_over_pi():
    """The first 1,280 binary digits of 2/pi: the largest double has 1,024 before the point."""
    getcontext().prec = 450
    bits = int(Fraction(2) / Fraction(hp.pi()) * 2**1280)
    getcontext().prec = DIGITS
    print("\nstatic const uint64_t two_over_pi[20] = {")
    for row in range(0, 20, 4):
        words = [(bits >> (64 * (19 - i))) & (2**64 - 1) for i in range(row, row + 4)]
        print("    " + " ".join(f"0x{word:016x}," for word in words))
    print("};")


def main():
    print("// Written by generator/generate_tables.py; edit that.\n#pragma once\n\n#include <stdint.h>\n")
    print(f"#define EXP_BITS {EXP_BITS}\n#define LOG_BITS {LOG_BITS}\n#define LOG_FIRST {LOG_FIRST:#x}ull\n")
    steps = 2**EXP_BITS
    define("STEPS_PER_LN2", nearest(D(steps) / hp.ln2()), "2^7 / ln 2")
    # k reaches 1,075 * 128 < 2^18: with 34 digits, k times the upper part is exact.
    parts("LN2_STEP", hp.ln2() / steps, 34, 2)
    upper = on_grid(hp.ln2(), GRID)
    define("LN2_UPPER", upper)
    define("LN2_LOWER", nearest(Fraction(hp.ln2()) - Fraction(upper)))
    log10 = hp.log(D(10))
    define("INVERSE_LN10_UPPER", float(leading(1 / log10, 26)))
    define("INVERSE_LN10_LOWER", nearest(Fraction(1 / log10) - leading(1 / log10, 26)))
    print()
    define("TWO_OVER_PI", nearest(2 / hp.pi()))
    # n stays below 2^20: with 33 digits, n times the first three parts is exact.
    parts("HALF_PI", hp.pi() / 2, 33, 3)
    define("HALF_PI_UPPER", nearest(hp.pi() / 2))
    define("HALF_PI_LOWER", nearest(Fraction(hp.pi() / 2) - Fraction(nearest(hp.pi() / 2))))
    powers()
    logarithms()
    two_over_pi()


if __name__ == "__main__":
    main()
