/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question before something that cannot be taken back by a click: two answers, Esc and the window's close mean the
 * harmless one. */
typedef struct {
  const char *heading;
  const char *body;
  const char *confirm_label;     /* with a mnemonic; names the deed */
  const char *cancel_label;      /* (nullable) with a mnemonic; "_Cancel" */
  gboolean    is_destructive;    /* the deed loses something: red, and not what Enter presses */
} FrtQuestion;

#define FRT_TYPE_CONFIRM_WINDOW (frt_confirm_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtConfirmWindow, frt_confirm_window, FRT, CONFIRM_WINDOW, AdwWindow)

void     frt_confirm_async  (GtkWidget            *from,          /* in the window to ask in */
                             const FrtQuestion    *question,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
/* TRUE: do it. FALSE: do not; @error is not set, but for a cancelled call. */
gboolean frt_confirm_finish (GAsyncResult         *result,
                             GError              **error);

G_END_DECLS
