"""A careful parser of documents: strict JSON, and the contract by its JSON Schema.

`answer` gives a line for a document: what it is, or `refused` and why. The parsers of `planted.py` are this one with a
bug each. It knows no relation between fields, so documents that break nothing else are beyond it."""

import json
import math
import re


class Refused(Exception):
    """The document is not what it should be."""


def unique(pairs):
    """The object of some members, none of them twice."""
    members = {}
    for key, value in pairs:
        if key in members:
            raise Refused(f"duplicate key {key!r}")
        members[key] = value
    return members


def no_constant(name):
    raise Refused(f"{name} is no number")


def parse(line, pairs=unique):
    """The value of a line of bytes."""
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=pairs, parse_constant=no_constant)
        # Half a surrogate pair has no UTF-8.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        return value
    except (ValueError, RecursionError) as error:
        raise Refused(f"no JSON: {type(error).__name__}") from None


#: Keywords that say nothing about a value.
SILENT = {"$schema", "$id", "title", "description", "$defs"}


def compile_schema(schema):
    """A function that raises `Refused` for what the schema does not allow; the keywords that our tables use."""
    checks = []
    for keyword, argument in schema.items():
        if keyword not in SILENT:
            checks.append(KEYWORDS[keyword](argument, schema))

    def check(value):
        for one in checks:
            one(value)
    return check


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TYPES = {
    "object": lambda value: isinstance(value, dict), "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str), "integer": is_integer, "number": is_number,
    "boolean": lambda value: isinstance(value, bool), "null": lambda value: value is None,
}


def of_type(name, _):
    matches = TYPES[name]

    def check(value):
        if not matches(value):
            raise Refused(f"is no {name}")
    return check


def properties(table, schema):
    inner = {key: compile_schema(value) for key, value in table.items()}
    closed = schema.get("additionalProperties") is False

    def check(value):
        if isinstance(value, dict):
            for key, member in value.items():
                if key in inner:
                    inner[key](member)
                elif closed:
                    raise Refused("a member too many")
    return check


def additional(argument, schema):
    if argument is False or "properties" in schema:
        return lambda value: None
    inner = compile_schema(argument)

    def check(value):
        if isinstance(value, dict):
            for member in value.values():
                inner(member)
    return check


def required(names, _):
    def check(value):
        if isinstance(value, dict):
            for name in names:
                if name not in value:
                    raise Refused("a member is missing")
    return check


def items(argument, _):
    inner = compile_schema(argument)

    def check(value):
        if isinstance(value, list):
            for element in value:
                inner(element)
    return check


def any_of(arguments, _):
    inner = [compile_schema(argument) for argument in arguments]

    def check(value):
        for one in inner:
            try:
                return one(value)
            except Refused:
                pass
        raise Refused("fits no alternative")
    return check


def bound(kind, holds):
    def keyword(limit, _):
        def check(value):
            measured = len(value) if kind == "size" and isinstance(value, (str, list)) else value
            if (kind == "size" or is_number(measured)) and not holds(measured, limit):
                raise Refused("out of bounds")
        return check
    return keyword


def pattern(expression, _):
    matches = re.compile(expression.replace("$", r"\Z"))
    leap = re.compile(r"^\d{4}-\d\d-\d\dT")

    def check(value):
        if isinstance(value, str):
            if not matches.search(value):
                raise Refused("malformed")
            if leap.match(value) and int(value[8:10]) > days(int(value[:4]), int(value[5:7])):
                raise Refused("no such day")
    return check


def days(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def enumeration(values, _):
    allowed = set(values)

    def check(value):
        if not isinstance(value, str) or value not in allowed:
            raise Refused("unlisted value")
    return check


def constant(wanted, _):
    def check(value):
        if value != wanted or type(value) is not type(wanted):
            raise Refused("unlisted value")
    return check


KEYWORDS = {
    "type": of_type, "properties": properties, "additionalProperties": additional, "required": required,
    "items": items, "anyOf": any_of, "enum": enumeration, "const": constant, "pattern": pattern,
    "minimum": bound("value", lambda value, limit: value >= limit),
    "maximum": bound("value", lambda value, limit: value <= limit),
    "minLength": bound("size", lambda value, limit: value >= limit),
    "maxLength": bound("size", lambda value, limit: value <= limit),
    "minItems": bound("size", lambda value, limit: value >= limit),
}


def plain(value):
    """The value with whole numbers as integers, however they were written."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return value


def digest(value):
    """A short text that is the same for equal values, whatever the order of keys and the spelling of numbers."""
    text = json.dumps(plain(value), sort_keys=True)
    return f"{len(text)} {math.fsum(text.encode()):.0f}"


def serve(answer):
    """Answers every line of standard input with one line."""
    import sys
    for line in sys.stdin.buffer:
        try:
            text = answer(line.rstrip(b"\n"))
        except Refused as refusal:
            text = f"refused: {refusal}"
        sys.stdout.write(text.encode("ascii", "backslashreplace").decode() + "\n")
        sys.stdout.flush()
