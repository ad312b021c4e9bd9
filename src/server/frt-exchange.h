/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-guard.h"
#include "server/frt-part-stream.h"
#include "server/frt-reply.h"
#include "server/frt-site.h"
#include "server/frt-upload.h"

G_BEGIN_DECLS

typedef struct _FrtServer    FrtServer;
typedef struct _FrtRoute     FrtRoute;
typedef struct _FrtOperation FrtOperation;

#define FRT_REQUEST_ID_LENGTH  16
#define FRT_PATH_PARAMETERS    2

/* One request and its answer, from the first header to the last byte sent. */
typedef struct {
  int                    references;        /* atomic: the connection's, and that of who works for it */
  const FrtSite         *site;              /* (unowned) */
  FrtServer             *server;            /* (unowned) */
  gboolean               aside;             /* it came by the listener that is for figures only */
  struct MHD_Connection *connection;        /* (unowned) */
  char                  *uri;               /* (owned) as it came */
  char                   id[FRT_REQUEST_ID_LENGTH + 1];
  gint64                 began_at;          /* monotonic */
  gboolean               begun;
  gboolean               closes;            /* this is the last request that is read from its connection */
  gboolean               drains;            /* its body is read to the end even so */

  FrtFraming             framing;
  const FrtRoute        *route;             /* (unowned) (nullable) */
  const FrtOperation    *operation;         /* (unowned) (nullable) with route: what it takes */
  char                  *parameters[FRT_PATH_PARAMETERS];   /* (owned) what stands for {…} in the path */
  GHashTable            *query;             /* (owned) (nullable) */
  const char            *language;          /* (unowned) (nullable) until it is asked for */
  char                  *client_address;    /* (owned) (nullable) until it is asked for */
  FrtDomain              domain;            /* to ask */
  FrtIdentity            identity;          /* of routes that ask for one */
  FrtDomain              acting;            /* of routes of a school: the domain that knows who does it */

  char                  *body;              /* (owned) (nullable) wiped */
  gsize                  body_length;
  FrtUpload             *upload;            /* (owned) (nullable) a body that is no JSON */
  JsonNode              *request;           /* (owned) (nullable) the body, an object; wiped */
  GError                *refusal;           /* (owned) (nullable) told once the body is over */
  FrtReply              *reply;             /* (owned) (nullable) */
  FrtPartStream         *parts;             /* (owned) (nullable) where the answer goes that @reply sends meanwhile */
} FrtExchange;

/* @number: no other request has it */
FrtExchange *frt_exchange_new   (const FrtSite *site, struct MHD_Connection *connection, const char *uri, guint64 number);
FrtExchange *frt_exchange_ref   (FrtExchange *self);
void         frt_exchange_unref (FrtExchange *self);
/* The headers are there: guards, finds the route, asks who it is. Sets @refusal. */
void         frt_exchange_begin (FrtExchange *self, const char *method, const char *version);
/* A piece of the body. */
void         frt_exchange_take  (FrtExchange *self, const char *data, gsize size);
/* The body is whole: reads it. FALSE when it is refused. */
gboolean     frt_exchange_read  (FrtExchange *self);
/* Does what is asked and makes the reply; on the thread of the route's lane. Once the answer goes in parts, the connection is
 * awake, and may be gone at any time. */
void         frt_exchange_run   (FrtExchange *self);
void         frt_exchange_refuse (FrtExchange *self, GError *error);      /* takes @error; the reply is its problem */

/* From a worker's thread: begins to answer in parts with the first word. Returns: whether somebody is there still */
gboolean     frt_exchange_tell_progress      (FrtExchange *self, guint done, guint total);

/* What handlers use. The request was checked against the contract: a member that must be there is, and of its type; one that
 * need not be gives NULL or FALSE. */
const char  *frt_exchange_get_client_address (FrtExchange *self);
const char  *frt_exchange_get_language   (FrtExchange *self);      /* to answer in */
gboolean     frt_exchange_accepts        (FrtExchange *self, const char *media_type);      /* names it in Accept */
gboolean     frt_exchange_has            (FrtExchange *self, const char *name);
const char  *frt_exchange_get_string     (FrtExchange *self, const char *name);
gboolean     frt_exchange_get_boolean    (FrtExchange *self, const char *name);
const char **frt_exchange_list_strings   (FrtExchange *self, const char *name);      /* (transfer container) */
const char  *frt_exchange_get_query      (FrtExchange *self, const char *name);
gboolean     frt_exchange_get_query_flag (FrtExchange *self, const char *name);
gint64       frt_exchange_get_query_int  (FrtExchange *self, const char *name, gint64 otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtExchange, frt_exchange_unref)

G_END_DECLS
