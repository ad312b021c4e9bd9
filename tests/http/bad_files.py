# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's files that break each rule."""

from school_files import COLLEGE, FILES, LYCEE, exports, packed

PUPILS, GUARDIANS = FILES
BOMB = (b"<a/>" + b"\n" * 1020) * 24 * 1024      # 24 MiB that a few kilobytes become
LONG = "É" * 300


def replaced(old, new, name=PUPILS, count=1):
    """The exports, where a file says something else."""
    files = exports()
    assert old.encode("iso-8859-15") in files[name], old
    new = new if isinstance(new, bytes) else new.encode("iso-8859-15")
    files[name] = files[name].replace(old.encode("iso-8859-15"), new, count)
    return packed(files)


def year_before(text):
    year = int(text.partition("<ANNEE_SCOLAIRE>")[2][:4])
    return text.replace(f"<ANNEE_SCOLAIRE>{year}<", f"<ANNEE_SCOLAIRE>{year - 1}<")


def bomb():
    files = exports()
    return packed({PUPILS: files[PUPILS].replace(b"<ELEVES>", b"<ELEVES>" + BOMB, 1), GUARDIANS: files[GUARDIANS]})


def renamed(name):
    return packed({**exports(), name: b"<BEE_ELEVES/>"})


def only(*names):
    return packed({name: content for name, content in exports().items() if name in names})


def twice(name):
    return packed({**only_files(name), "again/" + name: exports()[name]})


def only_files(name):
    return {name: exports()[name]}


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<BEE_ELEVES'

# What it is → (a body, what the answer's detail must be like).
REFUSED = {
    "another_school": (lambda: packed(exports(lambda text: text.replace(COLLEGE, LYCEE))),
                       rf"^upload/{PUPILS}:\d+: this file is school {LYCEE}'s, the import is for school {COLLEGE}"),
    "another_year": (lambda: packed(exports(year_before)), rf"^upload/{PUPILS}:\d+: this file is of the school year "),
    "two_years": (lambda: packed({**exports(), GUARDIANS: exports(year_before)[GUARDIANS]}),
                  rf"^upload/{GUARDIANS}:\d+: this file is of "),
    "pupils_for_guardians": (lambda: twice(PUPILS),
                             rf"^upload/again/{PUPILS}:\d+: a second file with the pupils; give one of each"),
    "guardians_for_pupils": (lambda: twice(GUARDIANS), rf"^upload/again/{GUARDIANS}:\d+: a second file with the guardians"),
    "no_guardians": (lambda: only(PUPILS), r"the guardians' file is missing \(ResponsablesAvecAdresses\.xml\): give both"),
    "no_pupils": (lambda: only(GUARDIANS), r"the pupils' file is missing \(ElevesSansAdresses\.xml\): give both"),
    "another_export": (lambda: packed({"Nomenclature.xml": b"<BEE_NOMENCLATURES/>"}),
                       r"this is Nomenclature\.xml .*give Eleves"),
    "bomb": (bomb, r"^upload: unpacks to far more than a school's export does"),
    "name_above": (lambda: renamed("../e.xml"), r"^upload: holds a file with an impossible name"),
    "name_of_root": (lambda: renamed("/etc/e.xml"), r"^upload: holds a file with an impossible name"),
    "name_with_escapes": (lambda: renamed("e\x1b[2J.xml"), r"^upload: holds a file with an impossible name"),
    "entity": (lambda: replaced("<BEE_ELEVES", ENTITY), rf"^upload/{PUPILS}:\d+: document types and entities are not allowed"),
    "document_type": (lambda: replaced("<BEE_ELEVES", "<!DOCTYPE BEE_ELEVES>\n<BEE_ELEVES"), r"document types and entities"),
    "undefined_entity": (lambda: replaced("<PRENOM>", "<PRENOM>&e;"), rf"^upload/{PUPILS}:\d+: "),
    "control_character": (lambda: replaced("<PRENOM>", b"<PRENOM>\x1b"), rf"^upload/{PUPILS}:\d+: the XML is broken"),
    "nul_reference": (lambda: replaced("<PRENOM>", "<PRENOM>&#0;"), rf"^upload/{PUPILS}:\d+: the XML is broken"),
    "no_date": (lambda: replaced("<DATE_NAISS>", "<DATE_NAISS>31/02/"), rf"^upload/{PUPILS}:\d+: DATE_NAISS .* is not a date"),
}

# What it is → (a body, an anomaly that must be told, or None).
ODD = {
    "three_legal_guardians": (lambda: packed(exports()), r"three legal guardians or more"),
    "dangling_pupil": (lambda: replaced("<ELEVE_ID>", "<ELEVE_ID>9", GUARDIANS), r"names a pupil .* not in the file"),
    "dangling_guardian": (lambda: replaced("<PERSONNE_ID>", "<PERSONNE_ID>9", GUARDIANS),
                          r"names a person .* not in the file"),
    "missing_address": (lambda: replaced("<ADRESSE_ID>", "<ADRESSE_ID>9", GUARDIANS), r"address"),
    "control_reference": (lambda: replaced("<PRENOM>", "<PRENOM>&#x85;&#9;"), None),
    "long_name": (lambda: replaced("<PRENOM>", f"<PRENOM>{LONG}"), None),
}
