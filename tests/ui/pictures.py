# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""Pictures of sample letters, as a parent has them."""

import subprocess

from desktop import SOURCE

MAKER = SOURCE / "tests/unit/make-letter-pictures"


def link_of(letter, server=None):
    address = f"s={server}&" if server else ""
    return f"fratrie:?{address}u={letter['username']}&p={letter['password']}"


def picture_of(link, folder, name="askew.jpg"):
    """A picture with that link in its code; name is one that make-letter-pictures knows."""
    folder.mkdir()
    subprocess.run([MAKER, folder, link, name], check=True)
    return folder / name
