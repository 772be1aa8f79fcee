"""How long messages are kept."""

from rondom.core.retention import keep

keep("events.Notice", months=12, start="created", source="AVG art. 5 lid 1 onder e")
