"""The rules of files that say no."""

from domain.kernel.refusals import Refusal


class FileUnknown(Refusal):
    """There is no such file in this plan, or it was removed."""


class FileExists(Refusal):
    """A file with this id was attached before."""


class PhotoNeedsDescription(Refusal):
    """A photo says in words what it shows (`field`)."""


class NotAPhoto(Refusal):
    """Consent is asked of who is in a photo; this is none."""


class ConsentIncomplete(Refusal):
    """Consent has a name, the words that were agreed to, and a date (`field`)."""


class ConsentNotYetGiven(Refusal):
    """Nobody agreed on a day that is still to come (`field`)."""


class ConsentUnknown(Refusal):
    """There is no such consent with this photo."""


class PeopleAreShown(Refusal):
    """Somebody's consent stands with the photo, so somebody can be recognised in it."""


class RemovalNeedsReason(Refusal):
    """Who takes a file away says why (`field`)."""


class PhotoNotShown(Refusal):
    """The photo has no valid consent of everybody in it."""


class FileTooLarge(Refusal):
    """A file has at most so many megabytes (`field`, `high`)."""


class FileTypeUnknown(Refusal):
    """Only photos (JPEG, PNG, WebP), PDF and plain text are taken, judged by what is in the file (`field`)."""


class NameAndContentDiffer(Refusal):
    """The file's name says one type, its content another (`field`, `name`, `found`)."""


class PictureTooLarge(Refusal):
    """The picture has more pixels than can be handled safely (`field`, `high`: in megapixels)."""


class PictureBroken(Refusal):
    """The picture cannot be read to its end (`field`)."""


class PaperBroken(Refusal):
    """The PDF cannot be read, or is locked with a password (`field`)."""
