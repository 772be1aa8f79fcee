"""How long lists are kept. Source: AVG art. 5 lid 1 onder e."""

from rondom.core.retention import keep

_SOURCE = "AVG art. 5 lid 1 onder e: the list is not needed any more once it is read"

keep("pupil_lists.ListImport", months=3, start="the list was read, stopped or left waiting", source=_SOURCE)
keep("pupil_lists.ListImportRow", months=3, start="the list was read", source=_SOURCE)
