import pytest

from sphinx_workshop.build.calendar import subscription


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org", "webcal://example.org/calendar.ics"),
        ("https://example.org/", "webcal://example.org/calendar.ics"),
        ("https://example.org/2022", "webcal://example.org/2022/calendar.ics"),
        ("http://example.org:8080/a/b/", "webcal://example.org:8080/a/b/calendar.ics"),
        ("https://example.org/2022/index.html", "webcal://example.org/2022/calendar.ics"),
    ],
)
def test_the_calendar_is_beside_the_home_page(url: str, address: str) -> None:
    assert subscription(url) == address
