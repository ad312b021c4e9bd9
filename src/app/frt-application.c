/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-application.h"

#include "app/frt-about.h"
#include "app/frt-window.h"

#include <glib/gi18n.h>

struct _FrtApplication {
  AdwApplication  parent_instance;

  FrtSettings    *settings;     /* (owned) (nullable) until the first window */
};

G_DEFINE_FINAL_TYPE (FrtApplication, frt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Try with sample letters"), NULL },
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Use the service at this address"), N_("URL") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[LETTER FILE OR fratrie: LINK]") },
  { NULL },
};

static void
on_about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  frt_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
on_quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  g_list_free_full (windows, (GDestroyNotify) gtk_window_close);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about_activated },
  { .name = "quit", .activate = on_quit_activated },
};

static const struct {
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open-letter", { "<Control>o" } },
  { "win.show::help", { "F1" } },
  { "win.show::preferences", { "<Control>comma" } },
};

/* A window at the service asked for: in tests and at a help desk there may be several. */
static FrtWindow *
open_window (FrtApplication *self, const char *server, gboolean demo)
{
  g_autofree char *last_server = server == NULL && !demo ? frt_settings_dup_server (self->settings) : NULL;
  g_autoptr (FrtVisit) visit = frt_visit_new (self->settings, server ?: last_server, demo);
  GtkWidget *window = frt_window_new (GTK_APPLICATION (self), visit);

  gtk_window_present (GTK_WINDOW (window));
  frt_visit_begin (visit);

  return FRT_WINDOW (window);
}

static FrtWindow *
find_window (FrtApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *one = windows; one != NULL; one = one->next)
    if (FRT_IS_WINDOW (one->data))
      return one->data;

  return NULL;
}

static int
frt_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  FrtApplication *self = FRT_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autoptr (GError) error = NULL;
  g_autofree const char **letters = NULL;
  const char *server = NULL;
  gboolean demo = FALSE;
  FrtWindow *window = find_window (self);

  g_variant_dict_lookup (dict, "demo", "b", &demo);
  g_variant_dict_lookup (dict, "server", "&s", &server);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &letters);

  if (self->settings == NULL)
    self->settings = frt_settings_new (&error);
  if (self->settings == NULL) {
    g_application_command_line_printerr (command_line, "fratrie: %s\n", error->message);
    return 1;
  }
  if (frt_settings_get_policy_problem (self->settings) != NULL)
    g_application_command_line_printerr (command_line, "fratrie: %s\n", frt_settings_get_policy_problem (self->settings));

  if (server != NULL && frt_settings_is_server_fixed (self->settings)) {
    g_application_command_line_printerr (command_line, "fratrie: --server: the administrator of this computer has chosen "
                                         "the service already\n");
    server = NULL;
  }

  if (window == NULL || demo || server != NULL)
    window = open_window (self, server, demo);
  else
    gtk_window_present (GTK_WINDOW (window));
  if (letters != NULL && letters[0] != NULL) {
    g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, letters[0]);

    frt_window_open (window, letters[0], file);
  }

  return 0;
}

static int
frt_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version")) {
    g_print ("fratrie %s\n", FRT_VERSION);
    return 0;
  }

  return -1;
}

static void
frt_application_activate (GApplication *application)
{
  FrtWindow *window = find_window (FRT_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

static void
frt_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (frt_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FRT_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].keys);
}

static void
frt_application_dispose (GObject *object)
{
  g_clear_object (&FRT_APPLICATION (object)->settings);

  G_OBJECT_CLASS (frt_application_parent_class)->dispose (object);
}

static void
frt_application_class_init (FrtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_application_dispose;
  application_class->startup = frt_application_startup;
  application_class->activate = frt_application_activate;
  application_class->command_line = frt_application_command_line;
  application_class->handle_local_options = frt_application_handle_local_options;
}

static void
frt_application_init (FrtApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self), _("All your children, one account"));
}

/**
 * frt_application_new:
 *
 * Returns: (transfer full): the app, ready to be run
 */
FrtApplication *
frt_application_new (void)
{
  return g_object_new (FRT_TYPE_APPLICATION,
                       "application-id", FRT_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
