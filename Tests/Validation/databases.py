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
import sqlite3
import subprocess
import sys
import tempfile
import time

import psycopg

import rows
import servers

#: Of every scenario, this much, so that all of them together take seconds.
SCALE = "0.2"
#: Tables that are filled from others.
GATHERED = ("person", "team", "queue", "network")

failures: list[str] = []


def expect(holds: bool, what: str):
    if not holds:
        failures.append(what)
        print(f"databases: error: {what}", flush=True)


class Tool:
    """The program under test."""

    def __init__(self, path: str):
        self.path = path

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


def fingerprint(execute, tables: list[str]) -> dict[str, list]:
    """Everything in every table, for comparing databases with one another."""
    return {table: sorted(map(repr, execute(f"SELECT * FROM {table}"))) for table in tables}


def table_names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]


# MARK: Filling

def fill(tool: Tool, scenario: pathlib.Path, scratch: pathlib.Path, server, options: list[str], name: str, filled):
    directory = scratch / name
    simulate = ["generate", scenario, "--scale", SCALE, "--quiet", *options]
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
        whole = fingerprint(connection.execute, tables)
    tool.run("load", directory, "--into", f"csv:{files}", "--quiet", code=2)
    tool.run("load", directory, "--into", f"csv:{files}", "--quiet", "--replace")
    if subprocess.run(["sh", "-c", "command -v sqlite3"], stdout=subprocess.DEVNULL).returncode == 0:
        subprocess.run(["sqlite3", scratch / "script.db"], stdin=(files / "load-sqlite.sql").open(), cwd=files, check=True)
        with contextlib.closing(sqlite3.connect(scratch / "script.db")) as connection:
            sound(connection, "load-sqlite.sql")
            expect(fingerprint(connection.execute, tables) == whole, "load-sqlite.sql fills other tables")
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


# MARK: Main

def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--scenarios", type=pathlib.Path, required=True)
    options = parser.parse_args()
    tool = Tool(str(pathlib.Path(options.partyline).resolve()))
    started = time.monotonic()
    filled: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="partyline-databases-") as name, servers.running() as server:
        scratch = pathlib.Path(name)
        for scenario in sorted(options.scenarios.glob("*.yaml")):
            extra = ["--media-series"] if scenario.stem == "tiny" else []
            fill(tool, scenario, scratch, server, extra, scenario.stem, filled)
        fill(tool, options.scenarios / "support-floor.yaml", scratch, server, ["--anomalies", "5%"], "anomalies", filled)
        fill_enveloped(tool, options.scenarios / "support-floor.yaml", scratch)
        for view, count in filled.items():
            expect(count > 0, f"view {view} never has a row")
        print(f"databases: every scenario filled, {time.monotonic() - started:.0f} s", flush=True)
        comma_separated(tool, scratch / "clients", scratch, server)
        append_and_replace(tool, options.scenarios, scratch, server)
        print(f"databases: files, more runs, fewer tables, {time.monotonic() - started:.0f} s", flush=True)
    print(f"databases: {len(failures)} failures, {time.monotonic() - started:.0f} s")
    return 1 if failures else 0


def fill_enveloped(tool: Tool, scenario: pathlib.Path, scratch: pathlib.Path):
    """Documents in envelopes become the rows of the documents, once per delivery."""
    directory = scratch / "enveloped"
    tool.run("generate", scenario, "--scale", SCALE, "--quiet", "--envelope", "--out", directory)
    tool.run("load", directory, "--into", scratch / "enveloped.db", "--quiet")
    lines = list(rows.documents(directory, "twilio/call-event"))
    with contextlib.closing(sqlite3.connect(scratch / "enveloped.db")) as connection:
        stored = connection.execute("SELECT delivery_id, document FROM twilio_call_event ORDER BY id").fetchall()
    expect([(line["id"], line["data"]) for line in lines] == [(name, json.loads(text)) for name, text in stored],
           "events in envelopes are not what was delivered")


if __name__ == "__main__":
    sys.exit(main())
