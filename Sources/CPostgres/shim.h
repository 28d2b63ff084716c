#pragma once
#include <libpq-fe.h>

/* An expression of a character and a cast, which Swift does not import. */
static const int partyline_diag_sqlstate = PG_DIAG_SQLSTATE;
