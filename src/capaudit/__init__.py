"""capaudit, the linter for photo captions and credits.

Everything that a plugin needs is imported from here. A name is loaded when it is first used, so that
`capaudit --version` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from capaudit.audit import audit_one as audit_one
    from capaudit.basics.jsontext import json_text as json_text
    from capaudit.basics.terminal import cells as cells
    from capaudit.basics.terminal import clipped as clipped
    from capaudit.basics.terminal import inert as inert
    from capaudit.basics.terminal import painted as painted
    from capaudit.basics.terminal import visible as visible
    from capaudit.cli._with_settings import user as user
    from capaudit.cli._with_settings import with_settings as with_settings
    from capaudit.contracts.house import House as House
    from capaudit.contracts.house import Wording as Wording
    from capaudit.contracts.layout import Layout as Layout
    from capaudit.contracts.profile import Profile as Profile
    from capaudit.contracts.reader import Reader as Reader
    from capaudit.contracts.reader import reader as reader
    from capaudit.contracts.reporter import Reporter as Reporter
    from capaudit.contracts.reporter import reporter as reporter
    from capaudit.contracts.rule import Rule as Rule
    from capaudit.contracts.rule import rule as rule
    from capaudit.credits import part_credits as part_credits
    from capaudit.credits import read_credit as read_credit
    from capaudit.credits import same_name as same_name
    from capaudit.credits.agencies import AgencyTable as AgencyTable
    from capaudit.credits.agencies import agency_table as agency_table
    from capaudit.credits.agencies import table_with as table_with
    from capaudit.credits.generated import says_generated as says_generated
    from capaudit.credits.nearly import near_agency as near_agency
    from capaudit.dates import CaptionDate as CaptionDate
    from capaudit.dates import long_date as long_date
    from capaudit.dates import read_dates as read_dates
    from capaudit.declared.house import house_plugin as house_plugin
    from capaudit.desk import Decision as Decision
    from capaudit.desk import Desk as Desk
    from capaudit.desk import StaleError as StaleError
    from capaudit.editors import EditorsReport as EditorsReport
    from capaudit.errors import CapauditError as CapauditError
    from capaudit.errors import ConfigError as ConfigError
    from capaudit.errors import PluginError as PluginError
    from capaudit.errors import UnreadableError as UnreadableError
    from capaudit.hookspecs import hookimpl as hookimpl
    from capaudit.model import Agency as Agency
    from capaudit.model import ArticleDate as ArticleDate
    from capaudit.model import Audited as Audited
    from capaudit.model import Broken as Broken
    from capaudit.model import Credit as Credit
    from capaudit.model import Document as Document
    from capaudit.model import Documented as Documented
    from capaudit.model import Figure as Figure
    from capaudit.model import Finding as Finding
    from capaudit.model import Fix as Fix
    from capaudit.model import Image as Image
    from capaudit.model import ImageObject as ImageObject
    from capaudit.model import Metadata as Metadata
    from capaudit.model import Named as Named
    from capaudit.model import Past as Past
    from capaudit.model import Prose as Prose
    from capaudit.model import Run as Run
    from capaudit.model import Severity as Severity
    from capaudit.model import Skipped as Skipped
    from capaudit.model import Structured as Structured
    from capaudit.model import Unread as Unread
    from capaudit.model import Waiver as Waiver
    from capaudit.source import Edit as Edit
    from capaudit.source import Excerpt as Excerpt
    from capaudit.source import Place as Place
    from capaudit.source import Position as Position
    from capaudit.source import Source as Source
    from capaudit.source import Span as Span
    from capaudit.source import apply_edits as apply_edits
    from capaudit.text import Text as Text

_HOMES = {
    "capaudit.audit": "audit_one",
    "capaudit.credits": "part_credits read_credit same_name",
    "capaudit.credits.agencies": "AgencyTable agency_table table_with",
    "capaudit.credits.generated": "says_generated",
    "capaudit.credits.nearly": "near_agency",
    "capaudit.dates": "CaptionDate long_date read_dates",
    "capaudit.declared.house": "house_plugin",
    "capaudit.cli._with_settings": "user with_settings",
    "capaudit.desk": "Decision Desk StaleError",
    "capaudit.editors": "EditorsReport",
    "capaudit.errors": "CapauditError ConfigError PluginError UnreadableError",
    "capaudit.hookspecs": "hookimpl",
    "capaudit.contracts.house": "House Wording",
    "capaudit.contracts.layout": "Layout",
    "capaudit.basics.jsontext": "json_text",
    "capaudit.model": (
        "Agency ArticleDate Audited Broken Credit Document Documented Figure Finding Fix Image ImageObject Metadata Named Past Prose "
        "Run Severity Skipped Structured Unread Waiver"
    ),
    "capaudit.contracts.profile": "Profile",
    "capaudit.contracts.reader": "Reader reader",
    "capaudit.contracts.reporter": "Reporter reporter",
    "capaudit.contracts.rule": "Rule rule",
    "capaudit.source": "Edit Excerpt Place Position Source Span apply_edits",
    "capaudit.text": "Text",
    "capaudit.basics.terminal": "cells clipped inert painted visible",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module “capaudit” has no attribute “{name}”") from None
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
