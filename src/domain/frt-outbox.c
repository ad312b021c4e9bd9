/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-outbox.h"

#include "common/frt-json.h"
#include "store/frt-outbox-table.h"

#define DEFAULT_LANGUAGE "fr"

static const char *const kinds[] = {
  [FRT_MAIL_EMAIL_CODE] = "email-code",
  [FRT_MAIL_PASSWORD_CODE] = "password-code",
  [FRT_MAIL_USERNAMES] = "usernames",
  [FRT_MAIL_GROUPED_PRIMARY] = "grouped-primary",
  [FRT_MAIL_GROUPED_ADDED] = "grouped-added",
  [FRT_MAIL_PASSWORD_CHANGED] = "password-changed",
  [FRT_MAIL_GROUPING_BROKEN] = "grouping-broken",
  [FRT_MAIL_BREAK_ANSWERED] = "break-answered",
  [FRT_MAIL_NOT_MY_CHILD_ANSWERED] = "not-my-child-answered",
  [FRT_MAIL_NEW_DEVICE] = "new-device",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == FRT_MAIL_LAST + 1);

/* Returns: (transfer none): its name in the outbox */
const char *
frt_mail_kind_to_string (FrtMailKind kind)
{
  return kinds[kind];
}

/* Returns: whether @text is the name of one */
gboolean
frt_mail_kind_from_string (const char *text, FrtMailKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], text) == 0) {
      *kind = (FrtMailKind) i;
      return TRUE;
    }
  return FALSE;
}

/* See the header. */
gboolean
frt_outbox_queue (const FrtDomain *domain, FrtTransaction *tx, FrtMailKind kind, const char *address, const char *language,
                  JsonObject *details, GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), details);
  char *text = frt_json_write (node, NULL);
  gboolean ok = frt_outbox_table_add (tx, kinds[kind], address, language ? language : DEFAULT_LANGUAGE, text,
                                      frt_clock_now (&domain->clock), error);

  frt_secret_wipe (text);
  /* Nobody reads it before the commit: claiming a message waits for this transaction to end. */
  if (ok && domain->outbox.wake != NULL)
    domain->outbox.wake (domain->outbox.data);
  return ok;
}
