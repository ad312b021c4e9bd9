/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-shared-computer.h"

#include "app/frt-freed-memory.h"
#include "app/frt-idle-watch.h"

#include <glib/gi18n.h>

struct _FrtSharedComputer {
  GObject          parent_instance;

  GtkWidget       *window;      /* (unowned): it owns us */
  FrtVisit        *visit;       /* (owned) */
  FrtVisitBanners *banners;     /* (unowned): the window's */
  FrtIdleWatch    *idle;        /* (owned) */
  gboolean         signed_in;   /* there is something of a family, as of the last stage */
};

G_DEFINE_FINAL_TYPE (FrtSharedComputer, frt_shared_computer, G_TYPE_OBJECT)

static gboolean
is_shared (FrtSharedComputer *self)
{
  return frt_settings_get_shared_computer (frt_visit_get_settings (self->visit));
}

/* What was copied from this app is the family's. */
static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
on_stage_changed (FrtSharedComputer *self)
{
  const gboolean signed_in = frt_visit_get_stage (self->visit) >= FRT_STAGE_ACTIVATING;

  if (self->signed_in && !signed_in && is_shared (self)) {
    clear_clipboard (gtk_widget_get_clipboard (self->window));
    clear_clipboard (gtk_widget_get_primary_clipboard (self->window));
    frt_freed_memory_sweep ();
  }
  self->signed_in = signed_in;
  frt_shared_computer_check (self);
}

static void
on_over (FrtSharedComputer *self)
{
  frt_visit_sign_out (self->visit);
  frt_visit_banners_tell (self->banners, _("You have been signed out because nobody seemed to be there."));
}

static void
on_seconds_left (FrtSharedComputer *self)
{
  frt_visit_banners_set_seconds_left (self->banners, frt_idle_watch_get_seconds_left (self->idle));
}

static void
frt_shared_computer_dispose (GObject *object)
{
  FrtSharedComputer *self = FRT_SHARED_COMPUTER (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (frt_shared_computer_parent_class)->dispose (object);
}

static void
frt_shared_computer_class_init (FrtSharedComputerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_shared_computer_dispose;
}

static void
frt_shared_computer_init (FrtSharedComputer *self)
{
}

/**
 * frt_shared_computer_new:
 * @window: it must own this object
 * @visit: whose session ends when nobody is there
 * @banners: where to warn; in @window
 *
 * Returns: (transfer full): what watches
 */
FrtSharedComputer *
frt_shared_computer_new (GtkWidget *window, FrtVisit *visit, FrtVisitBanners *banners)
{
  FrtSharedComputer *self = g_object_new (FRT_TYPE_SHARED_COMPUTER, NULL);

  self->window = window;
  self->visit = g_object_ref (visit);
  self->banners = banners;
  self->idle = frt_idle_watch_new ();
  frt_idle_watch_add_window (self->idle, window);
  g_signal_connect_object (self->idle, "notify::seconds-left", G_CALLBACK (on_seconds_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "over", G_CALLBACK (on_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::stage", G_CALLBACK (on_stage_changed), self, G_CONNECT_SWAPPED);
  on_stage_changed (self);

  return self;
}

/**
 * frt_shared_computer_check:
 * @self: a #FrtSharedComputer
 *
 * Watches, or does not, as the settings say now.
 */
void
frt_shared_computer_check (FrtSharedComputer *self)
{
  if (is_shared (self))
    frt_freed_memory_wipe_from_now_on ();
  if (self->signed_in && is_shared (self))
    frt_idle_watch_start (self->idle, frt_settings_get_idle_seconds (frt_visit_get_settings (self->visit)));
  else
    frt_idle_watch_stop (self->idle);
}

/**
 * frt_shared_computer_touch:
 * @self: a #FrtSharedComputer
 *
 * Takes the warning back.
 */
void
frt_shared_computer_touch (FrtSharedComputer *self)
{
  frt_idle_watch_touch (self->idle);
}
