"""Features of the past: how many files of the product each touched then and would touch now.

Now is counted by reading: the files that are the feature's own, and of the others those it could
not do without today; what later features added to it is left out. A file that is gone, or no longer
says the word, is an error: the table cannot outlive the code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class PastFeature:
    """The commit that made it; `own` are patterns of paths, `named` other files with the word that
    stands there for its sake.
    """

    commit: str
    what: str
    own: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)

    def files(self, root: Path) -> Iterator[Path]:
        """Where it stands now, from the root on. Raises LookupError for what is not there."""
        for pattern in self.own:
            found = [path.relative_to(root) for path in sorted(root.glob(pattern))]
            if not found:
                raise LookupError(f"{self.what}: nothing is called {pattern}")
            yield from found
        for path, word in self.named.items():
            if word not in (root / path).read_text(encoding="utf-8"):
                raise LookupError(f"{self.what}: {path} does not say {word}")
            yield Path(path)


FEATURES: Final = (
    PastFeature(
        "f53b3a2",
        "the work calendar, and its meetings held against the rules",
        own=("events/*.py", "templates/events/*.html"),
        named={
            "config/settings.py": '"events"',
            "config/urls.py": "events.urls",
            "config/pages.py": '"events:"',
            "planning/vocabulary.py": '"ceremony"',
            "static/css/events.css": ".work-calendar",
            "templates/rosters/_week_head.html": "events:week",
        },
    ),
    PastFeature(
        "cfa8397",
        "hours of presence, and who was there outside the hours allowed",
        own=("hours/*.py", "hours/views/*.py", "templates/hours/*.html"),
        named={
            "config/settings.py": '"hours"',
            "config/urls.py": "hours.urls",
            "config/pages.py": '"hours:"',
            "rosters/selectors/mine.py": "own_hours",
            "rosters/selectors/week.py": "presence_findings",
            "rosters/values/mine.py": "PresenceHours",
            "templates/rosters/_week_head.html": "hours:unit",
            "templates/ownweek/_days.html": ".hours",
            "tools/screens.py": "hours:",
        },
    ),
    PastFeature(
        "1617802",
        "a letter to everybody whose week was published",
        own=("outgoing/services/kinds/published.py", "templates/emails/published.*"),
        named={
            "outgoing/services/kinds/__init__.py": "PublishedKind",
            "notices/kinds.py": "PUBLISHED",
            "accounts/models.py": "gets_week_mail",
            "accounts/services/__init__.py": "choose_week_mail",
            "accounts/services/own.py": "choose_week_mail",
            "accounts/urls.py": "week-mail",
            "accounts/views.py": "week_mail",
            "templates/accounts/profile.html": "week-mail",
        },
    ),
    PastFeature(
        "4da0df7",
        "a letter that a directive is to be looked at again",
        own=("outgoing/services/kinds/reviews.py", "templates/emails/review.*"),
        named={
            "outgoing/services/kinds/__init__.py": "ReviewKind",
            "outgoing/selectors/directives.py": "reviews_untold",
            "notices/kinds.py": "REVIEW",
        },
    ),
    PastFeature(
        "6f109aa",
        "the leadership's week, filed by the Office or the Director",
        named={
            "planning/workflow.py": "FILER",
            "weeks/selectors/rosters.py": "FILER",
            "units/rights.py": "files_for",
            "units/selectors/mandate.py": "FILES_FOR",
            "config/home.py": "UNIT_ROLES",
        },
    ),
)
