/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A line of a school's journal: when, what in the journal's word, whose account, and "key: value, …". Immutable. */
#define FRT_TYPE_SCHOOL_EVENT (frt_school_event_get_type ())
G_DECLARE_FINAL_TYPE (FrtSchoolEvent, frt_school_event, FRT, SCHOOL_EVENT, GObject)

FrtSchoolEvent *frt_school_event_new_from_json (JsonObject      *object,
                                                GError         **error);
gint64          frt_school_event_get_at        (FrtSchoolEvent  *self);
const char     *frt_school_event_get_name      (FrtSchoolEvent  *self);
const char     *frt_school_event_get_username  (FrtSchoolEvent  *self);     /* (nullable) */
const char     *frt_school_event_get_detail    (FrtSchoolEvent  *self);     /* (nullable) */

G_END_DECLS
