"""TLV: apply, advise, decide, object, hand over, renew."""
