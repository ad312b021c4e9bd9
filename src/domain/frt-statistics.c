/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-statistics.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-limits.h"
#include "domain/frt-schools.h"
#include "store/frt-statistics-tables.h"

#define DAYS_BACK 365

static gboolean
count_school (FrtTransaction *tx, const FrtSchool *school, JsonObject *object, GError **error)
{
  static const char *const members[] = { "guardians", "children", "provisional", "active", "grouped", "disabled",
                                         "groupings" };
  JsonObject *accounts = json_object_new ();
  gint64 count;

  json_object_set_string_member (object, "uai", school->uai);
  json_object_set_string_member (object, "name", school->name);
  json_object_set_object_member (object, "accounts", accounts);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    if (!frt_schools_tables_count (tx, school->uai, (FrtSchoolCount) i, &count, error))
      return FALSE;
    json_object_set_int_member (i >= FRT_COUNT_PROVISIONAL && i <= FRT_COUNT_DISABLED ? accounts : object, members[i], count);
  }
  return TRUE;
}

static gboolean
add_classes (FrtTransaction *tx, const char *uai, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *classes = json_array_new ();

  json_object_set_array_member (object, "classes", classes);
  if (!frt_statistics_tables_classes (tx, uai, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const FrtClassFigures *row = g_ptr_array_index (rows, i);
    JsonObject *class = json_object_new ();

    json_array_add_object_element (classes, class);
    frt_json_set_string (class, "class", row->name);
    json_object_set_int_member (class, "children", row->children);
    json_object_set_int_member (class, "never_notified", row->never_notified);
    json_object_set_int_member (class, "provisional", row->provisional);
    json_object_set_int_member (class, "active", row->active);
    json_object_set_int_member (class, "grouped", row->grouped);
  }
  return TRUE;
}

/* What a day's events are called in its figures. */
static const struct { const char *event, *member; } figures[] = {
  { "letter-issued", "letters" }, { "activated", "activations" }, { "grouped", "groupings" }, { "grouping-broken", "breaks" },
};

static JsonObject *
add_day (JsonArray *days, const char *name)
{
  JsonObject *day = json_object_new ();

  json_object_set_string_member (day, "day", name);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    json_object_set_int_member (day, figures[i].member, 0);
  json_array_add_object_element (days, day);
  return day;
}

static gboolean
add_days (FrtTransaction *tx, const char *uai, gint64 now, JsonObject *object, GError **error)
{
  gint64 since = now - (gint64) DAYS_BACK * FRT_DAY, last = -1;
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *days = json_array_new ();
  JsonObject *day = NULL;

  json_object_set_array_member (object, "days", days);
  if (!frt_statistics_tables_days (tx, uai, since, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const FrtDayFigure *row = g_ptr_array_index (rows, i);
    g_autofree char *time = frt_time_format (row->day * FRT_DAY), *name = g_strndup (time, strlen ("2026-11-23"));

    if (row->day != last)
      day = add_day (days, name);
    last = row->day;
    for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
      if (g_str_equal (figures[j].event, row->event))
        json_object_set_int_member (day, figures[j].member, row->count);
  }
  return TRUE;
}

/**
 * frt_statistics_collect:
 * @domain: the domain
 * @uai: (nullable): one school, or all
 * @error: return location for a #GError
 *
 * Returns: (transfer full): see the header; %NULL with %FRT_ERROR_NOT_FOUND
 */
JsonNode *
frt_statistics_collect (const FrtDomain *domain, const char *uai, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (FrtSchoolRow) one = NULL;
  g_autoptr (GPtrArray) all = NULL;
  JsonArray *schools = json_array_new ();

  json_object_set_array_member (answer, "schools", schools);
  if (tx == NULL || (uai != NULL && !frt_schools_find (tx, uai, &one, error)) ||
      !frt_schools_tables_list (tx, &all, error))
    return NULL;
  for (guint i = 0; i < all->len; i++) {
    const FrtSchool *school = ((FrtSchoolRow *) all->pdata[i])->school;
    JsonObject *object;

    if (uai != NULL && !g_str_equal (school->uai, uai))
      continue;
    object = json_object_new ();
    json_array_add_object_element (schools, object);
    if (!count_school (tx, school, object, error))
      return NULL;
    if (uai != NULL && (!add_classes (tx, uai, object, error) ||
                        !add_days (tx, uai, frt_clock_now (&domain->clock), object, error)))
      return NULL;
  }
  return json_node_init_object (json_node_alloc (), answer);
}
