/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A sentence shown in place, below the fields it is about; a screen reader hears it come. Without text it takes no room.
 *
 * Properties: "text" (string, nullable, plain), "is-error" (boolean, TRUE: red with a sign, FALSE: a quiet hint). */
#define FRT_TYPE_MESSAGE (frt_message_get_type ())
G_DECLARE_FINAL_TYPE (FrtMessage, frt_message, FRT, MESSAGE, AdwBin)

const char *frt_message_get_text (FrtMessage *self);
void        frt_message_set_text (FrtMessage *self,
                                  const char *text);

G_END_DECLS
