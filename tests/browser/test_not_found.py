"""The page for wrong addresses, as a browser gets it from a host: with its styles, at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

    from tests.browser.conftest import Served


@pytest.mark.parametrize("address", ["gone.html", "a/gone", "a/b/c/gone.html", "papers/gone.html?q=x"])
def test_a_wrong_address_leads_on_with_the_site_around_it(
    browser: Browser, full: Served, address: str
) -> None:
    page = browser.new_page()
    answers: list[Response] = []
    wrong: list[str] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (a method cannot be marked)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    try:
        answer = page.goto(f"{full.url}/{address}")
        assert answer is not None
        assert answer.status == 404
        page.wait_for_load_state("networkidle")
        assert [one.url for one in answers[1:] if one.status >= 400] == []
        assert any(one.url.partition("?")[0].endswith(".css") for one in answers)
        assert page.locator("h1").inner_text() == "Page not found"
        page.locator("main").get_by_role("link", name="Dates", exact=True).click()
        assert page.url == f"{full.url}/dates.html"
        assert wrong == []
    finally:
        page.close()
