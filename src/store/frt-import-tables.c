/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-import-tables.h"

#define TWICE "EXISTS (SELECT 1 FROM stage_student o WHERE o.student_id = stage_student.student_id" \
              " AND o.student_key < stage_student.student_key)"

#define FILE_SAYS_AS_BEFORE "x.birth_name = name_correction.file_birth_name" \
                            " AND x.used_name IS NOT DISTINCT FROM name_correction.file_used_name" \
                            " AND x.first_name = name_correction.file_first_name"

/* Where the file still says what a school corrected here, the correction holds; where it says something new, it is over. */
static gboolean
correct_names (FrtTransaction *tx, GError **error)
{
  return
    frt_execute (tx, error, "DELETE FROM name_correction WHERE EXISTS (SELECT 1 FROM stage_guardian x"
                 " WHERE x.guardian_id = name_correction.guardian_id AND NOT (" FILE_SAYS_AS_BEFORE "))", "") &&
    frt_execute (tx, error, "UPDATE stage_guardian SET birth_name = n.birth_name, used_name = n.used_name,"
                 " first_name = n.first_name FROM name_correction n WHERE n.guardian_id = stage_guardian.guardian_id", "");
}

/* A file without addresses says nothing about them: those that are known stay. */
static gboolean
find_addresses (FrtTransaction *tx, GError **error)
{
  gint64 told;

  if (!frt_query_int (tx, &told, error, "SELECT count(*) FROM (SELECT 1 FROM stage_address LIMIT 1) AS one", ""))
    return FALSE;
  return frt_execute (tx, error, told > 0
    ? "UPDATE stage_guardian SET address = (SELECT address FROM stage_address a WHERE a.address_key ="
      " stage_guardian.address_key) WHERE address_key IS NOT NULL"
    : "UPDATE stage_guardian SET address = (SELECT address FROM guardian g WHERE g.id = stage_guardian.guardian_id)"
      " WHERE guardian_id IS NOT NULL", "");
}

/* See the header. A student found by a weaker key must not be known by another stronger one. */
gboolean
frt_import_tables_match (FrtTransaction *tx, const char *uai, const char *today, GError **error)
{
  return
    frt_execute (tx, error, "UPDATE stage_student SET class = (SELECT class FROM stage_class c WHERE c.student_key ="
                 " stage_student.student_key), departed = CASE WHEN left_on <= $1 THEN 1 ELSE 0 END", "s", today) &&
    frt_execute (tx, error, "UPDATE stage_student SET student_id = (SELECT min (id) FROM student s WHERE s.uai = $1"
                 " AND s.ine = stage_student.ine) WHERE ine IS NOT NULL", "s", uai) &&
    frt_run_script (tx, "CREATE INDEX stage_student_id ON stage_student (student_id);", error) &&
    frt_execute (tx, error, "UPDATE stage_student SET student_id = NULL WHERE student_id IS NOT NULL AND " TWICE, "") &&
    frt_execute (tx, error, "UPDATE stage_student SET student_id = (SELECT min (id) FROM student s WHERE s.uai = $1"
                 " AND s.elenoet = stage_student.elenoet AND (s.ine IS NULL OR stage_student.ine IS NULL)"
                 " AND NOT EXISTS (SELECT 1 FROM stage_student o WHERE o.student_id = s.id))"
                 " WHERE student_id IS NULL AND elenoet IS NOT NULL", "s", uai) &&
    frt_execute (tx, error, "UPDATE stage_student SET student_id = (SELECT min (id) FROM student s WHERE s.uai = $1"
                 " AND s.student_key = stage_student.student_key AND (s.ine IS NULL OR stage_student.ine IS NULL)"
                 " AND (s.elenoet IS NULL OR stage_student.elenoet IS NULL)"
                 " AND NOT EXISTS (SELECT 1 FROM stage_student o WHERE o.student_id = s.id))"
                 " WHERE student_id IS NULL", "s", uai) &&
    frt_execute (tx, error, "UPDATE stage_student SET student_id = NULL WHERE student_id IS NOT NULL AND " TWICE, "") &&
    frt_execute (tx, error, "UPDATE stage_guardian SET guardian_id = (SELECT id FROM guardian g WHERE g.uai = $1"
                 " AND g.guardian_key = stage_guardian.guardian_key)", "s", uai) &&
    correct_names (tx, error) && find_addresses (tx, error) &&
    frt_run_script (tx, "CREATE INDEX stage_guardian_id ON stage_guardian (guardian_id);", error);
}

#define STUDENT_DIFFERS \
  "(s.student_key IS DISTINCT FROM x.student_key OR s.ine IS DISTINCT FROM coalesce (x.ine, s.ine)" \
  " OR s.elenoet IS DISTINCT FROM coalesce (x.elenoet, s.elenoet) OR s.birth_name <> x.birth_name" \
  " OR s.used_name IS DISTINCT FROM x.used_name OR s.first_name <> x.first_name" \
  " OR s.birth_date IS DISTINCT FROM x.birth_date OR s.class IS DISTINCT FROM x.class OR s.departed_at IS NOT NULL)"
#define GUARDIAN_DIFFERS \
  "(g.civility IS DISTINCT FROM x.civility OR g.birth_name <> x.birth_name OR g.used_name IS DISTINCT FROM x.used_name" \
  " OR g.first_name <> x.first_name OR g.email IS DISTINCT FROM x.email OR g.mobile IS DISTINCT FROM x.mobile" \
  " OR g.address IS DISTINCT FROM x.address OR g.departed_at IS NOT NULL)"

static gboolean
count_sets (FrtTransaction *tx, const char *uai, const char *const queries[4], FrtTableCounts *counts, GError **error)
{
  gint64 same;

  if (!frt_query_int (tx, &counts->created, error, queries[0], "") ||
      !frt_query_int (tx, &counts->changed, error, queries[1], "") ||
      !frt_query_int (tx, &same, error, queries[2], "") ||
      !frt_query_int (tx, &counts->departed, error, queries[3], "s", uai))
    return FALSE;
  counts->unchanged = same - counts->changed;
  return TRUE;
}

/* See the header. */
gboolean
frt_import_tables_count (FrtTransaction *tx, const char *uai, FrtTableCounts *students, FrtTableCounts *guardians,
                         GError **error)
{
  static const char *const student_queries[] = {
    "SELECT count(*) FROM stage_student WHERE student_id IS NULL AND departed = 0",
    "SELECT count(*) FROM stage_student x JOIN student s ON s.id = x.student_id WHERE x.departed = 0 AND " STUDENT_DIFFERS,
    "SELECT count(*) FROM stage_student WHERE student_id IS NOT NULL AND departed = 0",
    ("SELECT count(*) FROM student s WHERE s.uai = $1 AND s.departed_at IS NULL"
     " AND NOT EXISTS (SELECT 1 FROM stage_student x WHERE x.student_id = s.id AND x.departed = 0)"),
  };
  static const char *const guardian_queries[] = {
    "SELECT count(*) FROM stage_guardian WHERE guardian_id IS NULL",
    "SELECT count(*) FROM stage_guardian x JOIN guardian g ON g.id = x.guardian_id WHERE " GUARDIAN_DIFFERS,
    "SELECT count(*) FROM stage_guardian WHERE guardian_id IS NOT NULL",
    ("SELECT count(*) FROM guardian g WHERE g.uai = $1 AND g.departed_at IS NULL"
     " AND NOT EXISTS (SELECT 1 FROM stage_guardian x WHERE x.guardian_id = g.id)"),
  };

  return count_sets (tx, uai, student_queries, students, error) &&
         count_sets (tx, uai, guardian_queries, guardians, error);
}

static gboolean
apply_students (FrtTransaction *tx, const char *uai, gint64 now, GError **error)
{
  return
    frt_execute (tx, error, "UPDATE student AS s SET student_key = x.student_key, ine = coalesce (x.ine, s.ine),"
                 " elenoet = coalesce (x.elenoet, s.elenoet), birth_name = x.birth_name, used_name = x.used_name,"
                 " first_name = x.first_name, birth_date = x.birth_date, class = x.class, departed_at = NULL"
                 " FROM stage_student x WHERE x.student_id = s.id AND x.departed = 0 AND " STUDENT_DIFFERS, "") &&
    frt_execute (tx, error, "UPDATE student AS s SET departed_at = $2 WHERE s.uai = $1 AND s.departed_at IS NULL"
                 " AND NOT EXISTS (SELECT 1 FROM stage_student x WHERE x.student_id = s.id AND x.departed = 0)",
                 "sl", uai, now) &&
    frt_execute (tx, error, "INSERT INTO student (uai, student_key, ine, elenoet, birth_name, used_name, first_name,"
                 " birth_date, class) SELECT $1, student_key, ine, elenoet, birth_name, used_name, first_name, birth_date,"
                 " class FROM stage_student WHERE student_id IS NULL AND departed = 0 ORDER BY student_key", "s", uai) &&
    /* Who has just come in under this key is the newest who has it. */
    frt_execute (tx, error, "UPDATE stage_student SET student_id = (SELECT max (id) FROM student s WHERE s.uai = $1"
                 " AND s.student_key = stage_student.student_key) WHERE student_id IS NULL AND departed = 0", "s", uai);
}

static gboolean
apply_guardians (FrtTransaction *tx, const char *uai, gint64 now, GError **error)
{
  return
    frt_execute (tx, error, "UPDATE guardian AS g SET civility = x.civility, birth_name = x.birth_name,"
                 " used_name = x.used_name, first_name = x.first_name, email = x.email, mobile = x.mobile,"
                 " address = x.address, departed_at = NULL FROM stage_guardian x WHERE x.guardian_id = g.id"
                 " AND " GUARDIAN_DIFFERS, "") &&
    frt_execute (tx, error, "UPDATE guardian AS g SET departed_at = $2 WHERE g.uai = $1 AND g.departed_at IS NULL"
                 " AND NOT EXISTS (SELECT 1 FROM stage_guardian x WHERE x.guardian_id = g.id)", "sl", uai, now) &&
    frt_execute (tx, error, "INSERT INTO guardian (uai, guardian_key, civility, birth_name, used_name, first_name, email,"
                 " mobile, address) SELECT $1, guardian_key, civility, birth_name, used_name, first_name, email, mobile,"
                 " address FROM stage_guardian WHERE guardian_id IS NULL ORDER BY guardian_key", "s", uai) &&
    frt_execute (tx, error, "UPDATE stage_guardian SET guardian_id = (SELECT id FROM guardian g WHERE g.uai = $1"
                 " AND g.guardian_key = stage_guardian.guardian_key) WHERE guardian_id IS NULL", "s", uai) &&
    /* An account bears its own record's name; one that answers for others only keeps the name it had. */
    frt_execute (tx, error, "UPDATE account AS c SET civility = x.civility, birth_name = x.birth_name,"
                 " used_name = x.used_name, first_name = x.first_name FROM attachment t, stage_guardian x"
                 " WHERE t.origin_account_id = c.id AND x.guardian_id = t.guardian_id AND (c.birth_name <> x.birth_name"
                 " OR c.used_name IS DISTINCT FROM x.used_name OR c.first_name <> x.first_name"
                 " OR c.civility IS DISTINCT FROM x.civility)", "");
}

static gboolean
apply_links (FrtTransaction *tx, const char *uai, gint64 now, GError **error)
{
  return
    frt_execute (tx, error, "DELETE FROM link WHERE guardian_id IN (SELECT id FROM guardian WHERE uai = $1) AND NOT EXISTS"
                 " (SELECT 1 FROM stage_link x JOIN stage_guardian g ON g.guardian_key = x.guardian_key"
                 "  JOIN stage_student s ON s.student_key = x.student_key"
                 "  WHERE g.guardian_id = link.guardian_id AND s.student_id = link.student_id)", "s", uai) &&
    frt_execute (tx, error, "INSERT INTO link (guardian_id, student_id, level, kinship, since)"
                 " SELECT g.guardian_id, s.student_id, x.level, x.kinship, $1 FROM stage_link x"
                 " JOIN stage_guardian g ON g.guardian_key = x.guardian_key"
                 " JOIN stage_student s ON s.student_key = x.student_key WHERE s.student_id IS NOT NULL"
                 " ON CONFLICT (guardian_id, student_id) DO UPDATE SET level = excluded.level, kinship = excluded.kinship"
                 " WHERE link.level <> excluded.level OR link.kinship <> excluded.kinship", "l", now) &&
    /* A child that was reported as not theirs stays hidden though its link went and came back. */
    frt_execute (tx, error, "UPDATE link SET rejected_at = t.created_at FROM task t WHERE t.uai = $1"
                 " AND t.kind = 'not-my-child' AND (t.answer IS NULL OR t.answer = 'accepted')"
                 " AND t.guardian_id = link.guardian_id AND t.student_id = link.student_id AND link.rejected_at IS NULL"
                 " AND NOT EXISTS (SELECT 1 FROM task o WHERE o.guardian_id = t.guardian_id"
                 "  AND o.student_id = t.student_id AND o.kind = t.kind AND o.id > t.id)", "s", uai);
}

/* See the header. */
gboolean
frt_import_tables_apply (FrtTransaction *tx, const char *uai, gint64 now, GError **error)
{
  return apply_students (tx, uai, now, error) && apply_guardians (tx, uai, now, error) && apply_links (tx, uai, now, error);
}

/* See the header. */
gboolean
frt_import_tables_have_grown (FrtTransaction *tx, GError **error)
{
  return frt_run_file (tx, "grown.sql", error);
}

static const struct {
  const char *message;
  const char *query;      /* file, line; in file order */
} anomalies[] = {
  { "this link names a pupil (ELEVE_ID, sourcedId) who is not in the file; it is left out",
    "SELECT x.file, x.line FROM stage_link x WHERE NOT EXISTS (SELECT 1 FROM stage_student s"
    " WHERE s.student_key = x.student_key) ORDER BY x.line" },
  { "this link names a person (PERSONNE_ID, sourcedId) who is not in the file; it is left out",
    "SELECT x.file, x.line FROM stage_link x WHERE NOT EXISTS (SELECT 1 FROM stage_guardian g"
    " WHERE g.guardian_key = x.guardian_key) ORDER BY x.line" },
  { "this person's address (ADRESSE_ID) is not in the file; the letter will have none",
    "SELECT x.file, x.line FROM stage_guardian x WHERE x.address_key IS NOT NULL AND x.address IS NULL"
    " AND EXISTS (SELECT 1 FROM stage_address) ORDER BY x.line" },
  { "this pupil has three legal guardians or more; each of them gets an account; check them",
    "SELECT s.file, s.line FROM stage_student s WHERE (SELECT count(*) FROM stage_link x"
    " WHERE x.student_key = s.student_key AND x.level = 1) >= 3 ORDER BY s.line" },
  { "this pupil is in no class yet",
    "SELECT s.file, s.line FROM stage_student s WHERE s.class IS NULL AND s.departed = 0 ORDER BY s.line" },
  { "this pupil has no guardian in the file",
    "SELECT s.file, s.line FROM stage_student s WHERE s.departed = 0 AND NOT EXISTS"
    " (SELECT 1 FROM stage_link x WHERE x.student_key = s.student_key) ORDER BY s.line" },
  { "a class is given for a pupil (ELEVE_ID, sourcedId) who is not in the file",
    "SELECT c.file, c.line FROM stage_class c WHERE NOT EXISTS (SELECT 1 FROM stage_student s"
    " WHERE s.student_key = c.student_key) ORDER BY c.line" },
  { "the legal guardian is the child protection service (kinship 51), not a person; check who receives the letter",
    "SELECT x.file, x.line FROM stage_link x WHERE x.kinship = 51 AND x.level = 1 ORDER BY x.line" },
  { "an adult pupil answers for himself or herself (kinship 70); check who receives the letter",
    "SELECT x.file, x.line FROM stage_link x WHERE x.kinship = 70 ORDER BY x.line" },
  { "two pupils have this national number (INE); the second is taken for another pupil",
    "SELECT s.file, s.line FROM stage_student s WHERE s.ine IS NOT NULL AND EXISTS (SELECT 1 FROM stage_student o"
    " WHERE o.ine = s.ine AND o.student_key < s.student_key) ORDER BY s.line" },
  { "two persons have this same name; if it is one person, correct it at the school: they are never merged here",
    "SELECT file, line FROM (SELECT file, line, row_number() OVER (PARTITION BY birth_name, first_name"
    " ORDER BY guardian_key) AS nth FROM stage_guardian) AS same WHERE nth > 1 ORDER BY line" },
};

/* See the header. */
gboolean
frt_import_tables_anomalies (FrtTransaction *tx, FrtAnomalyFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (anomalies); i++) {
    g_autoptr (FrtRows) rows = frt_query (tx, error, anomalies[i].query, "");

    while (frt_rows_next (rows))
      func (frt_rows_text (rows, 0), (guint) frt_rows_int (rows, 1), anomalies[i].message, data);
    if (!frt_rows_end (rows, error))
      return FALSE;
  }
  return TRUE;
}
