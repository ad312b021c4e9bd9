/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-wizard.h"

#include "app/frt-pending-grouping.h"

struct _FrtWizard {
  GObject        parent_instance;

  FrtClient     *client;      /* (owned) */
  FrtGrouping   *grouping;    /* (owned) (nullable) until the first account is added, and after it expired */
  FrtWizardWork  work;
  GError        *problem;     /* (owned) (nullable): why the last piece of work failed */
  gboolean       unanswered;  /* a confirmation was asked, and what became of it is not known */
};

/* An account to add, while the grouping is being proposed. */
typedef struct {
  char      *username;   /* (owned) */
  FrtSecret *password;   /* (owned) */
} Candidate;

static void
candidate_free (Candidate *self)
{
  g_free (self->username);
  frt_secret_unref (self->password);
  g_free (self);
}

G_DEFINE_FINAL_TYPE (FrtWizard, frt_wizard, G_TYPE_OBJECT)

enum { PROP_0, PROP_GROUPING, PROP_WORK, PROP_PROBLEM, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_grouping (FrtWizard *self, FrtGrouping *grouping)
{
  if (g_set_object (&self->grouping, grouping))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUPING]);
}

static void
set_work (FrtWizard *self, FrtWizardWork work)
{
  if (self->work == work)
    return;

  self->work = work;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORK]);
}

static void
set_problem (FrtWizard *self, const GError *error)
{
  if (self->problem == NULL && error == NULL)
    return;

  g_clear_error (&self->problem);
  self->problem = error ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

/* Whether the service refused, so that surely nothing was done: else the answer was lost, or an earlier one was. */
static gboolean
answer_is_final (const GError *error)
{
  FrtErrorCode code = frt_error_get_code (error);
  guint status = frt_error_code_get_status (code, TRUE);

  return error->domain == FRT_ERROR && code < FRT_ERROR_UNAVAILABLE && code != FRT_ERROR_SESSION_EXPIRED &&
         status >= 400 && status < 500;
}

/* A grouping that is over stays over: the next account starts another. */
static void
learn_from_failure (FrtWizard *self, const GError *error)
{
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_GROUPING_EXPIRED) ||
      g_error_matches (error, FRT_ERROR, FRT_ERROR_GROUPING_CLOSED) ||
      g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND))
    set_grouping (self, NULL);
}

/* Ends @task, taken over, with the service's answer: what it says of the grouping, or why not. */
static void
finish_work (GTask *task, FrtGrouping *grouping, GError *error)
{
  FrtWizard *self = g_task_get_source_object (task);

  if (grouping != NULL)
    set_grouping (self, grouping);
  else
    learn_from_failure (self, error);

  set_work (self, FRT_WIZARD_IDLE);
  set_problem (self, error);
  if (grouping != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static gboolean
has_account (FrtGrouping *grouping, const char *username)
{
  GListModel *accounts = frt_grouping_get_accounts (grouping);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (accounts, i);

    if (g_str_equal (frt_grouping_account_get_username (account), username))
      return TRUE;
  }

  return FALSE;
}

static void
on_added_account_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_load_grouping_finish (FRT_CLIENT (source), result, &error);

  finish_work (task, grouping, error);
}

static void
on_account_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FrtWizard *self = g_task_get_source_object (task);
  Candidate *candidate = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_add_account_finish (FRT_CLIENT (source), result, &error);

  if (!g_error_matches (error, FRT_ERROR, FRT_ERROR_ALREADY_ADDED) || has_account (self->grouping, candidate->username)) {
    finish_work (task, grouping, error);
    return;
  }

  /* It was added by an earlier try whose answer was lost: that is what the parent wanted. */
  g_error_free (error);
  frt_client_load_grouping_async (self->client, frt_grouping_get_fields (self->grouping)->id,
                                  g_task_get_cancellable (task), on_added_account_loaded, task);
}

static void
add_account (FrtWizard *self, GTask *task)
{
  Candidate *candidate = g_task_get_task_data (task);

  frt_client_add_account_async (self->client, frt_grouping_get_fields (self->grouping)->id, candidate->username,
                                candidate->password, g_task_get_cancellable (task), on_account_added, task);
}

static void
on_grouping_proposed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FrtWizard *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_propose_grouping_finish (FRT_CLIENT (source), result, &error);

  if (grouping == NULL) {
    finish_work (task, NULL, error);
    return;
  }

  set_grouping (self, grouping);
  add_account (self, task);
}

static GTask *
start_work (FrtWizard           *self,
            FrtWizardWork        work,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_warn_if_fail (self->work == FRT_WIZARD_IDLE);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);   /* an answer that came all the same is worth knowing */
  set_work (self, work);
  set_problem (self, NULL);

  return task;
}

/**
 * frt_wizard_add_account_async:
 * @self: a #FrtWizard at rest
 * @username: normalised
 * @password: as the account's letter or its holder has it
 * @cancellable: (nullable): gives up; the service may have added it all the same
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Has the service verify an account and add it to the grouping, which is proposed first when there is none.
 */
void
frt_wizard_add_account_async (FrtWizard           *self,
                              const char          *username,
                              FrtSecret           *password,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  GTask *task = start_work (self, FRT_WIZARD_ADDING, frt_wizard_add_account_async, cancellable, callback, user_data);

  candidate->username = g_strdup (username);
  candidate->password = frt_secret_ref (password);
  g_task_set_task_data (task, candidate, (GDestroyNotify) candidate_free);
  if (self->grouping != NULL)
    add_account (self, task);
  else
    frt_client_propose_grouping_async (self->client, cancellable, on_grouping_proposed, task);
}

static void
on_account_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_remove_account_finish (FRT_CLIENT (source), result, &error);

  finish_work (task, grouping, error);
}

/**
 * frt_wizard_remove_account_async:
 * @self: a #FrtWizard at rest, with a grouping
 * @username: of an account added before
 * @cancellable: (nullable): gives up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Takes an account out of the grouping again.
 */
void
frt_wizard_remove_account_async (FrtWizard           *self,
                                 const char          *username,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = start_work (self, FRT_WIZARD_REMOVING, frt_wizard_remove_account_async, cancellable, callback, user_data);
  frt_client_remove_account_async (self->client, frt_grouping_get_fields (self->grouping)->id, username, cancellable,
                                   on_account_removed, task);
}

/* What the parent saw is not what there is: loads what there is, then tells why nothing was done. */
static void
on_changed_grouping_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FrtWizard *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_load_grouping_finish (FRT_CLIENT (source), result, &error);

  if (grouping != NULL) {
    set_grouping (self, grouping);
    error = g_error_copy (g_task_get_task_data (task));
  }
  finish_work (task, NULL, error);
}

static void
on_grouping_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FrtWizard *self = g_task_get_source_object (task);
  const char *id = frt_grouping_get_fields (self->grouping)->id;
  GError *error = NULL;
  g_autoptr (FrtGrouping) grouping = frt_client_confirm_grouping_finish (FRT_CLIENT (source), result, &error);

  if (grouping != NULL || answer_is_final (error)) {
    self->unanswered = FALSE;
    frt_pending_grouping_forget (self->client, id);
  }

  if (!g_error_matches (error, FRT_ERROR, FRT_ERROR_GROUPING_CHANGED)) {
    finish_work (task, grouping, error);
    return;
  }

  g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
  frt_client_load_grouping_async (self->client, id, g_task_get_cancellable (task), on_changed_grouping_loaded, task);
}

static void
on_grouping_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FrtWizard *self = g_task_get_source_object (task);
  const FrtGroupingFields *fields = frt_grouping_get_fields (self->grouping);
  g_autoptr (GError) error = NULL;

  /* A full disk is no reason to refuse a parent: only a crash right now would leave a question open. */
  if (!frt_pending_grouping_keep_finish (FRT_CLIENT (source), result, &error))
    g_warning ("The grouping under way cannot be noted: %s", error->message);

  self->unanswered = TRUE;
  frt_client_confirm_grouping_async (self->client, fields->id, fields->digest, g_task_get_cancellable (task),
                                     on_grouping_confirmed, task);
}

/**
 * frt_wizard_confirm_async:
 * @self: a #FrtWizard at rest, with a grouping
 * @cancellable: (nullable): stops waiting for the answer; the grouping may be done all the same
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Confirms the grouping as the parent saw it. When the answer is lost, call it again: the service answers the same.
 */
void
frt_wizard_confirm_async (FrtWizard           *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = start_work (self, FRT_WIZARD_CONFIRMING, frt_wizard_confirm_async, cancellable, callback, user_data);
  frt_pending_grouping_keep_async (self->client, frt_grouping_get_fields (self->grouping)->id, cancellable,
                                   on_grouping_kept, task);
}

/**
 * frt_wizard_work_finish:
 * @self: a #FrtWizard
 * @result: what the callback of any of its pieces of work was given
 * @error: return location for a #GError
 *
 * Returns: %TRUE when #FrtWizard:grouping is as asked now; %FALSE with the service's #GError. After
 *   %FRT_ERROR_GROUPING_EXPIRED there is no grouping any more; after %FRT_ERROR_GROUPING_CHANGED it is the current one;
 *   while frt_wizard_is_unanswered() a confirmation may have been done or not.
 */
gboolean
frt_wizard_work_finish (FrtWizard *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_grouping_cancelled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Left alone, it expires by itself. */
  if (!frt_client_cancel_grouping_finish (FRT_CLIENT (source), result, &error))
    g_debug ("Cancel a grouping: %s", error->message);
}

/**
 * frt_wizard_abandon:
 * @self: a #FrtWizard
 *
 * Tells the service, in the background, that nothing will come of what is proposed. What was confirmed stays; so does
 * what is unanswered, which is for frt_pending_grouping_resolve_async() to clear up.
 */
void
frt_wizard_abandon (FrtWizard *self)
{
  if (self->grouping == NULL || self->unanswered || frt_wizard_is_confirmed (self))
    return;

  frt_client_cancel_grouping_async (self->client, frt_grouping_get_fields (self->grouping)->id, NULL,
                                    on_grouping_cancelled, NULL);
  set_grouping (self, NULL);
}

static void
frt_wizard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtWizard *self = FRT_WIZARD (object);

  switch (id) {
  case PROP_GROUPING:
    g_value_set_object (value, self->grouping);
    break;
  case PROP_WORK:
    g_value_set_int (value, self->work);
    break;
  case PROP_PROBLEM:
    g_value_set_boxed (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_wizard_finalize (GObject *object)
{
  FrtWizard *self = FRT_WIZARD (object);

  g_clear_object (&self->client);
  g_clear_object (&self->grouping);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (frt_wizard_parent_class)->finalize (object);
}

static void
frt_wizard_class_init (FrtWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = frt_wizard_get_property;
  object_class->finalize = frt_wizard_finalize;

  props[PROP_GROUPING] = g_param_spec_object ("grouping", NULL, NULL, FRT_TYPE_GROUPING, read_only);
  props[PROP_WORK] = g_param_spec_int ("work", NULL, NULL, FRT_WIZARD_IDLE, FRT_WIZARD_CONFIRMING, FRT_WIZARD_IDLE,
                                       read_only);
  props[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR, read_only);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_wizard_init (FrtWizard *self)
{
}

/**
 * frt_wizard_new:
 * @client: a #FrtClient somebody is signed in to
 *
 * Returns: (transfer full): a wizard without any answer
 */
FrtWizard *
frt_wizard_new (FrtClient *client)
{
  FrtWizard *self = g_object_new (FRT_TYPE_WIZARD, NULL);

  self->client = g_object_ref (client);

  return self;
}

/* The getters say in the header what there is to say. */
FrtClient *
frt_wizard_get_client (FrtWizard *self)
{
  return self->client;
}

FrtGrouping *
frt_wizard_get_grouping (FrtWizard *self)
{
  return self->grouping;
}

FrtWizardWork
frt_wizard_get_work (FrtWizard *self)
{
  return self->work;
}

const GError *
frt_wizard_get_problem (FrtWizard *self)
{
  return self->problem;
}

void
frt_wizard_clear_problem (FrtWizard *self)
{
  set_problem (self, NULL);
}

guint
frt_wizard_get_n_accounts (FrtWizard *self)
{
  return self->grouping ? g_list_model_get_n_items (frt_grouping_get_accounts (self->grouping)) : 0;
}

gboolean
frt_wizard_is_confirmed (FrtWizard *self)
{
  return self->grouping != NULL && frt_grouping_get_fields (self->grouping)->state == FRT_GROUPING_CONFIRMED;
}

gboolean
frt_wizard_is_unanswered (FrtWizard *self)
{
  return self->unanswered;
}
