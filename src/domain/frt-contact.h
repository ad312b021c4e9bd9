/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ways to reach somebody, as typed. Each gives FALSE with FRT_ERROR_INVALID_REQUEST and the field's pointer. */
gboolean frt_contact_check_email    (const char *email, const char *pointer, GError **error);
gboolean frt_contact_check_phone    (const char *phone, const char *pointer, GError **error);
gboolean frt_contact_check_language (const char *language, const char *pointer, GError **error);

G_END_DECLS
