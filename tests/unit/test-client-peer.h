/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* A peer that speaks as badly as a test asks it to, over real sockets. Each connection carries one request, which the
 * handler answers, on a thread of its own, with whatever bytes it likes. */
typedef struct {
  guint        number;           /* 1 for the first request of all */
  char        *method;
  char        *path;
  GHashTable  *headers;          /* names in lower case */
  char        *body;
} PeerRequest;

typedef struct _Peer Peer;
typedef void (*PeerHandler) (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data);

Peer       *peer_new           (PeerHandler handler, gpointer data, GTlsCertificate *certificate);
void        peer_free          (Peer *self);
/* No new connection; those there stay. Connecting is refused from now on. */
void        peer_close         (Peer *self);
const char *peer_get_address   (Peer *self);
guint       peer_count         (Peer *self, const char *path);      /* requests seen so far; NULL: all */

void        peer_write         (GOutputStream *output, const char *text);
void        peer_answer        (GOutputStream *output, const char *status, const char *content_type, const char *body);
void        peer_answer_tokens (GOutputStream *output, const char *status, guint generation, gint64 expires_in);
void        peer_answer_problem (GOutputStream *output, const char *status, const char *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

/* Asynchronous calls, waited for: on_done keeps the result, wait_for() runs the main loop until it is there. */
typedef struct {
  GAsyncResult *result;          /* (owned) (nullable) */
} Waiting;

void          on_done          (GObject *source, GAsyncResult *result, gpointer waiting);
GAsyncResult *wait_for         (Waiting *waiting);
void          waiting_clear    (Waiting *waiting);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, waiting_clear)

/* Signs in at a peer that lets everybody in; FALSE with an error. */
gboolean      sign_in          (FrtClient *client, const char *username, const char *password, gboolean persistent,
                                GError **error);
GListModel   *list_children    (FrtClient *client, GError **error);

G_END_DECLS
