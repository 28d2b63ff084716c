"""Elementary functions on Decimal to the precision of the current context, from their series.

Slow and plain on purpose: this is what the fast functions are measured against.
"""

import struct
from decimal import Decimal as D, getcontext, localcontext

GUARD = 25


def from_bits(bits):
    """The double with these 64 bits."""
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def to_bits(value):
    """The 64 bits of a double."""
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def exp(x):
    """e^x; the decimal module rounds it correctly."""
    return D(x).exp()


def log(x):
    """The natural logarithm; the decimal module rounds it correctly."""
    return D(x).ln()


def ln2():
    """The natural logarithm of 2."""
    return D(2).ln()


def _arctangent_of_inverse(n):
    """atan(1/n) for an integer n, by its series."""
    total = term = D(1) / n
    square = n * n
    k = 1
    while True:
        term = -term / square
        piece = term / (2 * k + 1)
        if total + piece == total:
            return total
        total += piece
        k += 1


def pi():
    """pi by Machin's formula."""
    with localcontext() as context:
        context.prec += GUARD
        value = 4 * (4 * _arctangent_of_inverse(5) - _arctangent_of_inverse(239))
    return +value


def sin_cos(x):
    """Sine and cosine of any x, reduced by a pi of as many digits as x needs."""
    x = D(x)
    with localcontext() as context:
        context.prec += GUARD + max(0, x.adjusted()) + 30
        half = pi() / 2
        n = (x / half).to_integral_value()
        r = x - n * half
        context.prec = getcontext().prec - max(0, x.adjusted())
        sine, cosine = _series(r, 1), _series(r, 0)
        n = int(n) % 4
    pair = [(sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine)][n]
    return +pair[0], +pair[1]


def _series(r, start):
    """The odd (start 1) or even (start 0) part of the series of e^(ir)."""
    term = r if start else D(1)
    total = term
    k = start
    while True:
        term = -term * r * r / ((k + 1) * (k + 2))
        if term == 0 or total + term == total:
            return total
        total += term
        k += 2


def power(x, y):
    """x^y for positive x."""
    with localcontext() as context:
        context.prec += GUARD
        value = (D(y) * D(x).ln()).exp()
    return +value


def expm1(x):
    """e^x - 1, with digits to spare for what cancels."""
    with localcontext() as context:
        context.prec += GUARD + max(0, -D(x).adjusted()) if x else GUARD
        value = D(x).exp() - 1
    return +value


def log1p(x):
    """log(1 + x), with digits to spare for what cancels."""
    with localcontext() as context:
        context.prec += GUARD + max(0, -D(x).adjusted()) if x else GUARD
        value = (1 + D(x)).ln()
    return +value
