"""The editors' report: every picture of a run with its words, what was found in them, and why that matters, as one HTML file."""

from capaudit.editors.report import EditorsReport as EditorsReport
