"""HTML, parsed, with exact source positions. The only room that imports lxml."""

from capaudit.pages.decode import decode as decode
from capaudit.pages.page import Element as Element
from capaudit.pages.page import Page as Page
from capaudit.pages.page import Reading as Reading
from capaudit.pages.page import parse as parse
