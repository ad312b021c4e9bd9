# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""A display of a test's own, what stands on it, and its keyboard and mouse."""

import os
import subprocess

from deadline import listen

SHUTTER = 100     # milliseconds between two looks that must be the same
DPI = 96          # of text in its usual size
PATIENCE = 50     # looks before a picture that goes on moving is taken all the same


class Screen:
    """Windows come to its upper left corner, since no window manager moves them; the uppermost has the keyboard."""

    def __init__(self, desktop, width, height):
        self.desktop = desktop
        self.size = width, height
        reading, writing = os.pipe()
        desktop.start("screen", ["Xvfb", "-displayfd", writing, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                                 "-noreset", "-fbdir", desktop.folder], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            number = answer.readline().decode().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self.memory = desktop.path("Xvfb_screen0")      # an XWD file that is the screen itself

    def picture(self):
        """What is shown, as an XWD file, once two looks in a row were the same."""
        before = None
        for _ in range(PATIENCE):
            now = self.memory.read_bytes()
            if now == before:
                break
            before = now
            listen(SHUTTER)
        return now

    def save(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["convert", "xwd:-", "-strip", f"png:{path}"], input=self.picture(), check=True)

    def tool(self, *words):
        subprocess.run(["xdotool", *(str(word) for word in words)], env=self.desktop.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def wait_for_window(self, kind):
        """Until there is one of this class to be seen."""
        self.tool("search", "--sync", "--onlyvisible", "--class", kind)

    def press(self, *keys):
        """Presses keys by their X names, one after the other: "Tab", "Return", "alt+Left"."""
        self.tool("key", *keys)

    def type(self, text):
        self.tool("type", "--delay", "1", text)

    def click(self, x, y, button=1):
        """Clicks, then puts the pointer back where it hovers over nothing."""
        self.tool("mousemove", x, y, "click", button)
        self.rest()

    def scale_text(self, factor):
        """As a person sets it for the whole desktop: GTK takes it from the X server alone, when a program starts."""
        subprocess.run(["xprop", "-display", self.display, "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                        f"Xft.dpi:\t{int(DPI * factor)}\n"], check=True)

    def rest(self):
        self.tool("mousemove", 0, self.size[1] - 1)
