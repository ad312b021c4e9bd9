/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* What a database must do for us: the whole of what differs between SQLite and PostgreSQL. SQL is written once, in the
 * tables' files, in the part of the language both speak, with $1, $2… for values. A connection serves one thread at a
 * time. */
typedef struct _FrtConnection FrtConnection;

#define FRT_MOST_VALUES 256      /* of a statement */

typedef enum { FRT_VALUE_NULL, FRT_VALUE_INT, FRT_VALUE_TEXT } FrtValueType;

typedef struct {
  FrtValueType  type;
  gint64        integer;
  const char   *text;          /* (unowned): lives until the query has run */
} FrtValue;

/* To read one snapshot; to fill temporary tables, beside others; to write, alone. */
typedef enum { FRT_BEGIN_READ, FRT_BEGIN_STAGE, FRT_BEGIN_WRITE } FrtBegin;

typedef struct {
  gboolean  (*begin)    (FrtConnection *self, FrtBegin begin, GError **error);
  gboolean  (*commit)   (FrtConnection *self, GError **error);
  void      (*rollback) (FrtConnection *self);
  FrtRows  *(*query)    (FrtConnection *self, const char *sql, const FrtValue *values, guint n_values, GError **error);
  gboolean  (*script)   (FrtConnection *self, const char *sql, GError **error);   /* several statements, no values */
  /* New rows, as many as there are values for: into "table (column, column)", which name that many columns. */
  gboolean  (*append)   (FrtConnection *self, const char *into, guint n_columns, const FrtValue *values, guint n_values,
                         GError **error);
  /* The highest "id" that a table ever gave out by itself; none is given twice. To set it, the table must be empty. */
  gboolean  (*get_last) (FrtConnection *self, const char *table, gint64 *last, GError **error);
  gboolean  (*set_last) (FrtConnection *self, const char *table, gint64 last, GError **error);
  void      (*close)    (FrtConnection *self);
} FrtConnectionClass;

typedef struct {
  gboolean    (*next)    (FrtRows *self, gboolean *has_row, GError **error);
  const char *(*text)    (FrtRows *self, guint column);       /* NULL for SQL's NULL; until the next step */
  gint64      (*integer) (FrtRows *self, guint column);       /* 0 for SQL's NULL */
  guint       (*columns) (FrtRows *self);                     /* how many; these three once there is a row */
  const char *(*name)    (FrtRows *self, guint column);
  FrtValueType (*type)   (FrtRows *self, guint column);       /* of this row's value */
  void        (*free)    (FrtRows *self);
} FrtRowsClass;

struct _FrtConnection { const FrtConnectionClass *class; };
struct _FrtRows       { const FrtRowsClass       *class; GError *error; /* (owned) (nullable): why it stopped */ };

/* A database that can be opened many times. */
typedef struct {
  const char     *sql_folder;         /* below the resource /fr/fratrie/store/ */
  gboolean        one_connection;     /* the data lives in the connection: readers and the writer share it */
  char           *location;           /* (owned) what open() takes */
  char           *name;               /* (owned) where it is, for messages: holds no password */
  FrtConnection *(*open) (const char *location, gboolean create, GError **error);
} FrtDatabase;

FrtDatabase *frt_database_new          (const char *uri, GError **error);
FrtDatabase *frt_postgres_database_new (const char *uri, GError **error);
FrtDatabase *frt_sqlite_database_new   (const char *path);
void         frt_database_free         (FrtDatabase *self);

/* A statement whose rows nobody wants, and one of which the first number is wanted; 0 when there is none. */
gboolean     frt_connection_execute    (FrtConnection *self, const char *sql, const FrtValue *values, guint n_values,
                                        GError **error);
gboolean     frt_connection_query_int  (FrtConnection *self, gint64 *value, const char *sql, const FrtValue *values,
                                        guint n_values, GError **error);

/* What a transaction runs on, and the values of one of its statements by @types, see frt_query(): how many there are. */
FrtConnection *frt_transaction_get_connection (FrtTransaction *self);
guint          frt_values_collect (FrtValue *values, guint size, const char *types, va_list arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtDatabase, frt_database_free)

G_END_DECLS
