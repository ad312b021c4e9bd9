/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-account.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

struct _FrtSchoolAccount {
  GObject                 parent_instance;

  FrtAccount             *account;             /* (owned) */
  FrtSchoolAccountStatus  status;
  char                   *birth_name;          /* (owned) */
  char                   *used_name;           /* (owned) (nullable) */
  gint64                  letter_expires_at;
  char                   *primary_username;    /* (owned) (nullable) */
  char                   *children;            /* (owned) */
};

G_DEFINE_FINAL_TYPE (FrtSchoolAccount, frt_school_account, G_TYPE_OBJECT)

static const char *const statuses[] = {
  [FRT_SCHOOL_ACCOUNT_NEVER_NOTIFIED] = "never-notified",
  [FRT_SCHOOL_ACCOUNT_NOTIFIED]       = "notified",
  [FRT_SCHOOL_ACCOUNT_EXPIRED]        = "expired",
  [FRT_SCHOOL_ACCOUNT_ACTIVATED]      = "activated",
  [FRT_SCHOOL_ACCOUNT_GROUPED]        = "grouped",
  [FRT_SCHOOL_ACCOUNT_IDLE]           = "idle",
  [FRT_SCHOOL_ACCOUNT_DISABLED]       = "disabled",
};

G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == FRT_SCHOOL_ACCOUNT_LAST + 1);

static void
frt_school_account_finalize (GObject *object)
{
  FrtSchoolAccount *self = FRT_SCHOOL_ACCOUNT (object);

  g_clear_object (&self->account);
  g_free (self->birth_name);
  g_free (self->used_name);
  g_free (self->primary_username);
  g_free (self->children);

  G_OBJECT_CLASS (frt_school_account_parent_class)->finalize (object);
}

static void
frt_school_account_class_init (FrtSchoolAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frt_school_account_finalize;
}

static void
frt_school_account_init (FrtSchoolAccount *self)
{
}

static gboolean
read_status (JsonObject *object, FrtSchoolAccountStatus *status, GError **error)
{
  const char *word = NULL;

  if (!frt_json_get_string (object, "status", &word, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i], word)) {
      *status = (FrtSchoolAccountStatus) i;
      return TRUE;
    }

  return frt_error_set_field (error, "/status", "no such status");
}

static gboolean
add_child (GString *text, JsonNode *node, GError **error)
{
  const char *first_name = NULL, *last_name = NULL, *class_name = NULL;
  JsonObject *child = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (child == NULL)
    return frt_error_set_field (error, "/children", "not a child");
  if (!frt_json_get_string (child, "first_name", &first_name, error) ||
      !frt_json_get_string (child, "last_name", &last_name, error) ||
      !frt_json_get_optional_string (child, "class", &class_name, error))
    return FALSE;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", first_name, last_name);
  if (class_name != NULL)
    g_string_append_printf (text, " (%s)", class_name);

  return TRUE;
}

static char *
read_children (JsonObject *object, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = NULL;

  if (!frt_json_get_array (object, "children", &array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_child (text, json_array_get_element (array, i), error))
      return NULL;

  return g_strdup (text->str);
}

/**
 * frt_school_account_new_from_json:
 * @object: one of the accounts of a school's search
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the account; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchoolAccount *
frt_school_account_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtSchoolAccount) self = g_object_new (FRT_TYPE_SCHOOL_ACCOUNT, NULL);
  const char *birth = NULL, *used = NULL, *primary = NULL, *expires = NULL;

  self->account = frt_account_new_from_json (object, error);
  if (self->account == NULL || !read_status (object, &self->status, error) ||
      !frt_json_get_string (object, "birth_name", &birth, error) ||
      !frt_json_get_optional_string (object, "used_name", &used, error) ||
      !frt_json_get_optional_string (object, "primary_username", &primary, error) ||
      !frt_json_get_optional_string (object, "letter_expires_at", &expires, error) ||
      (expires != NULL && !frt_time_parse (expires, &self->letter_expires_at, error)))
    return NULL;

  self->children = read_children (object, error);
  self->birth_name = g_strdup (birth);
  self->used_name = g_strdup (used);
  self->primary_username = g_strdup (primary);

  return self->children != NULL ? g_steal_pointer (&self) : NULL;
}

/* (transfer none): what every account has. */
const FrtAccountFields *
frt_school_account_get_fields (FrtSchoolAccount *self)
{
  return frt_account_get_fields (self->account);
}

FrtSchoolAccountStatus
frt_school_account_get_status (FrtSchoolAccount *self)
{
  return self->status;
}

const char *
frt_school_account_get_birth_name (FrtSchoolAccount *self)
{
  return self->birth_name;
}

const char *
frt_school_account_get_used_name (FrtSchoolAccount *self)
{
  return self->used_name;
}

gint64
frt_school_account_get_letter_expires_at (FrtSchoolAccount *self)
{
  return self->letter_expires_at;
}

const char *
frt_school_account_get_primary_username (FrtSchoolAccount *self)
{
  return self->primary_username;
}

const char *
frt_school_account_get_children (FrtSchoolAccount *self)
{
  return self->children;
}

/* See the header. */
gboolean
frt_school_account_is_same (FrtSchoolAccount *self, FrtSchoolAccount *other)
{
  const FrtAccountFields *mine = frt_account_get_fields (self->account), *theirs = frt_account_get_fields (other->account);

  return g_strcmp0 (mine->username, theirs->username) == 0 && g_strcmp0 (mine->first_name, theirs->first_name) == 0 &&
         g_strcmp0 (self->birth_name, other->birth_name) == 0 && g_strcmp0 (self->used_name, other->used_name) == 0 &&
         self->status == other->status && self->letter_expires_at == other->letter_expires_at &&
         g_strcmp0 (self->primary_username, other->primary_username) == 0;
}

/* (transfer full): last name first, as lists are sorted. */
char *
frt_school_account_dup_name (FrtSchoolAccount *self)
{
  const FrtAccountFields *fields = frt_account_get_fields (self->account);

  return g_strconcat (fields->last_name, " ", fields->first_name, NULL);
}

/* See the header. */
const char *
frt_school_account_status_to_string (FrtSchoolAccountStatus status)
{
  return statuses[status];
}
