/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/test-store.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

/* with-postgres says which server; what is not said is SQLite, in memory. A store is a schema of its own there, which is
 * emptied for the next test rather than made again: that takes PostgreSQL a good tenth of a second. */

/* As a replica's, these statements meet no trigger and no reference. */
#define EMPTY \
  "SET search_path = store%d; SET session_replication_role = replica;" \
  "DO $$ DECLARE c record; BEGIN" \
  " FOR c IN SELECT relname, relkind FROM pg_class WHERE relnamespace = current_schema ()::regnamespace" \
  "          AND relkind IN ('r', 'S') AND relname <> 'schema_migration' LOOP" \
  "  IF c.relkind = 'r' THEN EXECUTE format ('DELETE FROM %%I', c.relname);" \
  "  ELSE PERFORM setval (c.relname::regclass, 1, FALSE); END IF;" \
  " END LOOP; END $$"

static GArray *unused;      /* (owned): numbers of schemas */

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

  if (unused != NULL && unused->len > 0) {
    number = g_array_index (unused, int, unused->len - 1);
    g_array_set_size (unused, unused->len - 1);
    sql = g_strdup_printf (EMPTY, number);
  } else {
    number = count++;
    sql = g_strdup_printf ("CREATE SCHEMA store%d", number);
  }
  run_on_server (sql);
  return g_strdup_printf ("%s&options=-csearch_path%%3Dstore%d", g_getenv ("FRATRIE_TEST_POSTGRES"), number);
}

void
test_store_drop (const char *uri)
{
  int number;

  if (!test_store_is_postgres ())
    return;
  number = atoi (strrchr (uri, 'e') + 1);
  if (unused == NULL)
    unused = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (unused, number);
}
