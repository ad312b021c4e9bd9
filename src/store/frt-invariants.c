/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-invariants.h"

/* Every query gives the offending row's number and a word to know it by. */
static const struct {
  const char *sentence;
  const char *query;
} invariants[] = {
  { "guardian record %s (%s) is entitled to an account and no account answers for it",
    "SELECT g.id, g.uai FROM guardian g JOIN school h ON h.uai = g.uai WHERE g.departed_at IS NULL"
    " AND g.purged_at IS NULL"
    " AND EXISTS (SELECT 1 FROM link l JOIN student s ON s.id = l.student_id WHERE l.guardian_id = g.id"
    "  AND s.departed_at IS NULL AND (l.level = 1 OR (l.level = 2 AND h.level2_accounts = 1)))"
    " AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.guardian_id = g.id)" },
  { "guardian record %s is answered for by account %s, which is grouped, or which a break or a purge ended",
    "SELECT t.guardian_id, c.username FROM attachment t JOIN account c ON c.id = t.account_id"
    " WHERE c.state = 'grouped' OR (c.state = 'disabled' AND c.disabled_at IS NULL)" },
  { "guardian record %s is answered for by account %s, which is no guardian's",
    "SELECT t.guardian_id, c.username FROM attachment t JOIN account c ON c.id = t.account_id"
    " WHERE c.kind <> 'guardian'" },
  { "account %s (%s) is grouped, but not in exactly one confirmed grouping",
    "SELECT c.id, c.username FROM account c WHERE c.state = 'grouped' AND 1 <> (SELECT count(*)"
    " FROM grouping_member m JOIN account_grouping g ON g.id = m.grouping_id"
    " WHERE m.account_id = c.id AND g.state = 'confirmed')" },
  { "account %s (%s) is grouped or disabled and still has a session",
    "SELECT c.id, c.username FROM account c WHERE c.state IN ('grouped', 'disabled')"
    " AND EXISTS (SELECT 1 FROM session s WHERE s.account_id = c.id)" },
  { "account %s (%s) is grouped, or ended, and still has a valid letter",
    "SELECT c.id, c.username FROM account c WHERE (c.state = 'grouped' OR (c.state = 'disabled' AND c.disabled_at IS NULL))"
    " AND EXISTS (SELECT 1 FROM letter l WHERE l.account_id = c.id AND l.ended_at IS NULL)" },
  { "account %s (%s) is active without a password, or provisional with one",
    "SELECT c.id, c.username FROM account c WHERE ((c.state = 'active' AND c.password_hash IS NULL)"
    " OR (c.state = 'provisional' AND c.password_hash IS NOT NULL))" },
  { "account %s (%s) has a session of another scope than its state allows",
    "SELECT c.id, c.username FROM account c JOIN session s ON s.account_id = c.id"
    " WHERE (c.state = 'provisional') <> (s.scope = 'activation')" },
  { "confirmed grouping %s has no guardian record left (primary %s)",
    "SELECT g.id, c.username FROM account_grouping g JOIN account c ON c.id = g.primary_account_id"
    " WHERE g.state = 'confirmed' AND EXISTS (SELECT 1 FROM grouping_record r WHERE r.grouping_id = g.id)"
    " AND NOT EXISTS (SELECT 1 FROM grouping_record r WHERE r.grouping_id = g.id AND r.broken_at IS NULL)" },
  { "grouping %s is %s and still has a guardian record",
    "SELECT g.id, g.state FROM account_grouping g WHERE g.state <> 'confirmed' AND EXISTS"
    " (SELECT 1 FROM grouping_record r WHERE r.grouping_id = g.id AND r.broken_at IS NULL)" },
  { "guardian record %s is attached by grouping %s, which is not confirmed or does not know it",
    "SELECT t.guardian_id, t.grouping_id FROM attachment t WHERE t.grouping_id IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM account_grouping g JOIN grouping_record r ON r.grouping_id = g.id WHERE g.id = t.grouping_id"
    "  AND r.guardian_id = t.guardian_id AND r.broken_at IS NULL AND g.state = 'confirmed'"
    "  AND g.primary_account_id = t.account_id)" },
  { "guardian record %s is attached by no grouping to account %s, which it is not from",
    "SELECT t.guardian_id, c.username FROM attachment t JOIN account c ON c.id = t.account_id"
    " WHERE t.grouping_id IS NULL AND t.origin_account_id <> t.account_id" },
  { "account %s (%s) is disabled by its school and signs in all the same",
    "SELECT c.id, c.username FROM account c WHERE c.disabled_at IS NOT NULL AND c.state <> 'disabled'" },
  { "guardian record %s is answered for by account %s, though its account was purged",
    "SELECT t.guardian_id, c.username FROM attachment t JOIN account c ON c.id = t.account_id"
    " JOIN guardian g ON g.id = t.guardian_id WHERE g.purged_at IS NOT NULL OR c.purged_at IS NOT NULL" },
  { "account %s (%s) was purged and something of its holder is left",
    "SELECT c.id, c.username FROM account c WHERE c.purged_at IS NOT NULL AND (c.state <> 'disabled'"
    " OR c.first_name <> '' OR c.birth_name <> '' OR c.email IS NOT NULL OR c.confirmed_email IS NOT NULL"
    " OR c.phone IS NOT NULL OR c.password_hash IS NOT NULL OR c.search_words IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM letter l WHERE l.account_id = c.id)"
    " OR EXISTS (SELECT 1 FROM session s WHERE s.account_id = c.id))" },
  { "account %s is found by the word %s, which is none of its own",
    "SELECT w.account_id, w.word FROM search_word w JOIN account c ON c.id = w.account_id"
    " WHERE c.search_words IS NULL OR c.uai <> w.uai"
    " OR replace (' ' || c.search_words || ' ', ' ' || w.word || ' ', '') = ' ' || c.search_words || ' '" },
  { "account %s (%s) is not found by each of its words",
    "SELECT c.id, c.username FROM account c LEFT JOIN (SELECT account_id, count(*) AS words FROM search_word"
    " GROUP BY account_id) w ON w.account_id = c.id WHERE c.search_words IS NOT NULL"
    " AND length (c.search_words) - length (replace (c.search_words, ' ', '')) + 1 <> coalesce (w.words, 0)" },
  { "link of guardian record %s joins two schools (%s)",
    "SELECT g.id, g.uai FROM link l JOIN guardian g ON g.id = l.guardian_id JOIN student s ON s.id = l.student_id"
    " WHERE g.uai <> s.uai" },
  { "guardian record %s has student %s hidden, or shown, against the last report of \"not my child\"",
    "SELECT l.guardian_id, l.student_id FROM link l LEFT JOIN task t ON t.guardian_id = l.guardian_id"
    " AND t.student_id = l.student_id AND t.kind = 'not-my-child' AND NOT EXISTS (SELECT 1 FROM task o"
    "  WHERE o.guardian_id = t.guardian_id AND o.student_id = t.student_id AND o.kind = t.kind AND o.id > t.id)"
    " WHERE (l.rejected_at IS NOT NULL) <> (t.id IS NOT NULL AND (t.answer IS NULL OR t.answer = 'accepted'))" },
};

#define MOST_A_ROW 100

static gboolean
check_one (FrtTransaction *tx, const char *sentence, const char *query, GPtrArray *faults, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (tx, error, query, "");

  for (guint i = 0; i < MOST_A_ROW && frt_rows_next (rows); i++) {
    g_auto (GStrv) parts = g_strsplit (sentence, "%s", 3);

    g_ptr_array_add (faults, g_strconcat (parts[0], frt_rows_text (rows, 0), parts[1], frt_rows_text (rows, 1), parts[2],
                                          NULL));
  }
  return frt_rows_end (rows, error);
}

/* See the header. */
gboolean
frt_invariants_check (FrtTransaction *tx, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    if (!check_one (tx, invariants[i].sentence, invariants[i].query, faults, error))
      return FALSE;
  return TRUE;
}
