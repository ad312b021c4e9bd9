/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FRT_ROLE_NONE,             /* none that is told */
  FRT_ROLE_OTHER,            /* a teacher, whoever */
  FRT_ROLE_RELATIVE,
  FRT_ROLE_GUARDIAN,         /* a parent or a guardian */
  FRT_ROLE_STUDENT,
  FRT_ROLE_GONE,             /* no longer enabled */
} FrtRole;

/* What other files, or other rows, say of a person. */
typedef struct {
  guint8 role;               /* FrtRole */
  guint8 kinship;            /* FrtKinship; 0 not said */
  char   birth_date[11];     /* YYYY-MM-DD, or empty */
} FrtPersonEntry;

/* Entries by key, in a file that has no name: memory does not grow with them. */
typedef struct _FrtPersonIndex FrtPersonIndex;

FrtPersonIndex *frt_person_index_new     (GError         **error);
void            frt_person_index_free    (FrtPersonIndex  *self);
/* 1 and *entry when there is one, 0 and an empty *entry when there is none, -1 with an error. */
int             frt_person_index_look_up (FrtPersonIndex        *self,
                                          const char            *key,
                                          FrtPersonEntry        *entry,
                                          GError               **error);
gboolean        frt_person_index_store   (FrtPersonIndex        *self,
                                          const char            *key,
                                          const FrtPersonEntry  *entry,
                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtPersonIndex, frt_person_index_free)

G_END_DECLS
