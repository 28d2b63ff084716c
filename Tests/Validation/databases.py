"""Fills real databases from the bundled scenarios and compares what is in them with the files of the same runs.

A file of SQLite and a server of PostgreSQL, started here, get every scenario, straight from the simulation and from disk;
rows, keys and views are looked at through libraries that are not ours. Then loads end badly: refused, full, killed."""

import argparse
import contextlib
import csv
import datetime
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

import psycopg

import rows
import servers

#: Of every scenario that is moved in time, this much, so that all of them together take seconds.
MOVED_SCALE = "0.05"
#: Tables that are filled from others.
GATHERED = ("person", "team", "queue", "network")

failures: list[str] = []


def expect(holds: bool, what: str):
    if not holds:
        failures.append(what)
        print(f"databases: error: {what}", flush=True)


class Tool:
    """The program under test, and how much of every scenario it is given."""

    def __init__(self, path: str, scale: str):
        self.path = path
        self.scale = scale

    def run(self, *arguments, code: int = 0, environment=None) -> str:
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True,
                              env={**os.environ, **(environment or {})})
        expect(done.returncode == code, f"{' '.join(map(str, arguments))}: exit {done.returncode}, not {code}: {done.stderr[:400]}")
        return done.stderr


# MARK: What a database holds

def normal(value, column: str):
    """A value as `rows` has it, from either database."""
    if value is None:
        return None
    if column in rows.TIMES:
        if isinstance(value, datetime.datetime):
            return round(value.timestamp() * 1000)
        return rows.time(value)
    if isinstance(value, (int, float, str)):
        return value
    return str(value)


def contents(execute, table: str, columns: str):
    names = [name.strip() for name in columns.split(",")]
    found = [tuple(normal(value, name) for value, name in zip(row, names))
             for row in execute(f"SELECT {columns} FROM {table}")]
    return sorted(found, key=rows.order)


def compare(execute, wanted, where: str):
    for table, (_, columns, _) in rows.TABLES.items():
        found = contents(execute, table, columns)
        if found != wanted[table]:
            odd = next((pair for pair in zip(found, wanted[table]) if pair[0] != pair[1]), ("", ""))
            expect(False, f"{where}: {table} has {len(found)} rows, the files {len(wanted[table])}: {odd}")


def compare_documents(execute, directory: pathlib.Path, where: str):
    """The originals, in the order of their files."""
    for table in rows.DOCUMENTS:
        file, _, _ = rows.TABLES[table]
        key = "started_at, conversation_id" if table == "conversation" else "id"
        stored = [row[0] for row in execute(f"SELECT document FROM {table} ORDER BY {key}")]
        lines = list(rows.documents(directory, file))
        same = len(stored) == len(lines) and all(
            (json.loads(text) if isinstance(text, str) else text) == line for text, line in zip(stored, lines))
        expect(same, f"{where}: the documents of {table} are not the lines of {file}")


def views(tool_views, execute, where: str, filled: dict[str, int]):
    for view in tool_views:
        filled[view] = filled.get(view, 0) + next(iter(execute(f"SELECT COUNT(*) FROM {view}")))[0]


def view_names(connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]


def sound(connection: sqlite3.Connection, where: str):
    expect(connection.execute("PRAGMA foreign_key_check").fetchone() is None, f"{where}: foreign keys do not hold")
    expect(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok", f"{where}: the file is not sound")


def fingerprint(execute, tables: list[str], reals: str = "%r") -> dict[str, list]:
    """Everything in every table, for comparing databases with one another; doubles written by a format."""
    def text(row):
        return repr(tuple(reals % value if isinstance(value, float) else value for value in row))
    return {table: sorted(map(text, execute(f"SELECT * FROM {table}"))) for table in tables}


def table_names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]


# MARK: Filling

def fill(tool: Tool, scenario: pathlib.Path, scratch: pathlib.Path, server, options: list[str], name: str, filled):
    directory = scratch / name
    simulate = ["generate", scenario, "--scale", tool.scale, "--quiet", *options]
    tool.run(*simulate, "--out", directory)
    wanted = rows.expected(directory)
    straight = scratch / f"{name}.db"
    tool.run(*simulate, "--into", straight)
    loaded = scratch / f"{name}-loaded.sqlite"
    tool.run("load", directory, "--into", f"sqlite:{loaded}", "--quiet")
    schema = name.replace("-", "_")
    tool.run("load", directory, "--into", server.url, "--schema", schema, "--quiet")
    with contextlib.closing(sqlite3.connect(straight)) as one, contextlib.closing(sqlite3.connect(loaded)) as other:
        sound(one, name)
        tables = table_names(one)
        expect(fingerprint(one.execute, tables) == fingerprint(other.execute, tables),
               f"{name}: what came straight from the simulation is not what was loaded from disk")
        compare(one.execute, wanted, f"{name}, SQLite")
        compare_documents(one.execute, directory, f"{name}, SQLite")
        names = view_names(one)
        views(names, one.execute, name, filled)
        counts = {table: one.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in (*GATHERED, *names, "run")}
        print(f"databases: {name}: {sum(map(len, wanted.values()))} rows compared of {len(tables)} tables",
              flush=True)
    with psycopg.connect(server.url, options=f"-c search_path={schema}") as connection:
        def execute(query):
            return connection.execute(query).fetchall()
        compare(execute, wanted, f"{name}, PostgreSQL")
        compare_documents(execute, directory, f"{name}, PostgreSQL")
        for table, count in counts.items():
            found = execute(f"SELECT COUNT(*) FROM {table}")[0][0]
            expect(found == count, f"{name}: {table} has {found} rows in PostgreSQL and {count} in SQLite")
        silent = execute("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN "
                         "('r', 'v') AND obj_description(oid, 'pg_class') IS NULL")
        expect(not silent, f"{name}: no comments on {silent}")
        silent = execute("SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE "
                         "relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND "
                         "col_description(pg_class.oid, attnum) IS NULL")
        expect(not silent, f"{name}: no comments on {silent[:5]}")
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
    return directory


def comma_separated(tool: Tool, directory: pathlib.Path, scratch: pathlib.Path, server):
    """Files of comma-separated values hold what the database holds, and their scripts bring it into both."""
    files = scratch / "files"
    tool.run("load", directory, "--into", f"csv:{files}", "--quiet")
    database = scratch / "from-disk.db"
    tool.run("load", directory, "--into", database, "--quiet")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        tables = table_names(connection)
        for table in tables:
            cursor = connection.execute(f"SELECT * FROM {table}")
            stored = sorted(["" if value is None else str(value) for value in row] for row in cursor)
            with (files / f"{table}.csv").open(newline="") as text:
                lines = list(csv.reader(text, strict=True))
            expect(lines[0] == [column[0] for column in cursor.description], f"{table}.csv: other columns")
            expect(sorted(lines[1:]) == stored, f"{table}.csv: other rows than the table")
        whole = fingerprint(connection.execute, tables, "%.15g")
    tool.run("load", directory, "--into", f"csv:{files}", "--quiet", code=2)
    tool.run("load", directory, "--into", f"csv:{files}", "--quiet", "--replace")
    if subprocess.run(["sh", "-c", "command -v sqlite3"], stdout=subprocess.DEVNULL).returncode == 0:
        subprocess.run(["sqlite3", scratch / "script.db"], stdin=(files / "load-sqlite.sql").open(), cwd=files, check=True)
        with contextlib.closing(sqlite3.connect(scratch / "script.db")) as connection:
            sound(connection, "load-sqlite.sql")
            # SQLite reads decimal text to fifteen digits, the last bit of a double may differ.
            expect(fingerprint(connection.execute, tables, "%.15g") == whole, "load-sqlite.sql fills other tables")
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE SCHEMA script")
    subprocess.run([server.bin / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", "load-postgres.sql", server.url], cwd=files,
                   check=True, env={**os.environ, "PGOPTIONS": "-c search_path=script"}, stdout=subprocess.DEVNULL)
    wanted = rows.expected(directory)
    with psycopg.connect(server.url, options="-c search_path=script") as connection:
        compare(lambda query: connection.execute(query).fetchall(), wanted, "load-postgres.sql")


def append_and_replace(tool: Tool, scenarios: pathlib.Path, scratch: pathlib.Path, server):
    """Runs beside one another, tables made anew, and a part of the tables."""
    def simulate(seed):
        return ["generate", scenarios / "tiny.yaml", "--seed", seed, "--quiet"]
    database = scratch / "several.db"
    tool.run(*simulate(1), "--into", database)
    tool.run(*simulate(2), "--into", database, code=2)
    tool.run(*simulate(2), "--into", database, "--append")
    message = tool.run(*simulate(2), "--into", database, "--append", code=3)
    expect("was this run loaded before?" in message, f"a run twice: {message}")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        sound(connection, "two runs")
        expect(connection.execute("SELECT COUNT(*), MAX(run_id) FROM run").fetchone() == (2, 2), "two runs are not two")
        expect(connection.execute("SELECT COUNT(DISTINCT run_id) FROM person WHERE kind = 'staff'").fetchone()[0] == 2,
               "the people of the second run are missing")
        both = {seed: fingerprint(lambda query: connection.execute(f"{query} WHERE run_id = {seed}"),
                                  ["conversation", "leg", "person"]) for seed in (1, 2)}
        connection.execute("CREATE TABLE notes (text)")
        connection.execute("INSERT INTO notes VALUES ('mine')")
        connection.commit()
    tool.run(*simulate(2), "--into", database, "--replace")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        expect(connection.execute("SELECT text FROM notes").fetchall() == [("mine",)], "--replace took somebody else's table")
        expect(connection.execute("SELECT COUNT(*) FROM run").fetchone()[0] == 1, "--replace left a run")
        alone = fingerprint(connection.execute, ["conversation", "leg", "person"])
        expect([text.replace("(1, ", "(2, ", 1) for text in alone["person"]] == both[2]["person"], "another run after --replace")
    tool.run(*simulate(1), "--into", server.url, "--schema", "several")
    tool.run(*simulate(1), "--into", server.url, "--schema", "several", code=2)
    tool.run(*simulate(2), "--into", server.url, "--schema", "several", "--append")
    tool.run(*simulate(2), "--into", server.url, "--schema", "several", "--append", code=3)
    with psycopg.connect(server.url, options="-c search_path=several") as connection:
        counts = connection.execute("SELECT run_id, COUNT(*) FROM conversation GROUP BY run_id ORDER BY 1").fetchall()
        expect(counts == [(1, len(both[1]["conversation"])), (2, len(both[2]["conversation"]))], f"two runs: {counts}")
    tool.run(*simulate(1), "--into", server.url, "--schema", "several", "--replace")
    part = scratch / "part.db"
    tool.run(*simulate(1), "--into", part, "--tables", "twilio,conversation")
    with contextlib.closing(sqlite3.connect(part)) as connection:
        found = table_names(connection)
        expect("twilio_call_event" in found and "conversation" in found and "leg" not in found, f"--tables: {found}")
        sound(connection, "--tables")
    message = tool.run(*simulate(2), "--into", part, "--append", code=2)
    expect("other --tables" in message, f"--append to a part: {message}")


# MARK: Bad ends

def refused(tool: Tool, directory: pathlib.Path, scratch: pathlib.Path, server):
    """What does not go says why and what helps, without anything secret, and leaves everything as it was."""
    secret = "hunter2-geheim"
    def load(*into, code=3, environment=None):
        message = tool.run("load", directory, "--quiet", "--into", *into, code=code, environment=environment)
        expect(secret not in message, f"a message tells a secret: {message}")
        expect(message.startswith("partyline: error: "), f"an error looks otherwise: {message}")
        return message

    def says(message: str, *parts: str):
        for part in parts:
            expect(part in message, f"'{part}' is missing from: {message}")

    socket = f"host={server.directory}"
    says(load(f"postgresql://demo@/postgres?host={scratch}"), "is the server running")
    says(load(f"postgresql://demo@/nowhere?{socket}"), '"nowhere" does not exist')
    says(load(f"postgresql://demo:{secret}@/postgres?{socket}", code=2), "PGPASSWORD", "~/.pgpass")
    says(load(f"postgresql://demo@/postgres?{socket}&password={secret}", code=2), "PGPASSWORD")
    says(load(f"mysql://root:{secret}@localhost/demo", code=2), "sqlite:PATH", "postgresql://")
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE guest LOGIN PASSWORD '{secret}'")
        connection.execute("CREATE SCHEMA closed")
    guest = f"postgresql://guest@/postgres?{socket}"
    says(load(guest), "give the right password in PGPASSWORD")
    says(load(guest, environment={"PGPASSWORD": secret + "x"}), "give the right password in PGPASSWORD")
    says(load(guest, environment={"PGPASSWORD": secret}), "needs GRANT CREATE")
    says(load(guest, "--schema", "fresh", environment={"PGPASSWORD": secret}), "needs GRANT CREATE")
    service = scratch / "services"
    service.write_text(f"[demo]\nhost={server.directory}\nuser=demo\ndbname=postgres\n")
    tool.run("load", directory, "--quiet", "--into", "postgresql://?service=demo", "--schema", "it's \"here\"",
             environment={"PGSERVICEFILE": str(service)})
    with psycopg.connect(server.url) as connection:
        found = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'it%'").fetchall()
        expect(found == [('it\'s "here"',)], f"a schema broke out of its quotes: {found}")
        expect(not connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'fresh'").fetchall(), "a schema was left")

    says(load(scratch / "nowhere" / "demo.db"), "is its directory there")
    (scratch / "text.db").write_text("not a database, but long enough to look like one to whoever opens it\n" * 20)
    says(load(scratch / "text.db"), "is no SQLite database")
    database = scratch / "busy.db"
    tool.run("load", directory, "--quiet", "--into", database)
    before = database.read_bytes()
    says(load(database, code=2), "--append adds", "--replace")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        says(load(database, "--append"), "another program is using the database")
    for option in ([], ["--replace"]):
        line = f'ulimit -f 600; exec "$0" load {directory} --quiet --into {scratch}/full{len(option)}.db {" ".join(option)}'
        done = subprocess.run(["sh", "-c", f"trap '' XFSZ; {line}", tool.path], capture_output=True, text=True)
        expect(done.returncode == 3, f"a full disk: exit {done.returncode}: {done.stderr}")
        says(done.stderr, "the disk is full", "The database is as it was")
        expect(not list(scratch.glob("full*")), "a full disk left a file")
    expect(database.read_bytes() == before, "a load that was refused changed the database")
    expect(not list(scratch.glob("*.partial*")), f"left behind: {list(scratch.glob('*.partial*'))}")
    tool.run("load", scratch, "--into", scratch / "none.db", code=2)

    broken = scratch / "broken"
    subprocess.run(["cp", "-r", directory, broken], check=True)
    path = broken / "twilio" / "call-event.ndjson"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + [lines[2][:40] + b"\n"] + lines[3:]))
    message = tool.run("load", broken, "--quiet", "--into", scratch / "broken.db", code=3)
    says(message, f"{path}:3:41: error: ")
    path.write_bytes(b"".join(lines[:-1]))
    says(tool.run("load", broken, "--quiet", "--into", scratch / "broken.db", code=3), "not what the manifest says")
    expect(not (scratch / "broken.db").exists(), "a broken run made a database")


def killed(tool: Tool, scenarios: pathlib.Path, scratch: pathlib.Path, server, rounds: int):
    """Loads killed at random moments, so many per database: untouched, or gone on with to the exact full content."""
    random.seed(7)
    directory = scratch / "killed"
    scale = ["--scale", "0.5"]
    tool.run("generate", scenarios / "support-floor.yaml", *scale, "--quiet", "--out", directory)
    options = ["load", directory, "--quiet", "--into"]
    whole, other = scratch / "whole.db", scratch / "other.db"

    def timed(*arguments) -> float:
        start = time.monotonic()
        tool.run(*arguments)
        return time.monotonic() - start

    def kill(seconds: float, *arguments) -> int:
        process = subprocess.Popen([tool.path, *map(str, arguments)], stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        return process.wait()

    def everything(path: pathlib.Path):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            sound(connection, str(path))
            return fingerprint(connection.execute, table_names(connection))

    took = timed(*options, whole)
    once = everything(whole)
    tool.run("generate", scenarios / "tiny.yaml", "--quiet", "--into", other)
    before = everything(other)
    for round in range(rounds):
        moment = took * (0.05 + 0.9 * random.random())
        if round % 2 == 0:
            database = scratch / "fresh.db"
            if kill(moment, *options, database) == 0:
                database.unlink()
            expect(not database.exists(), "a load that was killed left a database")
        else:
            ended = kill(moment, *options, other, "--append")
            if ended != 0:
                expect(everything(other) == before, "a load that was killed changed a database")
            else:
                other.unlink()
                tool.run("generate", scenarios / "tiny.yaml", "--quiet", "--into", other)
    tool.run(*options, scratch / "fresh.db")
    expect(everything(scratch / "fresh.db") == once, "what a killed load left changed the next one")

    def server_holds(schema: str):
        with psycopg.connect(server.url, options=f"-c search_path={schema}") as connection:
            tables = [row[0] for row in connection.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'")]
            return {table: connection.execute(
                f"SELECT COUNT(*), COALESCE(SUM(hashtextextended(row::text, 0)), 0) FROM {table} AS row").fetchone()
                    for table in tables}

    def settled(schema: str) -> bool:
        """Waits until the server has noticed; whether the schema has anything."""
        with psycopg.connect(server.url, autocommit=True) as connection:
            for _ in range(200):
                if connection.execute("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'partyline'"
                                      ).fetchone()[0] == 0:
                    break
                time.sleep(0.02)
            return bool(connection.execute(
                "SELECT 1 FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid WHERE nspname = %s LIMIT 1",
                [schema]).fetchall())

    into = [*options, server.url, "--schema"]
    took = timed(*into, "once")
    once = server_holds("once")
    resumed = 0
    for round in range(rounds):
        schema = f"round{round}"
        if round % 2 == 0:
            if kill(took * (0.05 + 0.9 * random.random()), *into, schema) != 0:
                expect(not settled(schema), "a load that was killed left tables on the server")
            continue
        commits = ["--commit-every", "5000"]
        if kill(took * (0.1 + 0.5 * random.random()), *into, schema, *commits) != 0 and settled(schema):
            tool.run(*into, schema, *commits, code=2)
            tool.run(*into, schema, *commits, "--resume")
            resumed += 1
        elif not settled(schema):
            tool.run(*into, schema, *commits)
        expect(server_holds(schema) == once, f"{schema}: a load that was gone on with has other content")
    expect(resumed > 0, "no load was gone on with")
    simulate = ["generate", scenarios / "support-floor.yaml", *scale, "--quiet", "--into", server.url, "--schema", "simulated",
                "--commit-every", "5000"]
    kill(took * 0.5, *simulate)
    if settled("simulated"):
        tool.run(*simulate, "--seed", "5", "--resume", code=2)
        tool.run(*simulate, "--resume")
    else:
        tool.run(*simulate)
    expect(server_holds("simulated") == once, "a simulation that was gone on with has other content")


#: What documents say of times that lie ahead: until when a link can be downloaded, or a silent conversation stays open.
AHEAD = {"expires_at", "transcript_download_url_expiry", "chat_download_url_expiry", "summaryDownloadUrlExpiry",
         "inactivityTimeout"}
#: A member whose value looks like a time; `ssrc` and its like are numbers of any size.
MEMBER = re.compile(rb'"(\w+)": ?(?:"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^"]*)"|(1\d{9}|1\d{12})(?=[,}\]]))')
NUMBERS = {"ssrc"}


def latest(directory: pathlib.Path) -> tuple[float, str]:
    """The latest time, seconds since the epoch, that any document of a run has, but for those that may lie ahead; and its key."""
    found = (0.0, "")
    for path in directory.rglob("*.ndjson"):
        for name, text, number in MEMBER.findall(path.read_bytes()):
            key = name.decode()
            if key in AHEAD or (number and key in NUMBERS):
                continue
            moment = rows.time(text.decode()) / 1000 if text else int(number) / (1000 if len(number) == 13 else 1)
            found = max(found, (moment, f"{path.name}: {key}"))
    return found


def moved(tool: Tool, scenarios: pathlib.Path, scratch: pathlib.Path):
    """Runs that end when they are told to: nothing lies behind that, and everything still holds."""
    bundled = sorted(path.stem for path in scenarios.glob("*.yaml"))
    cases = [(name, "now", []) for name in bundled]
    cases += [("outbound-campaign", "2027-11-20T12:00:00Z", [])]
    cases += [(name, end, ["--exact"]) for name, end in (
        ("brownout", "now"), ("outbound-campaign", "2027-11-20T12:00:00Z"), ("follow-the-sun", "now"))]
    for scenario, end, exact in cases:
        where = f"{scenario} {end} {' '.join(exact)}"
        limit = time.time() if end == "now" else rows.time(end) / 1000
        stamp = datetime.datetime.fromtimestamp(limit, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        given = end if end == "now" and not exact else stamp
        simulate = ["generate", scenarios / f"{scenario}.yaml", "--scale", MOVED_SCALE, "--quiet", "--end-at", given, *exact]
        directory, database = scratch / "moved", scratch / "moved.db"
        tool.run(*simulate, "--out", directory, "--force")
        report = subprocess.run([tool.path, "verify", directory], capture_output=True, text=True)
        expect(report.returncode == 0, f"{where}: verify: {report.stdout[-600:]}")
        manifest = json.loads((directory / "manifest.json").read_text())
        tool.run("load", directory, "--into", database, "--quiet", "--replace")
        last, key = latest(directory)
        with contextlib.closing(sqlite3.connect(database)) as connection:
            for table in table_names(connection):
                for _, column, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                    if column in rows.TIMES:
                        found = connection.execute(f"SELECT MAX({column}) FROM {table}").fetchone()[0]
                        last, key = max((last, key), ((rows.time(found) or 0) / 1000, f"{table}.{column}"))
            first = fingerprint(connection.execute, table_names(connection))
        margin = limit + (1 if end == "now" else 0) - last
        expect(0 <= margin, f"{where}: {key} lies {-margin} s behind the end")
        expect(margin < (2 * 3600 if exact else 8 * 86400), f"{where}: {key}, the last, lies {margin} s before the end")
        if not exact:
            original = subprocess.run([tool.path, "check", scenarios / f"{scenario}.yaml", "--json"], capture_output=True, text=True)
            was = datetime.datetime.fromisoformat(json.loads(original.stdout)["started_at"].replace("Z", "+00:00"))
            starts = datetime.datetime.fromisoformat(manifest["started_at"].replace("Z", "+00:00"))
            difference = (starts - was) % datetime.timedelta(days=7)
            hour = datetime.timedelta(hours=1)
            expect(min(difference, datetime.timedelta(days=7) - difference) in (0 * hour, hour),
                   f"{where}: another weekday or time of day: {was}, {starts}")
        if given != "now":
            tool.run(*simulate, "--into", scratch / "again.db", "--replace")
            with contextlib.closing(sqlite3.connect(scratch / "again.db")) as connection:
                expect(fingerprint(connection.execute, table_names(connection)) == first, f"{where}: another run each time")


# MARK: Main

def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--scenarios", type=pathlib.Path, required=True)
    parser.add_argument("--only-bad-ends", action="store_true", help="pass over what ends well")
    parser.add_argument("--only-filling", action="store_true", help="pass over what is appended, moved, or ends badly")
    parser.add_argument("--scale", default="0.1", help="how much of every scenario; 1 is all of it")
    parser.add_argument("--rounds", type=int, default=10, help="loads to kill, per database")
    options = parser.parse_args()
    tool = Tool(str(pathlib.Path(options.partyline).resolve()), options.scale)
    started = time.monotonic()
    filled: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="partyline-databases-") as name, servers.running() as server:
        scratch = pathlib.Path(name)
        if options.only_bad_ends:
            tool.run("generate", options.scenarios / "tiny.yaml", "--quiet", "--out", scratch / "tiny")
        for scenario in sorted(options.scenarios.glob("*.yaml")):
            if options.only_bad_ends:
                break
            extra = ["--media-series"] if scenario.stem == "tiny" else []
            fill(tool, scenario, scratch, server, extra, scenario.stem, filled)
        if not options.only_bad_ends:
            fill(tool, options.scenarios / "support-floor.yaml", scratch, server, ["--anomalies", "5%"], "anomalies", filled)
            fill_enveloped(tool, options.scenarios / "support-floor.yaml", scratch)
        for view, count in filled.items():
            expect(count > 0, f"view {view} never has a row")
        print(f"databases: every scenario filled at scale {tool.scale}, {time.monotonic() - started:.0f} s", flush=True)
        if options.only_filling:
            print(f"databases: {len(failures)} failures")
            return 1 if failures else 0
        if not options.only_bad_ends:
            comma_separated(tool, scratch / "clients", scratch, server)
            append_and_replace(tool, options.scenarios, scratch, server)
        print(f"databases: files, more runs, fewer tables, {time.monotonic() - started:.0f} s", flush=True)
        refused(tool, scratch / "tiny", scratch, server)
        moved(tool, options.scenarios, scratch)
        print(f"databases: refused and moved, {time.monotonic() - started:.0f} s", flush=True)
        killed(tool, options.scenarios, scratch, server, options.rounds)
    print(f"databases: {len(failures)} failures, {time.monotonic() - started:.0f} s")
    return 1 if failures else 0


def fill_enveloped(tool: Tool, scenario: pathlib.Path, scratch: pathlib.Path):
    """Documents in envelopes become the rows of the documents, once per delivery."""
    directory = scratch / "enveloped"
    tool.run("generate", scenario, "--scale", tool.scale, "--quiet", "--envelope", "--out", directory)
    tool.run("load", directory, "--into", scratch / "enveloped.db", "--quiet")
    lines = list(rows.documents(directory, "twilio/call-event"))
    with contextlib.closing(sqlite3.connect(scratch / "enveloped.db")) as connection:
        stored = connection.execute("SELECT delivery_id, document FROM twilio_call_event ORDER BY id").fetchall()
    expect([(line["id"], line["data"]) for line in lines] == [(name, json.loads(text)) for name, text in stored],
           "events in envelopes are not what was delivered")


if __name__ == "__main__":
    sys.exit(main())
