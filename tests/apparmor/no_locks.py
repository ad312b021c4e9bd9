#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""usage: no_locks.py FOLDER PLACE

Shows a folder at another place, where files cannot be locked: as over NFS without its lock daemon."""

import errno
import os
import sys

from fusepy import FUSE, FuseOSError, Operations

TOLD = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")


class NoLocks(Operations):
    def __init__(self, folder):
        self.folder = folder

    def at(self, path):
        return self.folder + path

    def getattr(self, path, fh=None):
        try:
            status = os.lstat(self.at(path))
        except OSError as error:
            raise FuseOSError(error.errno) from error
        return {name: getattr(status, name) for name in TOLD}

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(self.at(path))]

    def open(self, path, flags):
        return os.open(self.at(path), flags)

    def create(self, path, mode, fi=None):
        return os.open(self.at(path), os.O_CREAT | os.O_RDWR, mode)

    def read(self, path, size, offset, fh):
        return os.pread(fh, size, offset)

    def write(self, path, data, offset, fh):
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        os.truncate(self.at(path), length)

    def unlink(self, path):
        os.unlink(self.at(path))

    def release(self, path, fh):
        os.close(fh)

    def lock(self, path, fh, cmd, lock):
        raise FuseOSError(errno.ENOLCK)


if __name__ == "__main__":
    FUSE(NoLocks(sys.argv[1]), sys.argv[2])     # goes into the background once it is there
