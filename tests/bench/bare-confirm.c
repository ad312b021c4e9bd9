/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "bare-confirm.h"

#include <sqlite3.h>

/* In the order in which the rules write them; $1 is the primary account, $2 the grouping. The chain's hash is not computed,
 * so a store that was used for this is good for nothing else. */
#define MEMBER "(SELECT account_id FROM grouping_member WHERE grouping_id = $2)"
static const char *const statements[] = {
  "INSERT INTO grouping_record (grouping_id, guardian_id, from_account_id)"
  " SELECT $2, guardian_id, account_id FROM attachment WHERE account_id = " MEMBER " AND $1 > 0",
  "UPDATE attachment SET account_id = $1, grouping_id = $2 WHERE account_id = " MEMBER,
  "UPDATE account SET state = 'grouped' WHERE id = " MEMBER " AND $1 > 0",
  "UPDATE letter SET ended_at = 1, ended_by = 'grouping' WHERE account_id = " MEMBER " AND ended_at IS NULL AND $1 > 0",
  "DELETE FROM session WHERE account_id = " MEMBER " AND $1 > 0",
  "UPDATE account_grouping SET state = 'cancelled' WHERE primary_account_id = " MEMBER " AND state = 'proposed' AND $1 > 0",
  "INSERT INTO event (at, account_id, name, detail, hash)"
  " VALUES (1, " MEMBER ", 'grouped', '{\"primary\":\"' || $1 || '\"}', printf ('%064d', 1))",
  "UPDATE event_head SET last_id = (SELECT max (id) FROM event), hash = printf ('%064d', $1 + $2)",
  "UPDATE account_grouping SET state = 'confirmed', confirmed_at = 1, digest = printf ('%064d', $1) WHERE id = $2",
  "INSERT INTO event (at, account_id, name, detail, hash)"
  " VALUES (1, $1, 'grouping-confirmed', '{\"grouping\":\"' || $2 || '\"}', printf ('%064d', 2))",
  "UPDATE event_head SET last_id = (SELECT max (id) FROM event), hash = printf ('%064d', $1 - $2)",
};

struct _BareConfirm {
  sqlite3      *db;                                       /* (owned) */
  sqlite3_stmt *prepared[G_N_ELEMENTS (statements)];      /* (owned) */
};

static void
check (BareConfirm *self, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE)
    g_error ("bare SQLite: %s", sqlite3_errmsg (self->db));
}

BareConfirm *
bare_confirm_open (const char *path)
{
  BareConfirm *self = g_new0 (BareConfirm, 1);

  check (self, sqlite3_open (path, &self->db));
  check (self, sqlite3_exec (self->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                             NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    check (self, sqlite3_prepare_v2 (self->db, statements[i], -1, &self->prepared[i], NULL));

  return self;
}

void
bare_confirm (BareConfirm *self, gint64 primary_id, const char *grouping_id)
{
  check (self, sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
    sqlite3_bind_int64 (self->prepared[i], 1, primary_id);
    sqlite3_bind_int64 (self->prepared[i], 2, g_ascii_strtoll (grouping_id, NULL, 10));
    check (self, sqlite3_step (self->prepared[i]));
    sqlite3_reset (self->prepared[i]);
  }
  check (self, sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL));
}

void
bare_confirm_close (BareConfirm *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    sqlite3_finalize (self->prepared[i]);
  sqlite3_close (self->db);
  g_free (self);
}
