"""What is taken in: judged by what is in the file, never by its name or by what a browser says that it is."""

import hashlib
import re
from pathlib import PurePath

import msgspec

from domain.attachments.events import Content
from domain.attachments.refusals import FileTooLarge, FileTypeUnknown, NameAndContentDiffer
from infra.documents.pictures import draw_anew

MOST_MEGABYTES = 10
LONGEST_NAME = 120
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
ENDINGS = {
    "image/jpeg": {"jpg", "jpeg", "jfif"},
    "image/png": {"png"},
    "image/webp": {"webp"},
    "application/pdf": {"pdf"},
    "text/plain": {"txt", "text", "md", "log", "csv"},
}
MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php|math)\b", re.IGNORECASE)
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Taken(msgspec.Struct, frozen=True):
    """A file as it will be kept: a name without folders, what the log remembers of it, its bytes by digest."""

    name: str
    content: Content
    parts: dict[str, bytes]


def take_in(name: str, content: bytes) -> Taken:
    """Check a file and make it safe: photos are drawn anew, PDFs lose what nobody sees, text stays as it is.

    Raises FileTooLarge, FileTypeUnknown, NameAndContentDiffer, PictureTooLarge, PictureBroken, PaperBroken.
    """
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise FileTooLarge(field="file", high=MOST_MEGABYTES)
    clean = clean_name(name)
    found = _type_of(content)
    ending = PurePath(clean).suffix.lstrip(".").lower()
    if found is None:
        raise FileTypeUnknown(field="file")
    if ending not in ENDINGS[found]:
        raise NameAndContentDiffer(field="file", name=clean, found=found)
    if not found.startswith("image/"):
        content = _paper(content) if found == "application/pdf" else content
        digest = digest_of(content)
        return Taken(clean, Content(digest, len(content), found), {digest: content})
    picture = draw_anew(content)
    digest, small = digest_of(picture.content), digest_of(picture.thumbnail)
    kept = Content(digest, len(picture.content), picture.media_type, picture.width, picture.height, small)
    return Taken(clean, kept, {digest: picture.content, small: picture.thumbnail})


def _paper(content: bytes) -> bytes:
    from infra.documents.papers import clean  # only who attaches a PDF waits for its library

    return clean(content)


def clean_name(name: str) -> str:
    """A file's name without folders, control signs and anything that could upset a header or a disk."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign if sign.isprintable() and sign not in '<>:"|?*;%' else "_" for sign in last).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return (stem[:LONGEST_NAME] + dot + ending[:10]) or "bestand"


def digest_of(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def _type_of(content: bytes) -> str | None:
    if content.startswith(PICTURES[0]):
        return "image/jpeg"
    if content.startswith(PICTURES[1]):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"%PDF-1.") or content.startswith(b"%PDF-2."):
        return "application/pdf" if b"%%EOF" in content[-2048:] and not MARKUP.search(content[:1024]) else None
    return "text/plain" if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    if not content.strip() or CONTROLS.search(content) or MARKUP.search(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
