"""Photos made safe: read to the end, turned upright, drawn anew without anything that was hidden in the file.

What is not a pixel does not survive: EXIF with its GPS place, XMP, comments, colour profiles, previews, further
frames, and whatever hangs behind the end of the picture.
"""

import io

import msgspec
from PIL import Image, ImageOps

from domain.attachments.refusals import PictureBroken, PictureTooLarge

MOST_MEGAPIXELS = 40
LONGEST_SIDE, THUMBNAIL_SIDE = 2400, 800
FORMATS = ("JPEG", "PNG", "WEBP")
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class Picture(msgspec.Struct, frozen=True):
    """A photo drawn anew, and a small one of it (always JPEG); sizes in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int
    thumbnail: bytes


def draw_anew(content: bytes) -> Picture:
    """The photo, safe to show. Raises PictureTooLarge before decoding, PictureBroken when it cannot be read."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_MEGAPIXELS * 1_000_000:
                raise PictureTooLarge(field="file", high=MOST_MEGAPIXELS)
            kind = str(opened.format)
            upright = ImageOps.exif_transpose(opened)
            plain = _plain(upright, kind)
    except Image.DecompressionBombError as error:
        raise PictureTooLarge(field="file", high=MOST_MEGAPIXELS) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureBroken(field="file") from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return Picture(_bytes(plain, kind), MEDIA_TYPES[kind], plain.width, plain.height, _bytes(_small(plain), "JPEG"))


def ready() -> None:
    """Load what reading and writing each kind of photo takes."""
    for kind in FORMATS:
        out = io.BytesIO()
        Image.new("RGB", (1, 1)).save(out, kind)
        draw_anew(out.getvalue())


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    mode = "RGBA" if kind != "JPEG" and picture.has_transparency_data else "RGB"
    pixels = picture.convert(mode)
    fresh = Image.new(mode, pixels.size)
    fresh.paste(pixels)
    return fresh


def _small(picture: Image.Image) -> Image.Image:
    small = picture.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    if small.mode != "RGBA":
        return small
    sheet = Image.new("RGB", small.size, "white")
    sheet.paste(small, mask=small.getchannel("A"))
    return sheet


def _bytes(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "PNG":
        picture.save(out, "PNG", optimize=False)
    elif kind == "WEBP":
        picture.save(out, "WEBP", quality=85, method=4, exif=b"", xmp=b"", icc_profile=b"")
    else:
        picture.save(out, "JPEG", quality=85, exif=b"", icc_profile=None, comment=b"")
    return out.getvalue()
