"""Two households of one family: an address is hidden from the other one, a secret one from everybody else."""

from rondom.families.queries import homes_of


def addresses(world, pupil, who, today):
    return [
        home.address for home in homes_of(world.pupils[pupil], world.actors[who], on=today) if home.address
    ]


def test_each_parent_sees_the_own_address_only(world, today):
    assert addresses(world, "sami", "rania", today) == ["Lindelaan 4, 2700 AA Veenrand"]
    assert addresses(world, "sami", "thomas", today) == ["Kade 12, 2700 BB Veenrand"]


def test_a_professional_sees_an_address_that_is_not_secret(world, today):
    assert len(addresses(world, "sami", "anouk", today)) == 2
    assert addresses(world, "elif", "anouk", today) == []
    assert addresses(world, "elif", "zeynep", today) == ["Molenweg 8, 2700 CC Veenrand"]
