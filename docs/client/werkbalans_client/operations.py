"""What can be asked. Written by `./dev client` from the description of the API; do not edit."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from werkbalans_client.connection import Answer, Connection, Group, segment
from werkbalans_client.models import *


class AbsenceGroup(Group):
    """absence"""

    def end(self, person: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Say that you are back. Nobody stands in any more, from this moment on."""
        return self._ask("DELETE", f"/api/v1/organisation/members/{segment(person)}/stand-in", Done, key=key, seen=seen)

    def name(self, person: UUID, data: StandIn, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Say who stands in. The stand-in sees what is yours on Today and in reminders, and gets no right by it."""
        return self._ask(
            "PUT", f"/api/v1/organisation/members/{segment(person)}/stand-in", Done, data=data, key=key, seen=seen
        )

    def stand_in(self, person: UUID, *, min_seq: int | None = None) -> Answer[AbsenceRow]:
        """Read who stands in. For yourself, or as an administrator for anybody, now or in the days to come; 404
        where nobody stands in.
        """
        return self._ask(
            "GET", f"/api/v1/organisation/members/{segment(person)}/stand-in", AbsenceRow, query={"min_seq": min_seq}
        )


class AccountGroup(Group):
    """account"""

    def confirm_it(self, data: Proof, *, key: str | None = None) -> Answer[Confirmed]:
        """Confirm who you are. Before something dangerous: within ten minutes. The session gets a new secret."""
        return self._ask("POST", "/api/v1/account/confirm", Confirmed, data=data, key=key)

    def end_others(self, *, key: str | None = None, seen: int | None = None) -> Answer[None]:
        """End all other sessions. Only this one stays."""
        return self._ask("DELETE", "/api/v1/account/sessions", None, key=key, seen=seen)

    def end_session(self, session: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[None]:
        """End a session. It opens nothing from now on (within two seconds, everywhere)."""
        return self._ask("DELETE", f"/api/v1/account/sessions/{segment(session)}", None, key=key, seen=seen)

    def log(self, *, before: int | None = None, limit: int | None = None) -> Answer[list[RoutesAccountLogLine]]:
        """Read your account's log. Newest first; the last line's number is `before` of the next page."""
        return self._ask(
            "GET", "/api/v1/account/log", list[RoutesAccountLogLine], query={"before": before, "limit": limit}
        )

    def read(self) -> Answer[Account]:
        """Read your account. With what you sign in. Secrets are never shown."""
        return self._ask("GET", "/api/v1/account", Account)

    def remove_method(self, method: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[None]:
        """Remove a way to sign in. A link by mail always remains."""
        return self._ask("DELETE", f"/api/v1/account/methods/{segment(method)}", None, key=key, seen=seen)

    def sessions(self) -> Answer[list[SessionRow]]:
        """List your sessions. Where you are signed in, the one used last first."""
        return self._ask("GET", "/api/v1/account/sessions", list[SessionRow])

    def set_password(self, data: NewPassword, *, key: str | None = None, seen: int | None = None) -> Answer[None]:
        """Choose a password. Ends your other sessions; a mail tells of it."""
        return self._ask("PUT", "/api/v1/account/password", None, data=data, key=key, seen=seen)

    def set_rule(self, data: RoutesAccountRule, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Ask two steps of everybody. Administrators who came in by two steps themselves. Who came in by one
        gets no further than their account.
        """
        return self._ask("PUT", "/api/v1/organisation/sign-in-rule", Done, data=data, key=key, seen=seen)


class AddressesGroup(Group):
    """addresses"""

    def again(self, person: UUID, *, key: str | None = None) -> Answer[None]:
        """Mail a member again. Counting starts anew. Nothing happens to an address that is not stopped."""
        return self._ask("POST", f"/api/v1/organisation/members/{segment(person)}/try-address-again", None, key=key)

    def change(
        self, person: UUID, data: NewAddress, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Give a member whom mail does not reach another address. Only while the address is stopped: nobody
        takes a working address from another. The audit trail says so.
        """
        return self._ask(
            "PUT", f"/api/v1/organisation/members/{segment(person)}/address", Done, data=data, key=key, seen=seen
        )

    def stopped(self) -> Answer[list[Unreached]]:
        """List the members whom mail does not reach. Mails to them came back, so no more go there, but for one
        sign-in link a day. For administrators.
        """
        return self._ask("GET", "/api/v1/organisation/stopped-addresses", list[Unreached])


class AdvisersGroup(Group):
    """advisers"""

    def advisers(self, *, min_seq: int | None = None) -> Answer[list[AdviserOut]]:
        """List the advisers. Everybody from outside who was ever let in, the newest first."""
        return self._ask("GET", "/api/v1/organisation/advisers", list[AdviserOut], query={"min_seq": min_seq})

    def end(self, person: UUID, *, key: str | None = None) -> Answer[Done]:
        """End an adviser's access. From this moment on there is nothing to see for them; what they wrote stays."""
        return self._ask("POST", f"/api/v1/organisation/advisers/{segment(person)}/end", Done, key=key)

    def extend(self, person: UUID, data: LastDay, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Extend an adviser's access. To a later day, at most a year from today."""
        return self._ask(
            "PUT", f"/api/v1/organisation/advisers/{segment(person)}/last-day", Done, data=data, key=key, seen=seen
        )

    def invite_adviser(self, data: AdviserInvitation, *, key: str | None = None) -> Answer[Done]:
        """Let an adviser in. They get a mail with a link; the person's id is in the header Location."""
        return self._ask("POST", "/api/v1/organisation/advisers", Done, data=data, key=key)


class AgreementActsGroup(Group):
    """agreement_acts"""

    def answer_transcription(
        self, plan: UUID, agreement: UUID, data: TranscriptionAnswer, *, key: str | None = None
    ) -> Answer[Done]:
        """Confirm or dispute a transcription. For the party that you speak for. Confirmed, it is its own
        position; disputed, the party has not answered yet.
        """
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/positions/transcription",
            Done,
            data=data,
            key=key,
        )

    def end(self, plan: UUID, agreement: UUID, data: Ending, *, key: str | None = None) -> Answer[Done]:
        """End an agreement. It holds no longer; everything that was said of it stays."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/end", Done, data=data, key=key
        )

    def judge(self, plan: UUID, agreement: UUID, data: Judgement, *, key: str | None = None) -> Answer[Done]:
        """Confirm or dispute a report. For another party than the one that reported."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/fulfilment/judgements",
            Done,
            data=data,
            key=key,
        )

    def overrule(
        self, plan: UUID, agreement: UUID, data: Overruling, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Put another verdict beside the computed one. With a reason; the computed verdict stays visible."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/overruling",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def report(self, plan: UUID, agreement: UUID, data: Fulfilment, *, key: str | None = None) -> Answer[Done]:
        """Report that an agreement was kept. For the party that you speak for; another party says whether it is
        right.
        """
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/fulfilment",
            Done,
            data=data,
            key=key,
        )

    def take_position(
        self, plan: UUID, agreement: UUID, data: PositionInput, *, key: str | None = None
    ) -> Answer[Done]:
        """Agree, object or withdraw. On exactly the version with this digest. 409 says what changed since the
        version that you saw.
        """
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/positions", Done, data=data, key=key
        )


class AgreementsGroup(Group):
    """agreements"""

    def agreements(
        self,
        plan: UUID,
        *,
        state: AgreementsStancesStanding | None = None,
        before: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[AgreementPage]:
        """List the agreements. Newest first. With `as_of` (a date): as they stood at the end of that day."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/agreements",
            AgreementPage,
            query={"state": state, "before": before, "limit": limit, "min_seq": min_seq},
        )

    def changes(
        self, plan: UUID, agreement: UUID, *, from_: int | None = None, to: int | None = None
    ) -> Answer[list[Changed]]:
        """Compare two versions. The parts of the text that differ, word by word."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/changes",
            list[Changed],
            query={"from": from_, "to": to},
        )

    def from_kickoff(self, plan: UUID) -> Answer[list[ServicesApiMeansProposal]]:
        """List what the kick-off agreed on means. The means of row 4 that are no agreement yet, ready to be
        proposed (`dated`: with a due date).
        """
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/agreements/from-kickoff", list[ServicesApiMeansProposal]
        )

    def one(self, plan: UUID, agreement: UUID, *, min_seq: int | None = None) -> Answer[WholeAgreement]:
        """Read an agreement. The exact text of every version and who agreed to which. With `as_of`: as it stood
        at the end of that day.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}",
            WholeAgreement,
            query={"min_seq": min_seq},
        )

    def propose(self, plan: UUID, data: ContentInput, *, key: str | None = None) -> Answer[Done]:
        """Propose an agreement. Version 1 lies on the table; nobody has agreed yet. Its id is in the header
        Location.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/agreements", Done, data=data, key=key)

    def propose_means(self, plan: UUID, data: KickoffProposal, *, key: str | None = None) -> Answer[Done]:
        """Propose what the kick-off agreed on means. Puts one of the means of row 4 on the table as it was
        written there.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/agreements/from-kickoff", Done, data=data, key=key)

    def revise(self, plan: UUID, agreement: UUID, data: Revision, *, key: str | None = None) -> Answer[Done]:
        """Propose another version. Nobody has agreed to it yet: consent never carries over. 409 says what
        changed since the version you saw.
        """
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/agreements/{segment(agreement)}/versions", Done, data=data, key=key
        )


class AnalyticsGroup(Group):
    """analytics"""

    def csv(
        self,
        *,
        plan: UUID | None = None,
        unit: UUID | None = None,
        language: Literal["nl", "en"] | None = None,
        min_seq: int | None = None,
    ) -> Answer[bytes]:
        """Export the figures as CSV. A figure a row, exactly those that the read gives; UTF-8 with a byte order
        mark, no cell is a formula.
        """
        return self._ask(
            "GET",
            "/api/v1/analytics/figures.csv",
            bytes,
            query={"plan": plan, "unit": unit, "language": language, "min_seq": min_seq},
        )

    def figures(
        self, *, plan: UUID | None = None, unit: UUID | None = None, min_seq: int | None = None
    ) -> Answer[Board]:
        """Read the figures. About the organisation, a plan or a unit. What is about fewer people than `floor` is
        null and `withheld`.
        """
        return self._ask("GET", "/api/v1/analytics", Board, query={"plan": plan, "unit": unit, "min_seq": min_seq})

    def xlsx(
        self,
        *,
        plan: UUID | None = None,
        unit: UUID | None = None,
        language: Literal["nl", "en"] | None = None,
        min_seq: int | None = None,
    ) -> Answer[bytes]:
        """Export the figures as a workbook. A sheet for each table, exactly those figures that the read gives;
        no cell is a formula.
        """
        return self._ask(
            "GET",
            "/api/v1/analytics/figures.xlsx",
            bytes,
            query={"plan": plan, "unit": unit, "language": language, "min_seq": min_seq},
        )


class AnsweringGroup(Group):
    """answering"""

    def answer(self, link: str, data: PollAnswer) -> Answer[None]:
        """Answer a poll. It is added to the counters at once, and is nowhere else. A link works once."""
        return self._ask("POST", f"/api/v1/unnamed/polls/{segment(link)}", None, data=data)

    def questions(self, link: str) -> Answer[PollQuestions]:
        """Read what a poll asks. `link` is the end of the address in the invitation."""
        return self._ask("GET", f"/api/v1/unnamed/polls/{segment(link)}", PollQuestions)


class ApproachGroup(Group):
    """approach"""

    def choose(
        self,
        plan: UUID,
        data: ServicesApiRoutesApproachInputsChoice,
        *,
        key: str | None = None,
        seen: int | None = None,
    ) -> Answer[Done]:
        """Choose the approach. Small or large, with which steps; a step left out needs a reason."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/approach", Done, data=data, key=key, seen=seen)

    def join(
        self, plan: UUID, unit: UUID, data: ApproachInputsBecause, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Let a unit take part. From today on, for a reason."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/units/{segment(unit)}", Done, data=data, key=key, seen=seen
        )

    def leave(self, plan: UUID, unit: UUID, data: ApproachInputsBecause, *, key: str | None = None) -> Answer[Done]:
        """Let a unit take part no more. From today on, for a reason; one unit always stays."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/units/{segment(unit)}/leave", Done, data=data, key=key)

    def name_leader(self, plan: UUID, data: Leader, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Name the project leader. A large approach always has one."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/leader", Done, data=data, key=key, seen=seen)

    def propose(
        self, *, reach: Reach, complexity: Complexity, ambition: Ambition, pace: PlanApproachPace
    ) -> Answer[PlanApproachProposal]:
        """Get a proposal for the approach. What four answers point to, and why; people decide. Nothing is
        stored.
        """
        return self._ask(
            "GET",
            "/api/v1/approach/proposal",
            PlanApproachProposal,
            query={"reach": reach, "complexity": complexity, "ambition": ambition, "pace": pace},
        )

    def rename(self, plan: UUID, data: NewTitle, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Rename a plan. The audit trail keeps the former title."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/title", Done, data=data, key=key, seen=seen)

    def set_goals(
        self, plan: UUID, data: ServicesApiRoutesApproachInputsGoals, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Set the goals beyond today's problems. Proactive steering: prevention, energy, sustainable
        employability.
        """
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/goals", Done, data=data, key=key, seen=seen)

    def set_milestones(
        self, plan: UUID, data: TimePath, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Set the milestones. Dates are in the organisation's time zone; a large approach keeps at least one."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/milestones", Done, data=data, key=key, seen=seen)

    def upgrade(self, plan: UUID, data: Upgrade, *, key: str | None = None) -> Answer[Done]:
        """Make a small approach large. What was done stays done."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/approach/upgrade", Done, data=data, key=key)


class AuditGroup(Group):
    """audit"""

    def export_organisation(
        self,
        *,
        format: Format | None = None,
        plan: UUID | None = None,
        person: UUID | None = None,
        part: str | None = None,
        from_: date | None = None,
        to: date | None = None,
    ) -> Answer[bytes]:
        """Export the audit trail of the organisation. Without filters this is the whole log: its chain can be
        computed again from the first line to the last.
        """
        return self._ask(
            "GET",
            "/api/v1/organisation/audit-trail/export",
            bytes,
            query={"format": format, "plan": plan, "person": person, "part": part, "from": from_, "to": to},
        )

    def export_plan(
        self,
        plan: UUID,
        *,
        format: Format | None = None,
        person: UUID | None = None,
        part: str | None = None,
        row: str | None = None,
        from_: date | None = None,
        to: date | None = None,
    ) -> Answer[bytes]:
        """Export the audit trail of a plan. JSON Lines that can be verified, or CSV for a spreadsheet; oldest
        first, all that the filters leave.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/audit-trail/export",
            bytes,
            query={"format": format, "person": person, "part": part, "row": row, "from": from_, "to": to},
        )

    def of_organisation(
        self,
        *,
        plan: UUID | None = None,
        person: UUID | None = None,
        part: str | None = None,
        from_: date | None = None,
        to: date | None = None,
        before: int | None = None,
        after: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[AuditPage]:
        """Read the audit trail of the organisation. Everything, also what belongs to no plan: members, units,
        settings. Newest first.
        """
        return self._ask(
            "GET",
            "/api/v1/organisation/audit-trail",
            AuditPage,
            query={
                "plan": plan,
                "person": person,
                "part": part,
                "from": from_,
                "to": to,
                "before": before,
                "after": after,
                "limit": limit,
                "min_seq": min_seq,
            },
        )

    def of_plan(
        self,
        plan: UUID,
        *,
        person: UUID | None = None,
        part: str | None = None,
        row: str | None = None,
        from_: date | None = None,
        to: date | None = None,
        before: int | None = None,
        after: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[AuditPage]:
        """Read the audit trail of a plan. Who did what, when and on which text, newest first; filtered by
        person, part, row and day together.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/audit-trail",
            AuditPage,
            query={
                "person": person,
                "part": part,
                "row": row,
                "from": from_,
                "to": to,
                "before": before,
                "after": after,
                "limit": limit,
                "min_seq": min_seq,
            },
        )


class BestPracticesGroup(Group):
    """best_practices"""

    def practice_by_id(self, practice: UUID, *, min_seq: int | None = None) -> Answer[PracticeRow]:
        """Read a best practice. One on your organisation's shelf."""
        return self._ask("GET", f"/api/v1/best-practices/{segment(practice)}", PracticeRow, query={"min_seq": min_seq})

    def practices(
        self, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[PracticePage]:
        """List the best practices. The organisation's shelf, newest first; start a measure from one by naming it
        as `origin`.
        """
        return self._ask(
            "GET", "/api/v1/best-practices", PracticePage, query={"before": before, "limit": limit, "min_seq": min_seq}
        )

    def remove_practice(self, practice: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Take a written best practice off the shelf. One that was a measure is taken off at the measure."""
        return self._ask("DELETE", f"/api/v1/best-practices/{segment(practice)}", Done, key=key, seen=seen)

    def write_practice(self, data: NewPractice, *, key: str | None = None) -> Answer[Done]:
        """Write a best practice. For what worked outside a plan; its id is in the header Location."""
        return self._ask("POST", "/api/v1/best-practices", Done, data=data, key=key)


class ContactGroup(Group):
    """contact"""

    def appoint(self, data: MandateIn, *, key: str | None = None) -> Answer[Done]:
        """Appoint a contact person. For a unit or the whole organisation; one at a time. The id of the mandate
        is in the header Location.
        """
        return self._ask("POST", "/api/v1/contact-persons", Done, data=data, key=key)

    def change(
        self, mandate: UUID, data: MandateIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Change a mandate card. If-Match holds for all mandates of the unit together."""
        return self._ask("PUT", f"/api/v1/contact-persons/{segment(mandate)}", Done, data=data, key=key, seen=seen)

    def end(self, mandate: UUID, data: EndIn, *, key: str | None = None) -> Answer[Done]:
        """End a mandate. From the day after on, the unit has no contact person, which every overview shows."""
        return self._ask("POST", f"/api/v1/contact-persons/{segment(mandate)}/end", Done, data=data, key=key)

    def hand_over(self, mandate: UUID, data: HandOverIn, *, key: str | None = None) -> Answer[Done]:
        """Hand a mandate over. The card goes along; the former mandate ends the day before."""
        return self._ask("POST", f"/api/v1/contact-persons/{segment(mandate)}/hand-over", Done, data=data, key=key)

    def mandate_by_id(self, mandate: UUID, *, min_seq: int | None = None) -> Answer[MandateRow]:
        """Read a mandate. Its card; the ETag is the version of all mandates of the unit together."""
        return self._ask("GET", f"/api/v1/contact-persons/{segment(mandate)}", MandateRow, query={"min_seq": min_seq})

    def of_plan(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[ServicesApiContactPersonsCover]]:
        """Read the contact persons of a plan. Each participating unit with its contact person of today, those to
        come and those before, and what is amiss.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/contact-persons",
            list[ServicesApiContactPersonsCover],
            query={"min_seq": min_seq},
        )


class CourseGroup(Group):
    """course"""

    def adopt(self, plan: UUID, data: CourseBecause, *, key: str | None = None) -> Answer[Done]:
        """Adopt the plan. With open rows of the kick-off only for a reason, which stays visible."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/adopt", Done, data=data, key=key)

    def change_step(self, plan: UUID, step: int, data: StepChange, *, key: str | None = None) -> Answer[Done]:
        """Begin, complete, leave out or take in a step. Nothing forces 1 to 6; a step left out needs a reason
        and stays visible.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/steps/{segment(step)}", Done, data=data, key=key)

    def close(self, plan: UUID, data: CourseBecause, *, key: str | None = None) -> Answer[Done]:
        """Close a plan. For a reason; everything stays readable."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/close", Done, data=data, key=key)

    def cycles(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[CycleRow]]:
        """List the cycles of a plan. From the first one on; the one without `closed_on` is under way."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/cycles", list[CycleRow], query={"min_seq": min_seq})

    def open_cycle(self, plan: UUID, data: NextCycle, *, key: str | None = None) -> Answer[Done]:
        """Open the next cycle. It begins from the open points of the last one; steps left out stay so until they
        are taken in.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/cycles", Done, data=data, key=key)

    def reopen(self, plan: UUID, data: CourseBecause, *, key: str | None = None) -> Answer[Done]:
        """Open a closed plan again. It goes on where it was, for a reason."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/reopen", Done, data=data, key=key)


class DecisionsGroup(Group):
    """decisions"""

    def discover(self, plan: UUID, dossier: UUID, data: Discovery, *, key: str | None = None) -> Answer[Done]:
        """Record a decision found out without notice. By the body; the month runs from this date where there was
        no notice.
        """
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/discovery",
            Done,
            data=data,
            key=key,
        )

    def invoke(self, plan: UUID, dossier: UUID, data: Invocation, *, key: str | None = None) -> Answer[Done]:
        """Invoke nullity. A letter after the last day is kept as too late."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/nullity",
            Done,
            data=data,
            key=key,
        )

    def notify(self, plan: UUID, dossier: UUID, data: Notice, *, key: str | None = None) -> Answer[Done]:
        """Give notice of the decision. By management, or copied with its source. Without consent the month of
        WOR 27(5) runs from this date.
        """
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/decision",
            Done,
            data=data,
            key=key,
        )

    def open_by_discovery(self, plan: UUID, data: NewDiscovery, *, key: str | None = None) -> Answer[Done]:
        """Open a dossier for a decision that was never put to the body. By a member of the body. The month runs
        from the day on which it knew (WOR 27(5)); Location names the dossier.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/works-council/discoveries", Done, data=data, key=key)

    def request_permission(
        self, plan: UUID, dossier: UUID, data: CourtRequest, *, key: str | None = None
    ) -> Answer[Done]:
        """Record a request for court permission. Where there is no consent (WOR 27(4))."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/court",
            Done,
            data=data,
            key=key,
        )

    def rule(self, plan: UUID, dossier: UUID, data: Ruling, *, key: str | None = None) -> Answer[Done]:
        """Record the court's ruling. Permission holds for the version that was before the court."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/court/ruling",
            Done,
            data=data,
            key=key,
        )


class FeedGroup(Group):
    """feed"""

    def follow(self, *, after: int | None = None, limit: int | None = None, wait: int | None = None) -> Answer[Feed]:
        """Follow the log of the organisation. The same facts as in the audit trail. With `wait` the answer comes
        as soon as something happened.
        """
        return self._ask("GET", "/api/v1/events", Feed, query={"after": after, "limit": limit, "wait": wait})


class FilesGroup(Group):
    """files"""

    def add(self, plan: UUID, data: NewFile, *, key: str | None = None) -> Answer[Done]:
        """Attach a file. The type is judged by the content. Photos are drawn anew, without place, camera or
        comments.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/files", Done, form=data, key=key)

    def consent(self, plan: UUID, file: UUID, data: NewConsent, *, key: str | None = None) -> Answer[Done]:
        """Record somebody's consent. One for each person in the photo. The name is kept under the person's own
        key and can be erased.
        """
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/files/{segment(file)}/consents", Done, data=data, key=key
        )

    def content(self, plan: UUID, file: UUID) -> Answer[bytes]:
        """Download a file. The bytes, once everybody in a photo agreed; who keeps the files sees a photo before
        that.
        """
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/files/{segment(file)}/content", bytes)

    def file_by_id(self, plan: UUID, file: UUID, *, min_seq: int | None = None) -> Answer[FileRow]:
        """Read about a file. What is known of it. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/files/{segment(file)}", FileRow, query={"min_seq": min_seq}
        )

    def files(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[FilesPage]:
        """List the files of a plan. Photos and documents, newest first, each with the consents that were
        recorded.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/files",
            FilesPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )

    def nobody_shown(self, plan: UUID, file: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Say that nobody can be recognised. Then nobody needs to agree."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/files/{segment(file)}/nobody-shown", Done, key=key, seen=seen
        )

    def take_away(self, plan: UUID, file: UUID, data: Removal, *, key: str | None = None) -> Answer[Done]:
        """Remove a file. Its content is erased; the audit trail keeps that it was there, and why it went."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/files/{segment(file)}/removal", Done, data=data, key=key
        )

    def withdraw(
        self, plan: UUID, file: UUID, consent: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Take a consent back. The photo is shown no more. A member takes their own consent back; who keeps the
        files does so for others.
        """
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/files/{segment(file)}/consents/{segment(consent)}",
            Done,
            key=key,
            seen=seen,
        )


class HandingOverGroup(Group):
    """handing_over"""

    def hand_all_over(self, person: UUID, data: Receiver, *, key: str | None = None) -> Answer[HandedOver]:
        """Hand over what is in a member's name. Each thing by its own command; `kept` names what was not handed
        over and why (empty: it never can be).
        """
        return self._ask(
            "POST", f"/api/v1/organisation/members/{segment(person)}/hand-over", HandedOver, data=data, key=key
        )

    def responsibilities(self, person: UUID, *, min_seq: int | None = None) -> Answer[list[HandingOverHeld]]:
        """See what is in a member's name. Open rows, measures, plans, mandates, decisions and agreements; also
        of somebody who left.
        """
        return self._ask(
            "GET",
            f"/api/v1/organisation/members/{segment(person)}/responsibilities",
            list[HandingOverHeld],
            query={"min_seq": min_seq},
        )


class HelpdeskGroup(Group):
    """helpdesk"""

    def grant(self, access: UUID, data: Granted, *, key: str | None = None) -> Answer[Done]:
        """Let the helpdesk look along. For so many hours, then it ends by itself. They read a few pages, without
        names, and change nothing.
        """
        return self._ask(
            "POST", f"/api/v1/organisation/helpdesk-accesses/{segment(access)}/grant", Done, data=data, key=key
        )

    def listed(self, *, min_seq: int | None = None) -> Answer[list[AccessOut]]:
        """List when the helpdesk asked to look along. The newest first, at most 100; with what came of each and
        how much was read.
        """
        return self._ask("GET", "/api/v1/organisation/helpdesk-accesses", list[AccessOut], query={"min_seq": min_seq})

    def read(self, access: UUID, *, before: int | None = None, min_seq: int | None = None) -> Answer[ReadsOut]:
        """List the pages that were read. The newest first, 500 at a time. Each also stands in the audit trail of
        the organisation.
        """
        return self._ask(
            "GET",
            f"/api/v1/organisation/helpdesk-accesses/{segment(access)}/reads",
            ReadsOut,
            query={"before": before, "min_seq": min_seq},
        )

    def refuse(self, access: UUID, data: NotGranted, *, key: str | None = None) -> Answer[Done]:
        """Do not let the helpdesk look along. With a reason or without."""
        return self._ask(
            "POST", f"/api/v1/organisation/helpdesk-accesses/{segment(access)}/refusal", Done, data=data, key=key
        )

    def withdraw(self, access: UUID, *, key: str | None = None) -> Answer[Done]:
        """Let the helpdesk look along no longer. At once: the next page that they ask for does not open."""
        return self._ask("POST", f"/api/v1/organisation/helpdesk-accesses/{segment(access)}/withdrawal", Done, key=key)


class HrmCycleGroup(Group):
    """hrm_cycle"""

    def hrm_cycle(self, *, min_seq: int | None = None) -> Answer[HrmCycleOut]:
        """Read the HRM cycle. The ETag is the version to send as If-Match with a change."""
        return self._ask("GET", "/api/v1/organisation/hrm-cycle", HrmCycleOut, query={"min_seq": min_seq})

    def set_hrm_cycle(self, data: HrmCycleIn, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Set the HRM cycle. By HR or an administrator, for all plans of the organisation."""
        return self._ask("PUT", "/api/v1/organisation/hrm-cycle", Done, data=data, key=key, seen=seen)


class ImpressionGroup(Group):
    """impression"""

    def add_interview(self, plan: UUID, data: NewInterview, *, key: str | None = None) -> Answer[Done]:
        """Keep an interview. With the consent of who was interviewed, whose words are kept under their own key
        and can be erased.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/interviews", Done, data=data, key=key)

    def guide(self, plan: UUID, *, min_seq: int | None = None) -> Answer[Guide]:
        """Read the short guide. Made from what really happened; `stand` says up to which place in the log."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/guide", Guide, query={"min_seq": min_seq})

    def guide_pdf(self, plan: UUID) -> Answer[bytes]:
        """Download the short guide. PDF/UA-1 and PDF/A-2a; the same bytes as long as nothing happens in the
        plan.
        """
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/guide.pdf", bytes)

    def impression(self, plan: UUID, *, min_seq: int | None = None) -> Answer[Impression]:
        """Read the impression. Photos and interviews whose people agreed, and what was reached."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/impression", Impression, query={"min_seq": min_seq})

    def impression_pdf(self, plan: UUID) -> Answer[bytes]:
        """Download the impression. PDF/UA-1 and PDF/A-2a, each photo with its description."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/impression.pdf", bytes)

    def withdraw_interview(
        self, plan: UUID, interview: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Take an interview back. By who was interviewed, or who keeps the impression; it is shown no more."""
        return self._ask(
            "DELETE", f"/api/v1/plans/{segment(plan)}/interviews/{segment(interview)}", Done, key=key, seen=seen
        )


class InformalSupportGroup(Group):
    """informal_support"""

    def hear(self, plan: UUID, data: NewMoment, *, key: str | None = None) -> Answer[Done]:
        """Record a moment of informal support. From a team meeting, or heard on the floor."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/informal-support", Done, data=data, key=key)

    def moment_by_id(self, plan: UUID, moment: UUID, *, min_seq: int | None = None) -> Answer[SupportRow]:
        """Read a moment of informal support. One that was not struck."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/informal-support/{segment(moment)}",
            SupportRow,
            query={"min_seq": min_seq},
        )

    def moments(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[SupportPage]:
        """List the moments of informal support. Kept apart from the works council's dossiers."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/informal-support",
            SupportPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )

    def strike(
        self, plan: UUID, moment: UUID, *, reason: str | None = None, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Strike a moment of informal support. It was recorded by mistake; the audit trail keeps it. Who did not
        record it, but steers the plan, says why.
        """
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/informal-support/{segment(moment)}",
            Done,
            query={"reason": reason},
            key=key,
            seen=seen,
        )


class IssueWordsGroup(Group):
    """issue_words"""

    def name_cause(self, plan: UUID, issue: UUID, data: NewCause, *, key: str | None = None) -> Answer[Done]:
        """Name a possible cause. Employees too: the analysis is made with them."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/causes", Done, data=data, key=key
        )

    def name_opportunity(
        self, plan: UUID, issue: UUID, data: NewOpportunity, *, key: str | None = None
    ) -> Answer[Done]:
        """Name an opportunity. What you see that could bring balance, energy or enjoyment."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/opportunities", Done, data=data, key=key
        )

    def take_cause_back(
        self, plan: UUID, issue: UUID, cause: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Take a cause back. Your own, or anybody's when you lead the analysis."""
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/causes/{segment(cause)}",
            Done,
            key=key,
            seen=seen,
        )

    def take_opportunity_back(
        self, plan: UUID, issue: UUID, opportunity: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Take an opportunity back. Your own, or anybody's when you lead the analysis."""
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/opportunities/{segment(opportunity)}",
            Done,
            key=key,
            seen=seen,
        )


class IssuesGroup(Group):
    """issues"""

    def course(
        self, plan: UUID, issue: UUID, data: Course, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Close, merge or reopen an issue. With the reason. The issue that another goes on in takes over its
        signals.
        """
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/course", Done, data=data, key=key, seen=seen
        )

    def gather(
        self, plan: UUID, issue: UUID, data: GatheredSignals, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Say which signals an issue is made of. Exactly these, from now on."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/signals", Done, data=data, key=key, seen=seen
        )

    def issue_by_id(self, plan: UUID, issue: UUID, *, min_seq: int | None = None) -> Answer[IssueRow]:
        """Read an issue. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}", IssueRow, query={"min_seq": min_seq}
        )

    def issues(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[IssueRow]]:
        """List the issues. The open ones first, by priority; then the closed ones."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/issues", list[IssueRow], query={"min_seq": min_seq})

    def open_issue(self, plan: UUID, data: NewIssue, *, key: str | None = None) -> Answer[Done]:
        """Make an issue of signals. Its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/issues", Done, data=data, key=key)

    def reword(
        self, plan: UUID, issue: UUID, data: IssueWords, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Reword an issue. Title and description."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}", Done, data=data, key=key, seen=seen
        )

    def urgency(
        self, plan: UUID, issue: UUID, data: Urgency, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Say whether it must be solved quickly. With the reason."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/issues/{segment(issue)}/urgency", Done, data=data, key=key, seen=seen
        )


class KickoffGroup(Group):
    """kickoff"""

    def add_own_row(self, plan: UUID, data: OwnRow, *, key: str | None = None) -> Answer[Done]:
        """Add a row of your own. It comes under the method's rows, which cannot be taken away."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/kickoff/rows", Done, data=data, key=key)

    def answer_row(
        self, plan: UUID, row: str, data: NewAnswer, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Answer a row. Each row asks for its own kind of answer (`asks` in the checklist)."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/answer",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def assign(
        self, plan: UUID, row: str, data: Responsible, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Name who works a row out. Several people may work out one row."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/responsible",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def check(self, plan: UUID, row: str, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Tick a row off. Possible once the row, and those that it needs, have an answer."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/check", Done, key=key, seen=seen
        )

    def checklist(self, plan: UUID, *, min_seq: int | None = None) -> Answer[ChecklistOut]:
        """Read the checklist. The ETag is the version to send as If-Match with a change."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/kickoff", ChecklistOut, query={"min_seq": min_seq})

    def dispute(self, plan: UUID, row: str, *, key: str | None = None) -> Answer[Done]:
        """Dispute a copied position. For the party that you speak for: it did not say so. To confirm it, answer
        the row without a source.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/disputed", Done, key=key)

    def remark(
        self, plan: UUID, row: str, data: Remark, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Write a remark with a row. Your words are kept under your own key and can be erased."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/remark",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def remove_own_row(self, plan: UUID, row: str, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Take a row of your own away. The audit trail keeps that it was there."""
        return self._ask(
            "DELETE", f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}", Done, key=key, seen=seen
        )

    def row_by_number(self, plan: UUID, row: str, *, min_seq: int | None = None) -> Answer[RowOut]:
        """Read a row. One row of the checklist, with its text."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}", RowOut, query={"min_seq": min_seq}
        )

    def set_due(
        self, plan: UUID, row: str, data: DueDate, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Set when a row is to be ready. A date in the organisation's time zone; its responsible people are
        reminded.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/due-date",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def uncheck(self, plan: UUID, row: str, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Open a row again. Takes the tick away; the answer stays."""
        return self._ask(
            "DELETE", f"/api/v1/plans/{segment(plan)}/kickoff/rows/{segment(row)}/check", Done, key=key, seen=seen
        )


class MeasureWorkGroup(Group):
    """measure_work"""

    def done(self, plan: UUID, measure: UUID, data: Result, *, key: str | None = None) -> Answer[Done]:
        """Finish a measure. The owner tells that it is done, and with which result."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/done", Done, data=data, key=key
        )

    def drop(self, plan: UUID, measure: UUID, data: MeasureWorkReason, *, key: str | None = None) -> Answer[Done]:
        """Drop a measure. It will not be done; the reason stays visible."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/dropped", Done, data=data, key=key
        )

    def progress(
        self, plan: UUID, measure: UUID, data: ServicesApiRoutesMeasureWorkProgress, *, key: str | None = None
    ) -> Answer[Done]:
        """Report progress. The owner tells how far it is."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/progress", Done, data=data, key=key
        )

    def reopen(self, plan: UUID, measure: UUID, data: MeasureWorkReason, *, key: str | None = None) -> Answer[Done]:
        """Reopen a measure. What is done or dropped goes on where it was."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/reopened", Done, data=data, key=key
        )

    def shelve(
        self, plan: UUID, measure: UUID, data: Example, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Make a done measure a best practice. It is listed for the whole organisation, and others can start
        from it.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/best-practice",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def unshelve(self, plan: UUID, measure: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Take a measure off the shelf. The measure itself stays as it is."""
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/best-practice",
            Done,
            key=key,
            seen=seen,
        )


class MeasuresGroup(Group):
    """measures"""

    def describe(
        self, plan: UUID, measure: UUID, data: MeasureText, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Reword a measure. All of the text at once; the audit trail keeps what it was."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/description",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def measure_by_id(self, plan: UUID, measure: UUID, *, min_seq: int | None = None) -> Answer[MeasureRow]:
        """Read a measure. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}", MeasureRow, query={"min_seq": min_seq}
        )

    def measures(
        self,
        plan: UUID,
        *,
        state: Literal["proposed", "planned", "started", "done", "dropped"] | None = None,
        before: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[MeasurePage]:
        """List the measures. Newest first, page by page."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/measures",
            MeasurePage,
            query={"state": state, "before": before, "limit": limit, "min_seq": min_seq},
        )

    def plan_measure(
        self, plan: UUID, measure: UUID, data: MeasurePlan, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Plan a measure, or change its owner or dates. A proposal becomes planned; later changes of owner and
        dates are facts of their own.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/planning",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def propose(self, plan: UUID, data: NewMeasure, *, key: str | None = None) -> Answer[Done]:
        """Propose a measure. Every member may propose; its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/measures", Done, data=data, key=key)

    def start(self, plan: UUID, measure: UUID, data: Day, *, key: str | None = None) -> Answer[Done]:
        """Start a measure. Today or before."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/measures/{segment(measure)}/start", Done, data=data, key=key
        )


class MeetingGroup(Group):
    """meeting"""

    def plan_meeting(
        self, plan: UUID, data: MeetingMeetingPlan, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Plan the meeting. Set or move the kick-off meeting."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/kickoff/meeting", Done, data=data, key=key, seen=seen)

    def record_meeting(
        self, plan: UUID, data: MeetingMeetingRecord, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Record the meeting. That it was held, and who was there."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/kickoff/meeting/record", Done, data=data, key=key, seen=seen
        )


class MessagesGroup(Group):
    """messages"""

    def change(
        self, plan: UUID, item: UUID, data: MessageIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Change what is planned to be told. Until it was told or dropped."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/messages/{segment(item)}", Done, data=data, key=key, seen=seen
        )

    def drop(self, plan: UUID, item: UUID, data: MessagesBecause, *, key: str | None = None) -> Answer[Done]:
        """Drop a message. For a reason, which stays visible."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/messages/{segment(item)}/drop", Done, data=data, key=key
        )

    def message_by_id(self, plan: UUID, item: UUID, *, min_seq: int | None = None) -> Answer[SupportViewsMessageRow]:
        """Read a message. What is told to whom, and when it was."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/messages/{segment(item)}",
            SupportViewsMessageRow,
            query={"min_seq": min_seq},
        )

    def messages(
        self, plan: UUID, *, after: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[MessagePage]:
        """List what is told to whom. The communication plan, and who was informed when."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/messages",
            MessagePage,
            query={"after": after, "limit": limit, "min_seq": min_seq},
        )

    def plan_message(self, plan: UUID, data: MessageIn, *, key: str | None = None) -> Answer[Done]:
        """Plan to tell something. Its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/messages", Done, data=data, key=key)

    def told(self, plan: UUID, item: UUID, data: ToldIn, *, key: str | None = None) -> Answer[Done]:
        """Say that it was told. By who tells it, or who keeps the communication."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/messages/{segment(item)}/told", Done, data=data, key=key
        )


class NoticesGroup(Group):
    """notices"""

    def choose_pace(
        self, notice: str, data: PaceIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Choose how often a notice comes. For yourself only. Reviews cannot be turned off: they may come once a
        week, or be put off with a reason.
        """
        return self._ask("PUT", f"/api/v1/me/notices/{segment(notice)}", Done, data=data, key=key, seen=seen)

    def mine(self) -> Answer[list[NoticeOut]]:
        """Read your notices. Every kind, also what you never chose. Send the ETag as If-Match with a choice, if
        you like.
        """
        return self._ask("GET", "/api/v1/me/notices", list[NoticeOut])


class OrganisationGroup(Group):
    """organisation"""

    def add_unit(self, data: NewUnit, *, key: str | None = None) -> Answer[Done]:
        """Add a unit. Its id is in the header Location."""
        return self._ask("POST", "/api/v1/organisation/units", Done, data=data, key=key)

    def change_roles(
        self, person: UUID, data: Roles, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Change a member's roles. From now on (two seconds at most) the member has exactly these roles."""
        return self._ask(
            "PUT", f"/api/v1/organisation/members/{segment(person)}/roles", Done, data=data, key=key, seen=seen
        )

    def invite_member(self, data: Invitation, *, key: str | None = None) -> Answer[Done]:
        """Invite a member. The person gets a mail with a link; the person's id is in the header Location."""
        return self._ask("POST", "/api/v1/organisation/members", Done, data=data, key=key)

    def me(self, *, min_seq: int | None = None) -> Answer[Me]:
        """Who you are. Your name and roles, and the organisation in which you have them. The ETag is the
        organisation's version.
        """
        return self._ask("GET", "/api/v1/me", Me, query={"min_seq": min_seq})

    def member_by_id(self, person: UUID, *, min_seq: int | None = None) -> Answer[MemberOut]:
        """Read a member. One member of your organisation."""
        return self._ask(
            "GET", f"/api/v1/organisation/members/{segment(person)}", MemberOut, query={"min_seq": min_seq}
        )

    def members(
        self, *, q: str | None = None, limit: int | None = None, before: int | None = None, min_seq: int | None = None
    ) -> Answer[MembersPage]:
        """List the members. Who was invited last first; with `q` those with these words in their name or
        address, by name, and no `next`. Send the ETag as If-Match with a change of roles.
        """
        return self._ask(
            "GET",
            "/api/v1/organisation/members",
            MembersPage,
            query={"q": q, "limit": limit, "before": before, "min_seq": min_seq},
        )

    def remove_member(self, person: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Let a member leave. What the person did stays in the log; the person can no longer sign in here."""
        return self._ask("DELETE", f"/api/v1/organisation/members/{segment(person)}", Done, key=key, seen=seen)

    def set_reminders(self, data: Reminders, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Set the reminders. Administrators choose when people are reminded."""
        return self._ask("PUT", "/api/v1/organisation/reminders", Done, data=data, key=key, seen=seen)

    def unit_by_id(self, unit: UUID, *, min_seq: int | None = None) -> Answer[UnitRow]:
        """Read a unit. One unit of your organisation."""
        return self._ask("GET", f"/api/v1/organisation/units/{segment(unit)}", UnitRow, query={"min_seq": min_seq})

    def units(self, *, min_seq: int | None = None) -> Answer[list[UnitRow]]:
        """List the units. All units, by name."""
        return self._ask("GET", "/api/v1/organisation/units", list[UnitRow], query={"min_seq": min_seq})


class OutcomesGroup(Group):
    """outcomes"""

    def export_csv(self, plan: UUID, poll: UUID, *, language: Literal["nl", "en"] | None = None) -> Answer[bytes]:
        """Export the outcome. The tables of the page, exactly its figures; no cell is a formula."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}/outcome/outcome.csv",
            bytes,
            query={"language": language},
        )

    def export_xlsx(self, plan: UUID, poll: UUID, *, language: Literal["nl", "en"] | None = None) -> Answer[bytes]:
        """Export the outcome. The tables of the page, exactly its figures; no cell is a formula."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}/outcome/outcome.xlsx",
            bytes,
            query={"language": language},
        )

    def outcome(
        self, plan: UUID, poll: UUID, *, language: Literal["nl", "en"] | None = None, min_seq: int | None = None
    ) -> Answer[OutcomeOut]:
        """Read the outcome. 404 until its figures came out, after it closed. What would tell of few people is
        there for nobody.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}/outcome",
            OutcomeOut,
            query={"language": language, "min_seq": min_seq},
        )


class OverviewGroup(Group):
    """overview"""

    def my_todos(self, *, min_seq: int | None = None) -> Answer[list[TodoOut]]:
        """List what is yours to do. Over all plans of your organisation, due first; of a closed one what
        outlives it. Words in your own language.
        """
        return self._ask("GET", "/api/v1/todos", list[TodoOut], query={"min_seq": min_seq})

    def where_it_stands(
        self, plan: UUID, *, min_seq: int | None = None
    ) -> Answer[list[ServicesApiOverviewStandingStanding]]:
        """See where a plan stands. How each place of the plan stands, and what is stuck there and why; words in
        your own language.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/standings",
            list[ServicesApiOverviewStandingStanding],
            query={"min_seq": min_seq},
        )


class PeopleImportGroup(Group):
    """people_import"""

    def dry_run(self, data: PeopleFile, *, key: str | None = None) -> Answer[PeopleDryRun]:
        """See what a file brings. Nothing is kept, nobody is invited; each line that cannot be taken is named."""
        return self._ask("POST", "/api/v1/organisation/people-imports/dry-run", PeopleDryRun, form=data, key=key)

    def import_people(self, data: PeopleFile, *, key: str | None = None) -> Answer[PeopleImported]:
        """Invite the people in a file. As the dry run said, or not at all. What broke off is sent again with the
        same `seen`, and goes on.
        """
        return self._ask("POST", "/api/v1/organisation/people-imports", PeopleImported, form=data, key=key)


class PlansGroup(Group):
    """plans"""

    def plan_by_id(self, plan: UUID, *, min_seq: int | None = None) -> Answer[PlanRow]:
        """Read a plan. One plan of your organisation; send the ETag as If-Match with a change."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}", PlanRow, query={"min_seq": min_seq})

    def plans(
        self,
        *,
        running: bool | None = None,
        limit: int | None = None,
        before: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[PlansPage]:
        """List the plans. The plans of the organisation, newest first; `running` leaves those that are (not)
        closed.
        """
        return self._ask(
            "GET",
            "/api/v1/plans",
            PlansPage,
            query={"running": running, "limit": limit, "before": before, "min_seq": min_seq},
        )

    def start(self, data: NewPlan, *, key: str | None = None) -> Answer[Done]:
        """Start a plan. The plan begins with its kick-off; its id is in the header Location."""
        return self._ask("POST", "/api/v1/plans", Done, data=data, key=key)


class PollsGroup(Group):
    """polls"""

    def change(
        self, plan: UUID, poll: UUID, data: PollIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Plan a poll otherwise. As long as it has not opened."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}", Done, data=data, key=key, seen=seen
        )

    def drop(self, plan: UUID, poll: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Call a poll off. As long as it has not opened."""
        return self._ask("DELETE", f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}", Done, key=key, seen=seen)

    def plan_poll(self, plan: UUID, data: PollIn, *, key: str | None = None) -> Answer[Done]:
        """Plan a poll. It opens, reminds and closes by itself; its id is in the header Location. By a
        coordinator or HR.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/polls", Done, data=data, key=key)

    def poll_by_id(self, plan: UUID, poll: UUID, *, min_seq: int | None = None) -> Answer[PollRow]:
        """Read a poll. How it is planned and how far it is."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/polls/{segment(poll)}", PollRow, query={"min_seq": min_seq}
        )

    def polls(
        self, plan: UUID, *, limit: int | None = None, before: int | None = None, min_seq: int | None = None
    ) -> Answer[PollsPage]:
        """List the polls. Newest first. How many answered is told nowhere while a poll is open, and afterwards
        only with its figures.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/polls",
            PollsPage,
            query={"limit": limit, "before": before, "min_seq": min_seq},
        )


class PrioritiesGroup(Group):
    """priorities"""

    def decide_order(
        self, plan: UUID, data: NewOrder, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Decide on the order of the issues. With the reason; it need not be the order of the ranking."""
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/priorities/order", Done, data=data, key=key, seen=seen)

    def end_round(self, plan: UUID, number: int, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """End the round. Keeps the result, when enough people took part; the rankings themselves are removed."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/priorities/rounds/{segment(number)}/end", Done, key=key, seen=seen
        )

    def open_round(self, plan: UUID, data: NewRound, *, key: str | None = None) -> Answer[Done]:
        """Let everybody rank the issues. One round at a time."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/priorities/rounds", Done, data=data, key=key)

    def priorities(self, plan: UUID, *, min_seq: int | None = None) -> Answer[PrioritiesOut]:
        """Read the priorities. Others' rankings are shown to nobody; who took part is not kept."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/priorities", PrioritiesOut, query={"min_seq": min_seq})

    def rank_issues(
        self, plan: UUID, number: int, data: NewRanking, *, key: str | None = None, seen: int | None = None
    ) -> Answer[None]:
        """Rank the issues. Your own ranking, which you may change while the round goes on; it is never in the
        log.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/priorities/rounds/{segment(number)}/ranking",
            None,
            data=data,
            key=key,
            seen=seen,
        )


class PrivacyGroup(Group):
    """privacy"""

    def ask(self, *, key: str | None = None) -> Answer[Done]:
        """Ask to be erased. An administrator answers within a month (GDPR art. 12 and 17)."""
        return self._ask("POST", "/api/v1/me/erasure", Done, key=key)

    def correct_name(self, data: OwnName, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Correct your name. In this organisation (GDPR art. 16). That you did is in the log; the name is not."""
        return self._ask("PUT", "/api/v1/me/name", Done, data=data, key=key, seen=seen)

    def decline(self, person: UUID, data: Refused, *, key: str | None = None) -> Answer[Done]:
        """Decline to erase somebody. With the reason; they can complain to the Dutch data protection authority,
        and are told so.
        """
        return self._ask(
            "POST", f"/api/v1/organisation/members/{segment(person)}/erasure/refusal", Done, data=data, key=key
        )

    def mine(self) -> Answer[HeldHeld]:
        """Read all that is held about you. In this organisation, and of your account. For the right of access
        and to take it along (GDPR art. 15 and 20).
        """
        return self._ask("GET", "/api/v1/me/data", HeldHeld)

    def order(self, person: UUID, *, key: str | None = None) -> Answer[Done]:
        """Have somebody erased. They take no part from now on. Their own words, name and address are gone for
        good within minutes.
        """
        return self._ask("POST", f"/api/v1/organisation/members/{segment(person)}/erasure", Done, key=key)

    def waiting(self) -> Answer[list[ErasureAskedOut]]:
        """List who asked to be erased. Who waits for an answer, the longest first; at most 200."""
        return self._ask("GET", "/api/v1/organisation/erasures", list[ErasureAskedOut])

    def withdraw(self, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Do not be erased after all. Until an administrator ordered it."""
        return self._ask("DELETE", "/api/v1/me/erasure", Done, key=key, seen=seen)


class QuestionnairesGroup(Group):
    """questionnaires"""

    def dry_run(self, data: Import, *, key: str | None = None) -> Answer[DryRun]:
        """See what an import would bring. Nothing is kept."""
        return self._ask("POST", "/api/v1/questionnaires/dry-run", DryRun, data=data, key=key)

    def floors(self, *, min_seq: int | None = None) -> Answer[PollsFloorsFloors]:
        """Read the anonymity floors. How many answers a figure of a poll needs: about all who were asked, and
        about a part of them.
        """
        return self._ask("GET", "/api/v1/organisation/anonymity", PollsFloorsFloors, query={"min_seq": min_seq})

    def import_one(self, data: Import, *, key: str | None = None) -> Answer[Done]:
        """Import a questionnaire. A new one, or the next version of one's own; nothing is kept while a line has
        a fault.
        """
        return self._ask("POST", "/api/v1/questionnaires", Done, data=data, key=key)

    def questionnaires(self, *, min_seq: int | None = None) -> Answer[list[Questionnaire]]:
        """List the questionnaires. Those that a new poll can have, with their questions, scoring, cut-offs and
        source.
        """
        return self._ask("GET", "/api/v1/questionnaires", list[Questionnaire], query={"min_seq": min_seq})

    def raise_floors(self, data: PollsFloorsFloors, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Raise the anonymity floors. For polls that open from now on. They are never lowered, by nobody."""
        return self._ask("PUT", "/api/v1/organisation/anonymity", Done, data=data, key=key, seen=seen)

    def retire(self, questionnaire: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Put one aside. It is not offered for new polls any more; polls that used it keep it."""
        return self._ask("DELETE", f"/api/v1/questionnaires/{segment(questionnaire)}", Done, key=key, seen=seen)


class ReadingsGroup(Group):
    """readings"""

    def listed(
        self,
        *,
        reader: UUID | None = None,
        about: UUID | None = None,
        what: Sensitive | None = None,
        before: UUID | None = None,
        limit: int | None = None,
    ) -> Answer[ReadingsOut]:
        """List who read what is sensitive. A row for each reader, thing, person and day, with how often. What
        has no name is never among it.
        """
        return self._ask(
            "GET",
            "/api/v1/organisation/readings",
            ReadingsOut,
            query={"reader": reader, "about": about, "what": what, "before": before, "limit": limit},
        )

    def mine(self) -> Answer[list[InfraPrivacyReadingsReading]]:
        """List who saw what is about you. The newest 200."""
        return self._ask("GET", "/api/v1/me/readings", list[InfraPrivacyReadingsReading])


class RemindersGroup(Group):
    """reminders"""

    def feed(self) -> Answer[FeedOut]:
        """See whether your calendar has an address. Not the address: that was told once."""
        return self._ask("GET", "/api/v1/calendar-feed", FeedOut)

    def my_reminders(self, *, min_seq: int | None = None) -> Answer[list[ReminderOut]]:
        """List your dated things. All that is open and yours, by name, by role, as contact person or team lead;
        the nearest first.
        """
        return self._ask("GET", "/api/v1/reminders", list[ReminderOut], query={"min_seq": min_seq})

    def renew_feed(self, *, key: str | None = None) -> Answer[FeedOut]:
        """Make a new address for your calendar. It replaces the one that you had. Whoever knows it sees your
        dated things: keep it to yourself.
        """
        return self._ask("POST", "/api/v1/calendar-feed", FeedOut, key=key)

    def revoke_feed(self, *, key: str | None = None, seen: int | None = None) -> Answer[None]:
        """Take the address of your calendar away. Calendars that read it find nothing any more."""
        return self._ask("DELETE", "/api/v1/calendar-feed", None, key=key, seen=seen)

    def snooze(self, thing: UUID, item: str, data: SnoozeIn, *, key: str | None = None) -> Answer[Done]:
        """Put a reminder off. For yourself alone, with a reason that stands in the audit trail; it comes back by
        itself.
        """
        return self._ask("POST", f"/api/v1/reminders/{segment(thing)}/{segment(item)}/snooze", Done, data=data, key=key)

    def wake(self, thing: UUID, item: str, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Be reminded again. Before its day."""
        return self._ask(
            "DELETE", f"/api/v1/reminders/{segment(thing)}/{segment(item)}/snooze", Done, key=key, seen=seen
        )


class ReportingLinkGroup(Group):
    """reporting_link"""

    def close_link(self, plan: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Close the link. Nobody can report unnamed until it is opened again."""
        return self._ask("DELETE", f"/api/v1/plans/{segment(plan)}/reporting-link", Done, key=key, seen=seen)

    def link(self, plan: UUID, *, min_seq: int | None = None) -> Answer[LinkOut]:
        """Read the link for reporting unnamed. Everybody in the organisation may pass it on."""
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/reporting-link", LinkOut, query={"min_seq": min_seq})

    def open_link(self, plan: UUID, data: NextLink, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Open or renew the link. Renewing makes the old link worthless: when it went where it should not, or
        when it is misused.
        """
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/reporting-link", Done, data=data, key=key, seen=seen)


class ReportsGroup(Group):
    """reports"""

    def data(self, report: UUID) -> Answer[Report]:
        """Read what a report says. The facts, the same in every language, to the byte as they were kept; the
        ETag is their SHA-256.
        """
        return self._ask("GET", f"/api/v1/reports/{segment(report)}/data", Report)

    def new_report(self, data: NewReport, *, key: str | None = None) -> Answer[Done]:
        """Have a report made now. By coordinator or HR. It shows how things stand at its place in the log;
        `built_in` is 0 before it is there.
        """
        return self._ask("POST", "/api/v1/reports", Done, data=data, key=key)

    def pdf(self, report: UUID, *, language: Literal["nl", "en"] | None = None) -> Answer[bytes]:
        """Download a report in print. PDF/UA-1 and PDF/A-2a, as it was kept."""
        return self._ask("GET", f"/api/v1/reports/{segment(report)}/report.pdf", bytes, query={"language": language})

    def report_by_id(self, report: UUID, *, min_seq: int | None = None) -> Answer[ReportsViewsReportRow]:
        """Read about a report. Which moment, which state, in which forms, each with its SHA-256."""
        return self._ask("GET", f"/api/v1/reports/{segment(report)}", ReportsViewsReportRow, query={"min_seq": min_seq})

    def reports(
        self,
        *,
        scope: Scope | None = None,
        plan: UUID | None = None,
        unit: UUID | None = None,
        before: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[ReportPage]:
        """List the reports. Those that are for you: of plans for everybody, of a unit for its people, all for
        who steers.
        """
        return self._ask(
            "GET",
            "/api/v1/reports",
            ReportPage,
            query={"scope": scope, "plan": plan, "unit": unit, "before": before, "limit": limit, "min_seq": min_seq},
        )

    def xlsx(self, report: UUID, *, language: Literal["nl", "en"] | None = None) -> Answer[bytes]:
        """Download the tables of a report. A workbook with a sheet for each table, as it was kept; no cell is a
        formula.
        """
        return self._ask("GET", f"/api/v1/reports/{segment(report)}/report.xlsx", bytes, query={"language": language})


class ResearchGroup(Group):
    """research"""

    def conclude(
        self, plan: UUID, research: UUID, data: Conclusion, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Record the outcome of research. What came of it."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/research/{segment(research)}/outcome",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def decide(self, plan: UUID, data: NewResearch, *, key: str | None = None) -> Answer[Done]:
        """Decide on research. It will be done; its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/research", Done, data=data, key=key)

    def reject(self, plan: UUID, data: NoResearch, *, key: str | None = None) -> Answer[Done]:
        """Decide against research. Somebody asked for it and it will not be done; the reason stays."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/research/rejected", Done, data=data, key=key)

    def research_by_id(self, plan: UUID, research: UUID, *, min_seq: int | None = None) -> Answer[ResearchRow]:
        """Read one piece of research. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/research/{segment(research)}",
            ResearchRow,
            query={"min_seq": min_seq},
        )

    def researches(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[ResearchPage]:
        """List the research. Decided on and against, newest first."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/research",
            ResearchPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )

    def stop(
        self, plan: UUID, research: UUID, data: NoResearch, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Stop research that was decided on. It will not be done after all."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/research/{segment(research)}/rejected",
            Done,
            data=data,
            key=key,
            seen=seen,
        )


class ResultsGroup(Group):
    """results"""

    def add_measurement(self, plan: UUID, data: NewMeasurement, *, key: str | None = None) -> Answer[Done]:
        """Enter a measurement. In the current cycle; its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/results/measurements", Done, data=data, key=key)

    def change_measurement(
        self, plan: UUID, measurement: UUID, data: NewMeasurement, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Complete or correct a measurement. Other figures need a new verdict."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/results/measurements/{segment(measurement)}",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def judge_perception(
        self, plan: UUID, measurement: UUID, data: NewVerdict, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Give a verdict on perception. Better, the same or worse needs a baseline and a follow-up."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/results/measurements/{segment(measurement)}/verdict",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def judge_signal(
        self, plan: UUID, signal: UUID, data: NewVerdict, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Give a verdict on a signal. In the current cycle; a later verdict replaces it, and the audit trail
        keeps both.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/results/signals/{segment(signal)}/verdict",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def remove_measurement(
        self, plan: UUID, measurement: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Take a measurement away. The audit trail keeps that it was there."""
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/results/measurements/{segment(measurement)}",
            Done,
            key=key,
            seen=seen,
        )

    def results(
        self,
        plan: UUID,
        *,
        cycle: int | None = None,
        after: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[Results]:
        """Read the results. The three questions of step 5, answered per signal, per measurement and per
        agreement.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/results",
            Results,
            query={"cycle": cycle, "after": after, "limit": limit, "min_seq": min_seq},
        )


class RetentionGroup(Group):
    """retention"""

    def change(
        self, kept: RetentionRulesKept, data: NewRule, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Change how long something is kept. Within its bounds. What is over its time by then goes in the next
        night, for good.
        """
        return self._ask("PUT", f"/api/v1/organisation/retention/{segment(kept)}", Done, data=data, key=key, seen=seen)

    def listed(self, *, min_seq: int | None = None) -> Answer[list[RetentionRule]]:
        """List how long things are kept. Each kind that has a rule of its own, with its bounds and how much
        would go in the next night.
        """
        return self._ask("GET", "/api/v1/organisation/retention", list[RetentionRule], query={"min_seq": min_seq})

    def preview(self, kept: RetentionRulesKept, *, days: int) -> Answer[WouldGo]:
        """See what would go by a rule. Nothing changes by asking."""
        return self._ask(
            "GET", f"/api/v1/organisation/retention/{segment(kept)}/preview", WouldGo, query={"days": days}
        )

    def runs(self, *, min_seq: int | None = None) -> Answer[list[RunRow]]:
        """List what went by the rules. In numbers, the newest first, at most 50. It stands in the audit trail as
        well.
        """
        return self._ask("GET", "/api/v1/organisation/retention/runs", list[RunRow], query={"min_seq": min_seq})


class ReviewDecisionsGroup(Group):
    """review_decisions"""

    def close(self, plan: UUID, review: UUID, data: Closing, *, key: str | None = None) -> Answer[Done]:
        """End a review. A new cycle begins from the carried points; stopping closes the plan."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}/closing", Done, data=data, key=key
        )

    def decide(self, plan: UUID, review: UUID, data: NewDecision, *, key: str | None = None) -> Answer[Done]:
        """Record a decision. About one point, with its reason."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}/decisions", Done, data=data, key=key
        )

    def follow_up(
        self, plan: UUID, review: UUID, decision: UUID, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Say that a decision was followed up. By its owner, or who leads the plan."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}/decisions/{segment(decision)}/follow-up",
            Done,
            key=key,
            seen=seen,
        )


class ReviewsGroup(Group):
    """reviews"""

    def cancel(self, plan: UUID, review: UUID, data: ReviewsCancellation, *, key: str | None = None) -> Answer[Done]:
        """Cancel a review. With a reason, which stays visible."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}/cancellation", Done, data=data, key=key
        )

    def move(
        self, plan: UUID, review: UUID, data: NewReview, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Move a review. Until it was held."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}", Done, data=data, key=key, seen=seen
        )

    def plan_review(self, plan: UUID, data: NewReview, *, key: str | None = None) -> Answer[Done]:
        """Plan a review. Of the plan's current cycle; its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/reviews", Done, data=data, key=key)

    def preparation(self, plan: UUID, *, min_seq: int | None = None) -> Answer[Prepared]:
        """See what a review is prepared from. What is not finished in the current cycle, and why a review is due
        since when.
        """
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/reviews/preparation", Prepared, query={"min_seq": min_seq}
        )

    def record(
        self, plan: UUID, review: UUID, data: Record, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Record that a review was held. With what stood open at that moment."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}/record",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def review_by_id(self, plan: UUID, review: UUID, *, min_seq: int | None = None) -> Answer[ReviewOut]:
        """Read a review. With its decisions. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/reviews/{segment(review)}", ReviewOut, query={"min_seq": min_seq}
        )

    def reviews(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[ReviewsPage]:
        """List the reviews of a plan. Planned, held, closed and cancelled ones."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/reviews",
            ReviewsPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )


class SharingGroup(Group):
    """sharing"""

    def choose(self, data: SharingIn, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Share figures, or no longer. By an administrator. Four figures a quarter count in averages over at
        least five organisations.
        """
        return self._ask("PUT", "/api/v1/organisation/sharing", Done, data=data, key=key, seen=seen)

    def sharing(self, *, min_seq: int | None = None) -> Answer[SharingOut]:
        """Read whether figures are shared. Everybody in the organisation may know."""
        return self._ask("GET", "/api/v1/organisation/sharing", SharingOut, query={"min_seq": min_seq})


class SignInGroup(Group):
    """sign_in"""

    def add_token(self, data: NewApiToken) -> Answer[ApiTokenRow]:
        """Make an API token. Its secret is in this answer and nowhere else. Send it as `Authorization: Bearer
        …`. Only a signed-in person makes tokens: a token never makes another. `Idempotency-Key` has no effect
        here, since a secret is told once.
        """
        return self._ask("POST", "/api/v1/api-tokens", ApiTokenRow, data=data)

    def ask(self, data: SignInWish) -> Answer[Accepted]:
        """Ask for a sign-in link. The answer is the same whether the address is known or not."""
        return self._ask("POST", "/api/v1/sign-in", Accepted, data=data)

    def register(self, data: SignUp) -> Answer[Accepted]:
        """Sign an organisation up. Its first administrator gets a mail with a link; nothing exists until that
        link is used. The answer is always the same. `terms` and `processing` are the versions that the page
        with the form shows.
        """
        return self._ask("POST", "/api/v1/organisations", Accepted, data=data)

    def revoke_token(self, token: UUID) -> Answer[None]:
        """Revoke an API token. It opens nothing from now on (within two seconds, everywhere)."""
        return self._ask("DELETE", f"/api/v1/api-tokens/{segment(token)}", None)

    def sign_out(self) -> Answer[None]:
        """Sign out. Ends the session of this cookie."""
        return self._ask("POST", "/api/v1/sign-out", None)

    def spend(self, secret: str) -> Answer[SignedIn]:
        """Spend a sign-in link. A link works once, for half an hour (an invitation's for a week). That of a
        sign-up founds the organisation.
        """
        return self._ask("POST", f"/api/v1/sign-in/{segment(secret)}", SignedIn)

    def tokens(self) -> Answer[list[ApiTokenRow]]:
        """List your API tokens. The living tokens, newest first; secrets are not kept, so not shown."""
        return self._ask("GET", "/api/v1/api-tokens", list[ApiTokenRow])

    def with_code(self, data: Code) -> Answer[SignedIn]:
        """Take the second step. Within ten minutes of the first one, by its cookie. A code counts once."""
        return self._ask("POST", "/api/v1/sign-in/code", SignedIn, data=data)

    def with_password(self, data: Password) -> Answer[SignedIn]:
        """Sign in with a password. In the organisation used last. The answer to a wrong password, and to an
        unknown address, is the same.
        """
        return self._ask("POST", "/api/v1/sign-in/password", SignedIn, data=data)


class SignalsGroup(Group):
    """signals"""

    def correct(
        self, plan: UUID, signal: UUID, data: SignalContent, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Put your signal right. Only who reported it can; what it said before stays in the audit trail."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}", Done, data=data, key=key, seen=seen
        )

    def messages(self, plan: UUID, signal: UUID, *, min_seq: int | None = None) -> Answer[list[SignalsViewsMessageRow]]:
        """Read the dialogue with an unnamed reporter. Oldest first; `written_by` is null for the reporter's own."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}/messages",
            list[SignalsViewsMessageRow],
            query={"min_seq": min_seq},
        )

    def report(self, plan: UUID, data: NewSignal, *, key: str | None = None) -> Answer[Done]:
        """Report a signal. In your own name. To report unnamed there is the plan's public link; it is never done
        while signed in.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/signals", Done, data=data, key=key)

    def signal_by_id(self, plan: UUID, signal: UUID, *, min_seq: int | None = None) -> Answer[SignalRow]:
        """Read a signal. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}", SignalRow, query={"min_seq": min_seq}
        )

    def signal_map(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[MapCell]]:
        """Read the map of signals. How many signals there are about each unit and theme, and what they weigh.
        They count signals, not people.
        """
        return self._ask("GET", f"/api/v1/plans/{segment(plan)}/signals/map", list[MapCell], query={"min_seq": min_seq})

    def signals(
        self,
        plan: UUID,
        *,
        kind: SignalKind | None = None,
        unit: str | None = None,
        theme: str | None = None,
        before: int | None = None,
        limit: int | None = None,
        min_seq: int | None = None,
    ) -> Answer[SignalPage]:
        """List the signals. Withdrawn ones are among them. `reported_by` is null for a signal that was reported
        unnamed.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/signals",
            SignalPage,
            query={"kind": kind, "unit": unit, "theme": theme, "before": before, "limit": limit, "min_seq": min_seq},
        )

    def weigh(
        self, plan: UUID, signal: UUID, data: NewWeight, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Weigh a signal again. With the reason why it weighs more or less."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}/weight",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def withdraw(
        self, plan: UUID, signal: UUID, data: SignalsReason, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Withdraw a signal. It no longer counts, and stays readable with the reason."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}/withdrawal",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def write(self, plan: UUID, signal: UUID, data: SignalsNewMessage, *, key: str | None = None) -> Answer[Done]:
        """Write to an unnamed reporter. In your own name; the reporter reads it with the code that they got."""
        return self._ask(
            "POST", f"/api/v1/plans/{segment(plan)}/signals/{segment(signal)}/messages", Done, data=data, key=key
        )


class StatementGroup(Group):
    """statement"""

    def publish(
        self, plan: UUID, data: StatementIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Publish a version of the statement. Only management speaks for management. If-Match is the version of
        the statement on which it builds (0: none).
        """
        return self._ask("PUT", f"/api/v1/plans/{segment(plan)}/statement", Done, data=data, key=key, seen=seen)

    def read(self, plan: UUID, version: int, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Say that you read a version. Recorded once a version."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/statement/{segment(version)}/read", Done, key=key, seen=seen
        )

    def readers(self, plan: UUID, version: int, *, min_seq: int | None = None) -> Answer[list[ReadingRow]]:
        """List who read a version. For who keeps the communication."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/statement/{segment(version)}/readers",
            list[ReadingRow],
            query={"min_seq": min_seq},
        )

    def statement(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[StatementRow]]:
        """Read management's statement. All versions, newest first; none as long as management said nothing."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/statement", list[StatementRow], query={"min_seq": min_seq}
        )


class SubscriptionGroup(Group):
    """subscription"""

    def choose(self, data: PackageChoice, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Choose a package. More begins at once; less when what was paid for is over."""
        return self._ask("PUT", "/api/v1/organisation/subscription/package", Done, data=data, key=key, seen=seen)

    def export_file(self, export: UUID) -> Answer[bytes]:
        """Download an export of everything. The zip."""
        return self._ask("GET", f"/api/v1/organisation/subscription/exports/{segment(export)}", bytes)

    def exports(self, *, min_seq: int | None = None) -> Answer[list[ExportOut]]:
        """List the exports of everything. Newest first; also while the organisation can only read."""
        return self._ask(
            "GET", "/api/v1/organisation/subscription/exports", list[ExportOut], query={"min_seq": min_seq}
        )

    def new_export(self, *, key: str | None = None) -> Answer[Done]:
        """Ask for an export of everything. Log, people, files and reports in one zip. It is made within minutes;
        a mail says when it is there.
        """
        return self._ask("POST", "/api/v1/organisation/subscription/exports", Done, key=key)

    def resume(self, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Take the cancellation back. Before it took effect; a planned change of package is taken back by this
        too.
        """
        return self._ask("DELETE", "/api/v1/organisation/subscription/cancellation", Done, key=key, seen=seen)

    def stop(self, data: SubscriptionCancellation, *, key: str | None = None) -> Answer[Done]:
        """Cancel the subscription. It ends when what was paid for is over; thirty days later everything is
        deleted.
        """
        return self._ask("POST", "/api/v1/organisation/subscription/cancellation", Done, data=data, key=key)

    def subscription(self, *, min_seq: int | None = None) -> Answer[SubscriptionOut]:
        """Read the subscription. For administrators. The ETag is the subscription's version."""
        return self._ask("GET", "/api/v1/organisation/subscription", SubscriptionOut, query={"min_seq": min_seq})


class TalksGroup(Group):
    """talks"""

    def consultation_by_id(
        self, plan: UUID, consultation: UUID, *, min_seq: int | None = None
    ) -> Answer[ConsultationRow]:
        """Read a consultation. One that was not struck."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/consultations/{segment(consultation)}",
            ConsultationRow,
            query={"min_seq": min_seq},
        )

    def consultations(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[ConsultationPage]:
        """List the consultations. Those that were struck are in the audit trail only."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/consultations",
            ConsultationPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )

    def record(self, plan: UUID, data: NewConsultation, *, key: str | None = None) -> Answer[Done]:
        """Record a consultation. With those concerned, before measures are chosen; one consultation may be about
        several signals.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/consultations", Done, data=data, key=key)

    def strike(
        self,
        plan: UUID,
        consultation: UUID,
        data: MeasureWorkReason,
        *,
        key: str | None = None,
        seen: int | None = None,
    ) -> Answer[Done]:
        """Strike a consultation. It was recorded by mistake; the audit trail keeps it."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/consultations/{segment(consultation)}/struck",
            Done,
            data=data,
            key=key,
            seen=seen,
        )


class TeamMeetingsGroup(Group):
    """team_meetings"""

    def change_meeting(
        self,
        plan: UUID,
        meeting: UUID,
        data: TeamMeetingsMeetingPlan,
        *,
        key: str | None = None,
        seen: int | None = None,
    ) -> Answer[Done]:
        """Change a team meeting that is to come. Its date, unit and agenda."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/team-meetings/{segment(meeting)}",
            Done,
            data=data,
            key=key,
            seen=seen,
        )

    def meeting_by_id(self, plan: UUID, meeting: UUID, *, min_seq: int | None = None) -> Answer[TeamMeetingRow]:
        """Read a team meeting. The ETag is the version to send as If-Match with a change."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/team-meetings/{segment(meeting)}",
            TeamMeetingRow,
            query={"min_seq": min_seq},
        )

    def meetings(self, plan: UUID, *, min_seq: int | None = None) -> Answer[list[TeamMeetingRow]]:
        """List the team meetings. Newest first."""
        return self._ask(
            "GET", f"/api/v1/plans/{segment(plan)}/team-meetings", list[TeamMeetingRow], query={"min_seq": min_seq}
        )

    def plan_meeting(self, plan: UUID, data: TeamMeetingsMeetingPlan, *, key: str | None = None) -> Answer[Done]:
        """Plan a team meeting. Its id is in the header Location."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/team-meetings", Done, data=data, key=key)

    def record_meeting(
        self,
        plan: UUID,
        meeting: UUID,
        data: TeamMeetingsMeetingRecord,
        *,
        key: str | None = None,
        seen: int | None = None,
    ) -> Answer[Done]:
        """Record a team meeting. Who was there, what came of it, what was agreed."""
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/team-meetings/{segment(meeting)}/record",
            Done,
            data=data,
            key=key,
            seen=seen,
        )


class UnnamedGroup(Group):
    """unnamed"""

    def dialogue(self, data: WithCode) -> Answer[DialogueOut]:
        """Come back with the code. What was answered, and what the reporter wrote."""
        return self._ask("POST", "/api/v1/unnamed/dialogue", DialogueOut, data=data)

    def message(self, data: UnnamedNewMessage) -> Answer[DialogueOut]:
        """Write a message, unnamed. It waits for its release like a report does."""
        return self._ask("POST", "/api/v1/unnamed/dialogue/messages", DialogueOut, data=data)

    def questions(self, link: str) -> Answer[Questions]:
        """Read what an unnamed report asks. `link` is the end of the plan's address for reporting unnamed."""
        return self._ask("GET", f"/api/v1/unnamed/reports/{segment(link)}", Questions)

    def report(self, link: str, data: UnnamedReport) -> Answer[Received]:
        """Report unnamed. Kept with its date only, and released to the plan later, among others."""
        return self._ask("POST", f"/api/v1/unnamed/reports/{segment(link)}", Received, data=data)


class WebhookMessagesGroup(Group):
    """webhook_messages"""

    def again(self, webhook: UUID, data: AgainIn, *, key: str | None = None) -> Answer[Done]:
        """Send messages again. All that happened at these places of the log, whether it was sent before or not;
        or only what failed of it.
        """
        return self._ask("POST", f"/api/v1/organisation/webhooks/{segment(webhook)}/again", Done, data=data, key=key)

    def messages(
        self,
        webhook: UUID,
        *,
        only: RoutesWebhookMessagesState | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> Answer[Deliveries]:
        """List the messages of a webhook. What became of each; with `only=failed` the ones that never arrived."""
        return self._ask(
            "GET",
            f"/api/v1/organisation/webhooks/{segment(webhook)}/messages",
            Deliveries,
            query={"only": only, "before": before, "limit": limit},
        )

    def test(self, webhook: UUID, *, key: str | None = None) -> Answer[Done]:
        """Send a test message. Of type `webhooks.tested`. What became of it stands with the messages, at the
        `seq` of this answer.
        """
        return self._ask("POST", f"/api/v1/organisation/webhooks/{segment(webhook)}/test", Done, key=key)


class WebhooksGroup(Group):
    """webhooks"""

    def add(self, data: WebhookIn, *, key: str | None = None) -> Answer[WithSecret]:
        """Add a webhook. From now on it gets a small signed message for each event: type, place `seq` and plan;
        no words, no names. Verify `webhook-signature` with the secret in this answer. Answer with 2xx within
        15 seconds. What fails is tried again, ten times in some three days; a message may come twice (same
        `webhook-id`) and out of order (see `seq`).
        """
        return self._ask("POST", "/api/v1/organisation/webhooks", WithSecret, data=data, key=key)

    def change(
        self, webhook: UUID, data: WebhookIn, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Change a webhook. Messages that wait go to the new address."""
        return self._ask(
            "PUT", f"/api/v1/organisation/webhooks/{segment(webhook)}", Done, data=data, key=key, seen=seen
        )

    def listed(self, *, min_seq: int | None = None) -> Answer[list[WebhookOut]]:
        """List webhooks. Newest first, with how many messages are waiting, arrived or failed (arrived ones are
        kept for thirty days).
        """
        return self._ask("GET", "/api/v1/organisation/webhooks", list[WebhookOut], query={"min_seq": min_seq})

    def read(self, webhook: UUID, *, min_seq: int | None = None) -> Answer[WebhookOut]:
        """Read a webhook. With its version as ETag."""
        return self._ask(
            "GET", f"/api/v1/organisation/webhooks/{segment(webhook)}", WebhookOut, query={"min_seq": min_seq}
        )

    def remove(self, webhook: UUID, *, key: str | None = None, seen: int | None = None) -> Answer[Done]:
        """Remove a webhook. For good; messages that wait are thrown away."""
        return self._ask("DELETE", f"/api/v1/organisation/webhooks/{segment(webhook)}", Done, key=key, seen=seen)

    def renew(self, webhook: UUID, *, key: str | None = None) -> Answer[WithSecret]:
        """Renew the secret. For a day messages carry the signature of the old secret, too, so that nothing is
        missed while you change it.
        """
        return self._ask("POST", f"/api/v1/organisation/webhooks/{segment(webhook)}/secret", WithSecret, key=key)

    def resume(self, webhook: UUID, *, key: str | None = None) -> Answer[Done]:
        """Turn a webhook on again. It is told what happens from now on; what happened meanwhile by asking to
        send it again.
        """
        return self._ask("POST", f"/api/v1/organisation/webhooks/{segment(webhook)}/resume", Done, key=key)

    def stop(self, webhook: UUID, *, key: str | None = None) -> Answer[Done]:
        """Turn a webhook off. Nothing is sent any more; messages that wait count as failed, so they can be sent
        again.
        """
        return self._ask("POST", f"/api/v1/organisation/webhooks/{segment(webhook)}/stop", Done, key=key)


class WeighingGroup(Group):
    """weighing"""

    def correct(
        self, plan: UUID, weighing: UUID, data: CorrectedWeighing, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Correct a weighing. With a reason; what it said before stays readable."""
        return self._ask(
            "PUT", f"/api/v1/plans/{segment(plan)}/weighings/{segment(weighing)}", Done, data=data, key=key, seen=seen
        )

    def weigh(self, plan: UUID, data: WeighingIn, *, key: str | None = None) -> Answer[Done]:
        """Record how interests were weighed. By a contact person of the plan, or by who steers it."""
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/weighings", Done, data=data, key=key)

    def weighing_by_id(self, plan: UUID, weighing: UUID, *, min_seq: int | None = None) -> Answer[WeighingRow]:
        """Read a weighing. One record as it is now, and what it said before. Send the ETag as If-Match with a
        correction.
        """
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/weighings/{segment(weighing)}",
            WeighingRow,
            query={"min_seq": min_seq},
        )

    def weighings(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[WeighingPage]:
        """List the interests weighed. Which options there were, whose interests, what was chosen and why."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/weighings",
            WeighingPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )


class WorksCouncilGroup(Group):
    """works_council"""

    def answer_transcription(
        self, plan: UUID, dossier: UUID, data: AnswerCheck, *, key: str | None = None
    ) -> Answer[Done]:
        """Confirm or dispute a copied answer. By a member of the body. Disputed, the body has not answered, and
        a decision on the copy had no consent.
        """
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/answers/transcription",
            Done,
            data=data,
            key=key,
        )

    def dossier_by_id(self, plan: UUID, dossier: UUID, *, min_seq: int | None = None) -> Answer[DossierOut]:
        """Read a dossier. The ETag is the version to send as If-Match with an act."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}",
            DossierOut,
            query={"min_seq": min_seq},
        )

    def dossiers(
        self, plan: UUID, *, before: int | None = None, limit: int | None = None, min_seq: int | None = None
    ) -> Answer[DossierPage]:
        """List the dossiers. Newest first, page by page."""
        return self._ask(
            "GET",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers",
            DossierPage,
            query={"before": before, "limit": limit, "min_seq": min_seq},
        )

    def fulfil(
        self, plan: UUID, dossier: UUID, condition: int, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Report or confirm that a condition is met. Numbered from 1. Who asks for consent reports it; a member
        of the body confirms it.
        """
        return self._ask(
            "PUT",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/conditions/{segment(condition)}",
            Done,
            key=key,
            seen=seen,
        )

    def give_answer(self, plan: UUID, dossier: UUID, data: ConsentAnswer, *, key: str | None = None) -> Answer[Done]:
        """Answer the request. By a member of the body, or copied with its source; never by who asked."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/answers",
            Done,
            data=data,
            key=key,
        )

    def meet(self, plan: UUID, dossier: UUID, data: ConsultationMeeting, *, key: str | None = None) -> Answer[Done]:
        """Record a consultation meeting. One at least before an answer counts."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/meetings",
            Done,
            data=data,
            key=key,
        )

    def open_dossier(self, plan: UUID, data: NewDossier, *, key: str | None = None) -> Answer[Done]:
        """Open a dossier. Not every plan needs consent: ask for a concrete decision on a rule; its id is in the
        header Location.
        """
        return self._ask("POST", f"/api/v1/plans/{segment(plan)}/works-council/dossiers", Done, data=data, key=key)

    def reopen_condition(
        self, plan: UUID, dossier: UUID, condition: int, *, key: str | None = None, seen: int | None = None
    ) -> Answer[Done]:
        """Open a condition again. Says the body: it is not met, or no longer. Who reported it may take the
        report back until it is confirmed.
        """
        return self._ask(
            "DELETE",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/conditions/{segment(condition)}",
            Done,
            key=key,
            seen=seen,
        )

    def request_consent(
        self, plan: UUID, dossier: UUID, data: ConsentRequest, *, key: str | None = None
    ) -> Answer[Done]:
        """Ask for consent. Another text is a new version, to which earlier answers do not carry over."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/requests",
            Done,
            data=data,
            key=key,
        )

    def withdraw(self, plan: UUID, dossier: UUID, data: MeasureWorkReason, *, key: str | None = None) -> Answer[Done]:
        """Withdraw the request. With a reason."""
        return self._ask(
            "POST",
            f"/api/v1/plans/{segment(plan)}/works-council/dossiers/{segment(dossier)}/withdrawn",
            Done,
            data=data,
            key=key,
        )


class Groups(Connection):
    """Every operation, by the group in which it is."""

    def _begin(self) -> None:
        self.absence = AbsenceGroup(self)
        self.account = AccountGroup(self)
        self.addresses = AddressesGroup(self)
        self.advisers = AdvisersGroup(self)
        self.agreement_acts = AgreementActsGroup(self)
        self.agreements = AgreementsGroup(self)
        self.analytics = AnalyticsGroup(self)
        self.answering = AnsweringGroup(self)
        self.approach = ApproachGroup(self)
        self.audit = AuditGroup(self)
        self.best_practices = BestPracticesGroup(self)
        self.contact = ContactGroup(self)
        self.course = CourseGroup(self)
        self.decisions = DecisionsGroup(self)
        self.feed = FeedGroup(self)
        self.files = FilesGroup(self)
        self.handing_over = HandingOverGroup(self)
        self.helpdesk = HelpdeskGroup(self)
        self.hrm_cycle = HrmCycleGroup(self)
        self.impression = ImpressionGroup(self)
        self.informal_support = InformalSupportGroup(self)
        self.issue_words = IssueWordsGroup(self)
        self.issues = IssuesGroup(self)
        self.kickoff = KickoffGroup(self)
        self.measure_work = MeasureWorkGroup(self)
        self.measures = MeasuresGroup(self)
        self.meeting = MeetingGroup(self)
        self.messages = MessagesGroup(self)
        self.notices = NoticesGroup(self)
        self.organisation = OrganisationGroup(self)
        self.outcomes = OutcomesGroup(self)
        self.overview = OverviewGroup(self)
        self.people_import = PeopleImportGroup(self)
        self.plans = PlansGroup(self)
        self.polls = PollsGroup(self)
        self.priorities = PrioritiesGroup(self)
        self.privacy = PrivacyGroup(self)
        self.questionnaires = QuestionnairesGroup(self)
        self.readings = ReadingsGroup(self)
        self.reminders = RemindersGroup(self)
        self.reporting_link = ReportingLinkGroup(self)
        self.reports = ReportsGroup(self)
        self.research = ResearchGroup(self)
        self.results = ResultsGroup(self)
        self.retention = RetentionGroup(self)
        self.review_decisions = ReviewDecisionsGroup(self)
        self.reviews = ReviewsGroup(self)
        self.sharing = SharingGroup(self)
        self.sign_in = SignInGroup(self)
        self.signals = SignalsGroup(self)
        self.statement = StatementGroup(self)
        self.subscription = SubscriptionGroup(self)
        self.talks = TalksGroup(self)
        self.team_meetings = TeamMeetingsGroup(self)
        self.unnamed = UnnamedGroup(self)
        self.webhook_messages = WebhookMessagesGroup(self)
        self.webhooks = WebhooksGroup(self)
        self.weighing = WeighingGroup(self)
        self.works_council = WorksCouncilGroup(self)
