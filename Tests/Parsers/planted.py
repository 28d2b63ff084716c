"""Parsers with one bug each: python3 planted.py BUG SCHEMA reads documents from standard input.

Nine are of conference participant summaries, whose schema they check; a bug is what somebody in a hurry writes."""

import calendar
import json
import struct
import sys
import time
from datetime import datetime

import sound
from sound import Refused

SCHEMA = {}
check = None


def checked(line, pairs=sound.unique):
    document = sound.parse(line, pairs)
    check(document)
    return document


def assumes_a_key(line):
    """Believes that everybody has a label."""
    document = checked(line)
    return sound.digest(document) + document["label"][:0]


def counter_of_32_bits(line):
    """Counts seconds since 1970 in 32 bits."""
    document = checked(line)
    for key in ("join_time", "leave_time"):
        struct.pack("<i", calendar.timegm(time.strptime(document[key], "%Y-%m-%dT%H:%M:%SZ")))
    return sound.digest(document)


def naive_time_zone(line):
    """Reads times as those of the machine's clock, which skips an hour in March."""
    document = checked(line)
    times = [time.mktime(datetime.strptime(document[key], "%Y-%m-%dT%H:%M:%SZ").timetuple())
             for key in ("join_time", "leave_time")]
    if times[1] - times[0] != document["duration_seconds"]:
        raise Refused("duration is not that between join and leave")
    return sound.digest(document)


def labels_in_ascii(line):
    """Believes that labels are ASCII."""
    document = checked(line)
    document.get("label", "").encode("ascii")
    return sound.digest(document)


def first_of_duplicates(line):
    """Takes the first member of a name and never sees the second."""
    def first(pairs):
        members = {}
        for key, value in pairs:
            members.setdefault(key, value)
        return members
    return sound.digest(checked(line, first))


def equal_floats(line):
    """Computes a percentage anew and wants the same double."""
    document = checked(line)
    for direction in document.get("metrics", {}).values():
        lost, received = direction["total_packets_lost"], direction["total_packets_received"]
        if lost and direction["packet_loss_percentage"] != 100 * (lost / (lost + received)):
            raise Refused("percentage does not match its counts")
    return sound.digest(document)


def recursion(line):
    """Counts events one call deep per event."""
    def length(values):
        return 0 if not values else 1 + length(values[1:])
    document = checked(line)
    total = sum(length(values) for values in document["events"].values())
    return f"{sound.digest(document)} {total}"


def order_of_keys(line):
    """Takes for the status what stands behind the state."""
    document = checked(line)
    keys = list(document)
    behind = keys.index("call_state") + 1
    return f"{sound.digest(document)} {document[keys[behind]] if behind < len(keys) else 'none'}"


def negative_durations(line):
    """Checks everything but the bounds of durations."""
    return sound.digest(checked(line))


def swapped_directions(line):
    """Compares what was lost inbound with the percentage outbound."""
    document = checked(line)
    metrics = document.get("metrics")
    if metrics:
        inbound, outbound = metrics["inbound"], metrics["outbound"]
        total = inbound["total_packets_lost"] + inbound["total_packets_received"]
        share = 100 * inbound["total_packets_lost"] / total if total else 0
        if abs(share - outbound["packet_loss_percentage"]) > 0.01:
            raise Refused("percentage does not match its counts")
    return sound.digest(document)


def splits_lines(line):
    """Splits its input wherever Unicode sees the end of a line."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise Refused("no UTF-8") from None
    return "\n".join(sound.digest(checked(part.encode())) for part in text.splitlines())


def absent_is_zero(line):
    """Takes a duration that is not there for none."""
    return sound.digest(checked(line))


def without_bug(line):
    """The sound parser, for comparison."""
    return sound.digest(checked(line))


def main():
    global check
    name, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as file:
        SCHEMA.update(json.load(file))
    duration = SCHEMA["properties"]["duration_seconds"]
    if name == "negative_durations":
        duration.pop("minimum")
    if name == "absent_is_zero":
        SCHEMA["required"].remove("duration_seconds")
    check = sound.compile_schema(SCHEMA)
    sound.serve(globals()[name])


if __name__ == "__main__":
    main()
