"""The words in which a class is shown to people.

A non-executive is never called management without saying what kind: a label about a real person must be true as it
stands, read alone.
"""

LABELS = {
    ("worker", "staff"): "worker (staff seat)",
    ("worker", "union"): "worker (union seat)",
    ("user", "service_user"): "user (service user)",
    ("user", "carer"): "user (carer)",
    ("user", "tenant"): "user (tenant or resident)",
    ("user", "parent"): "user (parent)",
    ("user", "patient"): "user (patient)",
    ("user", "public"): "user (public membership)",
    ("user", "community_member"): "user (community membership)",
    ("user", "young_person"): "user (young people)",
    ("state", "council"): "state (council)",
    ("state", "nhs_body"): "state (NHS body)",
    ("state", "central_government"): "state (central government)",
    ("state", "police_fire"): "state (police or fire)",
    ("state", "other_authority"): "state (other public authority)",
    ("management", "executive"): "executive",
    ("management", "independent"): "independent non-executive",
    ("management", "co_opted"): "co-opted by the board",
    ("management", "voluntary_sector"): "voluntary-sector nominee",
    ("management", "education"): "education nominee",
    ("management", "foundation"): "foundation or sponsor nominee",
    ("management", "owner"): "owner's nominee",
    ("management", "other_body"): "another body's nominee",
}


def class_label(seat_class: str, subclass: str) -> str:
    """The class in words fit to print, e.g. ("management", "independent") -> "independent non-executive".

    A class without a known subclass is shown by its own word, except management, which is "answerable to no outside
    constituency".
    """
    if (seat_class, subclass) in LABELS:
        return LABELS[seat_class, subclass]
    return "answerable to no outside constituency" if seat_class == "management" else seat_class
