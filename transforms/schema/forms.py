"""What the texts of the tables look like, and what none of them may hold: one pattern, one spelling.

A column of the registry names the forms that it keeps; the gates hold its values to them, and data package and CSVW
print the patterns. They are regular expressions of Python.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """A pattern that every text of a column matches as a whole, or that none may hold anywhere.

    Attributes:
        rule: the name of the rule at the gate; `{}` stands for the column.
        must_hold: what must hold, in plain English, likewise.
        pattern: the regular expression.
        forbidden: True where no text may hold it.
        personal: True where a text that breaks the rule may be personal data, which nothing prints again.
    """

    rule: str
    must_hold: str
    pattern: str
    forbidden: bool = False
    personal: bool = False


WEB_ADDRESS = Form("{}_is_http", "{} starts with http:// or https://", r"^https?://[^\s/]\S*$")
ORG_CODE = Form(
    "{}_is_a_code",
    "{} looks like an org-id.guide code: XX-SCHEME-number",
    r"^[A-Z]{2}-[A-Z0-9]+-[A-Za-z0-9._-]+$",
)
SLUG = Form("{}_fits_an_address", "{} is made of a-z, 0-9 and -", r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
BOARD_PATH = Form(
    "{}_is_a_path",
    "{} is slug/body/basis/date/check",
    r"^[^/\s]+/[^/\s]+/(?:listing|composition)/[^/\s]+/[^/\s]+$",
)
PARTIAL_DATE = Form(
    "{}_is_a_date",
    "{} is YYYY, YYYY-MM or YYYY-MM-DD",
    r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$",
)
DAY = Form("{}_is_a_day", "{} is YYYY-MM-DD", r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
TIME = Form(
    "{}_is_a_time",
    "{} is a day or a time in UTC, as ISO 8601 writes it",
    r"^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00))?$",
)
DIGEST = Form("{}_is_a_digest", "{} is 64 hexadecimal digits", r"^[0-9a-f]{64}$")

NO_MARKUP = Form("{}_no_markup", "{} holds no < or >", "[<>]", forbidden=True)
NO_CONTROL = Form(
    "{}_no_control_characters",
    "{} holds no control characters",
    r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
    forbidden=True,
)
NO_DIGIT = Form("{}_no_digits", "{} holds no digit", r"\d", forbidden=True)
NO_EMAIL = Form(
    "no_email_in_{}",
    "{} holds no e-mail address",
    r"(?i)[^\s@]+@[^\s@]+\.[^\s@]+"
    r"|\s?[\[(]\s?at\s?[\])]\s?\S+(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)\S+"
    r"|mailto:",
    forbidden=True,
    personal=True,
)
NO_TELEPHONE = Form(
    "no_telephone_in_{}",
    "{} holds no telephone number",
    r"(?i)(?<![\d/.-])(?:(?:\+|00)44[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)(?!\d?[./ -]\d{1,2}[./ -]\d{2,4}(?!\d))"
    r"(?:[\s.()-]{0,2}\d){9,10}(?!\d)"
    r"|\b(?:tel|telephone|phone|mobile|mob|fax)\b[\s:.]{0,3}[+(]?\d",
    forbidden=True,
    personal=True,
)
NO_POSTCODE = Form(
    "no_postcode_in_{}",
    "{} holds no postcode",
    r"\b(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b",
    forbidden=True,
    personal=True,
)
NO_URL = Form(
    "no_url_in_{}",
    "{} holds no web address",
    r"(?i)\bhttps?://|\bwww\."
    r"|\b[a-z0-9-]{3,}\.(?:org|com|net|co|gov|ac|nhs|police|sch|info|scot|wales|cymru|coop)(?:\.[a-z]{2})?\b",
    forbidden=True,
    personal=True,
)

QUOTED = (NO_EMAIL, NO_TELEPHONE, NO_POSTCODE)
# Other people's words, taken off a page.
SCRAPED = (*QUOTED, NO_URL)
A_NAME = (NO_MARKUP, NO_CONTROL, *SCRAPED)
