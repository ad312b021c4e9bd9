/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a letter cannot be read, as FRT_ERROR_INVALID_FILE. @sentence is for the parent, in the user's language: what is wrong
 * and what to do; frt_error_dup_user_message() gives it. Always FALSE. */
gboolean frt_letter_problem_set (GError     **error,
                                 const char  *sentence,
                                 ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
