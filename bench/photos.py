"""A worn print as a phone's camera sees it: everything that goes wrong is drawn by chance.

The camera is an assumption that fits ordinary phones: a preview of 1920 x 1080 pixels that sees
65 degrees across (26 mm lenses see 69, and steadying the picture takes its edges). At a distance of
350 modules a module is then 4.3 pixels. Each fault is drawn evenly up to what a stand sees:

- dot gain: 0.1 mm where toner or ink spreads; a whole dot on printers that print dots.
- stain: up to three drops, pen dots or pin holes anywhere on the code, dark or white, 0.5 to 3 mm
  across: what falls on a sign does not grow with it. With 1 to 5 mm a tenth of all codes of 45 mm
  are lost, ours and theirs: most of those stains hit a finder, and staff should print anew.
- perspective: 30 degrees to any side of a door or a table, the phone turned by 15.
- blur: lens and focus a sigma of 0.3 to 1 pixel, and a hand that moves by 2 pixels.
- low contrast: white paper 150 to 250 of 255, black ink 10 to 70, and a shadow that takes 40 %
  of the light from one side.
- noise: a sigma of 1 to 8 of 255, as in a room at evening.

A phone looks at thirty frames a second and waits for one that reads. Gain and stains stay from one
frame to the next; the hand, the focus, the light and the noise do not.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

FOCAL_PIXELS = 1920 / 2 / math.tan(math.radians(65 / 2))
SUBPIXELS = 2
"""The picture falls onto a finer grid first, since a pixel gathers all the light on it."""

OFFICE_GAIN = 0.1
MOST_STAINS = 3
STAIN = (0.5, 3.0)
TILT, TURN = 30.0, 15.0
FOCUS = (0.3, 1.0)
MOVED = 2.0
WHITE, BLACK = (150.0, 250.0), (10.0, 70.0)
SHADOW = 0.4
NOISE = (1.0, 8.0)
ONE_SIGMA = 0.841
"""Of a blurred straight edge, this much is white one sigma away from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A piece of a print, black on white: a code in its middle, and what stands around it.

    `dot` and `code` are the sizes of a dot and of the code in mm, `gain` how far ink may spread.
    """

    image: Image.Image
    dot: float
    code: float
    gain: float


def frames(paper: Paper, distance: float, chance: np.random.Generator) -> Iterator[Image.Image]:
    """What a phone sees of one worn print from a distance in mm, frame after frame."""
    worn = _stained(_gained(paper, chance), paper, chance)
    while True:
        yield _frame(worn, paper.dot, distance, chance)


def _frame(
    worn: Image.Image, dot: float, distance: float, chance: np.random.Generator
) -> Image.Image:
    seen = _seen(worn, dot, distance, chance)
    focus = chance.uniform(*FOCUS) * SUBPIXELS
    moved = [0.0, 0.0]
    moved[chance.integers(2)] = chance.uniform(0, MOVED) / 2 * SUBPIXELS
    blurred = seen.filter(ImageFilter.GaussianBlur(focus)).filter(ImageFilter.BoxBlur(moved))
    return _lit(blurred.reduce(SUBPIXELS), chance)


def _gained(paper: Paper, chance: np.random.Generator) -> Image.Image:
    spread = ImageFilter.GaussianBlur(chance.uniform(0, paper.gain) / paper.dot)
    return paper.image.filter(spread).point(lambda grey: 255 * (grey > ONE_SIGMA * 255))


def _stained(image: Image.Image, paper: Paper, chance: np.random.Generator) -> Image.Image:
    draw = ImageDraw.Draw(image)
    code = paper.code / paper.dot
    left, top = (image.width - code) / 2, (image.height - code) / 2
    for _ in range(chance.integers(MOST_STAINS + 1)):
        radius = chance.uniform(*STAIN) / 2 / paper.dot
        x, y = left + chance.uniform(0, code), top + chance.uniform(0, code)
        draw.circle((x, y), radius, fill=int(255 * chance.integers(2)))
    return image


def _seen(
    image: Image.Image, dot: float, distance: float, chance: np.random.Generator
) -> Image.Image:
    """What falls onto the sensor: paper that is tilted and turned about its middle."""
    tilt = math.radians(chance.uniform(0, TILT))
    towards = chance.uniform(0, 2 * math.pi)
    turn = math.radians(chance.uniform(-TURN, TURN))
    turned = _about_z(towards) @ _about_x(tilt) @ _about_z(turn - towards)
    focal = FOCAL_PIXELS * SUBPIXELS
    # Room for the corners of a turned square.
    side = SUBPIXELS * math.ceil(1.3 * image.width * dot / distance * FOCAL_PIXELS)
    middle = side / 2 + chance.uniform(-0.5, 0.5) * SUBPIXELS
    lens = np.array([[focal, 0, middle], [0, focal, middle], [0, 0, 1]])
    # Columns: the paper's two directions and its middle, in front of the camera.
    plane = np.column_stack((turned[:, 0], turned[:, 1], (0, 0, distance)))
    half_wide, half_high = image.width * dot / 2, image.height * dot / 2
    dots = np.array([[dot, 0, -half_wide], [0, dot, -half_high], [0, 0, 1]])
    back = np.linalg.inv(lens @ plane @ dots)
    how = tuple((back / back[2, 2]).ravel()[:8])
    perspective, bilinear = Image.Transform.PERSPECTIVE, Image.Resampling.BILINEAR
    return image.transform((side, side), perspective, how, bilinear, fillcolor=128)


def _about_x(angle: float) -> np.ndarray:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]])


def _about_z(angle: float) -> np.ndarray:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])


def _lit(image: Image.Image, chance: np.random.Generator) -> Image.Image:
    white, black = chance.uniform(*WHITE), chance.uniform(*BLACK)
    shadow = np.linspace(1, 1 - chance.uniform(0, SHADOW), image.width)
    if chance.integers(2):
        shadow = shadow[:, None]
    light = (black + np.asarray(image) / 255 * (white - black)) * shadow
    noisy = light + chance.normal(0, chance.uniform(*NOISE), light.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
