/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How to reach a parent, and in which language: email, mobile phone, language.
 *
 * Signal "submitted" (no argument: Enter in a field). */
#define FRT_TYPE_CONTACT_FORM (frt_contact_form_get_type ())
G_DECLARE_FINAL_TYPE (FrtContactForm, frt_contact_form, FRT, CONTACT_FORM, AdwBin)

/* A visit with a session: whose fields, and in which languages. */
void        frt_contact_form_set_visit    (FrtContactForm     *self,
                                           FrtVisit           *visit);
/* Says what cannot be right, if anything, with the focus in its field; TRUE when nothing is. */
gboolean    frt_contact_form_check        (FrtContactForm     *self);
/* Shows why the service refused. */
void        frt_contact_form_refuse       (FrtContactForm     *self,
                                           const GError       *error);
char       *frt_contact_form_dup_email    (FrtContactForm     *self);
char       *frt_contact_form_dup_phone    (FrtContactForm     *self);     /* "" when there is none */
const char *frt_contact_form_get_language  (FrtContactForm     *self);     /* (nullable) ISO 639-1 */

G_END_DECLS
