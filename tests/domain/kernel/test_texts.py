"""What a text may hold: what people read is what they agree on."""

import pytest

from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import storable


@pytest.mark.parametrize(
    "text",
    [
        "\u202eltets mego",
        "een\u200btwee",
        "\u2066links\u2069",
        "a\u0085b",
        "\ufeffbegin",
        "\U000e0041",
        "nul\x00",
        "\u200f",
        "werk\u00addruk",
        "An\u034fna",
        "\u115f",
        "\u3164",
        "\uffa0",
        "een\u180etwee",
        "regel\u2028regel",
        "regel\u2029regel",
        "oud\u206a",
        "A\u200dnna",
        "Anna\u200c",
        "\u200d",
        "👩\u200d",
        "👩\u200d\u200d⚕️",
        "می\u200c\u200cخواهم",
    ],
)
def test_nobody_agrees_on_a_text_with_characters_that_nobody_sees(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        storable("text", text)
    assert refused.value.data == {"field": "text", "reason": "control_character"}


@pytest.mark.parametrize(
    "text",
    [
        "één rooster\n\tper team",
        "‘samen’ – € 5",
        "👩‍⚕️ en 👍🏽",
        "👩🏽‍🚒 🏳️‍🌈 ❤️‍🔥 👨‍👩‍👧",
        "עברית",
        "می‌خواهم",
        "ه‍.",
        "क्‍ष",
    ],
)
def test_all_scripts_and_signs_that_people_see_may_be_written(text: str) -> None:
    storable("text", text)
