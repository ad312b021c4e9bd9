#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Every sentence for a user is in the catalogue, and each language says all of them."""

import pathlib
import re
import subprocess
import tempfile
import unittest

import tree

PO = tree.ROOT / "po"
MARKED = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|g?ngettext|g_dngettext|g_dpgettext2?) ?\(\s*"')
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
# The table of words that a parent finds in the window, as they were agreed on.
AGREED = {
    "Service Address": "Adresse du service",
    "Try with Sample Letters": "Essayer avec des courriers fictifs",
    "Username": "Identifiant",
    "Password": "Mot de passe",
    "Provisional Password": "Mot de passe provisoire",
    "Stay Signed In": "Rester connecté",
    "Sign In": "Se connecter",
    "Are these your children?": "Ces enfants sont-ils les vôtres ?",
    "Not my child": "Ce n'est pas mon enfant",
    "New Password": "Nouveau mot de passe",
    "Repeat Password": "Confirmez le mot de passe",
    "Email": "Adresse électronique",
    "Mobile Phone": "Téléphone portable",
    "Language": "Langue",
    "Activate": "Activer",
    "Continue": "Continuer",
    "No online service for this child.": "Aucun service en ligne pour cet élève.",
    "Useful Links": "Liens utiles",
    "ENT": "ENT",
    "School": "Établissement",
    "Contact": "Contact",
    "My Account": "Mon compte",
    "Children (%u)": "Enfants (%u)",
    "Children attached to this account": "Enfants rattachés au compte",
    "Group Accounts…": "Regrouper des comptes…",
    "From a Letter": "Depuis un courrier",
    "From Another Account": "Depuis un autre compte",
    "Add Account": "Ajouter le compte",
    "Group Accounts": "Regrouper les comptes",
    "Grouping confirmed": "Regroupement confirmé",
    "Follow-up of the confirmation": "Suivi de la confirmation",
    "Done": "Terminer",
    "Sign Out": "Se déconnecter",
}


def listed(name):
    lines = (PO / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def speaks(path):
    text = path.read_text(encoding="utf-8")
    return "translatable=\"yes\"" in text if path.suffix == ".ui" else MARKED.search(text) is not None


def messages(path):
    """(context, message, translations, is fuzzy) of each entry of a catalogue."""
    text = subprocess.run(["msgcat", "--no-wrap", "--no-location", path], check=True, capture_output=True,
                          text=True).stdout
    for entry in text.split("\n\n"):
        strings = dict(re.findall(r'^(msg\S+) "(.*)"$', entry, re.MULTILINE))
        if strings.get("msgid"):
            translations = [value for name, value in strings.items() if name.startswith("msgstr")]
            yield strings.get("msgctxt"), strings["msgid"], translations, "#, fuzzy" in entry


class Translations(unittest.TestCase):
    def test_every_source_that_speaks_is_listed(self):
        speaking = {tree.name(path) for path in tree.files("src", "ui") if path.suffix in (".c", ".ui") and speaks(path)}
        names = listed("POTFILES")
        self.assertEqual(names, sorted(set(names)))
        self.assertEqual(speaking - set(names), set(), "po/POTFILES lacks these")
        for name in names:
            self.assertTrue((tree.ROOT / name).exists(), name)

    def test_every_language_is_complete(self):
        with tempfile.TemporaryDirectory() as folder:
            template = pathlib.Path(folder, "fratrie.pot")
            subprocess.run(["xgettext", "--from-code=UTF-8", f"--files-from={PO / 'POTFILES'}", f"--directory={tree.ROOT}",
                            f"--output={template}", *(f"--keyword={keyword}" for keyword in KEYWORDS)],
                           check=True, capture_output=True)
            for language in listed("LINGUAS"):
                merged = pathlib.Path(folder, f"{language}.po")
                subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", PO / f"{language}.po", template, "-o", merged],
                               check=True)
                subprocess.run(["msgfmt", "--check", "-o", "/dev/null", merged], check=True, capture_output=True)
                missing = [message for _, message, translations, fuzzy in messages(merged) if fuzzy or not all(translations)]
                self.assertEqual(missing, [], f"{language} does not say this")

    def test_french_says_what_was_agreed_on(self):
        said = {message.replace("_", ""): translations[0].replace("_", "")
                for _, message, translations, _ in messages(PO / "fr.po")}
        self.assertEqual({english: said.get(english) for english in AGREED}, AGREED)


if __name__ == "__main__":
    unittest.main()
