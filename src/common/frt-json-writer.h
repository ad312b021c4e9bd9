/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON written straight into its text, for what is answered often or is long: no tree of it is made first. Not for secrets:
 * the text is moved while it grows, and what it leaves behind is not wiped. @name, of letters and underscores, is NULL for
 * what stands in an array, and for the outermost. */
typedef struct _FrtJsonWriter FrtJsonWriter;

FrtJsonWriter *frt_json_writer_new          (void);
void           frt_json_writer_begin_object (FrtJsonWriter *self, const char *name);
void           frt_json_writer_end_object   (FrtJsonWriter *self);
void           frt_json_writer_begin_array  (FrtJsonWriter *self, const char *name);
void           frt_json_writer_end_array    (FrtJsonWriter *self);
/* A JSON null when @value is NULL, or when @seconds are 0. */
void           frt_json_writer_add_string   (FrtJsonWriter *self, const char *name, const char *value);
void           frt_json_writer_add_time     (FrtJsonWriter *self, const char *name, gint64 seconds);
/* Each frees @self: the text, whose length in bytes may be asked for, or what it would be read as. */
char          *frt_json_writer_end          (FrtJsonWriter *self, gsize *length);
JsonNode      *frt_json_writer_end_node     (FrtJsonWriter *self);
void           frt_json_writer_free         (FrtJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtJsonWriter, frt_json_writer_free)

G_END_DECLS
