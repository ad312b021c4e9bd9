/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every school format is read into: one record at a time, with where it stood. Strings are UTF-8, trimmed, NULL when
 * absent or empty, and live until the callback returns. */
typedef enum {
  FRT_RECORD_HEADER,      /* first of each file */
  FRT_RECORD_STUDENT,
  FRT_RECORD_CLASS,       /* a student's class (division), apart from the student */
  FRT_RECORD_GUARDIAN,
  FRT_RECORD_LINK,        /* student, guardian, level, kinship */
  FRT_RECORD_ADDRESS,     /* of the guardians that name its key, who may stand before it */
} FrtRecordType;

typedef enum { FRT_CONTENT_STUDENTS = 1 << 0, FRT_CONTENT_GUARDIANS = 1 << 1 } FrtContent;

typedef struct {
  FrtRecordType  type;
  const char    *file;              /* as given, or ARCHIVE/MEMBER */
  guint          line;              /* of the element's start */

  /* HEADER */
  const char    *uai;
  int            school_year;       /* year of its September; 0 not told */
  FrtContent     content;

  /* STUDENT, CLASS, LINK: the student's key; GUARDIAN, LINK: the guardian's */
  const char    *student_key;       /* ELEVE_ID, sourcedId */
  const char    *guardian_key;      /* PERSONNE_ID, sourcedId */

  /* STUDENT */
  const char    *ine;               /* national pupil number: never shown, never logged */
  const char    *elenoet;
  const char    *birth_date;        /* YYYY-MM-DD */
  const char    *left_on;           /* YYYY-MM-DD */

  /* STUDENT, GUARDIAN */
  const char    *birth_name;
  const char    *used_name;
  const char    *first_name;

  /* CLASS */
  const char    *class_name;

  /* GUARDIAN */
  const char    *civility;
  const char    *email;
  const char    *mobile;

  /* GUARDIAN, ADDRESS */
  const char    *address_key;       /* ADRESSE_ID */

  /* ADDRESS */
  const char    *address;           /* its lines, between ends of lines, without the name */

  /* LINK */
  int            level;             /* 1 legal, 2 in charge, 3 contact */
  int            kinship;           /* FrtKinship; 0 not said */
} FrtRecord;

typedef gboolean (*FrtRecordFunc) (const FrtRecord *record, gpointer data, GError **error);

G_END_DECLS
