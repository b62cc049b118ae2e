"""The canvas: shapes are collected as SVG, drawn by libvips and finished with grain and shade."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from random import Random
from typing import Any, NamedTuple

import pyvips

from sugarsnap.demo.scenes.colours import channels
from sugarsnap.demo.scenes.paths import Point, circle, rectangle

SHORT_SIDE = 1000
"""Units along the shorter side of every canvas, whatever its size in pixels."""

GRAIN_TILE = 512
GRAIN_STRENGTH = 2.6
PAPER_STRENGTH = 3.0
CORNER_SHADE = 22
CORNER_STEPS = 200
LIGHT_COARSENESS = 4
VERY_SOFT = 12
"""From this radius on, a blur is drawn at a quarter of the size, below it at half."""
JPEG_QUALITY = 92

Shade = str | tuple[str, float]
"""A colour, or a colour and its opacity."""

Effect = Callable[[Any, float], Any]
"""What is done to a finished layer; it is told how many pixels a unit has."""


class _Layer(NamedTuple):
    """Shapes that are finished, what is done to them, and at what part of full size."""

    shapes: str
    effect: Effect
    coarseness: int


class Canvas:
    """One picture in the making. The shorter side is 1000 units; y runs down."""

    def __init__(self, pixels: tuple[int, int], seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  a picture, not a secret
        self._pixels = pixels
        unit = min(pixels) / SHORT_SIDE
        self.width, self.height = pixels[0] / unit, pixels[1] / unit
        self._definitions: dict[str, str] = {}
        self._shapes: list[str] = []
        self._layers: list[_Layer] = []
        self._lights: list[tuple[str, tuple[int, int, int]]] = []

    @property
    def everything(self) -> str:
        """The outline of the canvas itself, a little larger than what is seen."""
        return rectangle(-20, -20, self.width + 40, self.height + 40)

    def paint(self, path: str, paint: str, opacity: float = 1) -> None:
        """Fill an outline with a colour or a gradient of this canvas."""
        see_through = f' fill-opacity="{opacity:.3f}"' if opacity < 1 else ""
        self._shapes.append(f'<path d="{path}" fill="{paint}"{see_through}/>')

    def stroke(self, path: str, paint: str, width: float, opacity: float = 1) -> None:
        """Follow an outline with a round brush."""
        see_through = f' stroke-opacity="{opacity:.3f}"' if opacity < 1 else ""
        self._shapes.append(
            f'<path d="{path}" fill="none" stroke="{paint}" stroke-width="{width:.1f}"'
            f' stroke-linecap="round" stroke-linejoin="round"{see_through}/>'
        )

    def fade(self, start: Point, end: Point, *shades: Shade) -> str:
        """A paint that runs evenly through the shades from one point to another."""
        where = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        return self._gradient("linearGradient", where, shades)

    def down(self, top: float, bottom: float, *shades: Shade) -> str:
        """A paint that runs through the shades from one height down to another."""
        return self.fade((0, top), (0, bottom), *shades)

    def round(self, centre: Point, radius: float, *shades: Shade) -> str:
        """A paint that runs through the shades from a centre outwards."""
        where = f'cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="{radius:.1f}"'
        return self._gradient("radialGradient", where, shades)

    def _gradient(self, kind: str, where: str, shades: tuple[Shade, ...]) -> str:
        stops = []
        for index, shade in enumerate(shades):
            colour, opacity = (shade, 1.0) if isinstance(shade, str) else shade
            offset = index / max(len(shades) - 1, 1)
            stops.append(
                f'<stop offset="{offset:.3f}" stop-color="{colour}" stop-opacity="{opacity:.3f}"/>'
            )
        units = 'gradientUnits="userSpaceOnUse"'
        name = self._define(f'<{kind} id="@" {units} {where}>{"".join(stops)}</{kind}>')
        return f"url(#{name})"

    def _define(self, definition: str) -> str:
        return self._definitions.setdefault(definition, f"d{len(self._definitions)}")

    def glow(self, centre: Point, radius: float, colour: str, opacity: float) -> None:
        """Light around a point that fades out with the distance."""
        shades = (
            (colour, opacity),
            (colour, opacity * 0.45),
            (colour, opacity * 0.14),
            (colour, 0),
        )
        self.paint(circle(centre, radius), self.round(centre, radius, *shades))

    def bathe(self, centre: Point, radius: float, colour: str, strength: float) -> None:
        """Add light to the finished picture, most at a centre: it brightens, it does not cover."""
        falloff = (
            (colour, strength),
            (colour, strength * 0.5),
            (colour, strength * 0.16),
            (colour, 0),
        )
        fill = self.round(centre, radius, *falloff)
        self._lights.append((f'<path d="{self.everything}" fill="{fill}"/>', channels(colour)))

    @contextmanager
    def within(self, path: str) -> Iterator[None]:
        """Keep what is painted meanwhile inside an outline."""
        name = self._define(f'<clipPath id="@"><path d="{path}"/></clipPath>')
        self._shapes.append(f'<g clip-path="url(#{name})">')
        yield
        self._shapes.append("</g>")

    @contextmanager
    def turned(self, origin: Point, degrees: float, scale: float = 1) -> Iterator[None]:
        """Paint around an origin of its own, turned clockwise and scaled."""
        move = (
            f"translate({origin[0]:.1f} {origin[1]:.1f}) rotate({degrees:.1f}) scale({scale:.3f})"
        )
        self._shapes.append(f'<g transform="{move}">')
        yield
        self._shapes.append("</g>")

    def reflect(self, shore: float, blur: float = 1.5) -> None:
        """Repeat everything painted so far upside down below a shore."""
        self._finish_layer(partial(_mirror, shore=shore / self.height, blur=blur), 1)

    def soften(self, radius: float) -> None:
        """Put everything painted so far out of focus, by a radius in units."""
        coarseness = 4 if radius >= VERY_SOFT else 2
        self._finish_layer(partial(_blur, radius=radius), coarseness)

    def _finish_layer(self, effect: Effect, coarseness: int) -> None:
        self._layers.append(_Layer("".join(self._shapes), effect, coarseness))
        self._shapes = []

    def render(self, shrink: float = 1) -> Any:
        """The finished picture as a libvips image, at its size in pixels times `shrink`."""
        unit = min(self._pixels) / SHORT_SIDE * shrink
        picture, coarseness = None, 1
        for layer in self._layers:
            below = picture and _scaled(picture, coarseness / layer.coarseness)
            coarseness = layer.coarseness
            upon = self._upon(below, layer.shapes, shrink / coarseness)
            picture = layer.effect(upon, unit / coarseness).copy_memory()
        below = picture and _scaled(picture, coarseness)
        picture = self._upon(below, "".join(self._shapes), shrink)
        finish = _surface(picture.width, picture.height)
        for shape, colour in self._lights:
            finish += self._light(shape, colour, shrink).embed(
                0, 0, picture.width, picture.height, extend="copy"
            )
        return (picture + finish).cast("uchar")

    def _light(self, shape: str, colour: tuple[int, int, int], shrink: float) -> Any:
        """What one light adds to each channel, drawn small: it has no edges to lose."""
        strength = self._draw(shape, shrink / LIGHT_COARSENESS).extract_band(3)
        added = strength.linear([part / 255 for part in colour], [0, 0, 0]).cast("short")
        return added.zoom(LIGHT_COARSENESS, LIGHT_COARSENESS)

    def _upon(self, below: Any, shapes: str, shrink: float) -> Any:
        above = self._draw(shapes, shrink)
        colours = above.extract_band(0, n=3)
        if below is None:
            return colours
        fitted = below.embed(0, 0, above.width, above.height, extend="copy")
        return above.extract_band(3).ifthenelse(colours, fitted, blend=True)

    def _draw(self, shapes: str, shrink: float) -> Any:
        width, height = self._pixels
        used = "".join(
            text.replace("@", name, 1)
            for text, name in self._definitions.items()
            if f"#{name})" in shapes
        )
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {self.width:.3f} {self.height:.3f}">'
            f"<defs>{used}</defs>{shapes}</svg>"
        )
        return pyvips.Image.svgload_buffer(svg.encode(), scale=shrink).copy_memory()

    def jpeg(self) -> bytes:
        """The finished picture as JPEG."""
        return bytes(self.render().jpegsave_buffer(Q=JPEG_QUALITY, subsample_mode="on"))


def _blur(picture: Any, unit: float, radius: float) -> Any:
    return picture.gaussblur(max(radius * unit, 0.3))


def _scaled(picture: Any, times: float) -> Any:
    """A blurred picture at another size: repeated pixels, smoothed, are quickest to make."""
    if times > 1:
        return picture.zoom(int(times), int(times)).gaussblur(times * 0.7)
    return picture.shrink(1 / times, 1 / times) if times < 1 else picture


def _mirror(picture: Any, unit: float, shore: float, blur: float) -> Any:
    top = round(picture.height * shore)
    upper = picture.crop(0, 0, picture.width, top)
    lower = _blur(upper.flip("vertical"), unit, blur)
    missing = picture.height - top
    return upper.join(lower.embed(0, 0, picture.width, missing, extend="copy"), "vertical")


@lru_cache(maxsize=8)
def _surface(width: int, height: int) -> Any:
    """What is added to every pixel: film grain, the tooth of paper, and darker corners."""
    tile = pyvips.Image.gaussnoise(GRAIN_TILE, GRAIN_TILE, sigma=GRAIN_STRENGTH, mean=0, seed=7)
    tooth = pyvips.Image.perlin(GRAIN_TILE, GRAIN_TILE, cell_size=8, seed=3) * PAPER_STRENGTH
    texture = (tile.gaussblur(0.5) * 1.6 + tooth).cast("short").copy_memory()
    across, down = width // GRAIN_TILE + 1, height // GRAIN_TILE + 1
    covered = texture.replicate(across, down).crop(0, 0, width, height)
    small = max(min(width, height) // CORNER_STEPS, 1)
    place = pyvips.Image.xyz(width // small + 1, height // small + 1)
    aside = (place * small / [width / 2, height / 2] - 1) ** 2
    distance = aside.extract_band(0) + aside.extract_band(1)
    shade = ((distance * 0.5) ** 2 * -CORNER_SHADE).cast("short").zoom(small, small)
    return (covered + shade.crop(0, 0, width, height)).cast("short").copy_memory()
