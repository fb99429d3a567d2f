"""The client: every operation in its group, and the log of the organisation as it grows."""

from collections.abc import Iterator

from werkbalans_client.models import FeedEvent
from werkbalans_client.operations import Groups

PAGE = 200


class Client(Groups):
    """`Client("https://werkbalans.example", "wb_api_…")`."""

    def events(self, after: int = 0, *, wait: int = 20, forever: bool = True) -> Iterator[FeedEvent]:
        """Every event after a place in the log, oldest first. Keep the last `seq`: from there you go on another day.

        It waits for what happens next, unless not `forever`: then it ends where the log ends.
        """
        while True:
            page = self.feed.follow(after=after, limit=PAGE, wait=wait if forever else 0).value
            yield from page.events
            if page.next == after and not forever:
                return
            after = page.next
