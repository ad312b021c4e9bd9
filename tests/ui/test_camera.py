#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The camera: offered where there is one, explained where it may not be used, and a letter held in front of it."""

import unittest

from app import App
from case import WindowCase
from deadline import wait_for
from desktop import BUILD
from pictures import picture_of
from portal import CameraPortal

SHOW_CAMERA = BUILD / "tests/ui/show-camera"
LINK = "fratrie:?s=https://fratrie.example&u=rose.vidal5&p=ABCD2345"


class Camera(WindowCase):
    size = 640, 900

    def show(self, source):
        app = App(self.desktop, source, program=SHOW_CAMERA)
        self.apps.append(app)
        return app

    def test_offered_where_there_is_one(self):
        CameraPortal(self.desktop, present=True)
        app = self.run_app()
        app.press("Use the Camera…")
        app.wait_text("The camera may not be used.")
        app.button("Try Again", window="Camera")
        self.desktop.screen.press("Escape")
        wait_for(lambda: "Camera" not in [name for _, name in app.windows()], "the camera's window to be gone")

    def test_not_offered_where_there_is_none(self):
        CameraPortal(self.desktop, present=False)
        app = self.run_app()
        app.button("Open a Letter…")
        self.assertIsNone(app.find("Use the Camera…"))

    def test_letter_in_front_of_it(self):
        picture = picture_of(LINK, self.desktop.path("picture"), "code.png")
        app = self.show(f'multifilesrc location={picture} loop=true caps="image/png,framerate=10/1"')
        wait_for(lambda: app.process.poll() is not None, "the window to close by itself")
        self.assertEqual(app.process.returncode, 0)
        self.assertIn("rose.vidal5", (self.desktop.logs / "app").read_text())

    def test_picture_without_a_letter(self):
        app = self.show("videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=5/1")
        app.wait("What the camera sees")
        app.wait_text("Hold the square code of the letter in front of the camera")
        self.desktop.screen.press("Escape")
        wait_for(lambda: app.process.poll() is not None, "the window to close")
        self.assertEqual(app.process.returncode, 0)

    def test_none_that_works(self):
        app = self.show("v4l2src device=/nonexistent")
        app.wait_text("The camera cannot be used.")
        app.button("Try Again")


if __name__ == "__main__":
    unittest.main()
