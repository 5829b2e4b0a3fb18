"""How much of a picture's file must be there before its metadata can be read."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n\x1a\n"
_ALONE = (0x01, *range(0xD0, 0xD8))  # JPEG markers without a length: TEM and RST0 to RST7


def are_whole(data: bytes) -> bool:
    """Whether everything that stands before the pixels is there. Of formats that keep metadata behind them: never."""
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    return data[:8] == _PNG and _png(data)


def _jpeg(data: bytes) -> bool:
    """Whether the markers lead to a start of scan (ITU-T T.81, annex B)."""
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            return False
        if marker == 0xDA:
            return at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") <= len(data)
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return False


def _png(data: bytes) -> bool:
    """Whether the chunks lead to one of pixels."""
    at = len(_PNG)
    while at + 8 <= len(data):
        if data[at + 4 : at + 8] == b"IDAT":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False
