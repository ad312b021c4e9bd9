# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The colours of a screen, and how well what is written on it can be read."""

import collections
import struct

HEADER = struct.Struct(">25I")      # XWD's: sizes and masks, most significant byte first
COLOUR = 12                         # bytes of an entry of its colour map


def luminance(colour):
    """Of an 0xRRGGBB, as WCAG 2 defines it."""
    parts = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


class Picture:
    """An XWD file of 32 bits a pixel, the least significant byte first, as Xvfb's memory is."""

    def __init__(self, data):
        fields = HEADER.unpack_from(data)
        self.width, self.height, self.stride = fields[4], fields[5], fields[12]
        self.pixels = memoryview(data)[fields[0] + fields[19] * COLOUR:]

    def colours(self, x, y, width, height):
        """How often each colour comes in a part of the screen."""
        left, right = max(x, 0), min(x + width, self.width)
        count = collections.Counter()
        for line in range(max(y, 0), min(y + height, self.height)):
            start = line * self.stride
            count.update(self.pixels[start + left * 4:start + right * 4].cast("I"))
        return collections.Counter({colour & 0xFFFFFF: times for colour, times in count.items()})

    def text_contrast(self, *area):
        """Between the ground, which most of the area is, and what stands out most from it: the core of a letter's strokes."""
        colours = self.colours(*area)
        if not colours:
            return None
        ground = colours.most_common(1)[0][0]
        return max(contrast(ground, colour) for colour in colours)
