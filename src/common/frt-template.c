/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-template.h"

#include <string.h>

/* See the header. */
char *
frt_template_fill (const char *template, FrtTemplateFunc get, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *open, *close;

  while ((open = strchr (template, '{')) != NULL && (close = strchr (open, '}')) != NULL) {
    g_autofree char *name = g_strndup (open + 1, (gsize) (close - open - 1));
    g_autofree char *value = get (data, name);

    if (value == NULL)
      return NULL;
    g_string_append_len (text, template, open - template);
    g_string_append (text, value);
    template = close + 1;
  }
  g_string_append (text, template);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* See the header. */
char *
frt_template_dup_member (JsonObject *members, const char *name)
{
  JsonNode *node = json_object_get_member (members, name);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "name", NULL));
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}
