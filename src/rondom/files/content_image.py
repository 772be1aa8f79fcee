"""Pictures: drawn anew, so that only what can be seen is kept."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from rondom.core.decision import Refused, refuse

MOST_PIXELS = 50_000_000
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
# WeasyPrint tells Pillow, for the whole process, to accept half a picture: so we look for the end.
END_MARKS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}


def cleaned_image(data: bytes, content_type: str) -> bytes:
    """The same picture without place, date, camera or anything else that hides behind it. Errors: Refused."""
    kind = FORMATS[content_type]
    if END_MARKS[kind] not in data:
        _broken()
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            _check_pixels(image)
            upright = ImageOps.exif_transpose(image)
            return _drawn(upright, kind)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        _too_many()
    except Exception:  # noqa: BLE001  # decoders raise many kinds; the data is from outside
        _broken()
    raise AssertionError  # pragma: no cover  # the lines above always raise


def _broken() -> None:
    refuse("file.broken", _("Deze foto kunnen we niet lezen.")).enforce()


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        _too_many()


def _too_many() -> None:
    refuse(
        "file.too_many_pixels", _("Deze foto is te groot. Maak hem kleiner en probeer het opnieuw.")
    ).enforce()


def _drawn(image: Image.Image, kind: str) -> bytes:
    see_through = kind == "PNG" and image.has_transparency_data
    plain = image.convert("RGBA" if see_through else "RGB")
    plain.info.clear()
    result = BytesIO()
    plain.save(result, format=kind, quality=90, optimize=True)
    return result.getvalue()
