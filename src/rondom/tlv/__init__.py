"""TLV: a school asks for admission to special education, experts advise, the samenwerkingsverband decides."""
