/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-part-stream.h"

#include <microhttpd.h>
#include <string.h>

#define BLOCK        (16 * 1024)      /* bytes sent at once */
#define TOLD_APART   (200 * 1000)     /* microseconds between two words of progress */

/* A piece of what is to be sent; @reply, where there is one, keeps it. */
typedef struct {
  const char *data;      /* (unowned) by reply, or (owned) */
  gsize       length;
  FrtReply   *reply;     /* (owned) (nullable) */
} Piece;

struct _FrtPartStream {
  int                    references;     /* atomic */
  char                  *boundary;       /* (owned) */
  GMutex                 lock;           /* of what follows */
  struct MHD_Connection *connection;     /* (unowned) (nullable) once it is gone */
  GQueue                 pieces;         /* (owned) of Piece */
  gsize                  at;             /* how much of the first piece is sent */
  gint64                 told_at;        /* monotonic; 0: nothing was told yet */
  gboolean               asleep;
  gboolean               ended;
};

static void
piece_free (gpointer data)
{
  Piece *self = data;

  if (self->reply != NULL)
    frt_reply_free (self->reply);
  else
    g_free ((char *) self->data);
  g_free (self);
}

FrtPartStream *
frt_part_stream_new (struct MHD_Connection *connection, const char *boundary)
{
  FrtPartStream *self = g_new0 (FrtPartStream, 1);

  self->references = 1;
  self->connection = connection;
  self->boundary = g_strdup (boundary);
  g_mutex_init (&self->lock);
  return self;
}

FrtPartStream *
frt_part_stream_ref (FrtPartStream *self)
{
  g_atomic_int_inc (&self->references);
  return self;
}

void
frt_part_stream_unref (FrtPartStream *self)
{
  if (!g_atomic_int_dec_and_test (&self->references))
    return;
  g_queue_clear_full (&self->pieces, piece_free);
  g_mutex_clear (&self->lock);
  g_free (self->boundary);
  g_free (self);
}

/* What libmicrohttpd asks for more: it has the connection's thread. */
static ssize_t
on_wanted (void *cls, uint64_t position, char *buffer, size_t most)
{
  FrtPartStream *self = cls;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Piece *piece = g_queue_peek_head (&self->pieces);
  gsize size;

  if (piece == NULL && self->ended)
    return MHD_CONTENT_READER_END_OF_STREAM;
  if (piece == NULL) {
    self->asleep = TRUE;
    MHD_suspend_connection (self->connection);
    return 0;
  }
  size = MIN (piece->length - self->at, most);
  memcpy (buffer, piece->data + self->at, size);
  self->at += size;
  if (self->at == piece->length) {
    piece_free (g_queue_pop_head (&self->pieces));
    self->at = 0;
  }
  return (ssize_t) size;
}

static void
on_reply_freed (void *cls)
{
  frt_part_stream_unref (cls);
}

FrtReply *
frt_part_stream_dup_reply (FrtPartStream *self)
{
  FrtReply *reply = frt_reply_new_streamed (MHD_HTTP_OK, MHD_create_response_from_callback (
    MHD_SIZE_UNKNOWN, BLOCK, on_wanted, frt_part_stream_ref (self), on_reply_freed));
  g_autofree char *type = g_strdup_printf ("multipart/mixed; boundary=%s", self->boundary);

  frt_reply_add_header (reply, MHD_HTTP_HEADER_CONTENT_TYPE, type);
  /* A proxy that waits for more would keep back what is told for its own sake. */
  frt_reply_add_header (reply, "X-Accel-Buffering", "no");
  return reply;
}

/* Under the lock. Takes @data or, with @reply, that. */
static void
push (FrtPartStream *self, const char *data, gsize length, FrtReply *reply)
{
  Piece *piece = g_new (Piece, 1);

  *piece = (Piece) { data, length, reply };
  if (self->connection != NULL && length > 0)
    g_queue_push_tail (&self->pieces, piece);
  else
    piece_free (piece);
}

static void
push_text (FrtPartStream *self, char *text)
{
  push (self, text, strlen (text), NULL);
}

static void
push_head (FrtPartStream *self, const char *media_type, gsize length)
{
  push_text (self, g_strdup_printf ("--%s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", self->boundary,
                                    media_type, length));
}

static void
wake (FrtPartStream *self)
{
  if (!self->asleep || self->connection == NULL)
    return;
  self->asleep = FALSE;
  MHD_resume_connection (self->connection);
}

gboolean
frt_part_stream_tell (FrtPartStream *self, guint done, guint total)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const gint64 now = g_get_monotonic_time ();
  char *text;

  if (self->told_at == 0 || done == total || now - self->told_at >= TOLD_APART) {
    self->told_at = now;
    text = g_strdup_printf ("{\"done\":%u,\"total\":%u}\r\n", done, total);
    push_head (self, "application/json", strlen (text) - strlen ("\r\n"));
    push_text (self, text);
    wake (self);
  }
  return self->connection != NULL;
}

void
frt_part_stream_end (FrtPartStream *self, FrtReply *reply)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  push_head (self, reply->media_type, reply->length);
  push (self, reply->data, reply->length, reply);
  push_text (self, g_strdup_printf ("\r\n--%s--\r\n", self->boundary));
  self->ended = TRUE;
  wake (self);
}

void
frt_part_stream_break (FrtPartStream *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->connection = NULL;
  g_queue_clear_full (&self->pieces, piece_free);
  self->at = 0;
}
