"""happened(): the one door to audit rows and inbox rows."""
