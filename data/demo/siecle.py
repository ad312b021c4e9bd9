# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's two SIECLE exports, as SIECLE writes them: the element names, their order, the encoding."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

YEAR = 2026
MOTHER, FATHER, ASCENDANT, TUTOR, ASE, SELF = 10, 20, 38, 50, 51, 70
LEGAL, IN_CHARGE, CONTACT = 1, 2, 3
LEVEL_OF_RESP_LEGAL = {LEGAL: 1, IN_CHARGE: 0, CONTACT: 0}


@dataclass
class School:
    uai: str
    kind: str
    name: str
    city: str
    classes: list
    birth_years: range
    first_id: int              # of pupils; persons count from ten times that
    old_form: bool = False     # element names of before 2016
    zipped: bool = False
    settings: dict = field(default_factory=dict)
    services: list = field(default_factory=list)
    pupils: list = field(default_factory=list)
    persons: list = field(default_factory=list)
    links: list = field(default_factory=list)


@dataclass
class Pupil:
    key: int
    last: str
    first: str
    school_class: str
    birth: str
    sex: int
    left: str = ""
    no_ine: bool = False


@dataclass
class Person:
    key: int
    civility: str
    last: str
    first: str
    used: str = ""
    email: str = ""
    address: bool = True


class Xml:
    """Lines of XML, indented as SIECLE does."""

    def __init__(self, root, school):
        self.lines = ['<?xml version="1.0" encoding="ISO-8859-15"?>']
        self.depth = 0
        self.open(f'{root} VERSION="2.1"')
        self.open("PARAMETRES")
        self.leaf("UAJ", school.uai)
        self.leaf("ANNEE_SCOLAIRE", YEAR)
        self.leaf("DATE_EXPORT", f"19/09/{YEAR}")
        self.leaf("HORODATAGE", f"19/09/{YEAR} 09:11:46")
        self.close("PARAMETRES")
        self.open("DONNEES")
        self.root = root

    def open(self, tag):
        self.lines.append("  " * self.depth + f"<{tag}>")
        self.depth += 1

    def close(self, name):
        self.depth -= 1
        self.lines.append("  " * self.depth + f"</{name}>")

    def leaf(self, name, value):
        self.lines.append("  " * self.depth + f"<{name}>{escape(str(value))}</{name}>")

    def optional(self, name, value):
        if value:
            self.leaf(name, value)

    def finish(self):
        self.close("DONNEES")
        self.close(self.root)
        return ("\n".join(self.lines) + "\n").encode("iso-8859-15")


def ine_of(pupil):
    return f"{pupil.key:09d}" + "ABCDEFGHJK"[pupil.key % 10] + "X"


def write_pupils(school):
    family_name = "NOM" if school.old_form else "NOM_DE_FAMILLE"
    xml = Xml("BEE_ELEVES", school)
    xml.open("ELEVES")
    for number, pupil in enumerate(school.pupils, 1):
        xml.open(f'ELEVE ELEVE_ID="{pupil.key}" ELENOET="{4000 + number}"')
        if not pupil.no_ine:
            xml.leaf("INE_RNIE" if pupil.key % 9 == 0 else "ID_NATIONAL", ine_of(pupil))
        xml.leaf("ELENOET", 4000 + number)
        xml.leaf("ID_ELEVE_ETAB", f"{4000 + number:05d}{school.uai[1:7]}")
        xml.leaf(family_name, pupil.last)
        xml.leaf("PRENOM", pupil.first)
        xml.leaf("DATE_NAISS", pupil.birth)
        xml.leaf("DOUBLEMENT", 0)
        xml.leaf("CODE_PAYS", 100)
        xml.leaf("MEL", "")
        xml.leaf("DATE_ENTREE", f"01/09/{YEAR}")
        xml.optional("DATE_SORTIE", pupil.left)
        xml.leaf("CODE_SEXE", pupil.sex)
        xml.leaf("CODE_STATUT", "ST")
        xml.open("SCOLARITE_AN_DERNIER")
        xml.leaf("CODE_STRUCTURE", "CM2 Z")
        xml.leaf("MEL", "ancienne.ecole@agathe.example")
        xml.close("SCOLARITE_AN_DERNIER")
        xml.close("ELEVE")
    xml.close("ELEVES")
    write_options(xml, school)
    write_structures(xml, school)
    return xml.finish()


def write_options(xml, school):
    xml.open("OPTIONS")
    for number, pupil in enumerate(school.pupils, 1):
        if school.kind == "ecole" or pupil.key % 4:
            continue
        xml.open(f'OPTION ELEVE_ID="{pupil.key}" ELENOET="{4000 + number}"')
        xml.open("OPTIONS_ELEVE")
        xml.leaf("NUM_OPTION", 1)
        xml.leaf("CODE_MODALITE_ELECT", "O")
        xml.leaf("CODE_MATIERE", "030201")
        xml.close("OPTIONS_ELEVE")
        xml.close("OPTION")
    xml.close("OPTIONS")


def write_structures(xml, school):
    xml.open("STRUCTURES")
    for number, pupil in enumerate(school.pupils, 1):
        structures = [("D", pupil.school_class)] if pupil.school_class else []
        if school.kind != "ecole" and pupil.key % 3 == 0:
            structures.insert(0, ("G", "ANG GR1"))      # before the division, as real files have it at times
        if not structures:
            continue
        xml.open(f'STRUCTURES_ELEVE ELEVE_ID="{pupil.key}" ELENOET="{4000 + number}"')
        for kind, code in structures:
            xml.open("STRUCTURE")
            xml.leaf("CODE_STRUCTURE", code)
            xml.leaf("TYPE_STRUCTURE", kind)
            xml.close("STRUCTURE")
        xml.close("STRUCTURES_ELEVE")
    xml.close("STRUCTURES")


def write_persons(school):
    xml = Xml("BEE_RESPONSABLES", school)
    xml.open("PERSONNES")
    for number, person in enumerate(school.persons):
        xml.open(f'PERSONNE PERSONNE_ID="{person.key}"')
        xml.optional("LC_CIVILITE", person.civility)
        xml.leaf("NOM" if school.old_form else "NOM_DE_FAMILLE", person.last)
        xml.optional("NOM_USAGE", person.used)
        xml.leaf("PRENOM", person.first)
        xml.optional("TEL_PORTABLE", f"+336399800{number % 100:02}" if number % 3 else "")
        xml.leaf("ACCEPTE_SMS", number % 2)
        xml.leaf("MEL", person.email)
        xml.leaf("COMMUNICATION_ADRESSE", 1)
        if person.address:
            xml.leaf("ADRESSE_ID", 900000 + number // 2)
        xml.close("PERSONNE")
    xml.close("PERSONNES")
    write_links(xml, school)
    write_addresses(xml, school)
    return xml.finish()


def write_links(xml, school):
    xml.open("RESPONSABLES")
    for pupil, person, kinship, level in school.links:
        xml.open("RESPONSABLE_ELEVE")
        xml.leaf("ELEVE_ID", pupil)
        xml.leaf("PERSONNE_ID", person)
        if school.old_form:
            xml.leaf("RESP_LEGAL", LEVEL_OF_RESP_LEGAL[level])
            xml.leaf("CODE_PARENTE", kinship)
            xml.leaf("RESP_FINANCIER", 1)
            xml.leaf("PERS_PAIEMENT", 0)
            xml.leaf("PERS_CONTACT", 1)
        else:
            xml.leaf("NIVEAU_RESPONSABILITE", level)
            xml.leaf("CODE_PARENTE", kinship)
            xml.leaf("PAIE_FRAIS_SCOLAIRES", 1)
            xml.leaf("PERCOIT_LES_AIDES", "false")
            xml.leaf("HEBERGE_ELEVE", "true")
            xml.leaf("A_CONTACTER_EN_PRIORITE", "true")
        xml.close("RESPONSABLE_ELEVE")
    xml.close("RESPONSABLES")


def write_addresses(xml, school):
    xml.open("ADRESSES")
    for number in range((len(school.persons) + 1) // 2):
        xml.open(f'ADRESSE ADRESSE_ID="{900000 + number}"')
        xml.leaf("LIGNE1_ADRESSE", f"{number + 1} rue de l'Œillet")
        xml.leaf("CODE_POSTAL", "34990")
        xml.leaf("CODE_PAYS", 100)
        xml.leaf("LL_PAYS", "FRANCE")
        xml.leaf("LIBELLE_POSTAL", school.city.upper())
        xml.close("ADRESSE")
    xml.close("ADRESSES")
