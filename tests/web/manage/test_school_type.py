"""Beheer: which education a school gives."""


def test_a_school_without_a_type_is_asked_and_gets_one(as_, world):
    fenna = as_("fenna")
    fenna.post("/beheer/organisaties/", {"kind": "school", "name": "De Brug", "city": "", "phone": ""})
    html = fenna.get("/beheer/organisaties/").content.decode()
    assert "soort onderwijs nog niet gekozen" in html
    school = world.region.organisations.get(name="De Brug")
    page = f"/beheer/organisaties/{school.pk}/"
    assert "Nog niet gekozen" in fenna.get(page).content.decode()
    saved = fenna.post(f"{page}onderwijs/", {"school_type": "pro"}, follow=True).content.decode()
    assert "Het soort onderwijs is bewaard" in saved
    assert "praktijkonderwijs" in fenna.get("/beheer/organisaties/").content.decode()


def test_what_is_no_type_is_said_in_words(as_, world):
    page = f"/beheer/organisaties/{world.organisations['klimboom'].pk}/"
    assert (
        "Kies een soort uit de lijst"
        in as_("fenna").post(f"{page}onderwijs/", {"school_type": "gymnasium"}).content.decode()
    )


def test_only_a_school_has_one(as_, world):
    swv = f"/beheer/organisaties/{world.organisations['swv'].pk}/"
    assert "Welk onderwijs" not in as_("fenna").get(swv).content.decode()
    typed = {"kind": "police", "name": "politie Veen", "city": "", "phone": "", "school_type": "po"}
    html = as_("fenna").post("/beheer/organisaties/", typed).content.decode()
    assert "Alleen een school heeft een soort onderwijs" in html
    assert "politie Veen" in html
