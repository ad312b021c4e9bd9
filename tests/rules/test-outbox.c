/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "domain/frt-events.h"
#include "domain/frt-outbox-delivery.h"
#include "store/frt-transaction.h"

/* Messages wait in the outbox from the commit they tell of until a server took them, or nobody wants them any more. */

#define CLAIM 70      /* seconds */

static void
queue (World *world, FrtMailKind kind, const char *address, gboolean commit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_write (world->store, &error);
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_string_member (details, "code", "40718253");
  if (kind == FRT_MAIL_EMAIL_CODE)
    json_object_set_int_member (details, "minutes", 15);
  frt_outbox_queue (&world->domain, tx, kind, address, NULL, details, &error);
  if (commit)
    frt_transaction_commit (tx, &error);
  g_assert_no_error (error);
}

static FrtMail *
claim (World *world)
{
  g_autoptr (GError) error = NULL;
  FrtMail *mail;

  frt_outbox_claim (&world->domain, CLAIM, &mail, &error);
  g_assert_no_error (error);
  return mail;
}

static gint64
next (World *world)
{
  g_autoptr (GError) error = NULL;
  gint64 at;

  frt_outbox_next (&world->domain, &at, &error);
  g_assert_no_error (error);
  return at;
}

static guint
count_given_up (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (world->store, &error);
  gint64 count;

  frt_query_int (tx, &count, &error, "SELECT count(*) FROM event WHERE name = 'mail-given-up'", "");
  g_assert_no_error (error);
  return (guint) count;
}

static void
test_only_what_was_committed (World *world, gconstpointer unused)
{
  g_autoptr (FrtMail) mail = NULL, none = NULL;

  queue (world, FRT_MAIL_PASSWORD_CHANGED, "rolled-back@example.org", FALSE);
  queue (world, FRT_MAIL_PASSWORD_CHANGED, "committed@example.org", TRUE);
  g_assert_cmpint (next (world), ==, world->now);
  mail = claim (world);
  g_assert_cmpstr (mail->address, ==, "committed@example.org");
  g_assert_cmpstr (mail->language, ==, "fr");
  g_assert_cmpuint (mail->attempts, ==, 1);
  none = claim (world);
  g_assert_null (none);
}

static void
on_wake (gpointer count)
{
  ++*(guint *) count;
}

static void
test_sender_is_woken (World *world, gconstpointer unused)
{
  guint count = 0;

  world->domain.outbox = (FrtWaker) { on_wake, &count };
  queue (world, FRT_MAIL_PASSWORD_CHANGED, WORLD_EMAIL, TRUE);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_claim_lapses (World *world, gconstpointer unused)
{
  g_autoptr (FrtMail) dead = NULL, none = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  queue (world, FRT_MAIL_PASSWORD_CHANGED, WORLD_EMAIL, TRUE);
  dead = claim (world);
  world_advance (world, CLAIM - 1);
  none = claim (world);
  g_assert_null (none);
  world_advance (world, 1);
  again = claim (world);
  g_assert_cmpint (again->id, ==, dead->id);
  g_assert_cmpuint (again->attempts, ==, 2);

  /* The one that was slow, not dead, cannot take it from the other. */
  g_assert_true (frt_outbox_release (&world->domain, dead, &error));
  g_assert_cmpint (next (world), ==, world->now + CLAIM);
  g_assert_true (frt_outbox_release (&world->domain, again, &error));
  g_assert_cmpint (next (world), ==, world->now);
  g_assert_true (frt_outbox_sent (&world->domain, again, &error));
  g_assert_cmpint (next (world), ==, G_MAXINT64);
}

static void
test_tries_grow_rare_until_given_up (World *world, gconstpointer unused)
{
  gint64 start = world->now, before = 0;
  guint tries = 0;

  queue (world, FRT_MAIL_PASSWORD_CHANGED, WORLD_EMAIL, TRUE);
  for (;;) {
    g_autoptr (FrtMail) mail = claim (world);
    g_autoptr (GError) error = NULL;
    gint64 delay;

    tries++;
    g_assert_true (frt_outbox_postpone (&world->domain, mail, &error));
    if (next (world) == G_MAXINT64)
      break;
    delay = next (world) - world->now;
    g_assert_cmpint (delay, >=, before * 4 / 5);      /* chance may undo a little of it */
    g_assert_cmpint (delay, <=, 3 * 60 * 60);
    before = MIN (delay, 2 * 60 * 60);
    world_advance (world, delay);
  }
  g_assert_cmpint (world->now - start, >, 2 * 24 * 60 * 60);
  g_assert_cmpint (world->now - start, <=, 3 * 24 * 60 * 60);
  g_assert_cmpuint (tries, >, 20);
  g_assert_cmpuint (tries, <, 60);
  g_assert_cmpuint (count_given_up (world), ==, 1);
}

static void
test_dead_code_is_not_sent (World *world, gconstpointer unused)
{
  g_autoptr (FrtMail) alive = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  queue (world, FRT_MAIL_EMAIL_CODE, WORLD_EMAIL, TRUE);
  world_advance (world, 14 * 60 + 59);
  alive = claim (world);
  g_assert_nonnull (alive);
  g_assert_true (frt_outbox_postpone (&world->domain, alive, &error));      /* it would be dead by then */
  g_assert_cmpuint (count_given_up (world), ==, 1);

  queue (world, FRT_MAIL_EMAIL_CODE, WORLD_EMAIL, TRUE);
  world_advance (world, 15 * 60);
  none = claim (world);
  g_assert_null (none);
  g_assert_cmpint (next (world), ==, G_MAXINT64);
  g_assert_cmpuint (count_given_up (world), ==, 2);
}

static void
set_up (World *world, gconstpointer unused)
{
  world_set_up (world, NULL);
}

static void
tear_down (World *world, gconstpointer unused)
{
  world_assert_sound (world);
  world_tear_down (world, NULL);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (World *, gconstpointer); } tests[] = {
    { "/outbox/only-what-was-committed", test_only_what_was_committed },
    { "/outbox/sender-is-woken", test_sender_is_woken },
    { "/outbox/claim-lapses", test_claim_lapses },
    { "/outbox/tries-grow-rare-until-given-up", test_tries_grow_rare_until_given_up },
    { "/outbox/dead-code-is-not-sent", test_dead_code_is_not_sent },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
