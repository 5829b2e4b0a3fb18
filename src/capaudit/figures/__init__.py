"""Find the article's own images, tell them from furniture, and pair each with its caption and credit."""

from capaudit.figures.find import Found as Found
from capaudit.figures.find import find_figures as find_figures
