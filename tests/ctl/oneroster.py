# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A school's OneRoster set, of version 1.1 or 1.2, as programs export it; of any size, row by row."""

import csv
import io
import pathlib
import zipfile
from dataclasses import dataclass, field

UAI = "0340009X"
AHEAD = ["sourcedId", "status", "dateLastModified"]
ORGS = AHEAD + ["name", "type", "identifier", "parentSourcedId"]
SESSIONS = AHEAD + ["title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"]
USERS = {
    "1.1": AHEAD + ["enabledUser", "orgSourcedIds", "role", "username", "userIds", "givenName", "familyName",
                    "middleName", "identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password"],
    "1.2": AHEAD + ["enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier",
                    "email", "sms", "phone", "agentSourcedIds", "grades", "password", "userMasterIdentifier",
                    "resourceSourcedIds", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
                    "primaryOrgSourcedId", "pronouns"],
}
ROLES = AHEAD + ["userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId"]
DEMOGRAPHICS = AHEAD + ["birthDate", "sex", "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican",
                        "nativeHawaiianOrOtherPacificIslander", "white", "demographicRaceTwoOrMoreRaces",
                        "hispanicOrLatinoEthnicity", "countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth",
                        "publicSchoolResidenceStatus"]
CLASSES = AHEAD + ["title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId",
                   "termSourcedIds", "subjects", "subjectCodes", "periods"]
ENROLLMENTS = AHEAD + ["classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"]
KINSHIP = "metadata.fratrie.codeParente"


@dataclass
class Person:
    key: str
    role: str
    first: str
    last: str
    agents: list = field(default_factory=list)
    school_class: str = ""
    birth: str = ""
    ids: str = ""
    kinship: str = ""
    used: str = ""
    email: str = ""


@dataclass
class Set:
    """Whatever a set is made of; people may be any iterable that can be gone through several times."""
    people: object
    version: str = "1.1"
    uai: str = UAI
    year: int = 2026
    delta: bool = False
    classes: tuple = ("6 B", "3 A")


def _table(file, columns, rows):
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)


def _users(one):
    for person in one.people:
        row = {"sourcedId": person.key, "enabledUser": "true", "userIds": person.ids, "givenName": person.first,
               "familyName": person.last, "email": person.email, "agentSourcedIds": ",".join(person.agents),
               KINSHIP: person.kinship}
        if one.delta:
            row.update(status="active", dateLastModified="2026-09-19T09:11:46Z")
        if one.version == "1.1":
            row.update(role=person.role, orgSourcedIds="org")
        else:
            row.update(preferredFamilyName=person.used, primaryOrgSourcedId="org")
        yield row


def _roles(one):
    for number, person in enumerate(one.people):
        yield {"sourcedId": f"r{number}", "userSourcedId": person.key, "roleType": "primary", "role": person.role,
               "orgSourcedId": "org"}


def _enrollments(one):
    for number, person in enumerate(one.people):
        if person.school_class:
            yield {"sourcedId": f"e{number}", "classSourcedId": f"class {person.school_class}", "schoolSourcedId": "org",
                   "userSourcedId": person.key, "role": "student"}


def tables(one):
    """(file name, columns, rows) of each file."""
    kind = "delta" if one.delta else "bulk"
    yield "manifest.csv", ["propertyName", "value"], (
        {"propertyName": name, "value": value} for name, value in
        [("manifest.version", "1.0"), ("oneroster.version", one.version), ("file.orgs", "bulk"), ("file.users", kind)])
    yield "orgs.csv", ORGS, [
        {"sourcedId": "academy", "name": "Académie", "type": "district"},
        {"sourcedId": "org", "name": "Collège", "type": "school", "identifier": one.uai, "parentSourcedId": "academy"}]
    yield "academicSessions.csv", SESSIONS, [
        {"sourcedId": "year", "title": "Année", "type": "schoolYear", "startDate": f"{one.year}-09-01",
         "endDate": f"{one.year + 1}-07-04", "schoolYear": one.year + 1}]
    yield "users.csv", USERS[one.version] + [KINSHIP], _users(one)
    if one.version == "1.2":
        yield "roles.csv", ROLES, _roles(one)
    yield "demographics.csv", DEMOGRAPHICS, (
        {"sourcedId": person.key, "birthDate": person.birth} for person in one.people if person.birth)
    yield "classes.csv", CLASSES, (
        {"sourcedId": f"class {name}", "title": name, "classType": "homeroom", "schoolSourcedId": "org"}
        for name in one.classes)
    yield "enrollments.csv", ENROLLMENTS, _enrollments(one)


def write_folder(folder, one):
    """Writes the set's files into a folder that is made; returns it."""
    folder = pathlib.Path(folder)
    folder.mkdir()
    for name, columns, rows in tables(one):
        with open(folder / name, "w", encoding="utf-8", newline="") as file:
            _table(file, columns, rows)
    return folder


def write_zip(path, one):
    """Writes the set as an archive; returns its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns, rows in tables(one):
            with archive.open(name, "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as file:
                _table(file, columns, rows)
    return path


class Many:
    """As many pupils as one likes, each with a guardian; the link is told on both rows."""

    def __init__(self, count):
        self.count = count

    def __iter__(self):
        for number in range(self.count):
            yield Person(f"s{number}", "student", "Zoé", f"LEFÈVRE {number}", [f"g{number}"], "6 B", "2014-03-07",
                         f"{{INE:{number:09d}AB}}")
            yield Person(f"g{number}", "parent", "Anaïs", f"LEFÈVRE {number}", [f"s{number}"], kinship="10")
