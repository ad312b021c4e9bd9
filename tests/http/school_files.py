# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The sample schools' files as a school would send them today."""

import datetime
import io
import re
import zipfile

from service import DEMO

COLLEGE, LYCEE = "0340001A", "0340003C"
FILES = ("ElevesSansAdresses.xml", "ResponsablesAvecAdresses.xml")
JSON = {"Accept": "application/json"}
XML, ZIP = {"Content-Type": "application/xml"}, {"Content-Type": "application/zip"}


def exports(change=lambda text: text):
    """The college's exports, of the school year that runs, changed: name → bytes."""
    today = datetime.date.today()
    year = today.year if today.month >= 9 else today.year - 1
    texts = {name: (DEMO / COLLEGE / name).read_text("iso-8859-15") for name in FILES}
    texts = {name: re.sub(r"<ANNEE_SCOLAIRE>\d+", f"<ANNEE_SCOLAIRE>{year}", text) for name, text in texts.items()}
    return {name: change(text).encode("iso-8859-15") for name, text in texts.items()}


def packed(files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in files.items():
            writer.writestr(name, content)
    return archive.getvalue()
