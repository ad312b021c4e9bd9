#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What messages say, in several languages, as text and as HTML; and what strangers cannot make them say."""

import html.parser
import re
import subprocess
import unittest

from post import FROM, MailCase

KINDS = {
    "email-code": {"code": "40718253", "minutes": 15},
    "password-code": {"code": "04071825", "minutes": 15},
    "usernames": {"usernames": ["a.lefevre.12345", "b.lefevre.23456"]},
    "grouped-primary": {"usernames": ["b.lefevre.23456"]},
    "grouped-added": {"primary_hint": "a•••••e.1•••5"},
    "password-changed": {},
    "grouping-broken": {"school": "École <des> Œillets"},
    "break-answered": {"school": "École <des> Œillets", "answer": "accepted", "message": "Passez au secrétariat.\nMerci."},
    "not-my-child-answered": {"school": "École <des> Œillets", "answer": "refused"},
    "new-device": {"device_name": "Téléphone de Zoé"},
}

# A few sentences as catalogues have them.
CATALOGUES = {
    "fr": {
        "Confirm your email address": "Confirmez votre adresse électronique",
        "Type this code in {service} to confirm that this address is yours.":
            "Saisissez ce code dans {service} pour confirmer que cette adresse est la vôtre.",
    },
    "ar": {
        "Confirm your email address": "أكّد عنوان بريدك الإلكتروني",
        "Type this code in {service} to confirm that this address is yours.":
            "أدخل هذا الرمز في {service} لتأكيد أن هذا العنوان لك.",
    },
    "vi": {
        "Confirm your email address": "Xác nhận địa chỉ thư điện tử của bạn",
        "Type this code in {service} to confirm that this address is yours.":
            "Nhập mã này vào {service} để xác nhận địa chỉ này là của bạn.",
    },
}


class Page(html.parser.HTMLParser):
    """A page's text, its attributes, and whether each element is closed."""

    def __init__(self, page):
        super().__init__()
        self.words, self.attributes, self.open, self.tags = [], {}, [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            self.attributes.setdefault(name, []).append(value)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data.split()


class Messages(MailCase):
    def setUp(self):
        super().setUp()
        for language, sentences in CATALOGUES.items():
            folder = self.folder / "locale" / language / "LC_MESSAGES"
            folder.mkdir(parents=True)
            text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            text += "".join(f'\nmsgid "{source}"\nmsgstr "{translation}"\n' for source, translation in sentences.items())
            subprocess.run(["msgfmt", "-o", folder / "fratrie.mo", "-"], input=text.encode(), check=True)

    def deliver(self, count):
        office = self.open_office()
        with self.serve(office.port, "--locale-dir", self.folder / "locale"):
            office.wait(count)
            self.wait_until_empty()
        return office.messages

    def check_both_parts(self, message):
        page = Page(message.html)
        self.assertEqual(message.parsed.get_content_type(), "multipart/alternative")
        self.assertEqual(page.open, [])
        words = [word for word in message.text.split() if word != "--"]
        self.assertEqual(page.words[-len(words):], words, "the same words in the same order")
        for name in ("src", "href", "background", "srcset"):
            self.assertNotIn(name, page.attributes)
        self.assertNotIn("url(", message.html)
        self.assertLessEqual(set(page.tags), {"html", "head", "meta", "title", "body", "p", "bdi"})
        self.assertNotRegex(message.text + str(message["Subject"]), r"[{}]|\bNone\b|\(null\)")
        return page

    def test_every_kind(self):
        for kind, details in KINDS.items():
            self.queue(kind, language="en", **details)
        for (kind, details), message in zip(KINDS.items(), self.deliver(len(KINDS))):
            with self.subTest(kind):
                self.check_both_parts(message)
                for value in details.values():
                    for word in value if isinstance(value, list) else [str(value)]:
                        if word not in ("accepted", "refused"):
                            self.assertIn(word, message.text)
                if kind != "email-code":
                    self.assertIn("a.lefevre.12345", message.text)
                self.assertEqual(message["From"].addresses[0].addr_spec, FROM)
                self.assertEqual(message["From"].addresses[0].display_name, "Académie de démonstration")
                self.assertEqual(message["To"].addresses[0].addr_spec, "parent@courriel.example")
                self.assertEqual(message["Auto-Submitted"], "auto-generated")
                self.assertRegex(message["Message-ID"], r"\A<[0-9a-f]{32}@ecoles\.example>\Z")
                self.assertIsNotNone(message["Date"].datetime)
                self.assertIn("aide@ecoles.example", message.text)
                self.assertTrue(all(len(line) <= 998 and line.isascii() for line in message.bytes.split(b"\r\n")))

    def test_codes_stand_on_top(self):
        self.queue("email-code", **KINDS["email-code"])
        self.queue("usernames", **KINDS["usernames"])
        code, usernames = self.deliver(2)
        self.assertEqual(code.text.splitlines()[0], "40718253")
        self.assertEqual(usernames.text.splitlines()[:2], ["a.lefevre.12345", "b.lefevre.23456"])
        self.assertEqual(re.search(r"<p[^>]*><bdi>(.*?)</bdi>", code.html)[1], "40718253")

    def test_languages(self):
        languages = ["en", "fr", "ar", "vi", "xx"]      # whose language we do not have reads the school's
        for language in languages:
            self.queue("email-code", language=language, **KINDS["email-code"])
        for language, message in zip(languages, self.deliver(len(languages))):
            with self.subTest(language):
                shown = "fr" if language == "xx" else language
                page = self.check_both_parts(message)
                self.assertEqual(message["Content-Language"], shown)
                self.assertEqual(page.attributes["lang"], [shown])
                self.assertEqual(page.attributes["dir"], ["rtl" if shown == "ar" else "ltr", "ltr"])
                self.assertEqual(message.text.splitlines()[0], "40718253")
                if shown in CATALOGUES:
                    subject, sentence = CATALOGUES[shown].values()
                    self.assertEqual(message["Subject"], subject)
                    isolated = "\u2068Académie de démonstration\u2069" if shown == "ar" else "Académie de démonstration"
                    self.assertIn(sentence.replace("{service}", isolated), message.text)

    def test_strangers_words(self):
        nasty = "École\r\nBcc: victim@courriel.example\r\n\r\n.\r\nQUIT\r\n<script>alert(1)</script><img src=x>\7 {code}"
        self.queue("break-answered", school=nasty, answer="refused", message=nasty)
        self.queue("new-device", device_name=nasty * 300)
        self.queue("usernames", usernames=[nasty])
        for message in self.deliver(3):
            page = Page(message.html)
            self.assertEqual(message.recipients, ["parent@courriel.example"])
            self.assertNotIn("Bcc", message.parsed)
            self.assertEqual(len(message.parsed.defects), 0)
            self.assertLessEqual(set(page.tags), {"html", "head", "meta", "title", "body", "p", "bdi"})
            self.assertIn("<script>alert(1)</script>", message.text)
            self.assertIn("QUIT", message.text)
            self.assertLess(len(message.text), 10000)

    def test_names_in_headers(self):
        self.queue("grouping-broken", school="Lycée " + "très long " * 30 + "Œ")
        message = self.deliver(1)[0]
        self.assertEqual(message["Subject"], "A grouping was undone")
        self.queue("break-answered", school="Lycée " + "très long " * 30 + "Œ", answer="refused")
        message = self.deliver(1)[0]
        self.assertTrue(str(message["Subject"]).startswith("Lycée très long"))
        self.assertTrue(all(len(line) < 80 for line in message.bytes.partition(b"\r\n\r\n")[0].split(b"\r\n")))


if __name__ == "__main__":
    unittest.main()
