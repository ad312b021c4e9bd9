/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client-school.h"
#include "client/frt-exchange.h"
#include "common/frt-limits.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the files of the client share. */
struct _FrtClient {
  GObject      parent_instance;

  char        *server;           /* (owned) an origin, or what was given when it is none */
  GError      *address_error;    /* (owned) (nullable) why nothing may be sent there */
  GUri        *base;             /* (owned) (nullable) with address_error */
  SoupSession *session;          /* (owned) */
  guint        timeout;          /* seconds a call may take */

  FrtTokens   *tokens;           /* (owned) (nullable) while nobody is signed in; its account is not kept up to date */
  FrtAccount  *account;          /* (owned) (nullable) */
  FrtScope     scope;
  gint64       renew_at;         /* when the access token is about to expire */
  gboolean     persistent;
  guint        generation;       /* counts sessions begun and forgotten: an answer for an older one is nobody's */
  gboolean     offline;

  GQueue       renewal_waiters;  /* (owned) of GTask */
  gboolean     renewal_under_way;
};

/* Session state: frt-client.c */
void     frt_client_take_tokens       (FrtClient *self, FrtTokens *tokens, gboolean persistent);
void     frt_client_set_account       (FrtClient *self, FrtAccount *account, FrtScope scope);
void     frt_client_set_offline       (FrtClient *self, gboolean offline);
void     frt_client_end_session       (FrtClient *self);
void     frt_client_use_new_connections (FrtClient *self);
gboolean frt_client_needs_renewal     (FrtClient *self);

/* Sign-in: frt-client-session.c */
JsonObject *frt_client_new_sign_in    (const char *username, FrtSecret *password);
gpointer    frt_client_read_session   (FrtClient *self, JsonObject *answer, GError **error);

/* Account: frt-client-account.c */
gpointer frt_client_read_account      (FrtClient *self, JsonObject *answer, GError **error);

/* Addresses: frt-client-address.c */
gboolean frt_client_host_is_loopback  (const char *host);

/* Calls: frt-client-call.c. A reader makes the call's result of the answer's object, NULL for an answer without a body.
 * The result of a call that only succeeds or fails is a reference to the client. */
typedef gpointer (*FrtAnswerReader) (FrtClient *self, JsonObject *answer, GError **error);

/* What a call that sends or gets more than a little JSON says of it. */
typedef struct {
  const char *sends;             /* (nullable) the body's media type; JSON */
  const char *gets;              /* (nullable) the answer's media type, its bytes being the result; JSON, for a reader */
  gsize       max_bytes;         /* of the answer; 0: FRT_ANSWER_MAX_BYTES */
  guint       timeout;           /* seconds; 0: the client's */
} FrtCarriage;

typedef struct {
  const char      *method;
  char            *path;           /* (owned) */
  GBytes          *body;           /* (owned) (nullable) wiped when freed */
  FrtAnswerReader  read;           /* (nullable) when the answer's bytes are the result */
  FrtCarriage      carriage;
  GDestroyNotify   free_result;
  gboolean         open;           /* needs no session */
  gboolean         discovers;      /* asks whether a service of ours is there at all */
  guint            repeats;        /* how often it may still be sent again when its answer is lost */
  FrtWorkProgress  progress;       /* (nullable) told how far the service is */
  gpointer         progress_data;  /* (unowned) */

  gsize            parts_read;     /* of the answer's body, by who tells progress */
  guint            generation;     /* of the session it is made in */
  gboolean         sent;           /* the service may have seen it */
  gboolean         renewed;        /* the access token has been renewed for it */
  FrtSecret       *token;          /* (owned) (nullable) the access token it was last sent with */
} FrtCall;

FrtCall *frt_call_new           (const char *method, FrtAnswerReader read, const char *path_format, ...) G_GNUC_PRINTF (3, 4);
void     frt_call_set_body      (FrtCall *self, JsonObject *object);
void     frt_call_send          (GTask *task);

void     frt_client_call_async  (FrtClient *self, FrtCall *call, FRT_ASYNC_TAIL);
gpointer frt_client_call_finish (FrtClient *self, GAsyncResult *result, GError **error);
gboolean frt_client_done_finish (FrtClient *self, GAsyncResult *result, GError **error);
gpointer frt_client_read_done   (FrtClient *self, JsonObject *answer, GError **error);

typedef gpointer (*FrtElementReader) (JsonObject *object, GError **error);

GPtrArray *frt_client_read_list (JsonObject *answer, const char *name, FrtElementReader read, GDestroyNotify free_element,
                                 GError **error);

/* Renewal: frt-client-renewal.c */
void     frt_client_renew_async  (FrtClient *self, FrtSecret *refresh_token, FRT_ASYNC_TAIL);
gboolean frt_client_renew_finish (FrtClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
