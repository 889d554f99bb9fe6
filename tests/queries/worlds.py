"""Drawn worlds for the saved queries, with neighbours that look wrong: alleged, denied, negated, later, undated, copied."""

from graph.models import Manner, SpeakerSort
from tests.worlds import Told, article, says

PROSECUTORS = {"status": "alleged", "speaker": "literal:prosecutors", "speaker_sort": SpeakerSort.PROSECUTION}
OFFICE = "Agency:Tepic Prosecution Office"
COPY = "Prosecutors say Ana Ruiz protected the Delta Cartel."

NETWORK: list[Told] = [
    article(
        "2019-05-02",
        "Daily",
        says("Ana Ruiz", "SERVED_AS", "Position:mayor of Tepic", start="2010", end="2014"),
        says(
            "Ana Ruiz",
            "ACCUSED_OF_AIDING",
            "Cartel:Delta Cartel",
            words=COPY,
            status="alleged",
            speaker="literal:prosecutors",
            speaker_sort=SpeakerSort.PROSECUTION,
        ),
        names=["Juan Mora"],
    ),
    article(
        "2019-05-03",
        "Wire",
        says(
            "Ana Ruiz",
            "ACCUSED_OF_AIDING",
            "Cartel:Delta Cartel",
            words=COPY,
            status="alleged",
            speaker="literal:prosecutors",
            speaker_sort=SpeakerSort.PROSECUTION,
        ),
    ),
    article(
        "2019-08-01",
        "Post",
        says("Juan Mora", "LEADS", "Cartel:Delta Cartel"),
        says("Eva Paz", "LEADS", "Cartel:Delta Cartel", status="negated"),
        says("Juan Mora", "MET_WITH", "Eva Paz"),
        says("Luis Soto", "ACCUSED_OF_AIDING", "Cartel:Norte Cartel", status="alleged"),
    ),
    article(
        "2020-01-15",
        "Daily",
        says("Juan Mora", "LEADS", "Cartel:Delta Cartel"),
        says("Eva Paz", "ASSOCIATE_OF", "Luis Soto", status="alleged"),
    ),
    article(None, "Blog", says("Ana Ruiz", "ASSOCIATE_OF", "Eva Paz"), says("Ana Ruiz", "SERVED_AS", "Position:senator of Nayarit")),
]

JUSTICE: list[Told] = [
    article(
        "2020-10-16",
        "Daily",
        says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", by=OFFICE, date="2019-08-14"),
        says("Ana Ruiz", "INDICTED_BY", OFFICE, date="2019-08-14"),
        says("Ana Ruiz", "ARRESTED_IN", "Place:Los Angeles", date="2020-10-15"),
        says("Ana Ruiz", "DENIES", "literal:allegations"),
        says("Juan Mora", "CHARGED_WITH", "offense:murder", by="Court:Norte Court"),
        says("Juan Mora", "CONVICTED_OF", "offense:fraud", status="alleged", speaker="literal:a blogger"),
    ),
    article(
        "2020-11-18", "Wire", says("Ana Ruiz", "CLEARED_OF", "offense:unspecified", manner=Manner.DISMISSED, date="2020-11-18", by=OFFICE)
    ),
    article("2021-02-01", "Post", says("Juan Mora", "CONVICTED_OF", "offense:murder", manner=Manner.FOUND_GUILTY, date="2021-01-30")),
    article("2021-02-02", "Daily", says("Juan Mora", "SENTENCED_TO", "literal:20 years", date="2021-02-01")),
    article("2022-03-01", "Post", says("Juan Mora", "CLEARED_OF", "offense:murder", manner=Manner.OVERTURNED, date="2022-02-28")),
    article(None, "Blog", says("Eva Paz", "INDICTED_BY", OFFICE), says("Eva Paz", "DENIES", "literal:allegations", status="alleged")),
]

ALIKE: list[Told] = [
    article("2020-01-01", "Daily", says("Ana Ruiz", "SERVED_AS", "Position:mayor of Tepic")),
    article(
        "2020-01-02", "Daily", says("Berta Ruiz", "SERVED_AS", "Position:mayor of Xalisco"), says("Berta Ruiz", "MET_WITH", "Juan Mora")
    ),
]

WORLDS = {"network": NETWORK, "justice": JUSTICE, "alike": ALIKE}
DAYS = ["2019-05-02", "2019-12-31", "2020-10-16", "2020-11-18", "2021-02-02", "2022-12-31"]
PEOPLE = ["Ana Ruiz", "Juan Mora", "Eva Paz", "Luis Soto"]
BODIES = {"office": ["Tepic Prosecution Office"], "cartel": ["Delta Cartel", "Norte Cartel"]}
