/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A keyring for libsecret that answers when a test lets it: a backend as its own two are. One to a process. */
void        slow_keyring_install (void);       /* before libsecret is asked anything */
void        slow_keyring_empty   (void);
/* From now on nothing is done, nor answered: it is held. As with the Secret portal, cancelling waits for itself for ever. */
void        slow_keyring_hold    (void);
/* The first @number calls held are done and answered; those to come are answered at once. */
void        slow_keyring_answer  (guint number);
guint       slow_keyring_held    (void);
const char *slow_keyring_get     (const char *server, const char *username);      /* (nullable): the token kept */

G_END_DECLS
