# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The sample letters, by the cases they are made for."""


class Letters:
    def __init__(self, letters):
        self.letters = letters

    def where(self, first_name=None, **wanted):
        for letter in self.letters:
            if (first_name is None or letter["holder"]["first_name"] == first_name) and \
                    all(letter[name] == value for name, value in wanted.items()):
                return letter
        raise LookupError((first_name, wanted))

    def mother(self):
        """Three letters from three schools to one guardian, whose name each school writes in its own way."""
        first = self.where("Anaïs", uai="0340001A")
        return [first] + [letter for letter in self.letters if letter is not first and letter["kind"] == "guardian"
                          and letter["holder"]["first_name"].lower() in ("anais", "anaïs")]


def name_of(letter):
    return "{first_name} {last_name}".format(**letter["holder"])


def children_of(letter):
    """Their names, without the class that a letter tells after each."""
    return [child.rpartition(" (")[0] for child in letter["children"]]
