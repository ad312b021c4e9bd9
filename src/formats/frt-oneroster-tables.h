/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"
#include "formats/frt-bundle.h"
#include "formats/frt-csv.h"
#include "formats/frt-person-index.h"

G_BEGIN_DECLS

/* The files of a OneRoster set that matter to us. */
typedef enum {
  FRT_TABLE_MANIFEST,
  FRT_TABLE_ORGS,
  FRT_TABLE_SESSIONS,
  FRT_TABLE_ROLES,
  FRT_TABLE_DEMOGRAPHICS,
  FRT_TABLE_USERS,
  FRT_TABLE_CLASSES,
  FRT_TABLE_ENROLLMENTS,
  FRT_TABLE_LAST = FRT_TABLE_ENROLLMENTS,
} FrtTable;

/* The columns we read of each; the first two are those of every file but the manifest. */
enum { FRT_COLUMN_ID, FRT_COLUMN_STATUS };
enum { FRT_MANIFEST_NAME, FRT_MANIFEST_VALUE };
enum { FRT_ORGS_TYPE = 2, FRT_ORGS_IDENTIFIER };
enum { FRT_SESSIONS_TYPE = 2, FRT_SESSIONS_START };
enum { FRT_ROLES_USER = 2, FRT_ROLES_ROLE };
enum { FRT_DEMOGRAPHICS_BIRTH_DATE = 2 };
enum {
  FRT_USERS_ENABLED = 2, FRT_USERS_ROLE, FRT_USERS_IDS, FRT_USERS_GIVEN_NAME, FRT_USERS_FAMILY_NAME,
  FRT_USERS_PREFERRED_FAMILY_NAME, FRT_USERS_EMAIL, FRT_USERS_SMS, FRT_USERS_AGENTS, FRT_USERS_KINSHIP,
};
enum { FRT_CLASSES_TITLE = 2, FRT_CLASSES_TYPE };
enum { FRT_ENROLLMENTS_CLASS = 2, FRT_ENROLLMENTS_USER, FRT_ENROLLMENTS_ROLE };

/* One set on its way from OneRoster's rows to our records. */
typedef struct {
  FrtBundle      *bundle;      /* (unowned) */
  FrtPersonIndex *people;      /* (unowned): by sourcedId; and the links that were given already */
  GHashTable     *classes;     /* (unowned) sourcedId → title, of those that are a pupil's class */
  guint           said_bulk;   /* a bit for each FrtTable that the manifest says to be whole */
  FrtRecord       header;      /* what is known of it; its strings are uai and file below */
  char           *uai;         /* (owned) (nullable) until it is known */
  char           *file;        /* (owned) (nullable) */
  char           *year_start;  /* (owned) (nullable): the latest school year's first day */
  FrtRecordFunc   func;
  gpointer        data;
} FrtOneroster;

/* Reads the row the cursor is on. FALSE with an error. */
typedef gboolean (*FrtTableFunc) (FrtOneroster *self, FrtCsv *csv, GError **error);

const char *frt_table_get_file (FrtTable       table);
gboolean    frt_table_read     (FrtOneroster  *self,
                                FrtTable       table,
                                FrtTableFunc   func,
                                GError       **error);
/* Starts a record of the row the cursor is on. */
FrtRecord   frt_table_begin    (FrtCsv        *csv,
                                FrtRecordType  type);

/* What users.csv, and what goes with it, says of people. */
gboolean    frt_oneroster_read_people  (FrtOneroster *self, GError **error);
gboolean    frt_oneroster_read_classes (FrtOneroster *self, GError **error);

G_END_DECLS
