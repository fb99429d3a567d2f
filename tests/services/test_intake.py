"""A file is judged by what is in it, and a photo keeps nothing but its pixels."""

import io

import pikepdf
import pytest
from PIL import Image

from domain.attachments.refusals import (
    FileTooLarge,
    FileTypeUnknown,
    NameAndContentDiffer,
    PaperBroken,
    PictureBroken,
    PictureTooLarge,
)
from domain.kernel.refusals import Refusal
from infra.documents.intake import clean_name, digest_of, take_in
from tests.services.pictures import CANARY, PDF, enormous, photo, telling_pdf


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")]
)
def test_nothing_but_pixels_is_left_of_a_photo(name: str, kind: str) -> None:
    raw = photo(kind, 1200, 900)
    assert CANARY in raw, "the test must be able to fail"
    taken = take_in(name, raw)
    assert len(taken.parts) == 2
    for digest, content in taken.parts.items():
        assert digest == digest_of(content)
        assert CANARY not in content
        with Image.open(io.BytesIO(content)) as again:
            assert not again.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"}.intersection(again.info)


def test_a_photo_is_turned_upright_and_never_larger_than_a_screen_needs() -> None:
    taken = take_in("a.jpg", photo(width=640, height=480))
    assert (taken.content.width, taken.content.height) == (480, 640)
    large = take_in("a.jpg", photo(width=5000, height=1000))
    assert (large.content.width, large.content.height) == (480, 2400)


def test_the_same_photo_becomes_the_same_bytes() -> None:
    assert take_in("a.jpg", photo()) == take_in("a.jpg", photo())


def test_nothing_is_left_in_a_pdf_that_nobody_sees_and_nothing_acts_by_itself() -> None:
    raw = telling_pdf()
    assert CANARY in raw, "the test must be able to fail"
    taken = take_in("verslag.pdf", raw)
    (kept,) = taken.parts.values()
    with pikepdf.open(io.BytesIO(kept)) as paper:
        unpacked = io.BytesIO()
        paper.save(unpacked, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.specialized)
        (page,) = paper.pages
        assert str(page.Annots[0].A.URI) == "https://zorg.example/rooster"
        assert page.Resources.XObject.Im0.Width == 40
        assert "/Info" not in paper.trailer
        assert not paper.attachments
    for word in (CANARY, b"JavaScript", b"OpenAction", b"geheim.txt", b"Exif"):
        assert word not in unpacked.getvalue(), word
    assert take_in("verslag.pdf", raw) == taken


def test_a_pdf_with_a_password_or_a_broken_one_is_refused() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(telling_pdf())) as paper:
        paper.save(locked, encryption=pikepdf.Encryption(owner="een", user="twee"))
    with pytest.raises(PaperBroken):
        take_in("verslag.pdf", locked.getvalue())
    with pytest.raises(PaperBroken):
        take_in("verslag.pdf", b"%PDF-1.7\nniets\n%%EOF")


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("team.jpg", b"<html><script>alert(1)</script></html>", FileTypeUnknown),
        ("verslag.txt", b"  <!DOCTYPE html><p>", FileTypeUnknown),
        ("plaatje.txt", b'<svg xmlns="http://www.w3.org/2000/svg">', FileTypeUnknown),
        ("team.jpg", PDF, NameAndContentDiffer),
        ("verslag.pdf", photo(), NameAndContentDiffer),
        ("team.jpg", b"gewoon tekst", NameAndContentDiffer),
        ("team.html", photo(), NameAndContentDiffer),
        ("team.gif", b"GIF89a\x01\x00\x01\x00", FileTypeUnknown),
        ("a.pdf", b"<html>%PDF-1.7\n%%EOF", FileTypeUnknown),
        ("a.pdf", b"%PDF-1.7 <script>1</script>\n%%EOF", FileTypeUnknown),
        ("a.pdf", b"%PDF-1.7 zonder einde", FileTypeUnknown),
        ("a.txt", b"tekst\x00met nul", FileTypeUnknown),
        ("a.txt", b"\xff\xfe geen utf-8", FileTypeUnknown),
        ("leeg.txt", b" \n", FileTypeUnknown),
        ("a.zip", b"PK\x03\x04\x00", FileTypeUnknown),
        ("groot.txt", b"a" * 10_000_001, FileTooLarge),
        ("bom.png", enormous(), PictureTooLarge),
        ("half.jpg", photo()[:900], PictureBroken),
        ("nep.png", b"\x89PNG\r\n\x1a\nniets", PictureBroken),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes, rule: type[Refusal]) -> None:
    with pytest.raises(rule):
        take_in(name, content)


def test_text_stays_as_it_is() -> None:
    content = "Één afspraak".encode()
    taken = take_in("b.txt", content)
    assert taken.content.media_type == "text/plain"
    assert list(taken.parts.values()) == [content]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("..\\..\\C:\\geheim\\team.jpg", "team.jpg"),
        ("/etc/passwd.txt", "passwd.txt"),
        ('a"; filename="b.html\r\n.pdf', "a__ filename=_b.html__.pdf"),
        ("   ", "bestand"),
        ("x" * 300 + ".jpg", "x" * 120 + ".jpg"),
    ],
)
def test_a_name_carries_no_folder_and_no_header(name: str, clean: str) -> None:
    assert clean_name(name) == clean
