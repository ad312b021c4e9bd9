/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-idle-watch.h"

#define WARNING 60     /* seconds before the end */

struct _FrtIdleWatch {
  GObject  parent_instance;

  guint    limit;           /* seconds; 0 while it does not watch */
  gint64   touched_at;      /* monotonic, microseconds */
  guint    seconds_left;    /* as last told */
  guint    source;          /* ticks each second while it watches */
};

G_DEFINE_FINAL_TYPE (FrtIdleWatch, frt_idle_watch, G_TYPE_OBJECT)

enum { PROP_0, PROP_SECONDS_LEFT, N_PROPS };
enum { OVER, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_seconds_left (FrtIdleWatch *self, guint seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;

  self->seconds_left = seconds_left;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS_LEFT]);
}

static gboolean
on_ticked (gpointer user_data)
{
  FrtIdleWatch *self = user_data;
  const gint64 idle = (g_get_monotonic_time () - self->touched_at) / G_USEC_PER_SEC;

  if (idle >= self->limit) {
    self->source = 0;
    frt_idle_watch_stop (self);
    g_signal_emit (self, signals[OVER], 0);
    return G_SOURCE_REMOVE;
  }

  set_seconds_left (self, self->limit - idle <= WARNING ? (guint) (self->limit - idle) : 0);

  return G_SOURCE_CONTINUE;
}

/* Keys, pointers and fingers; not what the desktop tells a window by itself. */
static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, FrtIdleWatch *self)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_MOTION_NOTIFY:
  case GDK_BUTTON_PRESS:
  case GDK_KEY_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
    frt_idle_watch_touch (self);
    break;
  default:
    break;
  }

  return GDK_EVENT_PROPAGATE;
}

static void
frt_idle_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SECONDS_LEFT)
    g_value_set_uint (value, FRT_IDLE_WATCH (object)->seconds_left);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_idle_watch_dispose (GObject *object)
{
  g_clear_handle_id (&FRT_IDLE_WATCH (object)->source, g_source_remove);

  G_OBJECT_CLASS (frt_idle_watch_parent_class)->dispose (object);
}

static void
frt_idle_watch_class_init (FrtIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_idle_watch_get_property;
  object_class->dispose = frt_idle_watch_dispose;

  props[PROP_SECONDS_LEFT] = g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[OVER] = g_signal_new ("over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frt_idle_watch_init (FrtIdleWatch *self)
{
}

/**
 * frt_idle_watch_new:
 *
 * Returns: (transfer full): a watch, stopped
 */
FrtIdleWatch *
frt_idle_watch_new (void)
{
  return g_object_new (FRT_TYPE_IDLE_WATCH, NULL);
}

/**
 * frt_idle_watch_add_window:
 * @self: a #FrtIdleWatch
 * @window: whose keys, pointers and fingers are touches
 */
void
frt_idle_watch_add_window (FrtIdleWatch *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (window, controller);
}

/**
 * frt_idle_watch_start:
 * @self: a #FrtIdleWatch
 * @seconds: after how long without a touch it is over, 1 or more
 */
void
frt_idle_watch_start (FrtIdleWatch *self, guint seconds)
{
  self->limit = seconds;
  frt_idle_watch_touch (self);
  if (self->source == 0)
    self->source = g_timeout_add_seconds (1, on_ticked, self);
}

/**
 * frt_idle_watch_stop:
 * @self: a #FrtIdleWatch
 *
 * Does not watch any more.
 */
void
frt_idle_watch_stop (FrtIdleWatch *self)
{
  self->limit = 0;
  g_clear_handle_id (&self->source, g_source_remove);
  set_seconds_left (self, 0);
}

/**
 * frt_idle_watch_touch:
 * @self: a #FrtIdleWatch
 *
 * Somebody is there: the time begins anew.
 */
void
frt_idle_watch_touch (FrtIdleWatch *self)
{
  self->touched_at = g_get_monotonic_time ();
  set_seconds_left (self, 0);
}

/**
 * frt_idle_watch_get_seconds_left:
 * @self: a #FrtIdleWatch
 *
 * Returns: how long is left, when that is to be told; else 0
 */
guint
frt_idle_watch_get_seconds_left (FrtIdleWatch *self)
{
  return self->seconds_left;
}
