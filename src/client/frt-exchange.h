/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define FRT_ANSWER_MAX_BYTES (1024 * 1024)

/* What a peer answered, whoever it is. */
typedef struct {
  guint   status;
  char   *content_type;     /* (owned) (nullable) without its parameters */
  char   *request_id;       /* (owned) (nullable) */
  gint64  retry_after;      /* seconds; 0: not said */
  char   *body;             /* (owned) not NUL-terminated; wiped when freed */
  gsize   length;
} FrtAnswer;

void       frt_answer_free     (FrtAnswer            *self);

/* Its body, which is wiped when the last holder lets go of it; the answer has none any more. */
GBytes    *frt_answer_steal_body (FrtAnswer          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtAnswer, frt_answer_free)

/* What has come of an answer so far. */
typedef void (*FrtAnswerWatch) (const FrtAnswer *so_far, gpointer user_data);

/* One request and its answer. */
void       frt_exchange_async  (SoupSession          *session,
                                SoupMessage          *message,
                                guint                 timeout,       /* seconds, for the whole of it */
                                gsize                 max_bytes,     /* of the answer's body */
                                FrtAnswerWatch        watch,         /* (nullable) */
                                gpointer              watch_data,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
FrtAnswer *frt_exchange_finish (SoupSession          *session,
                                GAsyncResult         *result,
                                gboolean             *sent,
                                GError              **error);

G_END_DECLS
