/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-event.h"

#include "common/frt-json.h"
#include "common/frt-time.h"

struct _FrtSchoolEvent {
  GObject  parent_instance;

  gint64   at;
  char    *name;         /* (owned) */
  char    *username;     /* (owned) (nullable) */
  char    *detail;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FrtSchoolEvent, frt_school_event, G_TYPE_OBJECT)

static void
add_detail (JsonObject *object, const char *name, JsonNode *node, gpointer text)
{
  GString *string = text;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append_printf (string, "%s%s: %s", string->len > 0 ? ", " : "", name, json_node_get_string (node));
}

static void
frt_school_event_finalize (GObject *object)
{
  FrtSchoolEvent *self = FRT_SCHOOL_EVENT (object);

  g_free (self->name);
  g_free (self->username);
  g_free (self->detail);

  G_OBJECT_CLASS (frt_school_event_parent_class)->finalize (object);
}

static void
frt_school_event_class_init (FrtSchoolEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frt_school_event_finalize;
}

static void
frt_school_event_init (FrtSchoolEvent *self)
{
}

/**
 * frt_school_event_new_from_json:
 * @object: one of the service's events
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the event; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchoolEvent *
frt_school_event_new_from_json (JsonObject *object, GError **error)
{
  const char *name = NULL, *at = NULL, *username = NULL;
  JsonObject *detail = NULL;
  GString *text;
  FrtSchoolEvent *self;
  gint64 seconds = 0;

  if (!frt_json_get_string (object, "name", &name, error) || !frt_json_get_string (object, "at", &at, error) ||
      !frt_time_parse (at, &seconds, error) || !frt_json_get_optional_string (object, "username", &username, error) ||
      !frt_json_get_optional_object (object, "detail", &detail, error))
    return NULL;

  text = g_string_new (NULL);
  if (detail != NULL)
    json_object_foreach_member (detail, add_detail, text);
  self = g_object_new (FRT_TYPE_SCHOOL_EVENT, NULL);
  self->at = seconds;
  self->name = g_strdup (name);
  self->username = g_strdup (username);
  self->detail = g_string_free (text, FALSE);

  return self;
}

gint64
frt_school_event_get_at (FrtSchoolEvent *self)
{
  return self->at;
}

const char *
frt_school_event_get_name (FrtSchoolEvent *self)
{
  return self->name;
}

const char *
frt_school_event_get_username (FrtSchoolEvent *self)
{
  return self->username;
}

const char *
frt_school_event_get_detail (FrtSchoolEvent *self)
{
  return self->detail;
}
