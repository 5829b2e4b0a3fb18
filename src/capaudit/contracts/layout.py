"""Where a site's pages keep caption and credit around an image."""

from __future__ import annotations

from capaudit.basics.records import Record


class Layout(Record):
    """A template of a content management system, as CSS selectors.

    `figure` selects the container of one image with its words; `caption` and `credit` select elements inside it, and may be
    left empty where the template has none.
    """

    name: str
    figure: str
    caption: str = ""
    credit: str = ""
