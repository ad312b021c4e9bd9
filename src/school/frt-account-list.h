/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"

G_BEGIN_DECLS

/* The accounts that match a search, as a list that grows while one looks down it: a page is asked for when somebody asks for
 * one of the last items known. Items are FrtSchoolAccount.
 *
 * Properties, read-only: "loading" (boolean, notify), "problem" (boxed GError, nullable, notify: why it does not go on). */
#define FRT_TYPE_ACCOUNT_LIST (frt_account_list_get_type ())
G_DECLARE_FINAL_TYPE (FrtAccountList, frt_account_list, FRT, ACCOUNT_LIST, GObject)

FrtAccountList *frt_account_list_new    (FrtDesk         *desk);
/* Begins again; both may be NULL. */
void            frt_account_list_search (FrtAccountList  *self,
                                         const char      *query,
                                         const char      *state);
gboolean        frt_account_list_get_loading (FrtAccountList *self);

G_END_DECLS
