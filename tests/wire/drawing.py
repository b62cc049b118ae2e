"""Pictures drawn at random, and how far two pictures are apart to the eye."""

import io
from random import Random

import imagehash
from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat

_SHAPES = 12
_COMPARED = (96, 96)


def draw(random: Random) -> Image.Image:
    """A picture of random size, colours and shapes; wide enough for all that the API names."""
    width = random.randrange(660, 1500)
    picture = Image.new("RGB", (width, round(width * random.uniform(0.6, 1.6))), _colour(random))
    pen = ImageDraw.Draw(picture)
    for _ in range(_SHAPES):
        corners = [random.randrange(side) for side in picture.size * 2]
        box = [min(corners[0::2]), min(corners[1::2]), max(corners[0::2]), max(corners[1::2])]
        shape = random.choice([pen.rectangle, pen.ellipse])
        shape(box, fill=_colour(random))
    return picture


def _colour(random: Random) -> tuple[int, int, int]:
    return random.randrange(256), random.randrange(256), random.randrange(256)


def encoded(picture: Image.Image, form: str) -> bytes:
    """The picture as a file of a form (`JPEG`, `PNG`, `WEBP`)."""
    file = io.BytesIO()
    picture.save(file, form, quality=95)
    return file.getvalue()


def middle_square(picture: Image.Image) -> Image.Image:
    """What a square crop shows of it."""
    side = min(picture.size)
    return ImageOps.fit(picture, (side, side))


def distance(one: Image.Image, other: Image.Image) -> float:
    """How far apart two pictures are, whatever their sizes: the mean difference of a channel."""
    first, second = (
        each.convert("RGB").resize(_COMPARED, Image.Resampling.BOX) for each in (one, other)
    )
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


def look_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether the eye takes two pictures for one: in colour and, by perceptual hash, in form."""
    apart: int = imagehash.phash(one) - imagehash.phash(other)
    return distance(one, other) < 5 and apart <= 6
