/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/test-store.h"

#include <libpq-fe.h>

/* with-postgres says which server; what is not said is SQLite, in memory. A store is a schema of its own there, which is
 * made sooner than a database. */

static void
run_on_server (const char *sql)
{
  PGconn *session = PQconnectdb (g_getenv ("FRATRIE_TEST_POSTGRES"));
  PGresult *result = PQexec (session, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s: %s", sql, PQerrorMessage (session));
  PQclear (result);
  PQfinish (session);
}

gboolean
test_store_is_postgres (void)
{
  return g_strcmp0 (g_getenv ("FRATRIE_TEST_STORE"), "postgres") == 0;
}

char *
test_store_new (void)
{
  static int count;
  g_autofree char *sql = NULL;
  int number;

  if (!test_store_is_postgres ())
    return g_strdup ("sqlite::memory:");

  number = g_atomic_int_add (&count, 1);
  sql = g_strdup_printf ("CREATE SCHEMA store%d", number);
  run_on_server (sql);
  return g_strdup_printf ("%s&options=-csearch_path%%3Dstore%d", g_getenv ("FRATRIE_TEST_POSTGRES"), number);
}

void
test_store_drop (const char *uri)
{
  g_autofree char *sql = NULL;

  if (!test_store_is_postgres ())
    return;
  sql = g_strdup_printf ("SET client_min_messages = warning; DROP SCHEMA %s CASCADE", strrchr (uri, 'D') + 1);
  run_on_server (sql);
}
