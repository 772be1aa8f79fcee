"""How long imports are kept. Source: AVG art. 5 lid 1 onder e; field notes 12.4."""

from rondom.core.retention import keep

_SOURCE = "AVG art. 5 lid 1 onder e: the file is not needed any more once it is read"

keep("oso.OsoImport", months=3, start="the file was read, stopped or left waiting", source=_SOURCE)
keep("oso.OsoImportLine", months=3, start="the file was read", source=_SOURCE)
keep(
    "oso.OsoAttachment",
    months=36,
    start="the dossier was closed",
    source="WVO 2020 art. 2.47 lid 16 and WPO: pupil file two years after leaving, three after a referral",
)
