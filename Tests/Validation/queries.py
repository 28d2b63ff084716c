"""Keeps docs/database.md and docs/tables.md true: every query gives what stands below it, and the tables are these.

Without --write it fails when they are not; with it they are written anew."""

import argparse
import contextlib
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

#: A query, and the block with its output.
EXAMPLE = re.compile(r"(```sql\n(.*?)```\n\n)```\n(.*?)```\n", re.S)


def table(cursor: sqlite3.Cursor) -> str:
    """Rows in columns, numbers to the right."""
    rows = cursor.fetchall()
    cells = [[column[0] for column in cursor.description]]
    cells += [["" if value is None else str(value) for value in row] for row in rows]
    right = [all(isinstance(row[column], (int, float, type(None))) for row in rows) for column in range(len(cells[0]))]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = ("  ".join(cell.rjust(width) if is_right else cell.ljust(width)
                       for cell, width, is_right in zip(row, widths, right)).rstrip() for row in cells)
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    page, tables = root / "docs/database.md", root / "docs/tables.md"
    expected = {tables: subprocess.run([options.partyline, "describe", "tables"], check=True, capture_output=True,
                                       text=True).stdout}
    with tempfile.TemporaryDirectory() as scratch:
        database = pathlib.Path(scratch, "demo.db")
        subprocess.run([options.partyline, "generate", root / "scenarios/support-floor.yaml", "--into", database, "--quiet"],
                       check=True)
        count = 0

        with contextlib.closing(sqlite3.connect(database)) as connection:
            def answer(match: re.Match) -> str:
                nonlocal count
                count += 1
                return f"{match[1]}```\n{table(connection.execute(match[2]))}```\n"

            expected[page] = EXAMPLE.sub(answer, page.read_text())
    if count < 15:
        print(f"queries: error: {page} has only {count} queries", file=sys.stderr)
        return 1
    stale = [path for path, text in expected.items() if path.read_text() != text]
    if options.write:
        for path in stale:
            path.write_text(expected[path])
        return 0
    for path in stale:
        print(f"queries: error: {path} is out of date: run Tests/Validation/queries.py --write", file=sys.stderr)
    if not stale:
        print(f"queries: {count} queries give what docs/database.md says")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
