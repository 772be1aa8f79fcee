"""The secret of a link and the code beside it: how they are made and what is stored of them."""

import hashlib
import hmac
import secrets

CODE_FIGURES = 6


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six figures, to tell by telephone."""
    return f"{secrets.randbelow(10**CODE_FIGURES):0{CODE_FIGURES}d}"


def hash_of_secret(secret: str) -> str:
    """The secret is long and random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_of_code(secret: str, code: str) -> str:
    """A code is short; together with the secret, which is stored nowhere, it cannot be guessed from the table."""
    return hashlib.sha256(f"{secret}:{code}".encode()).hexdigest()


def is_code(stored_hash: str, secret: str, code: str) -> bool:
    typed = "".join(sign for sign in code if sign.isdecimal())
    return hmac.compare_digest(stored_hash, hash_of_code(secret, typed))
