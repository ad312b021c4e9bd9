/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-outbox-delivery.h"

#include "common/frt-json.h"
#include "domain/frt-journal.h"
#include "store/frt-outbox-table.h"

#define FIRST_DELAY   5                     /* seconds: a code is waited for */
#define LAST_DELAY    (2 * 60 * 60)
#define DOUBLINGS     11                    /* until LAST_DELAY is reached */
#define LIFETIME      (3 * 24 * 60 * 60)    /* of a message nobody takes */

/* Frees a message, and wipes what it told. */
void
frt_mail_free (FrtMail *self)
{
  g_free (self->address);
  g_free (self->language);
  frt_json_wipe (self->details);
  json_object_unref (self->details);
  g_free (self);
}

/* See the header. */
gboolean
frt_outbox_next (const FrtDomain *domain, gint64 *at, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);

  return tx != NULL && frt_outbox_table_next (tx, at, error);
}

/* Until when it makes sense to send it. */
static gint64
get_deadline (const FrtMail *mail)
{
  gint64 minutes = json_object_get_int_member_with_default (mail->details, "minutes", LIFETIME / 60);

  return mail->created_at + minutes * 60;
}

/* The account it is about, 0 when there is none or none any more. */
static gboolean
find_account (FrtTransaction *tx, JsonObject *details, gint64 *id, GError **error)
{
  const char *username = details ? json_object_get_string_member_with_default (details, "username", NULL) : NULL;
  g_autoptr (FrtAccountRow) account = NULL;

  if (username != NULL && !frt_accounts_table_find_username (tx, username, &account, error))
    return FALSE;
  *id = account != NULL ? account->id : 0;
  return TRUE;
}

static gboolean
drop (const FrtDomain *domain, FrtTransaction *tx, gint64 id, const char *kind, JsonObject *details, const char *reason,
      GError **error)
{
  const char *detail[] = { "kind", kind, "reason", reason, NULL };
  gint64 account_id;

  return find_account (tx, details, &account_id, error) &&
         frt_journal_write (domain, tx, NULL, account_id, "mail-given-up", detail, error) &&
         frt_outbox_table_remove (tx, id, error);
}

/* NULL for a row that no message can be made of. */
static FrtMail *
read_row (const FrtOutboxRow *row)
{
  g_autoptr (JsonObject) details = frt_json_parse_object (row->details, strlen (row->details), FRT_JSON_MAX_BYTES, NULL);
  FrtMailKind kind;
  FrtMail *mail;

  if (details == NULL || !frt_mail_kind_from_string (row->kind, &kind))
    return NULL;
  mail = g_new (FrtMail, 1);
  *mail = (FrtMail) { row->id, kind, g_strdup (row->address), g_strdup (row->language), g_steal_pointer (&details),
                      row->created_at, row->attempts };
  return mail;
}

/* See the header. */
gboolean
frt_outbox_claim (const FrtDomain *domain, guint seconds, FrtMail **mail, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtOutboxRow) row = NULL;
  g_autoptr (FrtMail) found = NULL;

  *mail = NULL;
  if (tx == NULL || !frt_outbox_table_claim (tx, now, now + seconds, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  found = read_row (row);
  if (found == NULL && !drop (domain, tx, row->id, row->kind, NULL, "unreadable", error))
    return FALSE;
  if (found != NULL && get_deadline (found) <= now) {
    if (!drop (domain, tx, row->id, row->kind, found->details, "too late", error))
      return FALSE;
    g_clear_pointer (&found, frt_mail_free);
  }
  if (!frt_transaction_commit (tx, error))
    return FALSE;
  *mail = g_steal_pointer (&found);
  return TRUE;
}

/* See the header. */
gboolean
frt_outbox_sent (const FrtDomain *domain, const FrtMail *mail, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);

  return tx != NULL && frt_outbox_table_remove (tx, mail->id, error) && frt_transaction_commit (tx, error);
}

static gboolean
put_off (const FrtDomain *domain, const FrtMail *mail, gint64 at, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);

  return tx != NULL && frt_outbox_table_postpone (tx, mail->id, mail->attempts, at, error) &&
         frt_transaction_commit (tx, error);
}

/* See the header. */
gboolean
frt_outbox_release (const FrtDomain *domain, const FrtMail *mail, GError **error)
{
  return put_off (domain, mail, frt_clock_now (&domain->clock), error);
}

/* Doubled each time, and half as much again by chance. */
static gint64
get_delay (const FrtDomain *domain, guint attempts)
{
  guint32 delay = MIN (FIRST_DELAY << MIN (attempts - 1, DOUBLINGS), LAST_DELAY);

  return delay + frt_random_uniform (&domain->random, delay / 2 + 1);
}

/* See the header. */
gboolean
frt_outbox_postpone (const FrtDomain *domain, const FrtMail *mail, GError **error)
{
  gint64 at = frt_clock_now (&domain->clock) + get_delay (domain, mail->attempts);

  if (at >= get_deadline (mail))
    return frt_outbox_give_up (domain, mail, "too late", error);
  return put_off (domain, mail, at, error);
}

/* See the header. */
gboolean
frt_outbox_give_up (const FrtDomain *domain, const FrtMail *mail, const char *reason, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);

  return tx != NULL &&
         drop (domain, tx, mail->id, frt_mail_kind_to_string (mail->kind), mail->details, reason, error) &&
         frt_transaction_commit (tx, error);
}
