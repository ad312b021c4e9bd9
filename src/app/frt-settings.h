/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-policy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the app remembers from one start to the next; nothing of the family is in it. What the administrator of this computer
 * has decided (policies.json, dconf's locks) comes before what is remembered. */
#define FRT_TYPE_SETTINGS (frt_settings_get_type ())
G_DECLARE_FINAL_TYPE (FrtSettings, frt_settings, FRT, SETTINGS, GObject)

FrtSettings *frt_settings_new                 (GError      **error);
FrtSettings *frt_settings_new_with_policy     (FrtPolicy    *policy,     /* (transfer full) */
                                               GError      **error);
char        *frt_settings_dup_server          (FrtSettings  *self);     /* (nullable) */
void         frt_settings_set_server          (FrtSettings  *self,
                                               const char   *server);
gboolean     frt_settings_is_server_fixed     (FrtSettings  *self);
gboolean     frt_settings_get_shared_computer (FrtSettings  *self);
void         frt_settings_set_shared_computer (FrtSettings  *self,
                                               gboolean      shared);
gboolean     frt_settings_is_shared_computer_fixed (FrtSettings *self);
guint        frt_settings_get_idle_seconds    (FrtSettings  *self);
gboolean     frt_settings_get_letter_reading  (FrtSettings  *self);
gboolean     frt_settings_offers_language     (FrtSettings  *self,
                                               const char   *code);
gboolean     frt_settings_is_managed          (FrtSettings  *self);
const char  *frt_settings_get_policy_problem  (FrtSettings  *self);     /* (nullable) */
void         frt_settings_bind_window         (FrtSettings  *self,
                                               GtkWindow    *window);

G_END_DECLS
