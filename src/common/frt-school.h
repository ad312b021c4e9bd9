/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-json-writer.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { FRT_SCHOOL_ECOLE, FRT_SCHOOL_COLLEGE, FRT_SCHOOL_LYCEE } FrtSchoolKind;

/* A school as a parent sees it: plain, reference counted (atomically), shared by its children. */
typedef struct {
  char          *uai;
  char          *name;
  FrtSchoolKind  kind;
  char          *city;        /* (nullable) */
  char          *ent;         /* (nullable) https address of the school's digital workspace */
  char          *website;     /* (nullable) */
  char          *contact;     /* (nullable) an email address, a telephone number or an address of a page */
} FrtSchool;

FrtSchool  *frt_school_new           (const char *uai, const char *name, FrtSchoolKind kind, const char *city,
                                      const char *ent, const char *website, const char *contact);
FrtSchool  *frt_school_new_from_json (JsonObject *object, GError **error);
void        frt_school_write         (FrtSchool     *self,
                                      FrtJsonWriter *writer,
                                      const char    *name);
JsonNode   *frt_school_to_json       (FrtSchool *self);
FrtSchool  *frt_school_ref           (FrtSchool *self);
void        frt_school_unref         (FrtSchool *self);
const char *frt_school_kind_to_string   (FrtSchoolKind kind);
gboolean    frt_school_kind_from_string (const char *text, FrtSchoolKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSchool, frt_school_unref)

G_END_DECLS
