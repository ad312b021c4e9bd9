/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-account.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

struct _FrtAccount {
  GObject          parent_instance;

  FrtAccountFields fields;      /* (owned), strings and all */
};

G_DEFINE_FINAL_TYPE (FrtAccount, frt_account, G_TYPE_OBJECT)

enum {
  PROP_ID = 1, PROP_USERNAME, PROP_KIND, PROP_STATE, PROP_CIVILITY, PROP_FIRST_NAME, PROP_LAST_NAME, PROP_DISPLAY_NAME,
  PROP_EMAIL, PROP_EMAIL_CONFIRMED, PROP_PHONE, PROP_LANGUAGE, N_PROPS,
};
static GParamSpec *props[N_PROPS];

static const char *const kinds[] = {
  [FRT_ACCOUNT_GUARDIAN] = "guardian", [FRT_ACCOUNT_STUDENT] = "student", [FRT_ACCOUNT_STAFF] = "staff",
};
static const char *const states[] = {
  [FRT_ACCOUNT_PROVISIONAL] = "provisional", [FRT_ACCOUNT_ACTIVE] = "active", [FRT_ACCOUNT_GROUPED] = "grouped",
  [FRT_ACCOUNT_DISABLED] = "disabled",
};

static gboolean
find_word (const char *const *words, guint n_words, const char *text, guint *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], text) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

static void
frt_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FrtAccount *self = FRT_ACCOUNT (object);
  const FrtAccountFields *f = &self->fields;

  switch (prop_id) {
  case PROP_ID: g_value_set_string (value, f->id); break;
  case PROP_USERNAME: g_value_set_string (value, f->username); break;
  case PROP_KIND: g_value_set_int (value, (int) f->kind); break;
  case PROP_STATE: g_value_set_int (value, (int) f->state); break;
  case PROP_CIVILITY: g_value_set_string (value, f->civility); break;
  case PROP_FIRST_NAME: g_value_set_string (value, f->first_name); break;
  case PROP_LAST_NAME: g_value_set_string (value, f->last_name); break;
  case PROP_DISPLAY_NAME: g_value_take_string (value, frt_account_dup_display_name (self)); break;
  case PROP_EMAIL: g_value_set_string (value, f->email); break;
  case PROP_EMAIL_CONFIRMED: g_value_set_boolean (value, f->email_confirmed); break;
  case PROP_PHONE: g_value_set_string (value, f->phone); break;
  case PROP_LANGUAGE: g_value_set_string (value, f->language); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
frt_account_finalize (GObject *object)
{
  const FrtAccountFields *f = &FRT_ACCOUNT (object)->fields;

  g_free ((char *) f->id);
  g_free ((char *) f->username);
  g_free ((char *) f->civility);
  g_free ((char *) f->first_name);
  g_free ((char *) f->last_name);
  g_free ((char *) f->email);
  g_free ((char *) f->phone);
  g_free ((char *) f->language);
  g_free ((char *) f->uai);
  G_OBJECT_CLASS (frt_account_parent_class)->finalize (object);
}

static void
frt_account_class_init (FrtAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const struct { guint id; const char *name; } texts[] = {
    { PROP_ID, "id" }, { PROP_USERNAME, "username" }, { PROP_CIVILITY, "civility" }, { PROP_FIRST_NAME, "first-name" },
    { PROP_LAST_NAME, "last-name" }, { PROP_DISPLAY_NAME, "display-name" }, { PROP_EMAIL, "email" },
    { PROP_PHONE, "phone" }, { PROP_LANGUAGE, "language" },
  };

  object_class->get_property = frt_account_get_property;
  object_class->finalize = frt_account_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, FRT_ACCOUNT_STAFF, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, FRT_ACCOUNT_DISABLED, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_EMAIL_CONFIRMED] = g_param_spec_boolean ("email-confirmed", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_account_init (FrtAccount *self)
{
}

/**
 * frt_account_new:
 * @fields: copied
 *
 * Returns: (transfer full): an account
 */
FrtAccount *
frt_account_new (const FrtAccountFields *fields)
{
  FrtAccount *self = g_object_new (FRT_TYPE_ACCOUNT, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.username = g_strdup (fields->username);
  self->fields.civility = g_strdup (fields->civility);
  self->fields.first_name = g_strdup (fields->first_name);
  self->fields.last_name = g_strdup (fields->last_name);
  self->fields.email = g_strdup (fields->email);
  self->fields.phone = g_strdup (fields->phone);
  self->fields.language = g_strdup (fields->language);
  self->fields.uai = g_strdup (fields->uai);
  return self;
}

static gboolean
read_time (JsonObject *object, const char *name, gint64 *seconds, GError **error)
{
  const char *text = NULL;

  return frt_json_get_optional_string (object, name, &text, error) &&
         (text == NULL || frt_time_parse (text, seconds, error));
}

/**
 * frt_account_new_from_json:
 * @object: an Account of the contract
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the account; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtAccount *
frt_account_new_from_json (JsonObject *object, GError **error)
{
  FrtAccountFields f = { 0 };
  const char *kind, *state;

  if (!frt_json_get_string (object, "id", &f.id, error) || !frt_json_get_string (object, "username", &f.username, error) ||
      !frt_json_get_string (object, "kind", &kind, error) || !frt_json_get_string (object, "state", &state, error) ||
      !frt_json_get_optional_string (object, "civility", &f.civility, error) ||
      !frt_json_get_string (object, "first_name", &f.first_name, error) ||
      !frt_json_get_string (object, "last_name", &f.last_name, error) ||
      !frt_json_get_optional_string (object, "email", &f.email, error) ||
      !frt_json_get_optional_boolean (object, "email_confirmed", &f.email_confirmed, error) ||
      !frt_json_get_optional_string (object, "phone", &f.phone, error) ||
      !frt_json_get_optional_string (object, "language", &f.language, error) ||
      !frt_json_get_optional_string (object, "uai", &f.uai, error) ||
      !read_time (object, "activated_at", &f.activated_at, error) ||
      !read_time (object, "last_sign_in_at", &f.last_sign_in_at, error))
    return NULL;
  if (!frt_account_kind_from_string (kind, &f.kind) || !frt_account_state_from_string (state, &f.state)) {
    frt_error_set_field (error, "/state", "no such kind or state of an account");
    return NULL;
  }
  return frt_account_new (&f);
}

/**
 * frt_account_to_json:
 * @self: an account
 *
 * Returns: (transfer full): the contract's Account; with "uai" for staff, who must know whose accounts to ask for
 */
JsonNode *
frt_account_to_json (FrtAccount *self)
{
  const FrtAccountFields *f = &self->fields;
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", f->id);
  json_object_set_string_member (object, "username", f->username);
  json_object_set_string_member (object, "kind", kinds[f->kind]);
  json_object_set_string_member (object, "state", states[f->state]);
  frt_json_set_string (object, "civility", f->civility);
  json_object_set_string_member (object, "first_name", f->first_name);
  json_object_set_string_member (object, "last_name", f->last_name);
  frt_json_set_string (object, "email", f->email);
  json_object_set_boolean_member (object, "email_confirmed", f->email_confirmed);
  frt_json_set_string (object, "phone", f->phone);
  frt_json_set_string (object, "language", f->language);
  frt_json_set_time (object, "activated_at", f->activated_at);
  frt_json_set_time (object, "last_sign_in_at", f->last_sign_in_at);
  if (f->uai != NULL)
    json_object_set_string_member (object, "uai", f->uai);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_account_get_fields:
 * @self: an account
 *
 * Returns: (transfer none): the whole record
 */
const FrtAccountFields *
frt_account_get_fields (FrtAccount *self)
{
  return &self->fields;
}

/**
 * frt_account_dup_display_name:
 * @self: an account
 *
 * Returns: (transfer full): first and last name
 */
char *
frt_account_dup_display_name (FrtAccount *self)
{
  return g_strconcat (self->fields.first_name, " ", self->fields.last_name, NULL);
}

/**
 * frt_account_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the contract's word
 */
const char *
frt_account_kind_to_string (FrtAccountKind kind)
{
  return kinds[kind];
}

/**
 * frt_account_kind_from_string:
 * @text: (nullable): the contract's word
 * @kind: (out): the kind
 *
 * Returns: whether there is one; @kind is left alone otherwise
 */
gboolean
frt_account_kind_from_string (const char *text, FrtAccountKind *kind)
{
  guint index;

  if (!find_word (kinds, G_N_ELEMENTS (kinds), text, &index))
    return FALSE;
  *kind = (FrtAccountKind) index;
  return TRUE;
}

/**
 * frt_account_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): the contract's word
 */
const char *
frt_account_state_to_string (FrtAccountState state)
{
  return states[state];
}

/**
 * frt_account_state_from_string:
 * @text: (nullable): the contract's word
 * @state: (out): the state
 *
 * Returns: whether there is one; @state is left alone otherwise
 */
gboolean
frt_account_state_from_string (const char *text, FrtAccountState *state)
{
  guint index;

  if (!find_word (states, G_N_ELEMENTS (states), text, &index))
    return FALSE;
  *state = (FrtAccountState) index;
  return TRUE;
}
