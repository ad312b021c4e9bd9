/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "school/frt-letter-chooser.h"

#include "school/frt-people-picker.h"

#include <glib/gi18n.h>

struct _FrtLetterChooser {
  AdwBin           parent_instance;

  FrtDesk         *desk;          /* (owned) (nullable) until it is set */
  GPtrArray       *classes;       /* (owned) of char *, "" for pupils in none; by the class row, without its first */

  AdwComboRow     *whom_row;
  AdwComboRow     *class_row;
  AdwComboRow     *language_row;
  FrtPeoplePicker *people;
};

G_DEFINE_FINAL_TYPE (FrtLetterChooser, frt_letter_chooser, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Whom letters are for; by name where there is no state. */
static const struct {
  const char *state;     /* (nullable) the service's word */
  const char *words;
} choices[] = {
  /* Translators: which families get a letter. */
  { "never-notified", N_("Never had a letter") },
  { "notified", N_("Letter not used yet") },
  { "expired", N_("Letter expired") },
  { "not-activated", N_("All not activated") },
  { NULL, N_("People I choose") },
};

/* The first stands for each account's own. Languages are named in themselves: who reads them looks for that. */
static const struct {
  const char *code;      /* (nullable) */
  const char *name;
} languages[] = {
  { NULL, N_("Each family's own") },
  { "fr", "Français" }, { "en", "English" }, { "es", "Español" }, { "pt", "Português" }, { "it", "Italiano" },
  { "de", "Deutsch" }, { "tr", "Türkçe" }, { "ar", "العربية" }, { "ro", "Română" }, { "oc", "Occitan" },
};

static const char *
get_state (FrtLetterChooser *self)
{
  const guint chosen = adw_combo_row_get_selected (self->whom_row);

  return chosen < G_N_ELEMENTS (choices) ? choices[chosen].state : NULL;
}

static const char *
get_class (FrtLetterChooser *self)
{
  const guint chosen = adw_combo_row_get_selected (self->class_row);

  return chosen > 0 && chosen <= self->classes->len ? self->classes->pdata[chosen - 1] : NULL;
}

static void
on_choice_changed (FrtLetterChooser *self)
{
  const gboolean by_name = get_state (self) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->class_row), !by_name);
  gtk_widget_set_visible (GTK_WIDGET (self->people), by_name);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The class that was chosen stays so when it is there still. */
static void
on_classes_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLetterChooser) self = user_data;
  g_autoptr (FrtSchoolFigures) figures = frt_client_load_figures_finish (FRT_CLIENT (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (get_class (self));
  guint chosen = 0;

  if (figures == NULL)
    return;      /* who asks how many letters there would be hears what is wrong */

  g_ptr_array_set_size (self->classes, 0);
  gtk_string_list_append (names, _("All Classes"));
  for (guint i = 0; i < figures->classes->len; i++) {
    const FrtClassFigures *one = figures->classes->pdata[i];

    g_ptr_array_add (self->classes, g_strdup (one->name != NULL ? one->name : ""));
    gtk_string_list_append (names, one->name != NULL ? one->name : _("No class"));
    if (before != NULL && g_str_equal (before, self->classes->pdata[i]))
      chosen = i + 1;
  }
  adw_combo_row_set_model (self->class_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->class_row, chosen);
}

static void
frt_letter_chooser_dispose (GObject *object)
{
  g_clear_object (&FRT_LETTER_CHOOSER (object)->desk);

  G_OBJECT_CLASS (frt_letter_chooser_parent_class)->dispose (object);
}

static void
frt_letter_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (FRT_LETTER_CHOOSER (object)->classes);

  G_OBJECT_CLASS (frt_letter_chooser_parent_class)->finalize (object);
}

static void
frt_letter_chooser_class_init (FrtLetterChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_letter_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = frt_letter_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", FRT_TYPE_LETTER_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);

  g_type_ensure (FRT_TYPE_PEOPLE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-letter-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtLetterChooser, whom_row);
  gtk_widget_class_bind_template_child (widget_class, FrtLetterChooser, class_row);
  gtk_widget_class_bind_template_child (widget_class, FrtLetterChooser, language_row);
  gtk_widget_class_bind_template_child (widget_class, FrtLetterChooser, people);
}

static void
frt_letter_chooser_init (FrtLetterChooser *self)
{
  g_autoptr (GtkStringList) whom = gtk_string_list_new (NULL), names = gtk_string_list_new (NULL);

  self->classes = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (whom, _(choices[i].words));
  adw_combo_row_set_model (self->whom_row, G_LIST_MODEL (whom));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (names, languages[i].code != NULL ? languages[i].name : _(languages[i].name));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  g_signal_connect_swapped (self->whom_row, "notify::selected", G_CALLBACK (on_choice_changed), self);
  g_signal_connect_swapped (self->class_row, "notify::selected", G_CALLBACK (on_choice_changed), self);
  g_signal_connect_swapped (self->people, "changed", G_CALLBACK (on_choice_changed), self);
}

/* See the header. */
void
frt_letter_chooser_set_desk (FrtLetterChooser *self, FrtDesk *desk)
{
  g_set_object (&self->desk, desk);
  frt_people_picker_set_desk (self->people, desk);
}

/* See the header. */
void
frt_letter_chooser_load (FrtLetterChooser *self, GCancellable *cancellable)
{
  frt_client_load_figures_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), cancellable,
                                 on_classes_loaded, g_object_ref (self));
}

/* See the header. */
FrtLetterWish
frt_letter_chooser_get_wish (FrtLetterChooser *self, char ***usernames)
{
  const char *state = get_state (self);

  *usernames = state == NULL ? frt_people_picker_dup_usernames (self->people) : NULL;

  return (FrtLetterWish) {
    .usernames = (const char *const *) *usernames,
    .state = state,
    .class_name = state != NULL ? get_class (self) : NULL,
    .language = languages[adw_combo_row_get_selected (self->language_row)].code,
  };
}

/* See the header. */
void
frt_letter_chooser_forget_people (FrtLetterChooser *self)
{
  frt_people_picker_clear (self->people);
}
