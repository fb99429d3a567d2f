"""Codes, passwords and notes, by themselves: the RFC's own examples, and what is taken for a password."""

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from argon2 import PasswordHasher
from cryptography.exceptions import InvalidTag

from domain.kernel.refusals import InvalidValue
from infra.clock import PlayedClock
from infra.identity.breached import RangeService, ShippedList
from infra.identity.codes import CodeKeys, address_of, code_at, new_recovery_codes, new_seed, step_at, step_of
from infra.identity.notes import Notes
from infra.identity.passwords import Passwords

RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BREACHED = "alle eendjes zwemmen"
DIGEST = hashlib.sha1(BREACHED.encode()).hexdigest().upper()
BEGINNING, REST = DIGEST[:5], DIGEST[5:]
ANNA, BAS = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_codes_are_those_of_rfc_6238_appendix_b(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert code_at(RFC_SEED, step_at(moment)) == code
    assert step_of(RFC_SEED, code, moment) == step_at(moment)


@pytest.mark.parametrize(("late", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(late: int, taken: bool) -> None:
    seed, moment = new_seed(), NOON + timedelta(seconds=late)
    assert (step_of(seed, code_at(seed, step_at(NOON)), moment) is not None) is taken
    assert f"secret={seed}&" in address_of(seed, "anna@linde.example")


def test_a_seed_is_read_for_its_own_account_only_and_recovery_codes_not_at_all() -> None:
    keys, seed = CodeKeys(bytes(32), bytes(32)), new_seed()
    sealed = keys.sealed(ANNA, seed)
    assert keys.seed(ANNA, sealed) == seed
    assert seed.encode() not in sealed
    with pytest.raises(InvalidTag):
        keys.seed(BAS, sealed)
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    assert keys.hash_of(ANNA, codes[0].upper().replace("-", " ")) == keys.hash_of(ANNA, codes[0])
    assert keys.hash_of(ANNA, codes[0]) != keys.hash_of(BAS, codes[0])


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("kort", "password_short"),
        ("x" * 201, "too_long"),
        ("Welkom12345!", "password_known"),
        ("Wachtwoord2026!", "password_known"),
        ("W3lkom!2345678", "password_known"),
        ("123456789012", "password_known"),
        ("werkbalans1234", "password_known"),
        ("geheimgeheim", "password_known"),
        ("aaaaaaaaaaaaaa", "password_known"),
        ("anna@linde.example1", "password_known"),
        ("qwertyuiop123456", "password_known"),
    ],
)
async def test_a_password_that_guessers_try_first_is_not_taken(password: str, reason: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        await Passwords(ShippedList()).accept(password, "anna@linde.example")
    assert refused.value.data["reason"] == reason


async def test_length_is_all_that_is_asked_and_the_same_keys_are_the_same_password() -> None:
    passwords = Passwords(ShippedList())
    kept = await passwords.accept("zeven groene caf\u00e9s", "anna@linde.example")
    assert kept.startswith(b"$argon2id$v=19$m=19456,t=2,p=1$")
    assert (await passwords.compare("zeven groene cafe\u0301s", kept)).right
    assert not (await passwords.compare("Zeven groene caf\u00e9s", kept)).right
    assert not (await passwords.compare("the password of nobody", None)).right


async def test_a_hash_of_older_parameters_is_made_anew_when_its_password_comes_by() -> None:
    passwords = Passwords(ShippedList())
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("zeven groene fietsen").encode()
    verdict = await passwords.compare("zeven groene fietsen", old)
    assert verdict.right
    assert verdict.fresh is not None
    assert verdict.fresh.startswith(b"$argon2id$v=19$m=19456,t=2,p=1$")


async def test_the_range_service_hears_five_digits_and_where_it_is_silent_the_shipped_list_stands() -> None:
    heard: list[str] = []

    class Service(RangeService):
        def _ask(self, beginning: str) -> list[tuple[str, str, str]]:
            heard.append(beginning)
            if beginning != BEGINNING:
                raise TimeoutError
            return [("0" * 35, ":", "0"), (REST, ":", "3")]

    service = Service("https://range.example/", ShippedList())
    assert await service.knows(BREACHED)
    assert not await service.knows("zeven groene fietsen op zolder")
    assert await service.knows("Welkom12345!")
    assert [len(each) for each in heard] == [5, 5]


def test_a_note_is_good_for_its_purpose_until_its_end_and_as_it_was_written() -> None:
    class Fact(msgspec.Struct):
        who: str

    clock = PlayedClock(NOON)
    notes = Notes(bytes(32), clock)
    note = notes.write("step", Fact("anna"), timedelta(minutes=10))
    assert notes.read("step", note, Fact) == Fact("anna")
    assert notes.read("other", note, Fact) is None
    assert notes.read("step", note[:-4] + "AAAA", Fact) is None
    assert notes.read("step", "", Fact) is None
    assert notes.read("step", "é", Fact) is None
    clock.move(NOON + timedelta(minutes=11))
    assert notes.read("step", note, Fact) is None
