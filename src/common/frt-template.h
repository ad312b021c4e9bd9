/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Sentences that name in braces what is to be put there: "{school} has answered." A translator may move a name, not lose it
 * by a wrong conversion. */

/* What stands for a name; (transfer full) (nullable) when there is nothing. */
typedef char *(*FrtTemplateFunc) (gpointer data, const char *name);

/* (transfer full) (nullable): NULL when something it names is missing. */
char *frt_template_fill       (const char *template, FrtTemplateFunc get, gpointer data);
/* A member as text: numbers as figures, an object (a school) by its name; (transfer full) (nullable). */
char *frt_template_dup_member (JsonObject *members, const char *name);

G_END_DECLS
