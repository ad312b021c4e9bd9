/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-desk.h"

#include "app/frt-letter-offer.h"
#include "app/frt-letter-reader.h"
#include "widgets/frt-file-picker.h"

#include <glib/gi18n.h>

struct _FrtLetterDesk {
  GObject       parent_instance;

  GtkWindow    *window;         /* (unowned): it owns us */
  GCancellable *cancellable;    /* (owned) (nullable): of what is being read */
};

G_DEFINE_FINAL_TYPE (FrtLetterDesk, frt_letter_desk, G_TYPE_OBJECT)

enum { PROP_0, PROP_READING, N_PROPS };
enum { READ, FAILED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Returns (transfer none) the cancellable of what is read from now on, in place of anything before it. */
static GCancellable *
begin (FrtLetterDesk *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READING]);

  return self->cancellable;
}

static void
end (FrtLetterDesk *self)
{
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READING]);
}

static void
tell (FrtLetterDesk *self, const FrtLetterLink *letter, const GError *error)
{
  if (letter != NULL)
    g_signal_emit (self, signals[READ], 0, letter);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* What was replaced by another reading says nothing. */
static void
take_result (FrtLetterDesk *self, const FrtLetterLink *letter, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  end (self);
  tell (self, letter, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLetterDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetterLink) letter = frt_letter_reader_read_finish (result, &error);

  take_result (self, letter, error);
}

static void
read_file (FrtLetterDesk *self, GFile *file)
{
  frt_letter_reader_read_file_async (file, begin (self), on_read, g_object_ref (self));
}

static void
on_offer_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLetterDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetterLink) letter = frt_letter_offer_read_finish (result, &error);

  if (GDK_IS_DROP (source))
    gdk_drop_finish (GDK_DROP (source), GDK_ACTION_COPY);
  take_result (self, letter, error);
}

static gboolean
on_dropped (FrtLetterDesk *self, GdkDrop *drop)
{
  frt_letter_offer_read_async (drop, begin (self), on_offer_read, g_object_ref (self));

  return TRUE;
}

/* A text field takes text, and is asked first for that; a picture is of no use to it. */
static gboolean
on_paste_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  FrtLetterDesk *self = user_data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (GTK_IS_EDITABLE (gtk_root_get_focus (GTK_ROOT (widget))) &&
      !frt_letter_offer_has_picture (gdk_clipboard_get_formats (clipboard)))
    return FALSE;

  frt_letter_offer_read_async (clipboard, begin (self), on_offer_read, g_object_ref (self));

  return TRUE;
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLetterDesk) self = user_data;
  g_autoptr (GFile) file = frt_file_picker_open_letter_finish (result, NULL);

  if (file != NULL)
    read_file (self, file);
}

static void
accept_drops (FrtLetterDesk *self)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (frt_letter_offer_get_formats (), GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->window), GTK_EVENT_CONTROLLER (target));
}

static void
accept_pastes (FrtLetterDesk *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v|<Shift>Insert"),
                                            gtk_callback_action_new (on_paste_pressed, self, NULL));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->window), controller);
}

static void
frt_letter_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READING)
    g_value_set_boolean (value, frt_letter_desk_get_reading (FRT_LETTER_DESK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_letter_desk_dispose (GObject *object)
{
  FrtLetterDesk *self = FRT_LETTER_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (frt_letter_desk_parent_class)->dispose (object);
}

static void
frt_letter_desk_class_init (FrtLetterDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_letter_desk_get_property;
  object_class->dispose = frt_letter_desk_dispose;

  props[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_POINTER);
}

static void
frt_letter_desk_init (FrtLetterDesk *self)
{
}

/**
 * frt_letter_desk_new:
 * @window: takes letters from now on, dropped or pasted; it must own the desk
 *
 * Returns: (transfer full): the desk
 */
FrtLetterDesk *
frt_letter_desk_new (GtkWindow *window)
{
  FrtLetterDesk *self = g_object_new (FRT_TYPE_LETTER_DESK, NULL);

  self->window = window;
  accept_drops (self);
  accept_pastes (self);

  return self;
}

/**
 * frt_letter_desk_choose:
 * @self: a #FrtLetterDesk
 *
 * Asks for a file, and reads it.
 */
void
frt_letter_desk_choose (FrtLetterDesk *self)
{
  /* Translators: the title of the dialog that asks for a letter's picture or document, then the name of its filter. */
  frt_file_picker_open_letter_async (self->window, _("Open a Letter"), _("Pictures and PDF documents"), NULL, on_file_chosen,
                                     g_object_ref (self));
}

/**
 * frt_letter_desk_cancel:
 * @self: a #FrtLetterDesk
 *
 * Gives up what is being read, if anything.
 */
void
frt_letter_desk_cancel (FrtLetterDesk *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  end (self);
}

/**
 * frt_letter_desk_read_text:
 * @self: a #FrtLetterDesk
 * @text: as given on the command line
 * @file: the file that it is when it is no letter's link
 */
void
frt_letter_desk_read_text (FrtLetterDesk *self, const char *text, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetterLink) letter = NULL;

  if (!frt_letter_link_detect (text)) {
    read_file (self, file);
    return;
  }

  frt_letter_desk_cancel (self);
  letter = frt_letter_link_parse (text, &error);
  tell (self, letter, error);
}

/**
 * frt_letter_desk_get_reading:
 * @self: a #FrtLetterDesk
 *
 * Returns: whether a letter is being read
 */
gboolean
frt_letter_desk_get_reading (FrtLetterDesk *self)
{
  return self->cancellable != NULL;
}
