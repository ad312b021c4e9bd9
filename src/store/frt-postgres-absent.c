/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-connection.h"

#include "common/frt-error.h"

/* In place of frt-postgres.c in a service for the sample data alone (-Ddemo_only=true), which needs no libpq. */

FrtDatabase *
frt_postgres_database_new (const char *uri, GError **error)
{
  frt_error_set (error, FRT_ERROR_USAGE, "this program was built for the sample data alone: it keeps nothing in PostgreSQL");

  return NULL;
}
