"""What a reader does with the archive, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

WIDTHS = (320, 360, 768, 1280)
PAGES = ("/", "/countries", "/countries/ru", "/sectors", "/sectors/numerique", "/matrix", "/dates",
         "/people", "/organisations", "/agreements", "/about", "/search?q=coopération+nucléaire",
         "/search?q=zzzz")  # fmt: skip


def an_article(page: Page, word: str) -> str:
    """The path of the seed with that word in its title."""
    page.goto("/")
    link = page.get_by_role("link", name=re.compile(word)).first
    return str(link.get_attribute("href"))


def test_from_the_front_page_by_a_country_to_an_article_and_its_permalink(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="Laos", exact=True).first.click()
    expect(tab).to_have_url(re.compile(r"/countries/la$"))
    tab.get_by_role("heading", level=3).get_by_role("link").click()
    title = tab.get_by_role("heading", level=1).inner_text()
    assert "Laos" in title
    permalink = str(tab.locator("a.permalink").get_attribute("href"))
    tab.goto(permalink)
    assert tab.get_by_role("heading", level=1).inner_text() == title
    assert tab.url == permalink


def test_from_a_search_to_an_article(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("combobox").fill("coopération avec la VAST")
    tab.keyboard.press("Enter")
    expect(tab.locator("mark").first).to_be_visible()
    tab.locator(".entry a").first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Laos")


def test_with_the_keyboard_alone(tab: Page) -> None:
    tab.goto("/about")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("/")
    expect(tab.get_by_role("combobox")).to_be_focused()
    tab.keyboard.type("estonie numérique")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/search"))
    tab.locator(".entry h3 a").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Estonie")
    show = tab.locator('[data-show="country:EE"]')
    show.focus()
    tab.keyboard.press("Space")
    expect(show).to_have_attribute("aria-pressed", "true")
    expect(tab.locator(".lit").first).to_be_visible()


def test_the_box_proposes_while_one_types_and_arrows_choose(tab: Page) -> None:
    tab.goto("/")
    box = tab.get_by_role("combobox")
    box.press_sequentially("esto")
    expect(tab.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    chosen = tab.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_contain_text("Estonie")
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    box.press("Escape")
    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("esto")
    box.press("ArrowDown")
    expect(tab.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(tab).to_have_url(re.compile("/countries/ee$"))


def test_a_label_lights_up_its_words_and_the_address_keeps_it_in_either_language(tab: Page) -> None:
    tab.goto(an_article(tab, "Laos"))
    tab.locator('[data-show="country:LA"]').click()
    lit = tab.locator(".lit").all_inner_texts()
    assert lit
    tab.locator('[data-show="repairs"]').click()
    expect(tab.locator(".mended").first).to_be_visible()
    assert tab.locator(".mended").count() >= 20
    tab.locator("header a[hreflang]").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    assert set(lit) <= set(tab.locator(".lit").all_inner_texts())
    tab.reload()
    assert set(lit) <= set(tab.locator(".lit").all_inner_texts())
    tab.locator('[data-show="country:LA"]').click()
    tab.locator('[data-show="repairs"]').click()
    expect(tab.locator(".lit")).to_have_count(0)


def test_a_paragraph_is_copied_as_a_quotation_with_its_citation(tab: Page) -> None:
    tab.goto(an_article(tab, "Laos"))
    paragraph = tab.locator("#p2")
    paragraph.hover()
    paragraph.get_by_role("button").click()
    expect(paragraph.get_by_role("button")).to_have_text("Copié")
    copied = tab.evaluate("navigator.clipboard.readText()")
    quotation, citation = copied.split("\n")
    assert quotation.startswith("« Avec son potentiel en énergies renouvelables")
    assert quotation.endswith("à l’avenir. »")
    assert citation.startswith("VNA. Le Vietnam et le Laos")
    assert citation.endswith("#p2")
    tab.locator(".cite").get_by_role("button").click()
    expect(tab.locator(".cite").get_by_role("button")).to_have_text("Copié")
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url


def test_everything_can_be_read_and_searched_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("main input.q").fill("laos")
    page.locator("main button").click()
    page.locator(".entry h3 a").first.click()
    page.locator('[data-show="country:LA"]').click()
    expect(page.locator(".lit").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_window(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    article = an_article(page, "Laos")
    for path in (*PAGES, article, f"{article}?show=repairs&show=country:LA"):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, (path, width)
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_bar_of_a_histogram_is_in_sight(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto("/search")
    over = tab.evaluate(
        """() => {
          const box = document.querySelector(".histogram").getBoundingClientRect();
          const bars = [...document.querySelectorAll(".histogram .bar")];
          const over = (bar) => bar.getBoundingClientRect().right > box.right + 0.5;
          return [bars.length, bars.filter(over).length];
        }"""
    )
    assert over[0] > 1
    assert over[1] == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(browser: Browser, site: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 at least, whatever the size."""
    context = browser.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    article = an_article(page, "Laos")
    for path in (*PAGES, f"{article}?show=repairs&show=country:LA"):
        page.goto(path)
        assert page.evaluate(FAINT_TEXTS) == [], path
    context.close()


# Every text's colour against the nearest painted ground behind it.
FAINT_TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = rgba(getComputedStyle(node).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
    if (!own || node.closest("svg, .unseen, .skip, .copy") || !node.checkVisibility()) continue;
    const [a, b] = [light(rgba(getComputedStyle(node).color)), light(ground(node))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push([node.className, node.textContent.slice(0, 30), contrast]);
  }
  return faint;
}"""
