"""The states of the U.S., as AP writes them in captions, and as others do."""

from __future__ import annotations

from typing import NamedTuple

# Name, AP's abbreviation ("-" for the eight that are never abbreviated), postal code, other abbreviations.
_TABLE = """
Alabama|Ala.|AL
Alaska|-|AK|Alas
Arizona|Ariz.|AZ
Arkansas|Ark.|AR
California|Calif.|CA|Cal
Colorado|Colo.|CO|Col
Connecticut|Conn.|CT
Delaware|Del.|DE
Florida|Fla.|FL|Flor
Georgia|Ga.|GA
Hawaii|-|HI
Idaho|-|ID|Ida
Illinois|Ill.|IL|Ills
Indiana|Ind.|IN
Iowa|-|IA
Kansas|Kan.|KS|Kans
Kentucky|Ky.|KY
Louisiana|La.|LA
Maine|-|ME
Maryland|Md.|MD
Massachusetts|Mass.|MA
Michigan|Mich.|MI
Minnesota|Minn.|MN
Mississippi|Miss.|MS
Missouri|Mo.|MO
Montana|Mont.|MT
Nebraska|Neb.|NE|Nebr
Nevada|Nev.|NV
New Hampshire|N.H.|NH
New Jersey|N.J.|NJ
New Mexico|N.M.|NM|N.Mex
New York|N.Y.|NY
North Carolina|N.C.|NC|N.Car
North Dakota|N.D.|ND|N.Dak
Ohio|-|OH
Oklahoma|Okla.|OK
Oregon|Ore.|OR|Oreg
Pennsylvania|Pa.|PA|Penn|Penna
Rhode Island|R.I.|RI
South Carolina|S.C.|SC|S.Car
South Dakota|S.D.|SD|S.Dak
Tennessee|Tenn.|TN
Texas|-|TX|Tex
Utah|-|UT
Vermont|Vt.|VT
Virginia|Va.|VA|Virg
Washington|Wash.|WA
West Virginia|W.Va.|WV
Wisconsin|Wis.|WI|Wisc
Wyoming|Wyo.|WY
District of Columbia|D.C.|DC
"""

GEORGIA = frozenset(
    (
        "Albany|Alpharetta|Athens|Atlanta|Augusta|Brunswick|Columbus|Dalton|Decatur|Gainesville|Macon|Marietta|Peachtree City|"
        "Plains|Roswell|Sandy Springs|Savannah|Smyrna|Stone Mountain|Valdosta|Warner Robins|Waycross"
    ).split("|")
)
"""Places in the state of Georgia. Elsewhere “…, Georgia” may be the country."""

ALONE = frozenset(
    (
        "Atlanta|Baltimore|Boston|Chicago|Cleveland|Dallas|Denver|Detroit|Houston|Las Vegas|Los Angeles|Miami|Milwaukee|"
        "Minneapolis|Philadelphia|Phoenix|Pittsburgh|St. Louis|San Antonio|San Diego|San Francisco|"
        "Amsterdam|Beijing|Berlin|Brussels|Geneva|Hong Kong|London|Mexico City|Moscow|Ottawa|Paris|Rome|Sydney|Tokyo|Toronto|Vienna"
    ).split("|")
)
"""Cities that stand alone, elsewhere than in New York and Washington state: “in London, New York and …” lists cities."""


class State(NamedTuple):
    """A state: its name, and its form in AP's captions."""

    name: str
    caption: str


def _rows() -> list[tuple[State, list[str]]]:
    rows = [line.split("|") for line in _TABLE.split("\n") if line]
    return [(State(name, name if short == "-" else short), others) for name, short, *others in rows]


FOREIGN = frozenset("AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA WA".split())
"""Postal codes that are codes of countries too (ISO 3166-1), and Western Australia's: “Toronto, CA”."""

STATES = {row[0].name: row[0] for row in _rows()}
POSTAL = {others[0]: state for state, others in _rows()}
SHORT = {
    form.removesuffix("."): state
    for state, others in _rows()
    for form in (state.caption, *others[1:])
    if form != state.name
}
"""By the abbreviation, right or wrong, without its last period."""
