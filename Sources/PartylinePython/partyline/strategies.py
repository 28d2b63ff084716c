"""Strategies for Hypothesis.

    from hypothesis import given
    from partyline.strategies import documents

    @given(documents("twilio.call-event", style="edges"))
    def test_parser(document):
        my_parser.parse(document.text)

Every choice that makes a document is an integer that Hypothesis draws, so that its shrinking and its database of
examples work: 0 is the simplest choice, and documents of fewer and smaller ones are simpler."""

import functools

from hypothesis import strategies

from partyline._library import Sampler, _style

_sampler = functools.lru_cache(maxsize=None)(Sampler)


def documents(document: str, style: str = "edges"):
    """Samples of a type of document, in a style: typical, edges, spellings or invalid."""
    sampler = _sampler(document)
    _style(style)

    @strategies.composite
    def samples(draw):
        return sampler.choose(lambda bound: draw(strategies.integers(0, bound)), style)

    return samples()
