"""The kinds of rules that a house file may hold, by name."""

from __future__ import annotations

from collections.abc import Mapping

from capaudit.declared.kind import Kind
from capaudit.declared.kinds.agency_form import AGENCY_FORM
from capaudit.declared.kinds.consistent import CONSISTENT
from capaudit.declared.kinds.length import LENGTH
from capaudit.declared.kinds.order import ORDER
from capaudit.declared.kinds.substitute import SUBSTITUTE
from capaudit.declared.kinds.words import AVOID, REQUIRE

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (AVOID, REQUIRE, SUBSTITUTE, LENGTH, ORDER, AGENCY_FORM, CONSISTENT)
}
