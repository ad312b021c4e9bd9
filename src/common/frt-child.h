/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-school.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An online service open to a child: plain, owned by its child. */
typedef struct {
  char *id;
  char *name;
  char *description;     /* (nullable) */
  char *url;             /* (nullable) */
} FrtService;

FrtService *frt_service_new  (const char *id, const char *name, const char *description, const char *url);
void        frt_service_free (FrtService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtService, frt_service_free)

typedef struct {
  const char *id;
  const char *first_name;
  const char *last_name;
  const char *birth_date;        /* (nullable) YYYY-MM-DD */
  const char *class_name;        /* (nullable) "class" on the wire */
  const char *relationship;      /* a name of frt-kinship.h: "mother", "father", "guardian", … */
  FrtSchool  *school;
  gint64      attached_since;
  const char *origin_username;
} FrtChildFields;

void                  frt_child_fields_write     (const FrtChildFields *self,
                                                  GPtrArray            *services,    /* of FrtService */
                                                  FrtJsonWriter        *writer);

/* Immutable. Properties, all read-only: id, first-name, last-name, display-name, class-name, school-name. */
#define FRT_TYPE_CHILD (frt_child_get_type ())
G_DECLARE_FINAL_TYPE (FrtChild, frt_child, FRT, CHILD, GObject)

FrtChild             *frt_child_new              (const FrtChildFields *fields,
                                                  GPtrArray            *services);   /* (nullable) of FrtService, reffed */
FrtChild             *frt_child_new_from_json    (JsonObject           *object,
                                                  GError              **error);
const FrtChildFields *frt_child_get_fields       (FrtChild             *self);
GPtrArray            *frt_child_get_services     (FrtChild             *self);       /* (transfer none), maybe empty */
char                 *frt_child_dup_display_name (FrtChild             *self);

GListModel           *frt_children_new_from_json (JsonArray            *array,       /* a list of FrtChild */
                                                  GError              **error);
void                  frt_children_write         (GListModel           *children,
                                                  FrtJsonWriter        *writer,
                                                  const char           *name);
JsonNode             *frt_children_to_json       (GListModel           *children);

G_END_DECLS
