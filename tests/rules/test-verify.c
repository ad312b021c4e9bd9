/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "store/frt-invariants.h"
#include "store/frt-transaction.h"

/* Each invariant is seen to be broken when somebody breaks it behind everybody's back. */

static const struct {
  const char *sql;
  const char *told;      /* words of what is said of the row */
} damages[] = {
  { "DELETE FROM attachment WHERE guardian_id = (SELECT min (guardian_id) FROM attachment)", "no account answers for it" },
  { "UPDATE account SET state = 'grouped' WHERE state = 'active'", "which is grouped" },
  { "UPDATE account SET kind = 'student' WHERE state = 'active'", "which is no guardian's" },
  { "DELETE FROM grouping_member", "not in exactly one confirmed grouping" },
  { "UPDATE session SET account_id = (SELECT id FROM account WHERE state = 'grouped')", "still has a session" },
  { "UPDATE letter SET ended_at = NULL WHERE account_id = (SELECT id FROM account WHERE state = 'grouped')",
    "still has a valid letter" },
  { "UPDATE account SET password_hash = NULL WHERE state = 'active'", "active without a password" },
  { "UPDATE session SET scope = 'activation'", "another scope than its state allows" },
  { "UPDATE grouping_record SET broken_at = 1", "no guardian record left" },
  { "UPDATE account_grouping SET state = 'cancelled'", "still has a guardian record" },
  { "UPDATE account_grouping SET state = 'cancelled'", "which is not confirmed or does not know it" },
  { "UPDATE attachment SET grouping_id = NULL", "which it is not from" },
  { "UPDATE account SET disabled_at = 1 WHERE state = 'active'", "signs in all the same" },
  { "UPDATE guardian SET purged_at = 1", "though its account was purged" },
  { "UPDATE account SET purged_at = 1 WHERE state = 'active'", "something of its holder is left" },
  { "UPDATE search_word SET word = 'zzz' WHERE word = (SELECT min (word) FROM search_word)", "which is none of its own" },
  { "DELETE FROM search_word WHERE word = (SELECT min (word) FROM search_word)", "not found by each of its words" },
  { "UPDATE guardian SET uai = '" WORLD_C "' WHERE uai = '" WORLD_B "'", "joins two schools" },
  { "UPDATE link SET rejected_at = 1", "against the last report" },
};

static void
set_up (World *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) a = NULL, b = NULL;
  FrtIdentity anais;

  world_set_up (world, NULL);
  world_add_family (world);
  a = world_letters (world, WORLD_A);
  b = world_letters (world, WORLD_B);
  world_activate (world, world_find_letter (a, "Anaïs"), &anais);
  world_group (world, &anais, world_find_letter (b, "Anais"));
}

static gboolean
is_told (GPtrArray *faults, const char *words)
{
  for (guint i = 0; i < faults->len; i++)
    if (strstr (faults->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_damages (World *world, gconstpointer unused)
{
  world_assert_sound (world);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (FrtTransaction) tx = frt_store_write (world->store, NULL);
    g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", damages[i].sql);
    frt_execute (tx, &error, damages[i].sql, "");
    g_assert_no_error (error);
    frt_invariants_check (tx, faults, &error);
    g_assert_no_error (error);
    g_assert_true (is_told (faults, damages[i].told));
  }
  world_assert_sound (world);      /* none of it was committed */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/verify/damages", World, NULL, set_up, test_damages, world_tear_down);
  return g_test_run ();
}
