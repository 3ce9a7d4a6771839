"""What somebody reports of a task."""

from dataclasses import dataclass

from directives.services.attachments import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReport:
    """`percent` None: it is done. `upload` and `link` show the result."""

    percent: int | None = None
    text: str = ""
    link: str = ""
    upload: Upload | None = None

    @property
    def is_done(self) -> bool:
        return self.percent is None

    @property
    def shows_something(self) -> bool:
        return bool(self.text or self.link or self.upload)
