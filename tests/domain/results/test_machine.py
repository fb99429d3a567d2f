"""Whatever is assessed, in whatever order and by whomever, every verdict rests on what was there."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.kernel.anonymity import FLOOR
from domain.kernel.rights import Actor
from domain.results import commands as c
from domain.results.decider import RESULTS
from domain.results.events import Verdict
from domain.results.views import MEASUREMENTS, SIGNAL_VERDICTS
from tests.domain.machine import DeciderMachine
from tests.domain.results.history import AUTUMN, JOY, OTHER, PACE, SIGNAL, SPRING, judge, perceive, record
from tests.domain.specification import COORDINATOR, EMPLOYEE, PLAN, TEAM_LEAD

actors = st.sampled_from([COORDINATOR, COORDINATOR, TEAM_LEAD, EMPLOYEE])
verdicts, texts = st.sampled_from(Verdict), st.sampled_from(["Zo is het", "Anders", " "])
cycles, seen = st.integers(0, 2), st.none() | st.integers(0, 9)
keys = st.sampled_from([PACE, JOY])
readings = st.none() | st.builds(
    replace,
    st.sampled_from([SPRING, AUTUMN]),
    respondents=st.sampled_from([3, 4, 5, 17]),
    value=st.decimals(-9, 9, places=2),
    invited=st.sampled_from([None, 4, 24]),
)


class Assessing(DeciderMachine):
    decider = RESULTS

    @rule(signal=st.sampled_from([SIGNAL, OTHER]), verdict=verdicts, text=texts, cycle=cycles, seen=seen, by=actors)
    def judge_a_signal(self, by: Actor, verdict: Verdict, text: str, **more: object) -> None:
        self.ask(judge(verdict, text, **more), by)

    @rule(key=keys, baseline=readings, follow_up=readings, cycle=st.just(1) | cycles, seen=seen, by=actors)
    def record_a_measurement(self, by: Actor, key: object, **more: object) -> None:
        self.ask(record(measurement=key, **more), by)  # type: ignore[arg-type]

    @rule(key=keys, verdict=verdicts, text=texts, seen=seen, by=actors)
    def judge_perception(self, by: Actor, key: object, verdict: Verdict, text: str, seen: int | None) -> None:
        self.ask(replace(perceive(verdict, text, seen=seen), measurement=key), by)

    @rule(key=keys, by=actors)
    def remove(self, by: Actor, key: object) -> None:
        self.ask(c.RemoveMeasurement(plan=PLAN, cycle=1, measurement=key), by)  # type: ignore[arg-type]

    @invariant()
    def no_figure_is_about_fewer_people_than_the_floor(self) -> None:
        for each in self.state.measurements.values():
            for reading in (each.baseline, each.follow_up):
                assert reading is None or reading.respondents >= FLOOR

    @invariant()
    def a_change_was_seen_only_between_two_figures(self) -> None:
        for each in self.state.measurements.values():
            if each.judged and each.judged.verdict is not Verdict.CANNOT_SAY:
                assert each.baseline is not None
                assert each.follow_up is not None

    @invariant()
    def the_views_say_what_the_state_says(self) -> None:
        shown = {(row.cycle, row.signal): (row.verdict, row.evidence) for row in self.rows(SIGNAL_VERDICTS).values()}
        assert shown == {key: (j.verdict, j.evidence) for key, (j, _) in self.state.signals.items()}
        rows = {row.measurement: row for row in self.rows(MEASUREMENTS).values()}
        assert set(rows) == set(self.state.measurements)
        for key, each in self.state.measurements.items():
            row = rows[key]
            assert (row.title, row.baseline, row.follow_up) == (each.title, each.baseline, each.follow_up)
            assert (row.verdict, row.evidence) == (
                (each.judged.verdict, each.judged.evidence) if each.judged else (None, None)
            )
            assert row.changed_in == each.changed_in


TestAssessing = Assessing.TestCase
