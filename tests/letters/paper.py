# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A letter's page, and what can be read off it."""

import html
import json
import re
import subprocess
import urllib.parse

from service import BUILD

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

LETTER = {
    "username": "a.lefevre12345", "password": "ABCD2345", "school": "Collège Jean-Jaurès", "uai": "0340001A",
    "guardian": "MME Anaïs LEFÈVRE", "children": ["Zoé LEFÈVRE (6 B)", "Noé LEFÈVRE (3 A)"], "language": "fr",
    "expires_at": "2027-02-23T10:00:00Z", "kind": "guardian", "state": "provisional",
    "holder": {"first_name": "Anaïs", "last_name": "LEFÈVRE"},
    "address": ["12 bis rue des Œillets", "Résidence les Pins, bât. C", "34000 MONTPELLIER"],
    "school_address": "3 avenue de l'École\n34000 Montpellier", "school_contact": "ce.0340001a@ac-montpellier.example",
    "service_address": "https://fratrie.ac-montpellier.example", "support": "aide@fratrie.example, 04 67 00 00 00",
    "written_at": 1795420800,
}


def write(path, locale_dir, pages=1, without=(), **changes):
    """Draws a letter."""
    letter = {name: value for name, value in {**LETTER, **changes}.items() if name not in without}
    with path.open("wb") as stream:
        subprocess.run([BUILD / "tests/letters/write-letters", locale_dir, str(pages)], input=json.dumps(letter).encode(),
                       stdout=stream, check=True)
    return path


def text(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()


def words(path):
    """(text, left, top, right, bottom) of each word, in points."""
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', text(path, "-bbox"))
    return [(html.unescape(word), *map(float, box)) for *box, word in found]


def picture(path, page=1, resolution=150):
    """A page as the printer has it."""
    out = path.with_suffix(f".{page}.png")
    subprocess.run(["pdftoppm", "-r", str(resolution), "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page), path,
                    out.with_suffix("")], check=True)
    return out


def photograph(image, degrees=7, blur=1.5, quality=60):
    """As a telephone takes it: askew, not sharp, and compressed."""
    out = image.with_suffix(".jpg")
    subprocess.run(["convert", image, "-background", "white", "-rotate", str(degrees), "-blur", f"0x{blur}",
                    "-quality", str(quality), out], check=True)
    return out


def decode(image):
    """What the code in a picture says: a dictionary of its link."""
    found = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", image], check=True,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().strip()
    scheme, _, query = found.partition("?")
    assert scheme == "fratrie:", found
    return dict(urllib.parse.parse_qsl(query))
