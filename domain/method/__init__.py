"""The method as content: a versioned template of the kick-off rows and the six steps, in Dutch and English.

Source: the Dutch guide *Sturen op Werkdrukbalans en Energie*; its numbering and meaning are kept, the words are ours.
"""

from domain.method.template import AnswerKind, MethodTemplate, Phase, Row, Step, Text, Theme
from domain.method.version_1 import VERSION_1

TEMPLATES: dict[int, MethodTemplate] = {VERSION_1.version: VERSION_1}
CURRENT = VERSION_1

__all__ = ["CURRENT", "TEMPLATES", "AnswerKind", "MethodTemplate", "Phase", "Row", "Step", "Text", "Theme"]
