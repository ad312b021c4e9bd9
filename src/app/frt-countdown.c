/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-countdown.h"

#include <glib/gi18n.h>

struct _FrtCountdown {
  GObject parent_instance;

  gint64  ends_at;    /* monotonic microseconds */
  guint   source;     /* ticks while it runs */
};

G_DEFINE_FINAL_TYPE (FrtCountdown, frt_countdown, G_TYPE_OBJECT)

enum { PROP_0, PROP_SECONDS, N_PROPS };

static GParamSpec *props[N_PROPS];

static gboolean
on_ticked (gpointer user_data)
{
  FrtCountdown *self = user_data;
  gboolean over = frt_countdown_get_seconds (self) == 0;

  if (over)
    self->source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS]);

  return over ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
frt_countdown_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SECONDS)
    g_value_set_uint (value, frt_countdown_get_seconds (FRT_COUNTDOWN (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_countdown_dispose (GObject *object)
{
  FrtCountdown *self = FRT_COUNTDOWN (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (frt_countdown_parent_class)->dispose (object);
}

static void
frt_countdown_class_init (FrtCountdownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_countdown_get_property;
  object_class->dispose = frt_countdown_dispose;

  props[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, G_MAXUINT, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_countdown_init (FrtCountdown *self)
{
}

/**
 * frt_countdown_new:
 *
 * Returns: (transfer full): a countdown at 0
 */
FrtCountdown *
frt_countdown_new (void)
{
  return g_object_new (FRT_TYPE_COUNTDOWN, NULL);
}

/**
 * frt_countdown_start:
 * @self: a #FrtCountdown
 * @seconds: how long, 1 or more
 *
 * Starts over, running or not.
 */
void
frt_countdown_start (FrtCountdown *self, guint seconds)
{
  self->ends_at = g_get_monotonic_time () + seconds * (gint64) G_USEC_PER_SEC;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (1, on_ticked, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS]);
}

/**
 * frt_countdown_stop:
 * @self: a #FrtCountdown
 *
 * Goes back to 0 without a word.
 */
void
frt_countdown_stop (FrtCountdown *self)
{
  self->ends_at = 0;
  g_clear_handle_id (&self->source, g_source_remove);
}

/**
 * frt_countdown_get_seconds:
 * @self: a #FrtCountdown
 *
 * Returns: whole seconds left, rounded up; 0 when it is over or was not started
 */
guint
frt_countdown_get_seconds (FrtCountdown *self)
{
  gint64 left = self->ends_at - g_get_monotonic_time ();

  return left <= 0 ? 0 : (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

/**
 * frt_countdown_dup_text:
 * @self: a #FrtCountdown
 *
 * Returns: (transfer full): after how long to try again, in the user's language
 */
char *
frt_countdown_dup_text (FrtCountdown *self)
{
  const guint seconds = frt_countdown_get_seconds (self);
  const guint minutes = (seconds + 59) / 60;

  if (seconds < 120)
    return g_strdup_printf (ngettext ("You can try again in %u second.", "You can try again in %u seconds.", seconds),
                            seconds);

  return g_strdup_printf (ngettext ("You can try again in %u minute.", "You can try again in %u minutes.", minutes), minutes);
}
