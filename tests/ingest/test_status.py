"""What is not said as a fact makes no claim; what is denied, alleged or meant only is told as that."""

from collections.abc import Callable

import pytest

from graph.models import Claim, Reading, Status

Read = Callable[..., Reading]

NOTHING = [
    # modals and futures
    "Ana Ruiz could be charged with fraud.",
    "Ana Ruiz may be indicted next month.",
    "Ana Ruiz might face charges of bribery.",
    "Juan Mora would be arrested in Houston.",
    "Juan Mora should be convicted of murder.",
    "Ana Ruiz must be acquitted of fraud.",
    "Ana Ruiz will be sentenced to 10 years in prison.",
    "Ana Ruiz can be charged with fraud.",
    "Juan Mora could have been arrested in Houston.",
    "Ana Ruiz may have taken bribes.",
    # conditions
    "If Ana Ruiz is convicted of fraud, the party is over.",
    "If convicted of fraud, Ana Ruiz would lose her seat.",
    "Unless Ana Ruiz is indicted, nothing changes.",
    "It is unclear whether Ana Ruiz was charged with fraud.",
    "Nobody knows whether Juan Mora was arrested in Houston.",
    # questions
    "Was Ana Ruiz charged with fraud?",
    "Did Juan Mora lead the Sinaloa Cartel?",
    "Will Juan Mora be arrested in Houston?",
    "Why was Juan Mora arrested in Houston?",
    # plans, wishes, orders, chances
    "Prosecutors plan to charge Ana Ruiz with fraud.",
    "Prosecutors want to indict Ana Ruiz.",
    "Police are trying to arrest Juan Mora.",
    "Police tried to arrest Juan Mora in Houston.",
    "The opposition demanded that Ana Ruiz be charged with fraud.",
    "Activists called for Ana Ruiz to be charged with fraud.",
    "Police recommended indicting Ana Ruiz for bribery.",
    "Ana Ruiz is likely to be charged with fraud.",
    "Ana Ruiz is expected to be indicted on bribery charges.",
    "Ana Ruiz fears being arrested in Houston.",
    "The judge refused to dismiss the charges against Ana Ruiz.",
    "Ana Ruiz asked the court to drop the charges against her.",
    "A judge issued a warrant for the arrest of Juan Mora.",
    "The plan to arrest Juan Mora failed.",
    "The government offered a reward for the capture of Juan Mora.",
    "Lawyers discussed the possibility of Ana Ruiz being charged with fraud.",
    "Ana Ruiz agreed to plead guilty to fraud.",
    "Ana Ruiz avoided being charged with fraud.",
    "Prosecutors threatened to charge Ana Ruiz with fraud.",
    # not this person
    "The brother of Juan Mora was arrested in Houston.",
    "Juan Mora's lawyer was arrested in Houston.",
    "A man close to Juan Mora was charged with murder.",
    "Ana Ruiz's husband was convicted of fraud.",
    "A woman accused of fraud met Ana Ruiz.",
    "The aide who worked for Ana Ruiz was sentenced to five years in prison.",
    "Ana Ruiz accused the company of nothing.",
    "Ana Ruiz presented a law against money laundering.",
    "Ana Ruiz fought corruption for ten years.",
    "Ana Ruiz investigated drug trafficking.",
    "Ana Ruiz spoke about the murder of a journalist.",
    # other meanings
    "Ana Ruiz charged high fees.",
    "Ana Ruiz leads the polls.",
    "Juan Mora was arrested by the beauty of the place, and that was all.",
    "Ana Ruiz served ten years.",
    "Ana Ruiz was cleared for landing.",
    "The court sentence ran to ten pages, said Ana Ruiz.",
    "Ana Ruiz dismissed the charges against her as absurd.",
    "Ana Ruiz denied him a visa.",
    "Four officers were arrested on Monday.",
    # offices that nobody holds
    "Ana Ruiz wants to become president of Peru.",
    "Ana Ruiz could become governor of Puebla.",
    "Ana Ruiz was never mayor of Tepic.",
    "Ana Ruiz met the governor of Puebla.",
    "If Ana Ruiz becomes president, taxes will rise.",
    "Ana Ruiz criticized the attorney general.",
    "Ana Ruiz will be president of Peru.",
    "The party wanted Ana Ruiz as mayor of Tepic.",
    # crime
    "Ana Ruiz would risk her career to help the Sinaloa Cartel.",
    "Juan Mora led the fight against the Sinaloa Cartel.",
    "Ana Ruiz dismantled the Sinaloa Cartel.",
    "Ana Ruiz wrote a book about the Sinaloa Cartel.",
    "Juan Mora met the leader of the Sinaloa Cartel.",
    "Juan Mora is not the leader of the Sinaloa Cartel.",
]


def positive(reading: Reading) -> list[Claim]:
    """All but the negated claims."""
    return [c for c in reading.claims if c.status is not Status.NEGATED]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_claimed(reading: Read, text: str) -> None:
    assert [(c.predicate, c.object) for c in positive(reading(text))] == []


NOT_SO = [
    "Ana Ruiz was not charged with fraud.",
    "Ana Ruiz has never been convicted of fraud.",
    "Juan Mora was not arrested in Houston.",
    "Ana Ruiz did not help the Sinaloa Cartel.",
    "Nobody accused Ana Ruiz of fraud.",
    "No court convicted Ana Ruiz of fraud.",
    "Ana Ruiz denied that she took bribes from the Sinaloa Cartel.",
    "Prosecutors have not accused Ana Ruiz of fraud.",
]


@pytest.mark.parametrize("text", NOT_SO)
def test_what_is_not_so_is_never_claimed(reading: Read, text: str) -> None:
    assert [c.predicate for c in positive(reading(text)) if c.predicate != "DENIES"] == []


ALLEGED = [
    "Prosecutors say that Ana Ruiz protected the Sinaloa Cartel.",
    "Ana Ruiz allegedly took bribes from the Sinaloa Cartel.",
    "Ana Ruiz is accused of helping the Sinaloa Cartel.",
    "Ana Ruiz is suspected of fraud.",
    "A witness said that Juan Mora led the Sinaloa Cartel.",
    "Juan Mora, the alleged leader of the Sinaloa Cartel, spoke.",
]


@pytest.mark.parametrize("text", ALLEGED)
def test_an_accusation_is_alleged(reading: Read, text: str) -> None:
    found = [c for c in reading(text).claims if c.predicate in ("ACCUSED_OF", "ACCUSED_OF_AIDING", "LEADS")]
    assert found and {c.status for c in found} == {Status.ALLEGED}


FACTS = [
    ("Ana Ruiz was charged with fraud.", "CHARGED_WITH"),
    ("Prosecutors said that Juan Mora was arrested in Houston.", "ARRESTED_IN"),
    ("Ana Ruiz, who was convicted of fraud, could return to politics.", "CONVICTED_OF"),
    ("President Ana Ruiz may lose the vote.", "SERVED_AS"),
    ("If taxes rise, President Ana Ruiz will lose.", "SERVED_AS"),
    ("Ana Ruiz denied the charges.", "DENIES"),
]


@pytest.mark.parametrize(("text", "predicate"), FACTS)
def test_a_fact_stays_a_fact_beside_a_modal(reading: Read, text: str, predicate: str) -> None:
    assert [c.status for c in reading(text).claims if c.predicate == predicate] == [Status.ASSERTED]


def test_what_a_court_found_is_asserted_and_marked(reading: Read) -> None:
    claims = reading("Ana Ruiz was convicted of helping Juan Mora.").claims
    aiding = next(c for c in claims if c.predicate == "ACCUSED_OF_AIDING")
    assert aiding.status is Status.ASSERTED and aiding.found_by_court


def test_a_release_speaks_for_its_issuer(reading: Read) -> None:
    text = "Juan Mora laundered money. He was arrested in Houston."
    claims = reading(text, genre="release", publisher="U.S. Department of Justice").claims
    accused = next(c for c in claims if c.predicate == "ACCUSED_OF")
    assert accused.status is Status.ALLEGED and accused.speaker == "literal:U.S. Department of Justice"


def test_a_deed_in_the_papers_own_voice_is_no_accusation(reading: Read) -> None:
    assert reading("Juan Mora laundered money.").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "The plane was used by the sons of Juan Mora, who are held on fraud charges.",
        "Juan Mora spoke. The elder Mora was arrested in 1993 on murder charges.",
    ],
)
def test_what_is_told_of_kin_is_not_told_of_the_person(text: str, reading: Read) -> None:
    told = {claim.predicate for claim in reading(text).claims}
    assert not told & {"CHARGED_WITH", "ACCUSED_OF", "ARRESTED_BY", "ARRESTED_IN"}
