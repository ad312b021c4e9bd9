/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-school-application.h"

#include "school/frt-school-window.h"
#include "widgets/frt-schema.h"

#include <glib/gi18n.h>

struct _FrtSchoolApplication {
  AdwApplication  parent_instance;

  GSettings      *settings;     /* (owned) (nullable) until the first window */
};

G_DEFINE_FINAL_TYPE (FrtSchoolApplication, frt_school_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Use the service at this address"), N_("URL") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  { NULL },
};

static void
on_quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  g_list_free_full (windows, (GDestroyNotify) gtk_window_close);
}

static void
on_about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_show_about_dialog (parent,
                         "program-name", _("Fratrie for Schools"),
                         "logo-icon-name", FRT_SCHOOL_APPLICATION_ID,
                         "version", FRT_VERSION,
                         "comments", _("Letters, accounts and requests of a school's families"),
                         "copyright", "© 2026 The Fratrie authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about_activated },
  { .name = "quit", .activate = on_quit_activated },
};

static int
frt_school_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  FrtSchoolApplication *self = FRT_SCHOOL_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  const char *server = NULL;

  g_variant_dict_lookup (dict, "server", "&s", &server);
  if (self->settings == NULL)
    self->settings = frt_schema_open (FRT_SCHOOL_APPLICATION_ID, &error);
  if (self->settings == NULL) {
    g_application_command_line_printerr (command_line, "fratrie-school: %s\n", error->message);
    return 1;
  }

  if (window == NULL || server != NULL)
    window = GTK_WINDOW (frt_school_window_new (GTK_APPLICATION (application), self->settings, server));
  gtk_window_present (window);

  return 0;
}

static int
frt_school_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version")) {
    g_print ("fratrie-school %s\n", FRT_VERSION);
    return 0;
  }

  return -1;
}

static void
frt_school_application_startup (GApplication *application)
{
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const close_keys[] = { "<Control>w", NULL };

  G_APPLICATION_CLASS (frt_school_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FRT_SCHOOL_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "window.close", close_keys);
}

static void
frt_school_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
}

static void
frt_school_application_dispose (GObject *object)
{
  g_clear_object (&FRT_SCHOOL_APPLICATION (object)->settings);

  G_OBJECT_CLASS (frt_school_application_parent_class)->dispose (object);
}

static void
frt_school_application_class_init (FrtSchoolApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_school_application_dispose;
  application_class->startup = frt_school_application_startup;
  application_class->activate = frt_school_application_activate;
  application_class->command_line = frt_school_application_command_line;
  application_class->handle_local_options = frt_school_application_handle_local_options;
}

static void
frt_school_application_init (FrtSchoolApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self), _("Letters, accounts and requests of a school's families"));
}

/**
 * frt_school_application_new:
 *
 * Returns: (transfer full): the program, ready to be run
 */
FrtSchoolApplication *
frt_school_application_new (void)
{
  return g_object_new (FRT_TYPE_SCHOOL_APPLICATION,
                       "application-id", FRT_SCHOOL_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
