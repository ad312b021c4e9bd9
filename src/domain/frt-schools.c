/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-schools.h"

#include "common/frt-error.h"
#include "domain/frt-journal.h"

/* See the header. */
gboolean
frt_schools_find (FrtTransaction *tx, const char *uai, FrtSchoolRow **school, GError **error)
{
  if (!frt_schools_tables_find (tx, uai, school, error))
    return FALSE;
  if (*school == NULL)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no school %s; add it with: school add", uai);
  return TRUE;
}

/**
 * frt_schools_add:
 * @domain: the domain
 * @uai: its UAI
 * @name: its name
 * @kind: what it is
 * @city: (nullable): where it is
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_REFUSED when the UAI is none, or is there already
 */
gboolean
frt_schools_add (const FrtDomain *domain, const char *uai, const char *name, FrtSchoolKind kind, const char *city,
                 GError **error)
{
  g_autoptr (FrtSchool) school = frt_school_new (uai, name, kind, city, NULL, NULL, NULL);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtSchoolRow) there = NULL;

  if (!frt_uai_is_valid (uai))
    return frt_error_set (error, FRT_ERROR_REFUSED, "'%s' is no UAI: 7 digits and a letter", uai);
  if (*name == '\0')
    return frt_error_set (error, FRT_ERROR_REFUSED, "a school needs a name");
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_schools_tables_find (tx, uai, &there, error))
    return FALSE;
  if (there != NULL)
    return frt_error_set (error, FRT_ERROR_REFUSED, "school %s is there already: %s", uai, there->school->name);
  return frt_schools_tables_add (tx, school, frt_clock_now (&domain->clock), error) &&
         frt_journal_write (domain, tx, uai, 0, "school-added", NULL, error) && frt_transaction_commit (tx, error);
}

/* What may be set, a column's name, and whether it is yes or no. */
typedef struct {
  const char *name;
  gboolean    is_flag;
} Key;

static const Key keys[] = {
  { "name", FALSE }, { "address", FALSE }, { "ent", FALSE }, { "website", FALSE }, { "contact", FALSE },
  { "level2_accounts", TRUE }, { "student_accounts", TRUE }, { "siblings", TRUE },
};

static const Key *
find_key (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].name, name))
      return &keys[i];
  frt_error_set (error, FRT_ERROR_USAGE, "a school has no '%s'", name);
  return NULL;
}

static gboolean
check_value (const Key *key, const char *value, gboolean *flag, GError **error)
{
  if (!key->is_flag)
    return *value != '\0' || !g_str_equal (key->name, "name") ||
           frt_error_set (error, FRT_ERROR_REFUSED, "a school needs a name");
  *flag = g_strv_contains ((const char *const[]) { "1", "yes", "true", NULL }, value);
  return *flag || g_strv_contains ((const char *const[]) { "0", "no", "false", NULL }, value) ||
         frt_error_set (error, FRT_ERROR_REFUSED, "%s is yes or no, not '%s'", key->name, value);
}

static gboolean
set_value (FrtTransaction *tx, const char *uai, const Key *key, const char *value, gboolean flag, GError **error)
{
  return key->is_flag ? frt_schools_tables_set_flag (tx, uai, key->name, flag, error)
                      : frt_schools_tables_set (tx, uai, key->name, *value != '\0' ? value : NULL, error);
}

static gboolean
set_one (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtSchoolSetting *setting, GError **error)
{
  const char *detail[] = { "key", setting->key, NULL };
  const Key *key = find_key (setting->key, error);
  gboolean flag = FALSE;

  return key != NULL && check_value (key, setting->value, &flag, error) &&
         set_value (tx, uai, key, setting->value, flag, error) &&
         frt_journal_write (domain, tx, uai, 0, "school-changed", detail, error);
}

/**
 * frt_schools_set:
 * @domain: the domain
 * @uai: a school
 * @settings: what to set, and to what
 * @n_settings: how many
 * @error: return location for a #GError
 *
 * Sets all of them or none.
 *
 * Returns: %FALSE with %FRT_ERROR_NOT_FOUND, %FRT_ERROR_USAGE (no such key) or %FRT_ERROR_REFUSED (no such value)
 */
gboolean
frt_schools_set (const FrtDomain *domain, const char *uai, const FrtSchoolSetting *settings, guint n_settings, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtSchoolRow) school = NULL;

  if (tx == NULL || !frt_schools_find (tx, uai, &school, error))
    return FALSE;
  for (guint i = 0; i < n_settings; i++)
    if (!set_one (domain, tx, uai, &settings[i], error))
      return FALSE;
  return frt_transaction_commit (tx, error);
}

/**
 * frt_schools_add_service:
 * @domain: the domain
 * @uai: a school
 * @name: the service's name
 * @url: (nullable): where it is
 * @description: (nullable): what it is
 * @classes: (nullable): whom it is for, everybody when %NULL or empty
 * @error: return location for a #GError
 *
 * Returns: whether it is there now
 */
gboolean
frt_schools_add_service (const FrtDomain *domain, const char *uai, const char *name, const char *url,
                         const char *description, const char *const *classes, GError **error)
{
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtSchoolRow) school = NULL;
  const char *detail[] = { "service", name, NULL };

  if (url != NULL && !g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://"))
    return frt_error_set (error, FRT_ERROR_REFUSED, "'%s' is no web address", url);
  tx = frt_store_write (domain->store, error);
  return tx != NULL && frt_schools_find (tx, uai, &school, error) &&
         frt_schools_tables_put_service (tx, uai, name, url, description, classes, error) &&
         frt_journal_write (domain, tx, uai, 0, "service-added", detail, error) && frt_transaction_commit (tx, error);
}

/**
 * frt_schools_remove_service:
 * @domain: the domain
 * @uai: a school
 * @name: one of its services
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_NOT_FOUND when it has none of that name
 */
gboolean
frt_schools_remove_service (const FrtDomain *domain, const char *uai, const char *name, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtSchoolRow) school = NULL;
  const char *detail[] = { "service", name, NULL };
  gboolean found;

  if (tx == NULL || !frt_schools_find (tx, uai, &school, error) ||
      !frt_schools_tables_drop_service (tx, uai, name, &found, error))
    return FALSE;
  if (!found)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "school %s has no service named '%s'", uai, name);
  return frt_journal_write (domain, tx, uai, 0, "service-removed", detail, error) && frt_transaction_commit (tx, error);
}
