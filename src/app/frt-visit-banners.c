/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-visit-banners.h"

#include "widgets/frt-banner.h"

#include <glib/gi18n.h>

struct _FrtVisitBanners {
  AdwBin        parent_instance;

  FrtVisit     *visit;        /* (owned) (nullable) until it is set */
  FrtClient    *client;       /* (owned) (nullable): whose state is shown */
  FrtSession   *session;      /* (owned) (nullable): likewise */

  FrtBanner    *sample;
  FrtBanner    *offline;
  FrtBanner    *keyring;
  FrtBanner    *idle;
  FrtBanner    *reading;
  FrtBanner    *news;

  guint         reading_timer; /* until a reading is said to take long; 0: none */
};

#define READING_DELAY 400      /* milliseconds in which most letters are read: nothing flashes up for those */

G_DEFINE_FINAL_TYPE (FrtVisitBanners, frt_visit_banners, ADW_TYPE_BIN)

static void
update_keyring (FrtVisitBanners *self)
{
  const FrtKeyringStatus state = self->session != NULL ? frt_session_get_keyring_state (self->session) : FRT_KEYRING_OK;
  const gboolean in_memory = state != FRT_KEYRING_OK && frt_client_get_signed_in (self->client) &&
                             frt_client_get_persistent (self->client);

  if (state == FRT_KEYRING_LOCKED)
    frt_banner_set_title (self->keyring, _("The keyring is locked: you will have to sign in again next time."));
  else
    frt_banner_set_title (self->keyring, _("This desktop has no keyring: you will have to sign in again next time."));
  /* Translators: asks the desktop to unlock the keyring, and keeps the session in it. */
  g_object_set (self->keyring, "button-label", state == FRT_KEYRING_LOCKED ? _("_Unlock") : NULL, NULL);
  frt_banner_set_revealed (self->keyring, in_memory);
}

static void
update_offline (FrtVisitBanners *self)
{
  gboolean offline = FALSE;

  if (self->client != NULL)
    g_object_get (self->client, "offline", &offline, NULL);
  frt_banner_set_revealed (self->offline, offline && frt_visit_get_stage (self->visit) >= FRT_STAGE_SIGNED_OUT);
}

static void
update_sample (FrtVisitBanners *self)
{
  const FrtServiceInfo *info = frt_visit_get_info (self->visit);

  frt_banner_set_revealed (self->sample, info != NULL && info->demo);
}

/* Whoever sits here cannot mend it, but can say what is to be mended. */
static void
tell_policy_problem (FrtVisitBanners *self)
{
  const char *problem = frt_settings_get_policy_problem (frt_visit_get_settings (self->visit));
  g_autofree char *text = NULL;

  if (problem == NULL)
    return;

  /* Translators: %s is a file and what is wrong in it, in English, for the administrator. */
  text = g_strdup_printf (_("What this computer’s administrator has set cannot be read, so nothing is kept here. Please tell "
                            "them: %s"), problem);
  frt_visit_banners_tell (self, text);
}

static void
forget_client (FrtVisitBanners *self)
{
  if (self->client != NULL) {
    g_signal_handlers_disconnect_by_data (self->client, self);
    g_signal_handlers_disconnect_by_data (self->session, self);
  }
  g_clear_object (&self->client);
  g_clear_object (&self->session);
}

static void
on_client_changed (FrtVisitBanners *self)
{
  forget_client (self);
  g_set_object (&self->client, frt_visit_get_client (self->visit));
  g_set_object (&self->session, frt_visit_get_session (self->visit));
  if (self->client != NULL) {
    g_signal_connect_swapped (self->client, "notify::offline", G_CALLBACK (update_offline), self);
    g_signal_connect_swapped (self->client, "notify::signed-in", G_CALLBACK (update_keyring), self);
    g_signal_connect_swapped (self->session, "notify::keyring-state", G_CALLBACK (update_keyring), self);
  }
  update_offline (self);
  update_keyring (self);
}

static void
on_read_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_visit_banners_tell (FRT_VISIT_BANNERS (widget), NULL);
}

static void
frt_visit_banners_dispose (GObject *object)
{
  FrtVisitBanners *self = FRT_VISIT_BANNERS (object);

  g_clear_handle_id (&self->reading_timer, g_source_remove);
  forget_client (self);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (frt_visit_banners_parent_class)->dispose (object);
}

static void
frt_visit_banners_class_init (FrtVisitBannersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_visit_banners_dispose;

  g_type_ensure (FRT_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-visit-banners.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, sample);
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, offline);
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, keyring);
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, idle);
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, reading);
  gtk_widget_class_bind_template_child (widget_class, FrtVisitBanners, news);
  gtk_widget_class_install_action (widget_class, "news.read", NULL, on_read_activated);
}

static void
frt_visit_banners_init (FrtVisitBanners *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_visit_banners_set_visit:
 * @self: a #FrtVisitBanners
 * @visit: what they are about, once
 */
void
frt_visit_banners_set_visit (FrtVisitBanners *self, FrtVisit *visit)
{
  g_return_if_fail (self->visit == NULL);

  self->visit = g_object_ref (visit);
  g_signal_connect_object (visit, "notify::client", G_CALLBACK (on_client_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::stage", G_CALLBACK (update_offline), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::info", G_CALLBACK (update_sample), self, G_CONNECT_SWAPPED);
  on_client_changed (self);
  update_sample (self);
  tell_policy_problem (self);
}

/**
 * frt_visit_banners_tell:
 * @self: a #FrtVisitBanners
 * @text: (nullable): a sentence in the user's language, not markup; %NULL when it is of no interest any more
 *
 * Shows @text until it is said to be read.
 */
void
frt_visit_banners_tell (FrtVisitBanners *self, const char *text)
{
  if (text != NULL)
    frt_banner_set_title (self->news, text);
  frt_banner_set_revealed (self->news, text != NULL);
}

static void
on_reading_takes_long (gpointer user_data)
{
  FrtVisitBanners *self = user_data;

  self->reading_timer = 0;
  frt_banner_set_revealed (self->reading, TRUE);
}

/**
 * frt_visit_banners_set_reading:
 * @self: a #FrtVisitBanners
 * @reading: whether a letter is being read
 *
 * Says so when it takes a while.
 */
void
frt_visit_banners_set_reading (FrtVisitBanners *self, gboolean reading)
{
  g_clear_handle_id (&self->reading_timer, g_source_remove);
  if (reading)
    self->reading_timer = g_timeout_add_once (READING_DELAY, on_reading_takes_long, self);
  else
    frt_banner_set_revealed (self->reading, FALSE);
}

/**
 * frt_visit_banners_set_seconds_left:
 * @self: a #FrtVisitBanners
 * @seconds: until the parent is signed out; 0 when there is no need to say
 */
void
frt_visit_banners_set_seconds_left (FrtVisitBanners *self, guint seconds)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Nobody seems to be there: you will be signed out in %u second.",
                                                     "Nobody seems to be there: you will be signed out in %u seconds.",
                                                     seconds), seconds);

  if (seconds > 0)
    frt_banner_set_title (self->idle, text);
  frt_banner_set_revealed (self->idle, seconds > 0);
}
