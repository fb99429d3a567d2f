"""What people are told about without asking, and how often they want to hear of it."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice is about: one kind for each sort of dated thing that a person may turn off or slow down."""

    CHECKLIST = "checklist"
    MEASURES = "measures"
    RESEARCH = "research"
    AGREEMENTS = "agreements"
    WORKS_COUNCIL = "works_council"
    MANDATES = "mandates"
    REVIEWS = "reviews"
    REPORTS = "reports"
    SUBSCRIPTION = "subscription"
    POLLS = "polls"


class Pace(StrEnum):
    """How often somebody gets the notices of a kind: in one mail a day, in one mail a week, or not at all."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"
