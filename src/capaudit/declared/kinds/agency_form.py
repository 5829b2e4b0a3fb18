"""agency-form: the form in which credits of an agency are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.kinds.credit_parts import PARTS
from capaudit.declared.scope import Piece
from capaudit.errors import ConfigError
from capaudit.model import Credit, Fix
from capaudit.text import Text

_AROUND = " \u00a0\t|·•–—,;"


class _Form(NamedTuple):
    """A form such as “Photograph: {photographer}/{agency}”, cut at its places."""

    parts: tuple[tuple[str, str | None], ...]

    @property
    def places(self) -> list[str]:
        return [name for _, name in self.parts if name]

    def filled(self, known: Mapping[str, str]) -> str:
        return "".join(before + (known[name] if name else "") for before, name in self.parts)


def _make(setting: Setting) -> Find:
    table = setting.table
    forms = [_form(setting, text) for text in table.strings("forms")]
    if not forms:
        raise table.error("", f"{setting.who}: “forms” is missing")
    names = {_agency(setting, word): name for word, name in table.mapping("names").items()}

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            if piece.credit is None or not piece.credit.agencies or (known := _known(piece.credit, names)) is None:
                continue
            fitting = [form for form in forms if all(name in known for name in form.places)]
            printed = piece.text.strip(_AROUND)
            written = " ".join(printed.value.split())
            if not fitting or any(form.filled(known) == written for form in fitting):
                continue
            wanted = max(fitting, key=lambda form: len(form.places)).filled(known)
            edit = printed.replaced(wanted)
            fix = Fix(f"write “{wanted}”", (edit,), setting.safe) if edit else None
            yield Hit(piece, printed, {"found": written, "wanted": wanted}, fix=fix)

    return find


def _form(setting: Setting, text: str) -> _Form:
    where = setting.table.at("forms", text)
    try:
        parts = tuple((before, name) for before, name, _, _ in Formatter().parse(text))
    except ValueError as error:
        raise ConfigError(f"{where}: {setting.who}: the form “{text}”: {error}") from error
    form = _Form(parts)
    for name in form.places:
        if name not in PARTS:
            known = ", ".join(f"{{{part}}}" for part in PARTS)
            raise ConfigError(
                f"{where}: {setting.who}: the form “{text}” has an unknown part “{{{name}}}” (known: {known})"
                f"{did_you_mean(name, PARTS)}"
            )
    if not form.places:
        raise ConfigError(f"{where}: {setting.who}: the form “{text}” has no part, such as {{photographer}}")
    return form


def _agency(setting: Setting, word: str) -> str:
    agencies = setting.agencies
    agency = agencies[word] if word in agencies else agencies.find(word)
    if agency is None:
        known = [name for one in agencies for name in (one.id, one.name)]
        where = setting.table.at("names", word)
        raise ConfigError(f"{where}: {setting.who}: unknown agency “{word}”{did_you_mean(word, known)}")
    return agency.id


def _known(credit: Credit, names: Mapping[str, str]) -> dict[str, str] | None:
    """The parts of a credit as its form has them; None where it is too tangled to be put into a form."""
    known: dict[str, str] = {}
    for part, get in PARTS.items():
        texts = get(credit)
        if texts:
            known[part] = " ".join(_run(credit, texts).split())
    for part, named in (("agency", credit.agency), ("supplier", credit.supplier)):
        if named and named.agency and named.agency.id in names:
            known[part] = names[named.agency.id]
    people = known.get("photographer", "")
    tangled = any(named.text.value in people for named in credit.agencies) if len(credit.photographers) > 1 else False
    return None if tangled or credit.rest else known


def _run(credit: Credit, texts: tuple[Text, ...]) -> str:
    """The words from the first to the last of several parts, as printed: “Jane Doe and Ben Okafor”."""
    if len(texts) == 1:
        return texts[0].value
    value = credit.text.value
    start = value.find(texts[0].value)
    end = value.find(texts[-1].value, start + len(texts[0].value))
    return value[start : end + len(texts[-1].value)] if 0 <= start < end else ", ".join(text.value for text in texts)


AGENCY_FORM = Kind(
    "agency-form",
    "A credit has not the form of the house",
    _make,
    ("forms", "names"),
    ("found", "wanted"),
    {"": Say("“{found}” is not the form “{wanted}”", "write “{wanted}”")},
    scopes=("credit",),
    fixes=True,
)
