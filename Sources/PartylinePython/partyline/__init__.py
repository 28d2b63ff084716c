"""Documents of telephony platforms for tests of whoever reads them.

    import partyline
    sampler = partyline.Sampler("twilio.call-event")
    for document in sampler.samples("edges", seed=7, count=100):
        my_parser.parse(document.text)

`partyline.strategies` has strategies for Hypothesis. The documents come from `libpartyline.so`, which `make install`
puts beside the header; `PARTYLINE_LIBRARY` names another one."""

from partyline._library import Error, Sample, Sampler, Shrink, document_types

__all__ = ["Error", "Sample", "Sampler", "Shrink", "document_types"]
