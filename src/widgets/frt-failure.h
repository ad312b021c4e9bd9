/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "widgets/frt-message.h"

G_BEGIN_DECLS

/* The one way to show that something failed. The sentence comes from frt_error_dup_user_message(); a cancelled call says
 * nothing, nor does one whose session has ended: one is asked to sign in again, in place of it. */

/* (transfer full) (nullable): what to say of @error, in the user's language; NULL: nothing. */
char    *frt_failure_dup_sentence  (const GError *error);
/* In place: in @message, with the @rows it is about marked, and the focus in the first of them. */
void     frt_failure_show_in_place (const GError *error,
                                    FrtMessage   *message,
                                    ...) G_GNUC_NULL_TERMINATED;      /* GtkWidget *row, …, NULL */
/* Takes back what frt_failure_show_in_place() did. */
void     frt_failure_clear         (FrtMessage   *message,
                                    ...) G_GNUC_NULL_TERMINATED;      /* GtkWidget *row, …, NULL */
/* Is it about this member of what was sent, such as "/email"? */
gboolean frt_failure_is_about      (const GError *error,
                                    const char   *pointer);
/* May the service have done it all the same, the answer being lost? */
gboolean frt_failure_leaves_open   (const GError *error);
/* One row, with a sentence of the page's own (nullable: no error any more). */
void     frt_failure_mark_row      (GtkWidget    *row,
                                    const char   *sentence);
/* Both, for what cannot be sent: says @sentence, marks @row and gives it the focus. */
void     frt_failure_refuse        (FrtMessage   *message,
                                    GtkWidget    *row,
                                    const char   *sentence);
/* Where there is no place: a toast in the window that holds @from. */
void     frt_failure_toast         (GtkWidget    *from,
                                    const GError *error);
/* A toast that is no failure: plain text in the user's language. */
void     frt_toast_show            (GtkWidget    *from,
                                    const char   *text);

G_END_DECLS
