"""Colours as `#rrggbb`: mixed, made lighter or darker, varied."""

import colorsys
from random import Random


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255 each."""
    value = int(colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from the first to the second."""
    red, green, blue = (
        round(one + (other - one) * share)
        for one, other in zip(channels(first), channels(second), strict=True)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


def lighter(colour: str, share: float) -> str:
    """The colour moved towards a warm white."""
    return mix(colour, "#fff6e4", share)


def darker(colour: str, share: float) -> str:
    """The colour moved towards a blue black, as shadows are under an open sky."""
    return mix(colour, "#0d1230", share)


def varied(random: Random, colour: str, amount: float) -> str:
    """A neighbour of the colour: hue, lightness and saturation off by up to `amount` (0 to 1)."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in channels(colour)))
    hue += random.uniform(-amount, amount) / 4
    light = min(1, max(0, light + random.uniform(-amount, amount) / 2))
    saturation = min(1, max(0, saturation + random.uniform(-amount, amount) / 2))
    red, green, blue = (
        round(255 * part) for part in colorsys.hls_to_rgb(hue % 1, light, saturation)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"
