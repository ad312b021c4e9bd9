#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""One page: its words in order, its code, and that nothing leaves its place whoever the letter is for."""

import itertools
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from paper import A4, LETTER, MM, decode, photograph, picture, text, words, write
from service import BUILD

CATALOGUES = {
    "fr": {
        "Username": "Identifiant", "Provisional password": "Mot de passe provisoire", "What to do": "Que faire ?",
        "Help": "Aide", "More than one letter?": "Plusieurs courriers ?", "Service address": "Adresse du service",
        "Open {service} on a computer.": "Ouvrez {service} sur un ordinateur.",
        "To be used by {date} at the latest": "À utiliser au plus tard le {date}",
    },
    "ar": {
        "Username": "اسم المستخدم", "Provisional password": "كلمة المرور المؤقتة", "What to do": "ما العمل",
        "Open {service} on a computer.": "افتح {service} على حاسوب.",
    },
    "vi": {
        "Username": "Tên đăng nhập", "Provisional password": "Mật khẩu tạm thời", "What to do": "Việc cần làm",
        "Open {service} on a computer.": "Mở {service} trên máy tính.",
    },
}
LONG = ("Abdellatif-Benmoussa de la Tour d’Auvergne " * 8)[:300]
SOLID = "W" * 300


def make_catalogues(folder):
    for language, sentences in CATALOGUES.items():
        path = folder / language / "LC_MESSAGES"
        path.mkdir(parents=True)
        entries = "".join(f'\nmsgid "{source}"\nmsgstr "{translation}"\n' for source, translation in sentences.items())
        subprocess.run(["msgfmt", "-o", path / "fratrie.mo", "-"], check=True,
                       input=('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' + entries).encode())
    return folder


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.locale = make_catalogues(cls.folder / "locale")

    def draw(self, **changes):
        return write(self.folder / "letter.pdf", self.locale, **changes)

    def assertOrder(self, page, pieces):
        at = 0
        for piece in pieces:
            found = page.find(piece, at)
            self.assertGreaterEqual(found, 0, f"{piece!r} is not there, or not in its place:\n{page}")
            at = found + len(piece)

    def test_is_read_in_order(self):
        order = ["Collège Jean-Jaurès", "MME Anaïs LEFÈVRE", "12 bis rue des Œillets", "Résidence les Pins, bât. C",
                 "34000 MONTPELLIER", "Zoé LEFÈVRE (6 B)", "Noé LEFÈVRE (3 A)", "Identifiant", "a.lefevre12345",
                 "Mot de passe provisoire", "ABCD 2345", "Adresse du service", "https://fratrie.ac-montpellier.example",
                 "À utiliser au plus tard le 23/02/2027", "Que faire ?", "1. Ouvrez Fratrie sur un ordinateur.", "2. ", "3. ",
                 "4. ", "5. ", "Plusieurs courriers ?", "Aide", "ce.0340001a@ac-montpellier.example", "aide@fratrie.example"]
        path = self.draw()
        self.assertOrder(text(path), order)
        self.assertOrder(text(path, "-raw"), order[1:5] + order[:1] + order[5:])

    def test_french_stands_beside_another_language(self):
        page = text(self.draw(language="vi"))
        self.assertOrder(page, ["Tên đăng nhập · Identifiant", "a.lefevre12345", "Mật khẩu tạm thời · Mot de passe provisoire",
                                "ABCD 2345", "Việc cần làm", "1. Mở Fratrie trên máy tính.", "5. ",
                                "Que faire ?", "1. Ouvrez Fratrie sur un ordinateur.", "5. ", "Aide"])
        page = text(self.draw(language="xx"))      # which we do not have
        self.assertOrder(page, ["Identifiant\n", "Que faire ?"])
        self.assertEqual(page.count("Que faire ?"), 1)

    def test_from_right_to_left(self):
        path = self.draw(language="ar", guardian="السيدة فاطمة الزهراء بن علي", children=["محمد الأمين بن علي (3 A)"])
        page = text(path, "-raw")
        where = {word: left for word, left, *_ in words(path)}
        for piece in ("a.lefevre12345", "ABCD 2345", "Que faire ?"):
            self.assertIn(piece, page)
        drawn = text(path)
        for piece in ("اسم المستخدم", "كلمة المرور المؤقتة", "السيدة فاطمة الزهراء بن علي", "افتح"):
            self.assertIn(piece, drawn)
        self.assertLess(where["Que"], 60 * MM, "French to the left, Arabic to the right")

    def test_names_of_other_scripts(self):
        """On a French letter too, each is whole and in its place; none is drawn as boxes, which are no text. A class is read
        from left to right beside a name that is not."""
        for guardian, children in (("MME NGUYỄN Thị Ánh Tuyết", ["Nguyễn Đức Hoà (6 B)", "Phạm Quỳnh Như (3 A)"]),
                                   ("السيدة فاطمة الزهراء بن علي", ["محمد بن علي (3 A)", "Zoé بن علي (6 B)"]),
                                   ("M. Łukasz ŻÓŁĆ-İĞDİŞ", ["Ștefan ȚĂRANU (6 B)", "Ψυχή ΩΜΕΓΑ (3 A)"])):
            with self.subTest(guardian):
                path = self.draw(guardian=guardian, children=children)
                self.assertOrder(text(path), [guardian, "34000 MONTPELLIER", "Identifiant", "a.lefevre12345", "ABCD 2345"])
                page, found = text(path), words(path)
                for child in children:
                    for word in child.split(" (")[0].split():
                        self.assertIn(word, page)
                for level, letter in (("6", "B"), ("3", "A")):
                    left, right = (next(at[0] for word, *at in found if word.strip("()") == part and 110 * MM < at[1])
                                   for part in (level, letter))
                    self.assertLess(left, right, f"{level} {letter}")

    def test_photo_is_read(self):
        path = self.draw()
        for degrees, blur in ((7, 1.5), (-7, 1.5), (0, 1.5), (183, 1.5)):
            with self.subTest(degrees=degrees, blur=blur):
                link = decode(photograph(picture(path), degrees, blur))
                self.assertEqual(link, {"s": LETTER["service_address"], "u": "a.lefevre12345", "p": "ABCD2345"})

    def test_code_without_an_address(self):
        self.assertEqual(decode(picture(self.draw(without=["service_address"]))), {"u": "a.lefevre12345", "p": "ABCD2345"})

    def test_black_on_white(self):
        picture_path = picture(self.draw())
        colours = subprocess.run(["convert", picture_path, "-format", "%[fx:minima] %[fx:mean]", "info:"], check=True,
                                 stdout=subprocess.PIPE, text=True).stdout.split()
        self.assertLess(float(colours[0]), 0.01)
        self.assertGreater(float(colours[1]), 0.85)
        images = subprocess.run(["pdfimages", "-list", self.folder / "letter.pdf"], check=True, stdout=subprocess.PIPE,
                                text=True).stdout
        self.assertRegex(images, r"image +\d+ +\d+ +gray +1 +1 ", "the code is black and white, nothing between")

    def check_places(self, path):
        """Nothing outside the page, in another's place, or in the envelope's window but the address."""
        found = words(path)
        for word, left, top, right, bottom in found:
            self.assertGreater(left, 15 * MM, word)
            self.assertLess(right, A4[0] - 15 * MM, word)
            self.assertGreater(top, 10 * MM, word)
            self.assertLess(bottom, A4[1] - 5 * MM, word)
            if right > 90 * MM and bottom > 34 * MM and top < 99 * MM:      # may show in the window
                self.assertGreater(left, 100 * MM, f"{word} shows in the window")
                self.assertGreater(top, 45 * MM, f"{word} is above what always shows")
                self.assertLess(bottom, 79.5 * MM, f"{word} is below what always shows")
                self.assertLess(right, 190 * MM, f"{word} is right of what always shows")
            if right > 145 * MM and top > 135 * MM and bottom < 180 * MM:
                self.fail(f"{word} stands in the code")
        for one, other in itertools.combinations(found, 2):
            wide = min(one[3], other[3]) - max(one[1], other[1])
            high = min(one[4], other[4]) - max(one[2], other[2])
            # A line's box holds its accents and may touch the next one's.
            self.assertFalse(wide > 1 and high > 0.45 * min(one[4] - one[2], other[4] - other[2]), (one, other))
        return [word for word, *_ in found]

    def test_keeps_its_place(self):
        postal = ["Appartement 12345 escalier B étage 14 et demi", "Résidence les Terrasses du Soleil Couchant", "Bâtiment C",
                  "125 avenue du Général de Gaulle prolongée", "BP 12345", "34000 MONTPELLIER CEDEX 9", "BELGIQUE"]
        for name, changes in {
            "plain": {},
            "no address": {"without": ["address"]},
            "nothing but the least": {"without": ["address", "school_address", "school_contact", "service_address", "support"],
                                      "children": []},
            "long names": {"guardian": "MME " + LONG, "children": [LONG + " (6 B)"] * 3, "school": LONG,
                           "school_contact": LONG, "address": postal, "school_address": "\n".join([LONG] * 4)},
            "solid names": {"guardian": SOLID, "children": [SOLID] * 12, "school": SOLID, "school_contact": SOLID,
                            "address": [SOLID] * 7, "school_address": SOLID, "support": SOLID, "username": "w" * 100,
                            "service_address": "https://" + "w" * 200 + ".example"},
            "many children": {"children": [f"Enfant{number} LEFÈVRE (6 B)" for number in range(40)]},
            "a student": {"kind": "student", "children": []},
        }.items():
            for language in ("fr", "vi", "ar", "en"):
                with self.subTest(name, language=language):
                    found = self.check_places(self.draw(language=language, **changes))
                    self.assertIn("2345", found)
                    if name == "long names":
                        self.assertIn("BELGIQUE", found, "the address keeps its room")

    def test_a_student_groups_nothing(self):
        self.assertNotIn("Plusieurs courriers", text(self.draw(kind="student", children=[])))

    def test_strangers_words_are_no_markup(self):
        page = text(self.draw(guardian="<b>Anaïs</b> & Cie {service}", children=["<i>Zoé</i> &amp; {date} %s"]))
        self.assertIn("<b>Anaïs</b> & Cie {service}", page)
        self.assertIn("<i>Zoé</i> &amp; {date} %s", page)

    def test_memory_does_not_grow_with_pages(self):
        peaks = []
        for pages in (50, 2000):
            process = subprocess.Popen([BUILD / "tests/letters/write-letters", self.locale, str(pages)], stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL)
            process.stdin.write(json.dumps(LETTER).encode())
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.assertEqual(status, 0)
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] + 6 * 1024, "KiB")


if __name__ == "__main__":
    unittest.main()
