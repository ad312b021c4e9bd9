/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "formats/frt-xml.h"

G_BEGIN_DECLS

/* What we read of a SIECLE element's children, whichever element it is; both generations of names. */
typedef enum {
  FRT_FIELD_ADRESSE_ID,
  FRT_FIELD_ANNEE_SCOLAIRE,
  FRT_FIELD_BOITE_POSTALE,
  FRT_FIELD_CODE_PARENTE,
  FRT_FIELD_CODE_PAYS,
  FRT_FIELD_CODE_POSTAL,
  FRT_FIELD_CODE_STRUCTURE,
  FRT_FIELD_COMMUNE_ETRANGERE,
  FRT_FIELD_DATE_NAISS,
  FRT_FIELD_DATE_SORTIE,
  FRT_FIELD_ELENOET,
  FRT_FIELD_ELEVE_ID,
  FRT_FIELD_ID_NATIONAL,
  FRT_FIELD_INE_BEA,
  FRT_FIELD_INE_RNIE,
  FRT_FIELD_LC_CIVILITE,
  FRT_FIELD_LIBELLE_POSTAL,
  FRT_FIELD_LIGNE1_ADRESSE,
  FRT_FIELD_LIGNE2_ADRESSE,
  FRT_FIELD_LIGNE3_ADRESSE,
  FRT_FIELD_LIGNE4_ADRESSE,
  FRT_FIELD_LL_PAYS,
  FRT_FIELD_MEL,
  FRT_FIELD_NIVEAU_RESPONSABILITE,
  FRT_FIELD_NOM,
  FRT_FIELD_NOM_DE_FAMILLE,
  FRT_FIELD_NOM_USAGE,
  FRT_FIELD_PERSONNE_ID,
  FRT_FIELD_PRENOM,
  FRT_FIELD_RESP_LEGAL,
  FRT_FIELD_TEL_PORTABLE,
  FRT_FIELD_TYPE_STRUCTURE,
  FRT_FIELD_UAJ,
  FRT_FIELD_LAST = FRT_FIELD_UAJ,
} FrtField;

/* The values of one element, reused for the next one, so that reading allocates nothing in the long run. */
typedef struct _FrtFields FrtFields;

FrtFields  *frt_fields_new           (void);
void        frt_fields_free          (FrtFields *self);
/* Reads all children of the current element, which is at @depth, up to its end. */
gboolean    frt_fields_read          (FrtFields *self, FrtXml *xml, int depth, GError **error);
/* Keeps an attribute of the current element, where the ids are. */
void        frt_fields_take_attribute (FrtFields *self, FrtXml *xml, FrtField field);
void        frt_fields_clear         (FrtFields *self);
/* Trimmed, without control characters, no longer than allowed; NULL when absent or empty (transfer none). */
const char *frt_fields_get           (const FrtFields *self, FrtField field);
const char *frt_field_get_name       (FrtField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtFields, frt_fields_free)

G_END_DECLS
