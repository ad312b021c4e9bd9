/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-oneroster-tables.h"

#include "formats/frt-date.h"

#include <string.h>

/* What makes one person stands in three files, and who is whose guardian on either row: so everything that others say is
 * put into an index first, and users.csv is read twice. */

static const struct {
  const char *name;
  FrtRole     role;
} roles[] = {
  { "student", FRT_ROLE_STUDENT },
  { "parent", FRT_ROLE_GUARDIAN },
  { "guardian", FRT_ROLE_GUARDIAN },
  { "relative", FRT_ROLE_RELATIVE },
};

static FrtRole
parse_role (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (name, roles[i].name) == 0)
      return roles[i].role;
  return FRT_ROLE_OTHER;
}

/* Of several roles the one that matters most here: a teacher may well be a parent. */
static gboolean
note_role (FrtOneroster *self, const char *user, FrtRole role, GError **error)
{
  FrtPersonEntry entry;

  if (frt_person_index_look_up (self->people, user, &entry, error) < 0)
    return FALSE;
  entry.role = (guint8) MAX (entry.role, role);
  return frt_person_index_store (self->people, user, &entry, error);
}

static gboolean
read_role (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *user = frt_csv_get (csv, FRT_ROLES_USER), *role = frt_csv_get (csv, FRT_ROLES_ROLE);

  if (user == NULL || role == NULL)
    return frt_csv_set_error (csv, error, "a role without %s: export the file again", user ? "role" : "userSourcedId");
  return note_role (self, user, parse_role (role), error);
}

static gboolean
read_demographics (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *date = frt_csv_get (csv, FRT_DEMOGRAPHICS_BIRTH_DATE);
  FrtPersonEntry entry;

  if (date == NULL)
    return TRUE;
  if (!frt_date_is_iso (date))
    return frt_csv_set_error (csv, error, "birthDate “%s” is not a date (YYYY-MM-DD): correct it, then export again",
                              date);
  if (frt_person_index_look_up (self->people, frt_csv_get (csv, FRT_COLUMN_ID), &entry, error) < 0)
    return FALSE;
  g_strlcpy (entry.birth_date, date, sizeof entry.birth_date);
  return frt_person_index_store (self->people, frt_csv_get (csv, FRT_COLUMN_ID), &entry, error);
}

static gboolean
take_kinship (FrtCsv *csv, FrtPersonEntry *entry, GError **error)
{
  const char *text = frt_csv_get (csv, FRT_USERS_KINSHIP);
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 99, &number, NULL))
    return frt_csv_set_error (csv, error, "metadata.fratrie.codeParente “%s” is not a number from 0 to 99: correct it, "
                              "then export again", text);
  entry->kinship = (guint8) number;
  return TRUE;
}

static gboolean
is_enabled (FrtCsv *csv)
{
  const char *enabled = frt_csv_get (csv, FRT_USERS_ENABLED);

  return enabled == NULL || (g_ascii_strcasecmp (enabled, "false") != 0 && !g_str_equal (enabled, "0"));
}

/* The first time through users.csv: who is who. */
static gboolean
note_user (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *id = frt_csv_get (csv, FRT_COLUMN_ID), *role = frt_csv_get (csv, FRT_USERS_ROLE);
  FrtPersonEntry entry;

  if (!frt_csv_has (csv, FRT_USERS_ROLE) && !frt_bundle_has (self->bundle, frt_table_get_file (FRT_TABLE_ROLES)))
    return frt_csv_set_error (csv, error, "users.csv has no column role, as in 1.1, and there is no roles.csv, as in 1.2: give"
                              " the whole set");
  if (frt_person_index_look_up (self->people, id, &entry, error) < 0 || !take_kinship (csv, &entry, error))
    return FALSE;
  if (role != NULL)
    entry.role = (guint8) MAX (entry.role, parse_role (role));
  if (!is_enabled (csv))
    entry.role = FRT_ROLE_GONE;
  return frt_person_index_store (self->people, id, &entry, error);
}

/* The value of a type among "{type:value},{type:value}"; NULL when there is none. */
static char *
dup_user_id (const char *ids, const char *type)
{
  g_auto (GStrv) parts = g_strsplit (ids != NULL ? ids : "", ",", -1);
  gsize length = strlen (type);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *part = g_strstrip (parts[i]), *end = strchr (part, '}');

    if (part[0] != '{' || end == NULL || g_ascii_strncasecmp (part + 1, type, length) != 0 || part[1 + length] != ':')
      continue;
    *end = '\0';
    part = g_strstrip (part + length + 2);
    return *part != '\0' && g_utf8_strlen (part, -1) <= 20 ? g_strdup (part) : NULL;
  }
  return NULL;
}

static gboolean
take_names (FrtCsv *csv, FrtRecord *record, GError **error)
{
  record->birth_name = frt_csv_get (csv, FRT_USERS_FAMILY_NAME);
  record->used_name = frt_csv_get (csv, FRT_USERS_PREFERRED_FAMILY_NAME);
  record->first_name = frt_csv_get (csv, FRT_USERS_GIVEN_NAME);
  return (record->birth_name != NULL && record->first_name != NULL) ||
         frt_csv_set_error (csv, error, "user %s has no %s: complete it, then export again", frt_csv_get (csv, FRT_COLUMN_ID),
                            record->birth_name == NULL ? "familyName" : "givenName");
}

static gboolean
give_student (FrtOneroster *self, FrtCsv *csv, const FrtPersonEntry *entry, GError **error)
{
  FrtRecord record = frt_table_begin (csv, FRT_RECORD_STUDENT);
  g_autofree char *ine = dup_user_id (frt_csv_get (csv, FRT_USERS_IDS), "INE");
  g_autofree char *elenoet = dup_user_id (frt_csv_get (csv, FRT_USERS_IDS), "ELENOET");

  if (!take_names (csv, &record, error))
    return FALSE;
  record.student_key = frt_csv_get (csv, FRT_COLUMN_ID);
  record.ine = ine;
  record.elenoet = elenoet;
  record.birth_date = entry->birth_date[0] != '\0' ? entry->birth_date : NULL;
  return self->func (&record, self->data, error);
}

static gboolean
give_guardian (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  FrtRecord record = frt_table_begin (csv, FRT_RECORD_GUARDIAN);

  if (!take_names (csv, &record, error))
    return FALSE;
  record.guardian_key = frt_csv_get (csv, FRT_COLUMN_ID);
  record.email = frt_csv_get (csv, FRT_USERS_EMAIL);
  record.mobile = frt_csv_get (csv, FRT_USERS_SMS);
  return self->func (&record, self->data, error);
}

/* A link told on both rows is given once. */
static gboolean
give_link (FrtOneroster *self, FrtCsv *csv, const char *student, const char *guardian, const FrtPersonEntry *entry,
           GError **error)
{
  FrtRecord record = frt_table_begin (csv, FRT_RECORD_LINK);
  g_autofree char *key = g_strconcat (student, "\n", guardian, NULL);
  FrtPersonEntry known;
  int found = frt_person_index_look_up (self->people, key, &known, error);

  if (found != 0)
    return found > 0;
  if (!frt_person_index_store (self->people, key, &known, error))
    return FALSE;
  record.student_key = student;
  record.guardian_key = guardian;
  record.level = entry->role == FRT_ROLE_GUARDIAN ? 1 : 3;
  record.kinship = entry->kinship;
  return self->func (&record, self->data, error);
}

static gboolean
is_guardian (FrtRole role)
{
  return role == FRT_ROLE_GUARDIAN || role == FRT_ROLE_RELATIVE;
}

/* An agent nobody knows makes a link all the same, which whoever has seen all reports; one of another kind makes none. */
static gboolean
give_agent (FrtOneroster *self, FrtCsv *csv, const FrtPersonEntry *entry, const char *agent, GError **error)
{
  const char *id = frt_csv_get (csv, FRT_COLUMN_ID);
  FrtPersonEntry other;
  int found = frt_person_index_look_up (self->people, agent, &other, error);

  if (found < 0)
    return FALSE;
  if (entry->role == FRT_ROLE_STUDENT)
    return (found > 0 && !is_guardian (other.role)) || give_link (self, csv, id, agent, &other, error);
  return (found > 0 && other.role != FRT_ROLE_STUDENT) || give_link (self, csv, agent, id, entry, error);
}

static gboolean
give_agents (FrtOneroster *self, FrtCsv *csv, const FrtPersonEntry *entry, GError **error)
{
  const char *agents = frt_csv_get (csv, FRT_USERS_AGENTS);
  g_auto (GStrv) parts = g_strsplit (agents != NULL ? agents : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *agent = g_strstrip (parts[i]);

    if (*agent != '\0' && !give_agent (self, csv, entry, agent, error))
      return FALSE;
  }
  return TRUE;
}

/* The second time through users.csv. */
static gboolean
give_user (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  FrtPersonEntry entry;

  if (frt_person_index_look_up (self->people, frt_csv_get (csv, FRT_COLUMN_ID), &entry, error) < 0)
    return FALSE;
  if (entry.role == FRT_ROLE_STUDENT)
    return give_student (self, csv, &entry, error) && give_agents (self, csv, &entry, error);
  if (is_guardian (entry.role))
    return give_guardian (self, csv, error) && give_agents (self, csv, &entry, error);
  return TRUE;
}

static gboolean
read_if_there (FrtOneroster *self, FrtTable table, FrtTableFunc func, GError **error)
{
  return !frt_bundle_has (self->bundle, frt_table_get_file (table)) || frt_table_read (self, table, func, error);
}

/**
 * frt_oneroster_read_people:
 * @self: a set
 * @error: return location for a #GError, or %NULL
 *
 * Gives the students, the guardians and their links.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE, the caller's own, or %FRT_ERROR_INTERNAL
 */
gboolean
frt_oneroster_read_people (FrtOneroster *self, GError **error)
{
  return read_if_there (self, FRT_TABLE_ROLES, read_role, error) &&
         read_if_there (self, FRT_TABLE_DEMOGRAPHICS, read_demographics, error) &&
         frt_table_read (self, FRT_TABLE_USERS, note_user, error) &&
         frt_table_read (self, FRT_TABLE_USERS, give_user, error);
}
