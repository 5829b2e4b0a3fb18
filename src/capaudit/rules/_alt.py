"""The credit at the end of an alt text."""

from __future__ import annotations

from capaudit import Figure, Text, read_credit

_BRACKETS = r"[(\[][^()\[\]]{3,160}[)\]]\s*\.?\s*$"
_SIGN_OFF = r"(?:(?:Photo(?:graph)?|Picture|Image|Foto|Bild|Credits?) ?(?:by |: ?)|© ?|REUTERS/|AP Photo/)[^.|]{2,120}$"


_MARKS = ("(", "/", ":", "©", "[", " by ")


def credit_in_alt(figure: Figure) -> Text | None:
    """The words at the end of the alt text that are a credit, where readers see a credit below the picture too."""
    alt = figure.image.alt
    if not alt or len(alt) < 8 or not any(not credit.hidden for credit in figure.credits):
        return None
    words = _tail(alt)
    if words is None:
        return None
    credit = read_credit(words)
    named = credit.agencies and (credit.photographers or credit.introducer or words.value[0] in "([")
    return words if named else None


def _tail(alt: Text) -> Text | None:
    """The end of the alt text that has the look of a credit."""
    start = max(0, len(alt) - 200)
    words = alt.value[start:]
    if not any(mark in words for mark in _MARKS):
        return None
    end = alt[start:]
    return end.search(_BRACKETS) or end.search(_SIGN_OFF)
