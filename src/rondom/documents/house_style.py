"""How the documents of a region look: its name, its colour, and its logo when it has one."""

import base64
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from django.conf import settings
from ruamel.yaml import YAML

from rondom.people.models import Region

DEFAULT = Path(__file__).parent / "data" / "house_style.yaml"
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: letters on white paper


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    colour: Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """colour: of headings and lines, "#rrggbb". logo: a PNG, empty without one."""

    name: str
    colour: str
    logo: bytes = b""

    @property
    def logo_address(self) -> str:
        """The logo as a data: address, which a PDF may read."""
        return f"data:image/png;base64,{base64.b64encode(self.logo).decode()}" if self.logo else ""


def house_style(region: Region) -> HouseStyle:
    """From the folder HOUSE_STYLE_FOLDER/<region>/: style.yaml and logo.png; what is not there is as by default.

    Errors: ValueError for a colour that cannot be read on white paper.
    """
    folder = settings.HOUSE_STYLE_FOLDER
    return HouseStyle(region.name, *_read(Path(folder) / region.slug if folder else None))


@cache
def _read(folder: Path | None) -> tuple[str, bytes]:
    own = folder / "style.yaml" if folder else DEFAULT
    file = own if own.is_file() else DEFAULT
    colour = msgspec.convert(YAML(typ="safe").load(file.read_text(encoding="utf-8")), _File).colour
    if contrast_with_white(colour) < LEAST_CONTRAST:
        raise ValueError(f"{colour} cannot be read on white paper: choose a darker colour")
    logo = folder / "logo.png" if folder else None
    return colour, logo.read_bytes() if logo and logo.is_file() else b""


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (light + 0.05)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
