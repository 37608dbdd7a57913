"""The needs assessment on the public site: each visitor has a draft and a result of her or his own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from assessing import begin, take
from playwright.sync_api import Browser, Page, expect
from public import Site, public_site

NEEDS, PATH = "voila/render/modules/needs.ipynb", "voila/render/modules/path.ipynb"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A public site with room for eight pages."""
    with public_site(tmp_path_factory.mktemp("site"), "--kernels", "8") as served:
        yield served


def _visitor(browser: Browser) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(90_000)
    return page


def test_visitors_do_not_see_each_other(browser: Browser, site: Site) -> None:
    """One visitor stops in the middle and goes on, another gets a result, a third sees neither."""
    first, second, third = (_visitor(browser) for _ in range(3))
    first.goto(site.url + NEEDS)
    begin(first, "PC")
    second.goto(site.url + NEEDS)
    take(second, "COS", {"team": 1})
    second.goto(site.url + PATH)
    expect(second.locator(".bh-needs-head").first).to_contain_text("follows your last assessment")
    expect(second.get_by_text("About your post: Chief of Staff")).to_be_visible()
    first.reload()
    expect(first.get_by_text("Your answers so far were kept.")).to_be_visible()
    expect(first.get_by_label("Your post")).to_have_value("Police Commissioner")
    third.goto(site.url + NEEDS)
    expect(third.get_by_label("Your post")).to_have_value("Choose…")
    expect(third.locator(".bh-needs-result")).to_be_hidden()
    for page in (first, second, third):
        page.context.close()
