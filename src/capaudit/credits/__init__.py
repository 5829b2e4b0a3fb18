"""Credit lines: telling them from captions, and reading their parts."""

from capaudit.credits.agencies import AgencyTable as AgencyTable
from capaudit.credits.agencies import agency_table as agency_table
from capaudit.credits.agencies import table_with as table_with
from capaudit.credits.find import Found as Found
from capaudit.credits.find import find_credits as find_credits
from capaudit.credits.find import is_credit as is_credit
from capaudit.credits.find import part_credits as part_credits
from capaudit.credits.grammar import read_credit as read_credit
from capaudit.credits.names import same_name as same_name
