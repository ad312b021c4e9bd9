# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Our words in the language of a test, as its catalogue has them. They are asked for in English and without the underscores
that mark keys, as a parent sees them."""

import gettext

from desktop import LOCALES


class Words:
    def __init__(self, language):
        self.language = language
        self.known = {}
        self.keyed = {}      # those with a key of their own: what stands on buttons
        if language != "en":
            catalog = gettext.translation("fratrie", LOCALES, [language])
            texts = {message: text for message, text in catalog._catalog.items() if isinstance(message, str)}
            self.keyed = {message.replace("_", ""): text.replace("_", "") for message, text in texts.items() if "_" in message}
            self.known = {message.replace("_", ""): text.replace("_", "") for message, text in texts.items()} | texts

    def __call__(self, english):
        return english if self.language == "en" else self.known[english]

    def button(self, english):
        """A word on a button may be another than the same as a title."""
        return self.keyed.get(english) or self(english)
