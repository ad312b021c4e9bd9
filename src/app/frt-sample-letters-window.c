/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-sample-letters-window.h"

#include "common/frt-identifier.h"
#include "common/frt-letter-link.h"
#include "common/frt-time.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-go-row.h"
#include "widgets/frt-stack-show.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FrtSampleLettersWindow {
  AdwWindow       parent_instance;

  FrtClient      *client;         /* (owned) */
  GCancellable   *cancellable;    /* (owned) (nullable): lives from root to unroot */
  GPtrArray      *letters;        /* (owned) (nullable) (element-type FrtLetter) until they are known */

  GtkStack       *stack;          /* "waiting" or "letters" */
  GtkListBox     *list;
  GtkSearchEntry *search;
  FrtMessage     *problem;
  GtkWidget      *retry_button;
};

G_DEFINE_FINAL_TYPE (FrtSampleLettersWindow, frt_sample_letters_window, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What is particular about a letter, so that one can try what happens; NULL for an ordinary one. */
static const char *
get_peculiarity (const FrtLetter *letter)
{
  const FrtClock clock = frt_clock_system ();

  if (letter->kind == FRT_ACCOUNT_STUDENT)
    /* Translators: beside a sample letter: it is addressed to a pupil. */
    return _("Pupil’s letter");
  if (letter->state == FRT_ACCOUNT_ACTIVE)
    /* Translators: beside a sample letter: its account is in use already. */
    return _("Activated account");
  if (letter->expires_at < frt_clock_now (&clock))
    /* Translators: beside a sample letter. */
    return _("Expired");

  return NULL;
}

/* An activated account's password is its holder's own, shown as it is. */
static char *
dup_password_text (const FrtLetter *letter)
{
  if (letter->state == FRT_ACCOUNT_ACTIVE)
    return g_strdup (frt_secret_get (letter->password));

  return frt_provisional_password_format (frt_secret_get (letter->password));
}

static char *
dup_details (const FrtLetter *letter)
{
  g_autofree char *children = g_strjoinv (", ", letter->children);
  char *password = dup_password_text (letter);
  char *text = g_strdup_printf ("%s\n%s\n%s   %s", letter->school, children, letter->username, password);

  frt_secret_wipe (password);

  return text;
}

static GtkWidget *
row_new (const FrtLetter *letter, guint index)
{
  g_autofree char *details = dup_details (letter);
  const char *peculiarity = get_peculiarity (letter);
  GtkWidget *row = g_object_new (FRT_TYPE_GO_ROW, "use-markup", FALSE, "title", letter->guardian, "subtitle", details, NULL);

  frt_go_row_set_action (FRT_GO_ROW (row), "letter.choose", g_variant_new_uint32 (index));

  if (peculiarity != NULL) {
    GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "label", peculiarity, "valign", GTK_ALIGN_CENTER, "wrap", TRUE,
                                    "max-width-chars", 10, NULL);

    gtk_widget_add_css_class (mark, "caption");
    gtk_widget_add_css_class (mark, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  }

  return row;
}

static void
on_choose_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtSampleLettersWindow *self = FRT_SAMPLE_LETTERS_WINDOW (widget);
  const FrtLetter *letter = g_ptr_array_index (self->letters, g_variant_get_uint32 (parameter));
  g_autoptr (FrtLetterLink) link = frt_letter_link_new (frt_client_get_server (self->client), letter->username,
                                                        frt_secret_get (letter->password));

  g_signal_emit (self, signals[CHOSEN], 0, link);
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  FrtSampleLettersWindow *self = user_data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *text = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "\n",
                                       adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

static void
on_search_changed (FrtSampleLettersWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_letters_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtSampleLettersWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = frt_client_list_demo_letters_finish (FRT_CLIENT (source), result, &error);

  gtk_widget_set_visible (self->retry_button, letters == NULL);
  frt_stack_show_named (self->stack, "letters");
  if (letters == NULL) {
    frt_failure_show_in_place (error, self->problem, NULL);
    return;
  }

  self->letters = g_steal_pointer (&letters);
  for (guint i = 0; i < self->letters->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->letters, i), i));
}

static void
load (FrtSampleLettersWindow *self)
{
  frt_failure_clear (self->problem, NULL);
  frt_stack_show_named (self->stack, "waiting");
  frt_client_list_demo_letters_async (self->client, self->cancellable, on_letters_listed, g_object_ref (self));
}

static void
frt_sample_letters_window_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_sample_letters_window_parent_class)->root (widget);
  FRT_SAMPLE_LETTERS_WINDOW (widget)->cancellable = g_cancellable_new ();
}

static void
frt_sample_letters_window_unroot (GtkWidget *widget)
{
  FrtSampleLettersWindow *self = FRT_SAMPLE_LETTERS_WINDOW (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_sample_letters_window_parent_class)->unroot (widget);
}

static void
frt_sample_letters_window_dispose (GObject *object)
{
  FrtSampleLettersWindow *self = FRT_SAMPLE_LETTERS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_pointer (&self->letters, g_ptr_array_unref);

  G_OBJECT_CLASS (frt_sample_letters_window_parent_class)->dispose (object);
}

static void
frt_sample_letters_window_class_init (FrtSampleLettersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_sample_letters_window_dispose;
  widget_class->root = frt_sample_letters_window_root;
  widget_class->unroot = frt_sample_letters_window_unroot;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "letter.choose", "u", on_choose_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-sample-letters-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtSampleLettersWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FrtSampleLettersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FrtSampleLettersWindow, search);
  gtk_widget_class_bind_template_child (widget_class, FrtSampleLettersWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, FrtSampleLettersWindow, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
frt_sample_letters_window_init (FrtSampleLettersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
}

/**
 * frt_sample_letters_window_new:
 * @client: of a demo
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWidget *
frt_sample_letters_window_new (FrtClient *client)
{
  FrtSampleLettersWindow *self = g_object_new (FRT_TYPE_SAMPLE_LETTERS_WINDOW, NULL);

  self->client = g_object_ref (client);
  load (self);

  return GTK_WIDGET (self);
}
