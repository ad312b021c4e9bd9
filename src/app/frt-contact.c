/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-contact.h"

#include <string.h>

/* Digits, and what people put between them. */
static char *
dup_telephone (const char *contact)
{
  g_autoptr (GString) number = g_string_new ("tel:");

  for (const char *at = contact; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at) || (*at == '+' && at == contact))
      g_string_append_c (number, *at);
    else if (strchr (" .-()/", *at) == NULL)
      return NULL;
  }

  return number->len > strlen ("tel:") + 2 ? g_string_free (g_steal_pointer (&number), FALSE) : NULL;
}

/**
 * frt_contact_dup_uri:
 * @contact: (nullable): an email address, a telephone number or the address of a page, as a school wrote it
 *
 * A school's text is a stranger's: nothing but a letter, a call or a page over TLS comes of it.
 *
 * Returns: (transfer full) (nullable): what opens it; %NULL when it is none of these
 */
char *
frt_contact_dup_uri (const char *contact)
{
  g_autofree char *text = g_strstrip (g_strdup (contact ?: ""));
  g_autofree char *escaped = NULL;

  if (g_ascii_strncasecmp (text, "https://", strlen ("https://")) == 0)
    return g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&text) : NULL;

  if (strchr (text, '@') == NULL)
    return dup_telephone (text);
  if (strpbrk (text, " :/?,;") != NULL)
    return NULL;

  escaped = g_uri_escape_string (text, "@+", FALSE);

  return g_strconcat ("mailto:", escaped, NULL);
}
