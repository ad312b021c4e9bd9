# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school as large as one likes, written row by row."""

import zipfile

TOP = """<?xml version="1.0" encoding="ISO-8859-15"?>
<{root} VERSION="2.1">
  <PARAMETRES>
    <UAJ>0340009X</UAJ>
    <ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>
  </PARAMETRES>
  <DONNEES>
"""
END = "  </DONNEES>\n</{root}>\n"
PUPIL = """      <ELEVE ELEVE_ID="{0}" ELENOET="{0}">
        <ID_NATIONAL>{0:09d}AB</ID_NATIONAL>
        <NOM_DE_FAMILLE>LEF{1}</NOM_DE_FAMILLE>
        <PRENOM>Zoé</PRENOM>
        <DATE_NAISS>07/03/2014</DATE_NAISS>
      </ELEVE>
"""
CLASS = """      <STRUCTURES_ELEVE ELEVE_ID="{0}">
        <STRUCTURE>
          <CODE_STRUCTURE>6 B</CODE_STRUCTURE>
          <TYPE_STRUCTURE>D</TYPE_STRUCTURE>
        </STRUCTURE>
      </STRUCTURES_ELEVE>
"""
PERSON = """      <PERSONNE PERSONNE_ID="{0}">
        <LC_CIVILITE>MME</LC_CIVILITE>
        <NOM_DE_FAMILLE>LEF{1}</NOM_DE_FAMILLE>
        <PRENOM>Anaïs</PRENOM>
      </PERSONNE>
"""
LINK = """      <RESPONSABLE_ELEVE>
        <ELEVE_ID>{0}</ELEVE_ID>
        <PERSONNE_ID>{0}</PERSONNE_ID>
        <NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE>
        <CODE_PARENTE>10</CODE_PARENTE>
      </RESPONSABLE_ELEVE>
"""


def _letters(key):
    """As many different names as a large town has."""
    key, letters = key * 7919 % 20_000, ""
    while key:
        key, letter = divmod(key, 26)
        letters += chr(ord("A") + letter)
    return "ÈVRE" + letters


def _write(file, root, blocks, count):
    def put(text):
        file.write(text.encode("iso-8859-15"))

    put(TOP.format(root=root))
    for block, row in blocks:
        put(f"    <{block}>\n")
        for start in range(1, count + 1, 1000):
            put("".join(row.format(key, _letters(key)) for key in range(start, min(start + 1000, count + 1))))
        put(f"    </{block}>\n")
    put(END.format(root=root))


def write_pupils(file, count):
    _write(file, "BEE_ELEVES", (("ELEVES", PUPIL), ("STRUCTURES", CLASS)), count)


def write_guardians(file, count):
    _write(file, "BEE_RESPONSABLES", (("PERSONNES", PERSON), ("RESPONSABLES", LINK)), count)


def write_files(folder, count):
    """Writes both exports, the pupils' as XML, the guardians' as a ZIP; returns their paths."""
    pupils, guardians = folder / f"pupils-{count}.xml", folder / f"guardians-{count}.zip"
    with open(pupils, "wb") as file:
        write_pupils(file, count)
    with zipfile.ZipFile(guardians, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("ResponsablesAvecAdresses.xml", "w") as file:
            write_guardians(file, count)
    return [pupils, guardians]
