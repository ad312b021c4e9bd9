/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the app remembers from one start to the next; nothing of the family is in it. */
#define FRT_TYPE_SETTINGS (frt_settings_get_type ())
G_DECLARE_FINAL_TYPE (FrtSettings, frt_settings, FRT, SETTINGS, GObject)

FrtSettings *frt_settings_new                 (GError      **error);
char        *frt_settings_dup_server          (FrtSettings  *self);     /* (nullable) */
void         frt_settings_set_server          (FrtSettings  *self,
                                               const char   *server);
gboolean     frt_settings_get_shared_computer (FrtSettings  *self);
void         frt_settings_bind_window         (FrtSettings  *self,
                                               GtkWindow    *window);

G_END_DECLS
