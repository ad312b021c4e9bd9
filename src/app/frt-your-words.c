/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-your-words.h"

static void
add (GStrvBuilder *words, const char *word)
{
  if (word != NULL && *word != '\0')
    g_strv_builder_add (words, word);
}

static void
add_child (GStrvBuilder *words, const FrtChildFields *child)
{
  add (words, child->first_name);
  add (words, child->last_name);
  add (words, child->school->name);
  add (words, child->school->city);
}

/**
 * frt_your_words:
 * @visit: a visit with a session
 *
 * Returns: (transfer full): words that must not make a password
 */
GStrv
frt_your_words (FrtVisit *visit)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  FrtAccount *account = frt_client_get_account (frt_visit_get_client (visit));
  GListModel *children = frt_family_get_children (frt_visit_get_family (visit));

  if (account != NULL) {
    const FrtAccountFields *fields = frt_account_get_fields (account);

    add (words, fields->username);
    add (words, fields->first_name);
    add (words, fields->last_name);
    add (words, fields->email);
  }
  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    add_child (words, frt_child_get_fields (child));
  }

  return g_strv_builder_end (words);
}
