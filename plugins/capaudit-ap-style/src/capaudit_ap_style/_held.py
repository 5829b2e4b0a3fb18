"""Which captions are held to the style."""

from __future__ import annotations

from capaudit import Document, Figure, Text


def held(figure: Figure, document: Document, agencies: tuple[str, ...]) -> Text | None:
    """The caption, where it is English and the picture comes from one of these agencies (by id); with none, every caption.

    Getty Images, Imagn or Reuters date their captions otherwise, so the agency of the credit decides, not the house.
    """
    if not figure.caption or not (document.language or "en").lower().startswith("en"):
        return None
    named = (name for credit in figure.credits for name in (credit.agency, credit.supplier))
    if agencies and not any(name and name.agency and name.agency.id in agencies for name in named):
        return None
    return figure.caption


def quoted(value: str, at: int) -> bool:
    """Whether a character stands in quotation marks: a quotation or a title, which keeps its own form."""
    if value.rfind("“", 0, at) > value.rfind("”", 0, at) and "”" in value[at:]:
        return True
    if value.rfind("‘", 0, at) > value.rfind("’", 0, at) and "’" in value[at:]:
        return True
    return value.count('"', 0, at) % 2 == 1 and '"' in value[at:]
