"""Participant summaries as a Python programmer would write them by hand: the standard library's random numbers and the
fastest JSON library there is.

Members, their order and how often things happen (a queue, holds, losses, occurrences per direction, tags) are those of
our own documents; a document hangs together as ours do: times with the duration, counts with the percentage,
tags with the figures, occurrences with the totals and the stay. It is written to be fast, and not to be slow: no classes,
formats where formats are quick, arithmetic on integers."""
import json
import random
from datetime import datetime, timedelta, timezone

import orjson

PROPERTIES = {
    "beep_on_enter": False, "beep_on_exit": False, "end_conference_on_exit": False, "enter_muted": False,
    "play_early_media": True, "recording_enabled": True, "trim_recording": True, "requested_region": "unknown",
}


class Rates:
    """How often things happen in `documents`, which are ours."""

    def __init__(self, documents):
        count = len(documents)
        directions = [side for document in documents for side in document["metrics"].values()]

        def share(test):
            return sum(map(test, documents)) / count

        def occurrences(kind):
            """The share of directions that have any, and how many those have on average."""
            some = [len(side["occurrences"][kind]) for side in directions if side["occurrences"][kind]]
            return len(some) / len(directions), sum(some) / max(1, len(some))

        self.customer = share(lambda document: document["call_direction"] == "inbound")
        self.carrier = share(lambda document: document["call_type"] == "carrier")
        self.hold = share(lambda document: len(document["events"]["hold"]))
        self.mute = share(lambda document: len(document["events"]["mute"]))
        self.duration = sum(document["duration_seconds"] for document in documents) / count
        self.lossy = sum(side["total_packets_lost"] > 0 for side in directions) / len(directions)
        self.silent = sum("silent" in side["tags"] for side in directions) / len(directions)
        self.loss_occurrences = occurrences("packet_loss")
        self.jitter_occurrences = occurrences("jitter")


def maker(documents):
    """A function that makes the text of one document after the other."""
    rates = Rates(documents)
    draw = random.Random(1)
    chance, between, bits, normal = draw.random, draw.randrange, draw.getrandbits, draw.gauss
    exponential = draw.expovariate
    opening = datetime(2026, 3, 2, 14, tzinfo=timezone.utc)
    account = "AC%032x" % bits(128)
    service = "+13125550100"

    def sid(prefix):
        return "%s%032x" % (prefix, bits(128))

    def count_of(occurrences, duration):
        """How many tens of a stay of `duration` are bad: the longer, the likelier any."""
        share, mean = occurrences
        if chance() >= share * duration / rates.duration:
            return 0
        return min(1 + int(exponential(1 / (mean - 0.5))), (duration + 9) // 10)

    def direction(duration, start):
        sent = duration * 50
        bad_tens = count_of(rates.loss_occurrences, duration)
        lost = between(1, 1 + max(1, sent // 200)) if bad_tens or chance() < rates.lossy else 0
        losses = []
        for ten in range(bad_tens):
            gone = between(25, 150)
            lost += gone
            losses.append({"percent": round(gone / 5, 2), "timestamp": start + 10 * (ten + 1)})
        lost = min(lost, sent)
        jitter, jitter_peak = round(1.5 + exponential(1.2), 2), 0.0
        shaken = []
        for ten in range(count_of(rates.jitter_occurrences, duration)):
            average = 5 + exponential(0.4)
            peak = round(average + exponential(0.06), 2)
            jitter_peak = max(jitter_peak, peak)
            shaken.append({"avg": round(average, 2), "max": peak, "timestamp": start + 10 * (ten + 1)})
        jitter_peak = max(jitter_peak, round(jitter + exponential(0.15), 2))
        latency = round(0.4 + abs(normal(0.8, 0.15)), 2)
        percent = lost * 100 / sent
        mos = round(max(1.0, 4.4 - 0.13 * percent), 1)
        tags, info = [], {}
        if percent >= 5:
            tags.append("high_packet_loss")
            info["packet_loss"] = {"severity": "high" if percent >= 10 else "medium"}
        if jitter >= 5 and jitter_peak >= 20:
            tags.append("high_jitter")
            info["jitter"] = {"severity": "high" if jitter_peak >= 50 else "medium"}
        if mos <= 3.5:
            tags.append("low_mos")
            info["low_mos"] = {"severity": "high" if mos <= 2.5 else "medium"}
        issues = len(tags)
        if chance() < rates.silent:
            tags.append("silent")
        metrics = {
            "total_packets_received": sent - lost, "total_packets_lost": lost, "packet_loss_percentage": round(percent, 6),
            "jitter": {"avg": jitter, "max": jitter_peak},
            "latency": {"avg": latency, "max": round(latency + exponential(0.2), 2)}, "mos": mos, "tags": tags,
        }
        if info:
            metrics["tags_info"] = {"description": "Quality issues detected", **info}
        metrics["occurrences"] = {"packet_loss": losses, "jitter": shaken, "latency": []}
        return metrics, issues

    def make():
        joined = opening + timedelta(seconds=between(14_400))
        duration = 2 + int(exponential(1 / (rates.duration - 2)))
        left = joined + timedelta(seconds=duration - 1)
        start = int(joined.timestamp())
        is_customer = chance() < rates.customer
        is_carrier = is_customer and chance() < rates.carrier / rates.customer
        if is_carrier:
            address = "+1%d5550%03d" % (between(201, 990), between(1_000))
        elif is_customer:
            address = "client:caller-%06d" % between(1_000_000)
        else:
            address = "client:tier1-%02d" % between(1, 18)
        document = {
            "participant_sid": sid("CP"), "label": "customer" if is_customer else address[7:], "conference_sid": sid("CF"),
            "call_sid": sid("CA"), "account_sid": account, "call_direction": "inbound" if is_customer else "outbound",
            "from": address if is_customer else service, "to": service if is_customer else address,
            "call_state": "completed", "call_status": "completed",
        }
        if is_carrier:
            document["country_code"] = "US"
        document["is_moderator"] = not is_customer
        document["join_time"] = joined.strftime("%Y-%m-%dT%H:%M:%SZ")
        document["leave_time"] = left.strftime("%Y-%m-%dT%H:%M:%SZ")
        document["duration_seconds"] = duration
        if not is_customer:
            document["outbound_queue_length"] = 0
            document["outbound_time_in_queue"] = int(draw.lognormvariate(6, 0.7))
        region = "us1" if chance() < 0.6 else "us2"
        hold, unhold, mute, unmute = [], [], [], []
        if chance() < rates.hold and duration > 3:
            hold.append(start + between(1, duration - 1))
            unhold.append(between(hold[0] + 1, start + duration + 1))
        if chance() < rates.mute and duration > 3:
            mute.append(start + between(1, duration - 1))
            unmute.append(between(mute[0] + 1, start + duration + 1))
        inbound, issues_in = direction(duration, start)
        outbound, issues_out = direction(duration, start)
        document.update({
            "jitter_buffer_size": "large", "is_coach": False, "coached_participants": [], "participant_region": region,
            "conference_region": "us1", "call_type": "carrier" if is_carrier else "client", "processing_state": "complete",
            "properties": {"start_conference_on_enter": not is_customer, **PROPERTIES},
            "events": {
                "hold": hold, "unhold": unhold, "mute": mute, "unmute": unmute, "modify_beep": [], "modify_exit": [],
                "coaching": [], "coaching_stopped": [], "modify_coached_participant": [],
            },
            "quality_issues": issues_in + issues_out, "metrics": {"inbound": inbound, "outbound": outbound},
        })
        return orjson.dumps(document)

    return make


def describe(documents):
    """What a reader compares: bytes and the figures that cost, per document."""
    rates = Rates(documents)
    return (f"{rates.hold:.2f} holds, per direction {rates.loss_occurrences[0] * rates.loss_occurrences[1]:.2f} losses and "
            f"{rates.jitter_occurrences[0] * rates.jitter_occurrences[1]:.2f} jitter occurrences")


def sample(make, count=2_000):
    """`count` documents as `make` makes them, read back, and their mean size in bytes with the line feed."""
    lines = [make() for _ in range(count)]
    return [json.loads(line) for line in lines], sum(map(len, lines)) / count + 1
