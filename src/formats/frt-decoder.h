/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-input.h"

G_BEGIN_DECLS

/* An input whose encoding an XML parser can know. A document that declares one of the five encodings we take
 * passes as it is; one that declares none is UTF-8, as XML says, while it looks so, and Latin-9 from the
 * first byte that cannot be. */
typedef struct _FrtDecoder FrtDecoder;

FrtDecoder *frt_decoder_new  (const FrtInput *input);
/* An FrtReadFunc. */
gssize      frt_decoder_read (gpointer decoder, void *buffer, gsize length, GError **error);
void        frt_decoder_free (FrtDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtDecoder, frt_decoder_free)

G_END_DECLS
