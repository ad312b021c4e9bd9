/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-connection.h"

#include <stdio.h>

G_BEGIN_DECLS

/* A backup as a stream of bytes, the same from any database:
 *
 *   fratrie backup 1             format
 *   schema 3                     the last migration of the store it is of
 *   table service 2              a table, and the highest id it ever gave out (0 where ids are not given out)
 *   columns id,uai,name,url      before its first row
 *   row i1 t8:0340001Ai…         values in that order: n is NULL, i23 and a space a number, t4:Anaï bytes of text
 *   end 1                        how many rows there were
 *   sha256 …                     of all before this line
 */
#define FRT_BACKUP_FORMAT 1

typedef struct _FrtBackupWriter FrtBackupWriter;
typedef struct _FrtBackupReader FrtBackupReader;

FrtBackupWriter *frt_backup_writer_new       (FILE *stream, gint64 schema);
void             frt_backup_writer_add_table (FrtBackupWriter *self, const char *name, gint64 last);
void             frt_backup_writer_add_row   (FrtBackupWriter *self, FrtRows *row);
gint64           frt_backup_writer_finish    (FrtBackupWriter *self);      /* how many rows; the stream knows of errors */
void             frt_backup_writer_free      (FrtBackupWriter *self);

typedef enum { FRT_BACKUP_TABLE, FRT_BACKUP_ROW, FRT_BACKUP_END } FrtBackupPart;

/* What was read last: a table with its last id, or a row of it with as many values as columns. Names are nothing but small
 * letters, digits and underlines. */
typedef struct {
  char      *table;             /* (owned) */
  gint64     last;
  char     **columns;           /* (owned) (nullable) before the first row */
  guint      n_columns;
  FrtValue   values[FRT_MOST_VALUES];
} FrtBackupContent;

FrtBackupReader        *frt_backup_reader_new         (const char *path, GError **error);
gint64                  frt_backup_reader_get_schema  (FrtBackupReader *self);
gboolean                frt_backup_reader_next        (FrtBackupReader *self, FrtBackupPart *part, GError **error);
const FrtBackupContent *frt_backup_reader_get_content (FrtBackupReader *self);     /* until the next one is read */
gint64                  frt_backup_reader_get_rows    (FrtBackupReader *self);     /* so far */
void                    frt_backup_reader_free        (FrtBackupReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtBackupWriter, frt_backup_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtBackupReader, frt_backup_reader_free)

G_END_DECLS
