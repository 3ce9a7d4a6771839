"""What a directive may not be. Each error says the rule; `field` names the blank it belongs to, `message` is for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from planning.rules.fields import ParameterError


class DirectiveError(Exception):
    """A change to a directive was refused; nothing was written."""

    field: str | None = None
    message: str | Promise = _("Không thực hiện được thao tác này.")


class NumberTaken(DirectiveError):
    """An issuer gives a number once: within an agency no second directive carries it."""

    field = "number"
    message = _("Cơ quan ban hành này đã có văn bản mang số đó.")


class EndsBeforeItBegins(DirectiveError):
    """A period ends after it begins."""

    field = "effective_to"
    message = _("Thời điểm kết thúc phải sau thời điểm bắt đầu.")


class NoStart(DirectiveError):
    """What comes into force says from when."""

    field = "effective_from"
    message = _("Cần ghi ngày bắt đầu có hiệu lực.")


class NoClauses(DirectiveError):
    """A directive that orders nothing cannot come into force."""

    message = _("Văn bản chưa có quy định nào.")


class StartsInThePast(DirectiveError):
    """A retroactive start is meant, not slipped: days already worked were not checked under it."""

    field = "retroactive"
    message = _("Ngày bắt đầu đã qua. Xác nhận nếu văn bản có hiệu lực trở về trước.")


class OverlappingEditions(DirectiveError):
    """Two editions of one directive never hold at the same moment; the later one may end the earlier."""

    field = "succeed"
    message = _("Thời gian có hiệu lực trùng với một bản khác của văn bản này.")


class NotDraft(DirectiveError):
    """Only a draft is edited: what came into force stays as it was, an amendment is a new edition."""

    message = _("Văn bản đã có hiệu lực nên không sửa được. Hãy lập bản sửa đổi.")


class StillProposed(NotDraft):
    """What is proposed is checked as it stands; to be changed it becomes a draft again."""

    message = _("Văn bản đang ở trạng thái dự kiến. Bấm “Sửa tiếp” rồi mới sửa được.")


class NotProposed(DirectiveError):
    """Only what is proposed goes back to the desk."""

    message = _("Văn bản không ở trạng thái dự kiến.")


class ChangedMeanwhile(DirectiveError):
    """Somebody else saved this draft after it was opened; `version` is what stands now."""

    message = _("Người khác vừa sửa bản nháp này. Nội dung bạn nhập vẫn còn đây; hãy xem bản mới rồi lưu lại.")


class DraftExists(DirectiveError):
    """A directive has at most one draft edition at a time."""

    message = _("Văn bản này đang có một bản nháp. Hãy hoàn thành hoặc xóa bản nháp đó trước.")


class NotInForce(DirectiveError):
    """Only an edition that came into force and has not ended can be ended, amended or extended."""

    message = _("Văn bản không có bản nào đang có hiệu lực.")


class AlreadyBegun(DirectiveError):
    """What has begun to hold is ended, not withdrawn: the days it held for stay on record."""

    message = _("Văn bản đã bắt đầu có hiệu lực nên không thu hồi được. Hãy cho hết hiệu lực.")


class UndoInstead(DirectiveError):
    """What has changed other editions or documents is taken back together with those changes."""

    message = _("Khi có hiệu lực, văn bản này đã làm thay đổi văn bản khác hoặc bản trước. Hãy dùng “Hoàn tác việc cho có hiệu lực”.")


class NothingToExtend(DirectiveError):
    """What holds until further notice needs no extension, and an extension ends later than what it extends."""

    field = "until"
    message = _("Thời điểm gia hạn phải sau thời điểm kết thúc hiện tại.")


class EndsBefore(DirectiveError):
    """Ending something later than it ends anyway is an extension."""

    field = "effective_to"
    message = _("Đến lúc đó văn bản đã hết hiệu lực. Muốn kéo dài thì gia hạn.")


class NoReason(DirectiveError):
    """What is taken back says why."""

    field = "reason"
    message = _("Cần ghi lý do.")


class AlreadySuspended(DirectiveError):
    """Two pauses of one edition never cover the same moment."""

    field = "begins"
    message = _("Văn bản đã tạm ngưng hiệu lực trong khoảng thời gian này.")


class NotSuspended(DirectiveError):
    """Only what pauses can go on."""

    message = _("Văn bản không tạm ngưng hiệu lực.")


class OutsideThePeriod(DirectiveError):
    """A pause or a stage lies within the time in which its document holds."""

    field = "begins"
    message = _("Khoảng thời gian này nằm ngoài thời gian có hiệu lực của văn bản.")


class PhaseOutsidePeriod(OutsideThePeriod):
    """A draft whose period was moved away from one of its stages."""

    message = _("Có giai đoạn nằm ngoài thời gian có hiệu lực của văn bản. Hãy sửa giai đoạn đó.")


class OverlappingPhases(DirectiveError):
    """Stages follow one another."""

    field = "begins"
    message = _("Trùng thời gian với một giai đoạn khác.")


class NotLinkable(DirectiveError):
    """A document acts on another document of its agency that is or was in force."""

    field = "other"
    message = _("Chỉ chọn được văn bản khác của cơ quan đang có hoặc đã từng có hiệu lực.")


class AlreadyLinked(DirectiveError):
    """One document does one thing to another once."""

    field = "other"
    message = _("Quan hệ này đã được ghi.")


class EndedAlready(DirectiveError):
    """Nothing waits for the end of what has ended."""

    field = "other"
    message = _("Văn bản dùng làm điều kiện kết thúc đã hết hiệu lực.")


class NoUntilHere(DirectiveError):
    """Only an extension and a pause last until a moment."""

    field = "until"
    message = _("Chỉ gia hạn và tạm ngưng mới có thời điểm kết thúc; hãy để trống.")


class LinkCarriedOut(DirectiveError):
    """What has been done to another document is taken back by undoing, not by forgetting it."""

    message = _("Việc này đã được thực hiện khi văn bản có hiệu lực nên không xóa được.")


class LapsedBefore(DirectiveError):
    """An extension follows without a gap; what lapsed earlier is ordered anew."""

    message = _("Văn bản được gia hạn đã hết hiệu lực trước khi văn bản này bắt đầu. Hãy dùng văn bản đó làm mẫu cho văn bản mới.")


class NothingToRepeal(DirectiveError):
    """What no longer holds when a document begins cannot be repealed by it."""

    message = _("Văn bản bị bãi bỏ đã hết hiệu lực vào lúc văn bản này bắt đầu.")


class NothingToSuspend(DirectiveError):
    """What does not hold when a document begins cannot be paused by it."""

    message = _("Văn bản bị tạm ngưng không có hiệu lực vào lúc văn bản này bắt đầu.")


class AmendsNothing(DirectiveError):
    """A document that amends another one says which of its sentences it replaces."""

    message = _(
        "Văn bản sửa đổi chưa có quy định nào thay cho quy định của văn bản được sửa đổi. Hãy chọn “Thay cho quy định” ở ít nhất một câu."
    )


class NoCondition(DirectiveError):
    """A condition says in words what must happen, or names the document whose end it is."""

    field = "words"
    message = _("Ghi điều kiện bằng lời hoặc chọn văn bản.")


class AlreadyHappened(DirectiveError):
    """The first condition that occurs ends an edition; no second one does."""

    message = _("Văn bản đã kết thúc vì một điều kiện khác.")


class ReviewInThePast(DirectiveError):
    """The next look at an order lies ahead."""

    field = "review_on"
    message = _("Ngày xem xét lại phải sau hôm nay.")


class NothingToReview(DirectiveError):
    """Only what holds until further notice is looked at again."""

    message = _("Văn bản không có bản nào có hiệu lực đến khi có thông báo mới.")


class BadClause(DirectiveError):
    """The blanks of a clause are not filled as its template wants; `problems` says what is wrong with which."""

    message = _("Quy định chưa được điền đúng.")

    def __init__(self, problems: tuple[ParameterError, ...]) -> None:
        super().__init__(", ".join(str(problem) for problem in problems))
        self.problems = problems


class UnknownTrait(DirectiveError):
    """A scope speaks of units by facts that units can have; `traits` are those no unit can have."""

    field = "traits"
    message = _("Phạm vi áp dụng có đặc điểm đơn vị không nằm trong danh mục.")


class NotInForceClause(DirectiveError):
    """Only a clause of a document that came into force can be excepted from."""

    message = _("Chỉ ghi ngoại lệ cho quy định của văn bản đã có hiệu lực.")


class NoPower(DirectiveError):
    """An exception counts only if its issuer set the rule, stands above who set it, or is named by the rule itself."""

    field = "issuer"

    def __init__(self, who: str, levels: str) -> None:
        words = {"issuer": who, "levels": levels}
        self.message = (
            _("Cơ quan này không có thẩm quyền cho ngoại lệ: chỉ %(issuer)s, cấp trên của cơ quan đó hoặc %(levels)s mới được cho phép.")
            if levels
            else _("Cơ quan này không có thẩm quyền cho ngoại lệ: chỉ %(issuer)s hoặc cấp trên của cơ quan đó mới được cho phép.")
        ) % words
        super().__init__(str(self.message))


class AmountNeeded(DirectiveError):
    """An exception with another number says which: a share such as 1/2, or a number of people."""

    field = "amount"
    message = _("Ghi tỷ lệ như 1/2, 50% hoặc một số người.")


class NothingCounted(DirectiveError):
    """Another number can only take the place of a number."""

    field = "effect"
    message = _("Quy định này không nêu số người hay tỷ lệ nên chỉ có thể ghi là không áp dụng.")


class UnitOutOfScope(DirectiveError):
    """A unit that a rule does not speak of needs no exception from it."""

    field = "unit"
    message = _("Quy định này không áp dụng cho đơn vị đã chọn nên không cần ngoại lệ.")


class ExceptionGone(DirectiveError):
    """What was taken back stays on record and is not taken back again."""

    message = _("Ngoại lệ này đã được thu hồi trước đó.")


class UnknownZone(DirectiveError):
    """A scope speaks of zones that the agency has on record."""

    field = "office_zones"
    message = _("Phạm vi áp dụng có địa bàn chưa có trong danh sách địa bàn của cơ quan.")


class UnknownHomeZone(UnknownZone):
    """People are known to live in the zones that the agency has on record."""

    field = "home_zones"


class UnknownLevel(DirectiveError):
    """Zones are declared one of the known alert levels; `alert_levels` are such codes."""

    field = "alert_levels"
    message = _("Cấp độ địa bàn không nằm trong danh mục.")


class SpeaksOfNobody(DirectiveError):
    """A unit cannot both have and not have a fact: the two lists of a scope have nothing in common."""

    field = "without"
    message = _("Một đặc điểm không thể vừa là điều kiện áp dụng vừa là điều kiện loại trừ.")


class WrongPhase(DirectiveError):
    """A clause holds in a phase of its own edition."""

    field = "phase"
    message = _("Giai đoạn này không thuộc bản đang soạn.")


class NotReplaceable(DirectiveError):
    """A clause takes the place of one that came into force, in another document of the same agency."""

    field = "replaces"
    message = _("Chỉ thay được quy định đã có hiệu lực của một văn bản khác trong cơ quan.")


class UnknownIssuerLevel(DirectiveError):
    """Exceptions are granted by an issuer of a known level."""

    field = "excepted_by"
    message = _("Cấp cho phép ngoại lệ không nằm trong danh mục.")


class FileTooBig(DirectiveError):
    """A file kept with a document is at most 15 MB."""

    field = "file"
    message = _("Tệp quá lớn: tối đa 15 MB.")


class FileNotAllowed(DirectiveError):
    """Files that run, or that nobody can tell what they are, are not kept."""

    field = "file"
    message = _("Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh PNG, JPG, không chứa mã chạy được.")


class NothingAttached(DirectiveError):
    """The signed document is a file; guidance is a file, a note or both."""

    field = "file"
    message = _("Hãy chọn tệp, hoặc với hướng dẫn thì ghi nội dung.")


# SQLite names a broken check but only the columns of a broken uniqueness, PostgreSQL names both.
REFUSALS: dict[str, type[DirectiveError]] = {
    "directive_number_once_per_issuer": NumberTaken,
    "directives_directive.number, directives_directive.issuer": NumberTaken,
    "edition_one_draft_at_a_time": DraftExists,
    "directives_edition.directive_id": DraftExists,
    "edition_ends_after_it_begins": EndsBeforeItBegins,
    "edition_in_force_is_signed_and_dated": NoStart,
    "edition_proposed_is_dated": NoStart,
    "edition_undo_says_what_and_why": NoReason,
    "link_once_per_pair_and_kind": AlreadyLinked,
    "directives_link.directive_id, directives_link.other_id": AlreadyLinked,
    "link_leads_elsewhere": NotLinkable,
    "link_until_where_something_lasts": NoUntilHere,
    "phase_ends_after_it_begins": EndsBeforeItBegins,
    "suspension_ends_after_it_begins": EndsBeforeItBegins,
    "suspension_one_open_per_edition": AlreadySuspended,
    "directives_suspension.edition_id": AlreadySuspended,
    "end_condition_says_something": NoCondition,
    "end_condition_one_happens": AlreadyHappened,
    "directives_endcondition.edition_id": AlreadyHappened,
}


@contextmanager
def named_refusals() -> Iterator[None]:
    """Turn the database's refusal into the error people understand, and leave the transaction usable."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        for sign, refusal in REFUSALS.items():
            if sign in str(broken):
                raise refusal from broken
        raise
