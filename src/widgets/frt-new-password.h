/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-secret.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing a password: "New Password" with a strength bar and the reason it is weak, "Repeat Password".
 *
 * Property: "valid" (boolean, read-only, notify: strong enough, and both are the same). */
#define FRT_TYPE_NEW_PASSWORD (frt_new_password_get_type ())
G_DECLARE_FINAL_TYPE (FrtNewPassword, frt_new_password, FRT, NEW_PASSWORD, AdwBin)

gboolean   frt_new_password_get_valid      (FrtNewPassword     *self);
/* What must not be in it: the username, names (nullable). */
void       frt_new_password_set_your_words (FrtNewPassword     *self,
                                            const char *const  *your_words);
/* Says what is wrong, if anything, and gives the focus to it; TRUE when nothing is. */
gboolean   frt_new_password_check          (FrtNewPassword     *self);
FrtSecret *frt_new_password_dup_secret     (FrtNewPassword     *self);     /* NULL unless valid */
/* Both fields forget what they hold. */
void       frt_new_password_clear          (FrtNewPassword     *self);

G_END_DECLS
