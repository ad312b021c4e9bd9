/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct MHD_Connection;

/* What the framing of a request says. */
typedef struct {
  guint64  body_bytes;
  GString *forwarded_for;      /* (owned) (nullable) every X-Forwarded-For, in order, between commas */
} FrtFraming;

/* Whether a request is one that every program on its way reads alike; FALSE with FRT_ERROR_MALFORMED,
 * FRT_ERROR_LENGTH_REQUIRED or FRT_ERROR_METHOD_NOT_ALLOWED, and then its connection must be closed: nobody knows where the
 * next request begins. */
gboolean frt_guard_check   (struct MHD_Connection *connection, const char *method, const char *uri, const char *version,
                            FrtFraming *framing, GError **error);
void     frt_framing_clear (FrtFraming *self);

G_END_DECLS
