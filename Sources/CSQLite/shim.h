#pragma once
#include <sqlite3.h>

/* Structures that begin with what SQLite knows of them, which the layout of Swift's own does not promise. */

typedef struct {
  sqlite3_vtab base;
  void *source;
} partyline_row_table;

typedef struct {
  sqlite3_vtab_cursor base;
  void *source;
  sqlite3_int64 row;
} partyline_row_cursor;
