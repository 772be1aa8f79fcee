"""Every address is in the permission table (src/rondom/web/data/permissions), and nothing else is."""

from rondom.web.permissions import is_ours, rows
from tests.matrix.asking import PARTS


def test_every_address_has_a_row() -> None:
    """A new address without a row: add one; people.yaml says how, at the top."""
    ours = {name for name in PARTS if is_ours(name)}
    named = {row.address for found in rows().values() for row in found}
    assert ours - named == set(), "without a row in src/rondom/web/data/permissions"
    assert named - set(PARTS) == set(), "rows of addresses that are gone"


def test_every_act_that_changes_something_has_somebody_who_may_not() -> None:
    acts = [row for found in rows().values() for row in found if row.action == "change"]
    assert [
        row.address for row in acts if row.others == "yes" and not (row.link or row.refused or row.hidden)
    ] == OPEN_TO_ALL


# What everybody who is signed in does for himself.
OPEN_TO_ALL = ["start:demo_sign_in", "account:language"]


def test_what_a_link_opens_is_closed_without_it() -> None:
    """An act by a link is also asked without the code, and after the end of the link."""
    by_link = [row for found in rows().values() for row in found if row.link]
    done = {row.address for row in by_link if row.yes and row.action == "change"}
    assert done
    for address in done:
        refused = [row for row in by_link if row.address == address and row.others == "nothing"]
        assert any(set(row.state) & {"link_over", "link_revoked"} for row in refused), address
