/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-input.h"

G_BEGIN_DECLS

/* A cursor over one XML document, forward only: what is behind is forgotten. No DTD, entity or network. */
typedef struct _FrtXml FrtXml;

FrtXml     *frt_xml_new          (const FrtInput *input);
void        frt_xml_free         (FrtXml *self);

/* To the document's root element. */
gboolean    frt_xml_open         (FrtXml *self, GError **error);
/* To the next element right inside the one at @depth (0: the root), whatever is deeper passed over: 1 on one,
 * 0 at the outer one's end, -1 with an error. */
int         frt_xml_next_child   (FrtXml *self, int depth, GError **error);
/* Reads the text right inside the current element, to its end; what is beyond @max_bytes is passed over. */
gboolean    frt_xml_read_text    (FrtXml *self, GString *text, gsize max_bytes, GError **error);
/* Past the root's end, to see that nothing is broken behind it. */
gboolean    frt_xml_finish       (FrtXml *self, GError **error);

const char *frt_xml_get_name     (FrtXml *self);                 /* of the current element (transfer none) */
guint       frt_xml_get_line     (FrtXml *self);                 /* where its tag starts */
char       *frt_xml_dup_attribute (FrtXml *self, const char *name);
/* Sets FRT_ERROR_INVALID_FILE, "FILE:LINE: …"; always FALSE. */
gboolean    frt_xml_set_error    (FrtXml *self, guint line, GError **error, const char *format, ...)
                                  G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtXml, frt_xml_free)

G_END_DECLS
