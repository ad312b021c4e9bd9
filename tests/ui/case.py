# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What every test of the window begins with, and what it leaves behind when it fails."""

import shutil
import unittest

from app import App
from desktop import BUILD, LOCALES, SOURCE, Desktop
from letters import Letters
from service import Client, Service

SCREENSHOTS = BUILD / "screenshots"
EVIDENCE = BUILD / "meson-logs/ui"


class WindowCase(unittest.TestCase):
    """Each test has a desktop of its own."""

    language = "en"
    size = 640, 1400         # tall enough for a whole page: nothing has to be scrolled

    def setUp(self):
        self.apps = []
        self.desktop = self.make_desktop()
        self.addCleanup(self.desktop.stop)
        self.addCleanup(self.keep_evidence)

    def make_desktop(self):
        return Desktop(*self.size, language=self.language)

    def run_service(self, *arguments):
        """A fratried that the test may ask and harm; its own words go to the desktop's logs when it ends."""
        service = Service(*arguments, environment={"FRATRIE_DEMO_DIR": str(SOURCE / "data/demo"),
                                                   "FRATRIE_LOCALE_DIR": str(LOCALES)})
        self.addCleanup(self.stop_service, service)
        return service

    def stop_service(self, service):
        if service.process.poll() is None:
            service.terminate()
            service.wait()
        (self.desktop.logs / "service").write_text(service.log(), encoding="utf-8")
        service.errors.close()

    def demo_letters(self):
        self.service = self.run_service("--demo")
        return Letters(Client(self.service).get("/demo/letters").json["letters"])

    def run_app(self, *arguments, **more):
        app = App(self.desktop, *arguments, **more)
        self.apps.append(app)
        return app

    def failed(self):
        result = self._outcome.result
        return any(test is self or getattr(test, "test_case", None) is self for test, _ in result.failures + result.errors)

    def keep_evidence(self):
        """A picture, what a screen reader is told, and every log: all there is to know of a failure elsewhere."""
        if not self.failed():
            return
        folder = EVIDENCE / self.id()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.desktop.logs, folder)
        self.desktop.screen.save(folder / "screen.png")
        for number, app in enumerate(self.apps):
            if app.process.poll() is None:
                (folder / f"tree-{number}.txt").write_text(app.dump(), encoding="utf-8")
        print(f"Evidence: {folder}")
