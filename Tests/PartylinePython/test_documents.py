"""Tests of the Python module: run by .ci/test-libraries with PARTYLINE_LIBRARY and PYTHONPATH set."""

import json
import threading

import pytest
from hypothesis import HealthCheck, find, given, settings

import partyline
from partyline.strategies import documents

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def test_types_are_those_of_the_command_line():
    assert "twilio.call-event" in partyline.document_types()
    assert len(partyline.document_types()) == 15


def test_same_seed_same_documents():
    one, other = partyline.Sampler("ccp.event"), partyline.Sampler("ccp.event")
    first = [sample.bytes for sample in one.samples("edges", seed=7, count=30)]
    assert first == [sample.bytes for sample in other.samples("edges", seed=7, count=30)]
    assert first != [sample.bytes for sample in other.samples("edges", seed=8, count=30)]


def test_choices_make_a_sample_again():
    sampler = partyline.Sampler("truth.agent-state")
    for style in ("typical", "edges", "spellings", "invalid"):
        sample = sampler.sample(style, seed=2, index=5)
        assert sampler.replay(sample.choices, style).bytes == sample.bytes


def test_invalid_documents_have_a_label():
    for sample in partyline.Sampler("truth.agent-state").samples("invalid", count=50):
        assert set(sample.label) == {"rule", "json_pointer", "kind", "description"}


def test_bundles_hold_one_conversation():
    bundle = partyline.Sampler("twilio.call-event").bundle(seed=3).value
    assert len(bundle["truth.conversation"]) == 1 and bundle["twilio.call-event"]


def test_errors_say_what_would_be_accepted():
    with pytest.raises(partyline.Error, match="did you mean 'ccp.event'"):
        partyline.Sampler("ccp.events")
    with pytest.raises(partyline.Error, match="expected one of typical, edges"):
        partyline.Sampler("ccp.event").sample("edgy")
    with pytest.raises(partyline.Error, match="is not among the documents of a conversation"):
        partyline.Sampler("truth.agent-state").bundle()


def test_shrinking_by_the_library():
    sampler = partyline.Sampler("truth.agent-state")

    def fails(sample):
        return any(ord(letter) > 127 for letter in sample.value["person"])

    failing = next(sample for sample in sampler.samples("edges", count=5000) if fails(sample))
    smallest = sampler.shrink(failing, fails, "edges", budget=300)
    assert fails(smallest) and len(smallest.choices) <= len(failing.choices)
    differing = {key for key in smallest.value if smallest.value[key] != json.loads(smallest.base).get(key)}
    assert differing == {"person"}


def test_threads_share_a_sampler():
    sampler, found = partyline.Sampler("truth.agent-state"), {}

    def work(number):
        found[number] = [sample.bytes for sample in sampler.samples("edges", seed=4, count=40)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number] == found[0] for number in range(4))


@SLOW
@given(documents("truth.agent-state", style="edges"))
def test_extreme_documents_are_json(document):
    assert isinstance(document.value["person"], str)


@SLOW
@given(documents("ccp.event", style="spellings"))
def test_spellings_are_one_value(document):
    assert document.value == json.loads(document.plain)


def test_hypothesis_shrinks_to_what_fails_alone():
    """A parser that takes names for ASCII: what Hypothesis is left with is the smallest document but for the name."""
    smallest = find(
        documents("truth.agent-state", style="edges"),
        lambda document: any(ord(letter) > 127 for letter in document.value["person"]),
        settings=settings(max_examples=20_000, deadline=None, database=None, suppress_health_check=list(HealthCheck)))
    print(f"shrunk by Hypothesis to {len(smallest.bytes)} bytes, {len(smallest.choices)} choices: {smallest.text}")
    base = json.loads(smallest.base)
    assert {key for key, value in smallest.value.items() if base.get(key) != value} == {"person"}
    # That there is an edit, where, which, at which element, which of the values drawn; that there is no other; the
    # example, what is taken away from it, and that its times stay.
    assert len(smallest.choices) <= 9
