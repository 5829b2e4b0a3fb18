"""HTML, parsed, with exact source positions. The only room that imports lxml."""

from capaudit.pages.decode import decode as decode
from capaudit.pages.landmarks import Landmarks as Landmarks
from capaudit.pages.page import Element as Element
from capaudit.pages.page import Page as Page
from capaudit.pages.page import Reading as Reading
from capaudit.pages.page import attributes as attributes
from capaudit.pages.page import parse as parse
from capaudit.pages.page import raw_words as raw_words
from capaudit.pages.page import words_of as words_of
from capaudit.pages.parser import PARSER as PARSER
