/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"
#include "formats/frt-siecle-fields.h"

G_BEGIN_DECLS

/* One document on its way from SIECLE's rows to our records. */
typedef struct {
  FrtXml        *xml;         /* (unowned) */
  FrtFields     *fields;      /* (unowned) */
  const char    *file;        /* (unowned) */
  FrtRecordFunc  func;
  gpointer       data;
} FrtSiecle;

/* Reads the row the cursor is on, at @depth, checks it and gives its records. FALSE with an error. */
typedef gboolean (*FrtRowFunc) (FrtSiecle *self, int depth, GError **error);

gboolean frt_siecle_read_student    (FrtSiecle *self, int depth, GError **error);    /* ELEVE */
gboolean frt_siecle_read_structures (FrtSiecle *self, int depth, GError **error);    /* STRUCTURES_ELEVE */
gboolean frt_siecle_read_person     (FrtSiecle *self, int depth, GError **error);    /* PERSONNE */
gboolean frt_siecle_read_link       (FrtSiecle *self, int depth, GError **error);    /* RESPONSABLE_ELEVE */
gboolean frt_siecle_read_address    (FrtSiecle *self, int depth, GError **error);    /* ADRESSE */

G_END_DECLS
