/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where one account to group is typed: from a letter or from another account, two fields, and the button that adds it.
 *
 * Signals: "submitted" (no argument: Enter in a field, or the button), "edited" (no argument: something was typed). */
#define FRT_TYPE_ACCOUNT_FORM (frt_account_form_get_type ())
G_DECLARE_FINAL_TYPE (FrtAccountForm, frt_account_form, FRT, ACCOUNT_FORM, AdwBin)

gboolean    frt_account_form_is_empty      (FrtAccountForm  *self);
const char *frt_account_form_read          (FrtAccountForm  *self,
                                            char           **username,
                                            FrtSecret      **password);
void        frt_account_form_take_letter   (FrtAccountForm      *self,
                                            const FrtLetterLink *letter);
void        frt_account_form_mark_wrong    (FrtAccountForm  *self,
                                            const char      *sentence);
void        frt_account_form_clear         (FrtAccountForm  *self);
void        frt_account_form_focus         (FrtAccountForm  *self);
void        frt_account_form_set_busy      (FrtAccountForm  *self,
                                            gboolean         busy);
void        frt_account_form_set_suggested (FrtAccountForm  *self,
                                            gboolean         suggested);
void        frt_account_form_start_wait    (FrtAccountForm  *self,
                                            guint            seconds);

G_END_DECLS
