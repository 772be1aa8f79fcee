"""Numbers about papers of a talk: days, reading time, sizes. The source stands in data/papers.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "papers.yaml"
MEGABYTE = 1024 * 1024


class PaperRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/papers.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    read_days_after: int
    regions: dict[str, int]
    words_per_minute: int
    words_per_page: int
    minutes_per_page: int
    much_minutes: int
    much_pages: int
    most_megabytes: int
    most_papers: int
    pack_kept_days: int
    picture_pixels: int

    def days_after(self, region: str) -> int:
        return self.regions.get(region, self.read_days_after)


@cache
def paper_rules() -> PaperRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), PaperRules)
