"""The functions of `partyline.h` as classes; the header says what each does."""

import ctypes
import ctypes.util
import json
import os
from typing import Callable, Iterator, Optional, Sequence

STYLES = {"typical": 0, "edges": 1, "spellings": 2, "invalid": 3}

_Pointer = ctypes.c_void_p
_Chooser = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_void_p, ctypes.c_uint64)


class Error(ValueError):
    """What the library refused, and what it would accept."""


def _load() -> ctypes.CDLL:
    path = os.environ.get("PARTYLINE_LIBRARY") or ctypes.util.find_library("partyline") or "libpartyline.so"
    library = ctypes.CDLL(path)
    size, text = ctypes.POINTER(ctypes.c_size_t), ctypes.POINTER(ctypes.c_char_p)
    made = [ctypes.POINTER(_Pointer), ctypes.POINTER(ctypes.c_void_p)]
    signatures = {
        "document_name": (ctypes.c_void_p, [ctypes.c_size_t]),
        "sampler_new": (ctypes.c_int, [ctypes.c_char_p, *made]),
        "sampler_free": (None, [_Pointer]),
        "sample_at": (ctypes.c_int, [_Pointer, ctypes.c_int, ctypes.c_uint64, ctypes.c_uint64, *made]),
        "sample_replay": (
            ctypes.c_int, [_Pointer, ctypes.c_int, ctypes.POINTER(ctypes.c_uint64), ctypes.c_size_t, *made]),
        "sample_choose": (ctypes.c_int, [_Pointer, ctypes.c_int, _Chooser, ctypes.c_void_p, *made]),
        "bundle_at": (ctypes.c_int, [_Pointer, ctypes.c_int, ctypes.c_uint64, ctypes.c_uint64, *made]),
        "sample_text": (_Pointer, [_Pointer, size]),
        "sample_plain": (_Pointer, [_Pointer, size]),
        "sample_base": (_Pointer, [_Pointer, size]),
        "sample_label": (ctypes.c_char_p, [_Pointer]),
        "sample_choices": (ctypes.POINTER(ctypes.c_uint64), [_Pointer, size]),
        "sample_free": (None, [_Pointer]),
        "shrink_new": (ctypes.c_int, [_Pointer, ctypes.c_int, _Pointer, ctypes.c_size_t, *made]),
        "shrink_next": (_Pointer, [_Pointer]),
        "shrink_answer": (None, [_Pointer, ctypes.c_int]),
        "shrink_best": (_Pointer, [_Pointer]),
        "shrink_free": (None, [_Pointer]),
        "text_free": (None, [ctypes.c_void_p]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"partyline_{name}")
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


def _taken(text: Optional[int]) -> Optional[str]:
    """A text of the library's, which is freed."""
    if not text:
        return None
    try:
        return ctypes.string_at(text).decode("utf-8")
    finally:
        _library.partyline_text_free(text)


def _made(function, *arguments) -> int:
    """What a function that may fail makes."""
    result, error = _Pointer(), ctypes.c_void_p()
    status = function(*arguments, ctypes.byref(result), ctypes.byref(error))
    if status:
        raise Error(_taken(error.value) or f"status {status}")
    return result.value


def _style(name: str) -> int:
    if name not in STYLES:
        raise Error(f"unknown style {name!r}; expected one of {', '.join(STYLES)}")
    return STYLES[name]


def document_types() -> list[str]:
    """The types of document that there are."""
    names = []
    while (name := _taken(_library.partyline_document_name(len(names)))) is not None:
        names.append(name)
    return names


class Sample:
    """A document, or a bundle of documents, with what is known of it."""

    def __init__(self, pointer: int):
        def text(function) -> Optional[bytes]:
            length = ctypes.c_size_t()
            start = function(pointer, ctypes.byref(length))
            return ctypes.string_at(start, length.value) if start else None

        try:
            #: The text; of an invalid document perhaps no JSON, perhaps no UTF-8.
            self.bytes: bytes = text(_library.partyline_sample_text)
            #: The same value in plain spelling; None for a document that is not spelt otherwise.
            self.plain: Optional[bytes] = text(_library.partyline_sample_plain)
            #: The sound document that it was made from.
            self.base: bytes = text(_library.partyline_sample_base)
            label = _library.partyline_sample_label(pointer)
            #: What is wrong: rule, json_pointer, kind, description; None for a sound document.
            self.label: Optional[dict] = json.loads(label) if label else None
            count = ctypes.c_size_t()
            numbers = _library.partyline_sample_choices(pointer, ctypes.byref(count))
            #: The choices that made it, to be replayed.
            self.choices: list[int] = numbers[:count.value]
        finally:
            _library.partyline_sample_free(pointer)

    @property
    def text(self) -> str:
        """The text; bytes that are no UTF-8 are an error."""
        return self.bytes.decode("utf-8")

    @property
    def value(self):
        """The value of the text."""
        return json.loads(self.text)

    def __repr__(self) -> str:
        label = f", label={self.label!r}" if self.label else ""
        return f"Sample({self.bytes!r}{label})"


class Sampler:
    """Makes documents of one type; threads may share one."""

    def __init__(self, document: str):
        self._pointer = None
        self._pointer = _made(_library.partyline_sampler_new, document.encode("utf-8"))
        self.document = document

    def __del__(self):
        if self._pointer:
            _library.partyline_sampler_free(self._pointer)

    def sample(self, style: str = "edges", seed: int = 1, index: int = 0) -> Sample:
        """The sample at `index` of the endless sequence that `seed` stands for."""
        return Sample(_made(_library.partyline_sample_at, self._pointer, _style(style), seed, index))

    def samples(self, style: str = "edges", seed: int = 1, count: int = 100) -> Iterator[Sample]:
        """The first so many samples of a sequence."""
        return (self.sample(style, seed, index) for index in range(count))

    def bundle(self, style: str = "typical", seed: int = 1, index: int = 0) -> Sample:
        """All documents of one conversation: an object with an array for each type."""
        return Sample(_made(_library.partyline_bundle_at, self._pointer, _style(style), seed, index))

    def replay(self, choices: Sequence[int], style: str = "edges") -> Sample:
        """The sample that a sequence of choices makes."""
        numbers = (ctypes.c_uint64 * len(choices))(*choices)
        return Sample(_made(_library.partyline_sample_replay, self._pointer, _style(style), numbers, len(choices)))

    def choose(self, chooser: Callable[[int], int], style: str = "edges") -> Sample:
        """The sample of choices that `chooser` makes: it is given a bound and answers 0 through that.

        What it raises is raised here; the choices that would have followed are 0."""
        raised = []

        def choose(_, bound):
            if raised:
                return 0
            try:
                return chooser(bound)
            except BaseException as error:  # It has to pass through code that knows no exceptions.
                raised.append(error)
                return 0

        made = _made(_library.partyline_sample_choose, self._pointer, _style(style), _Chooser(choose), None)
        sample = Sample(made)
        if raised:
            raise raised[0]
        return sample

    def shrink(self, sample: Sample, fails: Callable[[Sample], bool], style: str = "edges", budget: int = 1000) -> Sample:
        """The simplest sample found for which `fails` holds, as it does for this one, in so many tries."""
        steps = Shrink(self, sample, style, budget)
        while (candidate := steps.next()) is not None:
            steps.answer(fails(candidate))
        return steps.best()


class Shrink:
    """Shrinking one question at a time."""

    def __init__(self, sampler: Sampler, sample: Sample, style: str = "edges", budget: int = 1000):
        self._pointer = None
        numbers = (ctypes.c_uint64 * len(sample.choices))(*sample.choices)
        start = _made(_library.partyline_sample_replay, sampler._pointer, _style(style), numbers, len(sample.choices))
        try:
            self._pointer = _made(_library.partyline_shrink_new, sampler._pointer, _style(style), start, budget)
        finally:
            _library.partyline_sample_free(start)

    def __del__(self):
        if self._pointer:
            _library.partyline_shrink_free(self._pointer)

    def next(self) -> Optional[Sample]:
        """The next candidate; None when nothing simpler is left to be tried."""
        pointer = _library.partyline_shrink_next(self._pointer)
        return Sample(pointer) if pointer else None

    def answer(self, is_interesting: bool) -> None:
        """Says whether the candidate still shows what is looked for."""
        _library.partyline_shrink_answer(self._pointer, 1 if is_interesting else 0)

    def best(self) -> Sample:
        """The simplest sample so far that shows it."""
        return Sample(_library.partyline_shrink_best(self._pointer))
