"""What an OSO file says, as plain values."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one part of the file goes. `reason` is filled when it is not used; `element`: its place in the file."""

    path: str
    value: str
    lands_in: str
    reason: str = ""
    element: str = ""

    @property
    def used(self) -> bool:
        return not self.reason


@dataclass(frozen=True, slots=True)
class Meta:
    part: str
    package: str
    package_version: str
    made_on: dt.date | None
    standard_version: str
    validation_version: str
    transfer: str
    transfer_kind: str
    categories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParentsView:
    """Agreeing with the content and permitting the transfer are two different answers."""

    provisional: bool | None = None
    seen: Answer = Answer.UNKNOWN
    seen_on: dt.date | None = None
    agree_with_content: Answer = Answer.UNKNOWN
    reason_not_agreed: str = ""
    permission_to_transfer: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Address:
    kind: str
    street: str
    number: str
    addition: str
    designation: str
    location: str
    postcode: str
    place: str
    municipality: str
    country_code: str
    country: str


@dataclass(frozen=True, slots=True)
class Contact:
    """`value` is empty when the school keeps the number or address secret."""

    kind: str
    use: str
    value: str
    secret: bool
    emergency: bool


@dataclass(frozen=True, slots=True)
class Institution:
    name: str
    addresses: tuple[Address, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class School:
    name: str
    brin: str
    branch: str
    delivery_point: str
    kind: str
    type: str
    director: str
    website: str
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Pupil:
    first_names: tuple[str, ...]
    initials: str
    call_name: str
    prefix: str
    last_name: str
    born_on: dt.date
    gender: Gender
    address_secret: bool
    addresses: tuple[Address, ...]
    foreign_addresses: tuple[str, ...]
    contacts: tuple[Contact, ...]
    number: str
    in_education_since: dt.date | None
    current_education_since: dt.date | None
    enrolled_on: dt.date | None
    left_on: dt.date | None
    sent_back_to_brin: str
    lives_in_home: bool | None
    guardians_liable: bool | None
    liable_institution: Institution | None


@dataclass(frozen=True, slots=True)
class Guardian:
    first_names: tuple[str, ...]
    initials: str
    call_name: str
    prefix: str
    last_name: str
    gender: Gender
    relation_code: str
    relation: str
    legal_representative: Answer
    deceased: bool | None
    deceased_on: dt.date | None
    address_secret: bool
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class CareerYear:
    school_year: str
    group_code: str
    group_name: str
    year_group: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    brin: str
    branch: str
    school_kind: str
    school_type: str
    description: str
    secondary_code: str
    secondary_description: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document of the file. With a `problem` there is no content.

    category: data category of the content: education, medical or absence
    """

    file_name: str
    description: str
    section: str
    category: str
    content: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    codes: tuple[str, ...]
    name: str
    made_on: dt.date | None
    made_by: str
    institution: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    starts_on: dt.date | None
    ends_on: dt.date | None
    aimed_at: str


@dataclass(frozen=True, slots=True)
class PerspectivePeriod:
    starts_on: dt.date | None
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True)
class AdmissionStatement:
    starts_on: dt.date | None
    ends_on: dt.date | None
    partnership_number: str
    category: str
    decision_number: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """kind is cluster12 or pao (passend onderwijs)."""

    kind: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    feature: str
    decision_number: str
    brin: str
    branch: str


@dataclass(frozen=True, slots=True)
class Support:
    medication: Answer = Answer.UNKNOWN
    diagnoses: tuple[Diagnosis, ...] = ()
    action_plans: tuple[ActionPlan, ...] = ()
    perspective_periods: tuple[PerspectivePeriod, ...] = ()
    admission_statements: tuple[AdmissionStatement, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    half_days_allowed: str
    half_days_not_allowed: str
    over_quarter: Answer
    frequency: str
    contact_attendance_officer: Answer


@dataclass(frozen=True, slots=True)
class ReferenceScore:
    code: str
    compared_with: str
    value: str
    qualification: str


@dataclass(frozen=True, slots=True)
class Score:
    """Numbers as the school wrote them: a score is not always a number."""

    items: str = ""
    right: str = ""
    wrong: str = ""
    read: str = ""
    seconds: str = ""
    skill: str = ""
    skill_scale: str = ""
    interval_low: str = ""
    interval_high: str = ""


@dataclass(frozen=True, slots=True)
class TestPart:
    code: str
    name: str
    score: Score
    references: tuple[ReferenceScore, ...]


@dataclass(frozen=True, slots=True)
class Test:
    code: str
    area: str
    name: str
    version: str
    taken_on: dt.date | None
    year_group: str
    months_of_education: str
    taken_by: str
    taken_by_function: str
    taken_by_institution: str
    score: Score
    references: tuple[ReferenceScore, ...]
    parts: tuple[TestPart, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Mark:
    subject: str
    value: str
    qualification: str
    given_on: dt.date | None
    year_group: str
    period: str


@dataclass(frozen=True, slots=True)
class MarkTable:
    name: str
    marks: tuple[Mark, ...]
    totals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MarkList:
    tables: tuple[MarkTable, ...]
    given_on: dt.date | None
    year_group: str
    period: str


@dataclass(frozen=True, slots=True)
class Preschool:
    history_code: str
    programme_code: str
    months: str
    referrer_code: str
    attendance_code: str
    half_days_a_week: str


@dataclass(frozen=True, slots=True)
class EarlySchool:
    programme_code: str
    starts_on: dt.date | None
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True)
class EarlyYears:
    from_playgroup: Answer = Answer.UNKNOWN
    playgroup: str = ""
    preschool: Preschool | None = None
    early_school: tuple[EarlySchool, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferAdvice:
    advice: str
    parents_wish: str
    pupils_wish: str
    revised_advice: str
    revised_because: str
    profile: str
    reasoning: str
    contact_needed: Answer
    contact_name: str
    contact_phone: str
    contact_email: str
    points_of_attention: str


@dataclass(frozen=True, slots=True)
class OsoDossier:
    meta: Meta
    parents_view: ParentsView
    school: School
    pupil: Pupil
    guardians: tuple[Guardian, ...]
    career: tuple[CareerYear, ...]
    advice: TransferAdvice | None
    early_years: EarlyYears
    support: Support
    absence: Absence | None
    tests: tuple[Test, ...]
    mark_lists: tuple[MarkList, ...]
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...]
    landings: tuple[Landing, ...]

    @property
    def broken_attachments(self) -> tuple[Attachment, ...]:
        return tuple(each for each in self.attachments if each.problem)
