"""How long stored files are kept: as long as what they belong to."""

from rondom.core.retention import keep

keep(
    "files.StoredFile",
    months=36,
    start="end of what owner_key names: a file goes when its owner goes",
    source="art. 40b WPO and art. 2.47 WVO 2020 (partnership: three years); decided by the owner's rule",
)
