"""An editor's desk: pages that are looked at, findings that are let through, pages that are approved."""

from capaudit.desk.desk import Decision as Decision
from capaudit.desk.desk import Desk as Desk
from capaudit.desk.desk import StaleError as StaleError
