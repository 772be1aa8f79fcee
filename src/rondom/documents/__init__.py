"""Documents to take along: each a selection of what one reader may see, as PDF and as DOCX from the same blocks."""
