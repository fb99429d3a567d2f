"""How an organisation begins and people come in, through the API."""

from tests.installation import Installation


async def test_an_organisation_signs_up_and_its_first_administrator_comes_in_by_mail(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorggroep Noord", "noord@test.example")
    me = (await anna.get("/api/v1/me")).json()
    assert me["organisation"]["name"] == "Zorggroep Noord"
    assert me["roles"] == ["administrator", "coordinator"]
