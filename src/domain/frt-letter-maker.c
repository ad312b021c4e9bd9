/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-letter-maker.h"

#include "common/frt-limits.h"
#include "domain/frt-children.h"
#include "domain/frt-journal.h"
#include "domain/frt-passwords.h"
#include "domain/frt-throttle.h"
#include "store/frt-letters-table.h"
#include "store/frt-schools-tables.h"

#define DEFAULT_LANGUAGE "fr"

/* Frees one, and wipes its password. */
void
frt_provisional_free (FrtProvisional *self)
{
  g_clear_pointer (&self->password, frt_secret_unref);
  g_free (self->hash);
  g_free (self);
}

/* See the header. Returns: (transfer full) (element-type FrtProvisional) */
GPtrArray *
frt_provisional_make (const FrtDomain *domain, guint count, const FrtProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) passwords = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_secret_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_provisional_free);
  g_autoptr (GPtrArray) hashes = NULL;

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (passwords, frt_provisional_password_new (&domain->random));
  hashes = frt_passwords_hash_many (domain, passwords, progress, error);
  if (hashes == NULL)
    return NULL;
  for (guint i = 0; i < count; i++) {
    FrtProvisional *one = g_new (FrtProvisional, 1);

    *one = (FrtProvisional) { frt_secret_ref (passwords->pdata[i]), g_strdup (hashes->pdata[i]) };
    g_ptr_array_add (made, one);
  }
  return g_steal_pointer (&made);
}

static char *
name_guardian (const FrtAccountRow *account)
{
  FrtHolderName holder = frt_account_row_get_holder (account);
  const char *parts[] = { account->civility, account->first_name, frt_name_displayed (&holder) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char **
name_children (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) roads = NULL;
  g_autoptr (GListModel) children = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (!frt_people_tables_list_roads (tx, account_id, &roads, error))
    return NULL;
  children = frt_children_from_roads (tx, roads, error);
  if (children == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);
    const FrtChildFields *fields = frt_child_get_fields (child);
    g_autofree char *name = fields->class_name
      ? g_strdup_printf ("%s %s (%s)", fields->first_name, fields->last_name, fields->class_name)
      : g_strdup_printf ("%s %s", fields->first_name, fields->last_name);

    g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

/* Where the school is: its address, or at least the town. */
static char *
describe_place (const FrtSchoolRow *school)
{
  return g_strdup (school->address ? school->address : school->school->city);
}

static FrtLetter *
describe (FrtTransaction *tx, const FrtAccountRow *account, FrtSecret *password, const char *language, gint64 expires_at,
          GError **error)
{
  g_autoptr (FrtSchoolRow) school = NULL;
  g_autofree char *address = NULL;
  g_auto (GStrv) children = NULL;
  FrtHolderName holder = frt_account_row_get_holder (account);
  FrtLetter *letter;

  if (!frt_schools_tables_find (tx, account->uai, &school, error) ||
      !frt_people_tables_find_address (tx, account->id, &address, error))
    return NULL;
  children = name_children (tx, account->id, error);
  if (children == NULL)
    return NULL;
  letter = g_new0 (FrtLetter, 1);
  letter->username = g_strdup (account->username);
  letter->password = frt_secret_ref (password);
  letter->uai = g_strdup (account->uai);
  letter->school = g_strdup (school->school->name);
  letter->guardian = name_guardian (account);
  letter->children = g_steal_pointer (&children);
  letter->language = g_strdup (language);
  letter->expires_at = expires_at;
  letter->kind = account->kind;
  letter->state = account->state;
  letter->holder_first_name = g_strdup (account->first_name);
  letter->holder_last_name = g_strdup (frt_name_displayed (&holder));
  letter->address = address ? g_strsplit (address, "\n", 0) : NULL;
  letter->school_address = describe_place (school);
  letter->school_contact = g_strdup (school->school->contact);
  return letter;
}

/* See the header. Returns: (transfer full) */
FrtLetter *
frt_letter_maker_write (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *account,
                        const FrtProvisional *provisional, const char *by, const char *language, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  gint64 expires_at = now + (gint64) domain->settings.letter_days * FRT_DAY;
  const char *spoken = language ? language : account->language ? account->language : DEFAULT_LANGUAGE;

  account->credential++;
  if (!frt_letters_table_end (tx, account->id, by, now, error) ||
      !frt_letters_table_add (tx, account->id, provisional->hash, now, expires_at, error) ||
      !frt_throttle_forgive (tx, account->username, error) ||
      !frt_journal_write (domain, tx, account->uai, account->id, "letter-issued", NULL, error))
    return NULL;
  return describe (tx, account, provisional->password, spoken, expires_at, error);
}
