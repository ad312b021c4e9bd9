/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-reply.h"

G_BEGIN_DECLS

struct MHD_Connection;

/* An answer that is sent in parts (multipart/mixed) while it is being made: how far it is, then what was asked for. Each
 * part says its Content-Length. Any thread may add to it; the connection sleeps as long as there is nothing to send. */
typedef struct _FrtPartStream FrtPartStream;

/* @boundary: what no part holds. */
FrtPartStream *frt_part_stream_new       (struct MHD_Connection *connection, const char *boundary);
FrtPartStream *frt_part_stream_ref       (FrtPartStream *self);
void           frt_part_stream_unref     (FrtPartStream *self);
/* What sends it. (transfer full) */
FrtReply      *frt_part_stream_dup_reply (FrtPartStream *self);
/* {"done":…,"total":…}, unless the last was told a moment ago. Returns: whether somebody is there still */
gboolean       frt_part_stream_tell      (FrtPartStream *self, guint done, guint total);
/* Takes @reply, made with frt_reply_new_data(): the last part. */
void           frt_part_stream_end       (FrtPartStream *self, FrtReply *reply);
/* The connection is gone. */
void           frt_part_stream_break     (FrtPartStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtPartStream, frt_part_stream_unref)

G_END_DECLS
