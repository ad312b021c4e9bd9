# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""What stands in a desktop's keyring, as any other program finds it there."""

import subprocess

SCHEMA = "fr.fratrie.Session"


def secrets_of(desktop):
    """Each secret of ours: its schema, its attributes, and the secret itself."""
    run = subprocess.run(["secret-tool", "search", "--all", "--unlock", "xdg:schema", SCHEMA], env=desktop.environment,
                         check=False, capture_output=True, text=True)
    found = []
    for line in (run.stdout + run.stderr).splitlines():
        if line.startswith("["):
            found.append({})
        name, equals, value = line.partition(" = ")
        if equals and name not in ("label", "created", "modified"):
            found[-1][name.removeprefix("attribute.")] = value
    return found
