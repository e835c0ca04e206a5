"""What a governing word makes of the deed that it governs, after the CAMEO and PLOVER codebooks."""

from __future__ import annotations

from collections.abc import Set

from crosswire.lexicon.plover import plover_words

__all__ = ["composed"]

_ALONE = {"demand": "DEMAND", "refuse": "REJECT", "threaten": "THREATEN", "accuse": "DISAPPROVE", "prevent": "COERCE"}
_COSTLESS = frozenset({"AGREE", "COOPERATE", "CONSULT", "AID", "RETREAT", "INVESTIGATE"})
_PEOPLE = frozenset({"captives", "envoys", "civilians", "peacekeepers"})
_LIMITS = frozenset({"restrictions", "sanctions"})
_GOODS = frozenset({"relations", "aid", "talks"})
_FOREIGNERS = frozenset({"peacekeepers", "relations", "envoys", "talks"})


def composed(operator: str, inner: str | None, about: str | None, groups: Set[str]) -> str:
    """Returns the class of a governing word with what it governs.

    ``inner`` is the class of a governed verb, ``about`` that of the verb or else of a noun; ``groups``
    are the things named.

    >>> composed("intend", "RETREAT", "RETREAT", {"troops"}), composed("stop", None, None, {"talks"})
    ('AGREE', 'SANCTION')
    """
    if operator in ("intend", "approve"):
        return _willing(operator, about)
    if operator == "stop":
        return _stopped(about, groups)
    if operator == "lift":
        friendly = "relations" in groups and not groups & _LIMITS
        return "RETREAT" if "hostilities" in groups else "SUPPORT" if friendly else "CONCEDE"
    if operator == "withdraw":
        return "SANCTION" if groups & _FOREIGNERS else "RETREAT"
    if operator == "allow":
        return "RETREAT" if groups & {"access", "peacekeepers", "aid"} else "CONCEDE"
    return _ordered(inner, about, groups) if operator == "order" else _ALONE[operator]


def _willing(operator: str, about: str | None) -> str:
    if about is None:
        return "AGREE"
    if operator == "approve":
        return "AGREE" if about in _COSTLESS else about
    if about in ("REJECT", "DISAPPROVE"):
        return about
    return "THREATEN" if about in plover_words().hostile else "AGREE"


def _ordered(inner: str | None, about: str | None, groups: Set[str]) -> str:
    if "troops" in groups and not inner:
        return "MOBILIZE"
    if inner == "RETREAT" and groups & _PEOPLE:
        return "SANCTION"
    if about == "RETREAT":
        return "RETREAT"
    told = about in plover_words().hostile or about == "INVESTIGATE"
    return str(about) if told and inner != "SANCTION" else "COERCE"


def _stopped(about: str | None, groups: Set[str]) -> str:
    if "hostilities" in groups or about in ("FIGHT", "ASSAULT", "PROTEST"):
        return "RETREAT"
    if groups & _LIMITS or about in ("COERCE", "SANCTION"):
        return "SANCTION" if groups & _GOODS else "CONCEDE"
    return "RETREAT" if "troops" in groups else "SANCTION"
