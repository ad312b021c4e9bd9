/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-name.h"
#include "common/frt-school.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* One road from an account to a child: account -> guardian record -> link -> student. A child may be reached by several;
 * the domain attaches it once. */
typedef struct {
  gint64     student_id;
  gint64     guardian_id;        /* 0: a student's own account */
  char      *first_name;
  char      *last_name;          /* as displayed */
  char      *birth_date;         /* (nullable) */
  char      *class_name;         /* (nullable) */
  int        kinship;
  FrtSchool *school;
  gint64     since;              /* when this account, or the one it came from, first had the child */
  char      *origin_username;
  gint64     grouping_id;        /* by which the record came, 0: the account's own */
  gint64     grouped_at;         /* when that was confirmed */
} FrtRoadRow;

void     frt_road_row_free              (FrtRoadRow *self);

/* What an account sees today: FrtRoadRow. Links of level 3, of level 2 where the school does not open accounts to them,
 * rejected ones and departed students are no roads. */
gboolean frt_people_tables_list_roads   (FrtTransaction *tx, gint64 account_id, GPtrArray **roads, GError **error);
/* @at: since when a link is hidden; 0 shows it. */
gboolean frt_people_tables_set_rejected (FrtTransaction *tx, gint64 guardian_id, gint64 student_id, gint64 at,
                                         GError **error);
/* "Not my child": hides this student from the account. *uai (nullable) of the school to tell, NULL when it never saw it. */
gboolean frt_people_tables_reject       (FrtTransaction *tx, gint64 account_id, gint64 student_id, gint64 now, char **uai,
                                         GError **error);

/* A guardian record an account answers for. */
typedef struct {
  gint64  guardian_id;
  char   *uai;
  char   *civility;              /* (nullable) */
  char   *birth_name;
  char   *used_name;             /* (nullable) */
  char   *first_name;
  gint64  origin_account_id;
  gint64  grouping_id;           /* 0: its own */
} FrtAttachmentRow;

void          frt_attachment_row_free          (FrtAttachmentRow *self);
FrtHolderName frt_attachment_row_get_holder    (const FrtAttachmentRow *self);
gboolean      frt_people_tables_attachments    (FrtTransaction *tx, gint64 account_id, GPtrArray **rows, GError **error);
/* The account that answers for a record today, 0 for none. */
gboolean      frt_people_tables_find_answering (FrtTransaction *tx, gint64 guardian_id, gint64 *account_id, GError **error);
/* The addresses that schools' files have for the records an account came with, utf8. */
gboolean      frt_people_tables_list_emails    (FrtTransaction *tx, gint64 origin_account_id, GPtrArray **emails,
                                                GError **error);
/* Where its holder's letter goes, as the school has it; *address is NULL when it is not known. */
gboolean      frt_people_tables_find_address   (FrtTransaction *tx, gint64 origin_account_id, char **address, GError **error);
/* From now on @account_id answers for the record; @origin_account_id: 0 leaves its origin and its date as they are. */
gboolean      frt_people_tables_reattach       (FrtTransaction *tx, gint64 guardian_id, gint64 account_id,
                                                gint64 grouping_id, gint64 origin_account_id, gint64 now, GError **error);

/* A child of the guardian records an account came with, wherever they are now; or the student whose account it is. */
typedef struct {
  char *first_name;
  char *last_name;               /* as displayed */
  char *class_name;              /* (nullable) */
} FrtOriginChildRow;

void          frt_origin_child_row_free              (FrtOriginChildRow *self);
/* @student_id: of a student's own account, else 0. By first name: FrtOriginChildRow. */
gboolean      frt_people_tables_list_origin_children (FrtTransaction *tx, gint64 account_id, gint64 student_id,
                                                      GPtrArray **rows, GError **error);
/* Gives the records of school @uai that an account came with another name, until the school's file changes theirs. */
gboolean      frt_people_tables_correct              (FrtTransaction *tx, gint64 account_id, const char *uai,
                                                      const FrtHolderName *holder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtRoadRow, frt_road_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtAttachmentRow, frt_attachment_row_free)

G_END_DECLS
