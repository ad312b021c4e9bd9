/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-connection.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

/* What frt-postgres.c (the session, its transactions), frt-postgres-query.c (statements, rows) and frt-postgres-copy.c (many
 * rows at once) share. */
typedef struct {
  FrtConnection  parent;
  char          *uri;           /* (owned) */
  PGconn        *session;       /* (owned) */
  GHashTable    *statements;    /* (owned): SQL to the name under which this session has prepared it */
  FrtRows       *arriving;      /* (unowned) (nullable): the rows that the server is sending */
  gboolean       lost;          /* the session is of no more use */
  FrtBegin       begun;         /* how the last transaction began */
} FrtPostgres;

FrtRows  *frt_postgres_query  (FrtConnection *connection, const char *sql, const FrtValue *values, guint n_values,
                               GError **error);
gboolean  frt_postgres_append (FrtConnection *connection, const char *into, guint n_columns, const FrtValue *values,
                               guint n_values, GError **error);
/* Lets what still arrives arrive, so that the session can be asked something else. */
void      frt_postgres_settle (FrtPostgres *self);
/* Says why @result is not what was hoped for; @doing is SQL or a word. Always FALSE. */
gboolean  frt_postgres_fail   (FrtPostgres *self, const PGresult *result, const char *doing, GError **error);

G_END_DECLS
