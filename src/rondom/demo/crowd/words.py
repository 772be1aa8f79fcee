"""Invented names and sentences. The lengths are those of real notes; the contents are nobody's."""

CALL_NAMES = ["Aaliyah", "Bente", "Casper", "Dewi", "Emre", "Fenne", "Gijs", "Hafsa", "Ilias", "Jorn", "Kaoutar", "Lotte", "Mees", "Noor", "Olaf", "Puck", "Quinten", "Roos", "Sanne", "Tijn", "Umut", "Vera", "Wessel", "Xenia", "Yara", "Zeb", "Amir", "Britt", "Cas", "Daan", "Elin", "Floor", "Guus", "Hidde", "Isa", "Jace"]
LAST_NAMES = ["Aalbers", "Bakker", "Celik", "Demir", "Evers", "Franken", "Groot", "Hendriks", "Idrissi", "Jansen", "Kramer", "Linden", "Mulder", "Nijhof", "Oosten", "Prins", "Quist", "Ruiter", "Smeets", "Tromp", "Uyar", "Veld", "Wagenaar", "Xavier", "Yilmaz", "Zwart", "Ardon", "Brouwer", "Cornelis", "Dekker", "Elzinga", "Faber"]
STREETS = ("Lindelaan", "Kade", "Molenweg", "Dorpsstraat", "Vijverhof", "Kerkpad", "Spoorlaan", "Weidepad")
SENTENCES = (
    "In de ochtend begint het rustig; na de pauze wordt het lastiger om bij de taak te blijven.",
    "Samen lezen met een maatje gaat goed en geeft zichtbaar plezier.",
    "Thuis is het avondritme veranderd, dat merken we in de klas.",
    "De instructie in kleine stappen helpt, vooral als er een voorbeeld op tafel ligt.",
    "Bij rekenen vraagt het automatiseren nog veel tijd.",
    "Met buiten spelen komt het contact met anderen vanzelf.",
    "Er zijn deze weken minder dagen verzuimd dan voor de vakantie.",
    "Een vaste plek voor in de klas geeft rust.",
    "De ouders vertellen dat het huiswerk vaak spanning geeft.",
    "We spreken af dat er elke vrijdag kort wordt teruggekeken.",
    "Het tempo ligt lager dan bij klasgenoten, de inzet is groot.",
    "Een complimentenkaart werkt beter dan een waarschuwing.",
)
PROMISES = (
    "Elke maandag samen de week bekijken",
    "Een rustige werkplek maken",
    "Bellen met de ouders over het avondritme",
    "Twee keer per week oefenen met een maatje",
    "Het verslag van het gesprek rondsturen",
    "Vragen of de begeleider in de klas komt kijken",
)
GOALS = (
    ("leest op eigen niveau met plezier", "AVI-niveau"),
    ("werkt een kwartier zelf aan een taak", "minuten"),
    ("vraagt hulp voordat het te veel wordt", "keren per dag"),
    ("speelt in de pauze met anderen", "dagen per week"),
)
