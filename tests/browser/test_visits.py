"""What a visitor does, in a real browser on the real server."""

import csv
import re
import time
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser


def test_from_the_box_to_a_cited_paragraph(page: Page) -> None:
    _open_home(page)
    page.keyboard.type("private fostering")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=private\+fostering$"))
    page.get_by_role("link", name="Paragraph 63 of Calderdale, 20 March 2015", exact=True).click()
    expect(page).to_have_url(re.compile(r"/reports/calderdale-2015/63$"))
    page.get_by_role("button", name="Copy the citation").click()
    assert _clipboard(page) == "Ofsted, Calderdale, 20 March 2015, paragraph 63"
    page.get_by_role("button", name="Copy the link").click()
    assert _clipboard(page) == page.url
    page.get_by_text("Harvard, Markdown").click()
    page.get_by_role("button", name="Copy as RIS").click()
    assert _clipboard(page).startswith("TY  - RPRT")


def test_a_question_is_answered_and_leads_to_the_sentence(page: Page) -> None:
    _open_home(page)
    page.keyboard.type("How many children agreed to a return interview?")
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name="Answer", exact=True)
    expect(card.locator(".short").first).to_have_text("40%")
    card.get_by_role("link", name="Ofsted, Calderdale, 20 March 2015, paragraph 60").click()
    expect(page.locator("#words mark")).to_contain_text("only 40% of children agree")


def test_a_suggestion_is_chosen_by_keyboard(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the reports")
    box.press_sequentially("priv", delay=40)
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value(options.first.inner_text())
    box.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("priv")
    box.press_sequentially("a", delay=40)
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    first = box.input_value()
    assert first != "priva"
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(first)


def test_slash_moves_to_the_box_and_tab_reaches_the_results(page: Page) -> None:
    page.goto("/search?q=private+fostering")
    page.keyboard.press("/")
    expect(page.get_by_label("Search the reports")).to_be_focused()
    page.keyboard.press("Tab")
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.closest('.hit-head')?.textContent")
        if focused:
            break
    assert focused
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/calderdale-\d{4}/"))


def test_a_filter_narrows_without_a_reload_and_back_undoes_it(page: Page) -> None:
    page.goto("/search?q=assessment")
    page.evaluate("window.sameDocument = true")
    facet = page.locator('[data-key="year:2013"]')
    count = facet.locator(".n").inner_text()
    everything = page.locator(".count").inner_text()
    facet.click()
    expect(page).to_have_url(re.compile("year=2013"))
    expect(page.locator(".count")).to_contain_text(f"{count} paragraph")
    expect(page.locator("#said")).to_contain_text(f"{count} paragraph")
    expect(page.locator('[data-key="year:2013"]')).to_be_focused()
    assert page.evaluate("window.sameDocument")
    page.go_back()
    expect(page.locator(".count")).to_have_text(everything)


def test_on_a_phone_the_filters_are_a_link_away(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto("/search?q=assessment")
    page.get_by_role("link", name="Narrow these down").click()
    page.wait_for_timeout(500)
    expect(page.get_by_role("complementary", name="Narrow the results")).to_be_in_viewport()


def test_a_link_into_a_report_opens_it_at_the_paragraph_marked(page: Page) -> None:
    page.goto("/search?q=private+fostering&report=calderdale-2015")
    page.get_by_role("link", name="Read it in the report (Paragraph 63)").click()
    paragraph = page.locator("#p-63")
    expect(paragraph).to_be_in_viewport()
    background = "getComputedStyle(document.querySelector('%s')).backgroundColor"
    assert page.evaluate(background % "#p-63") != page.evaluate(background % "#p-64")
    expect(paragraph.locator("mark").first).to_have_text(re.compile("private", re.IGNORECASE))
    page.get_by_role("button", name="Next").click()
    assert not page.url.endswith("#p-63")
    page.get_by_role("button", name="Previous").click()
    assert page.url.endswith("#p-63")


def test_selected_words_are_copied_with_citation_and_a_link_to_them(page: Page) -> None:
    page.goto("/reports/calderdale-2015#p-63")
    page.evaluate(
        """() => {
            const text = document.querySelector('#p-63 .words').firstChild;
            document.getSelection().setBaseAndExtent(text, 0, text, 23);
        }"""
    )
    page.get_by_role("button", name="Copy quotation").click()
    copied = _clipboard(page)
    assert copied.startswith("“The local authority is ”"[:22])
    assert "(Ofsted, Calderdale, 20 March 2015, paragraph 63)" in copied
    address = copied.rpartition(" ")[2]
    assert "/reports/calderdale-2015/63#:~:text=" in address
    assert unquote(address.partition("text=")[2]) == "The local authority is"


def test_a_paragraph_selected_by_triple_click_is_copied_too(page: Page) -> None:
    page.goto("/reports/calderdale-2015#p-63")
    words = page.locator("#p-63 .words").inner_text()
    page.locator("#p-63 .words").click(click_count=3)
    page.get_by_role("button", name="Copy quotation").click()
    copied = _clipboard(page)
    assert copied.startswith(f"“{words}” (Ofsted, Calderdale, 20 March 2015, paragraph 63) ")
    assert unquote(copied.partition("#:~:text=")[2]).split(",") == [
        " ".join(words.split()[:5]),
        " ".join(words.split()[-5:]),
    ]


def test_a_link_to_part_of_a_word_opens_at_the_whole_word(page: Page) -> None:
    page.goto("/reports/calderdale-2015/63")
    page.evaluate(
        """() => {
            const text = document.querySelector('#words .words').firstChild;
            document.getSelection().setBaseAndExtent(text, 6, text, 14);
        }"""
    )
    page.get_by_role("button", name="Copy quotation").click()
    copied = _clipboard(page)
    assert copied.startswith("“cal auth” (")
    assert copied.endswith("/reports/calderdale-2015/63#:~:text=local%20authority")


def test_words_of_a_result_are_copied_with_its_citation(page: Page) -> None:
    page.goto("/search?q=private+fostering")
    hit = page.locator(".hit").first
    words = hit.locator(".words").inner_text()
    hit.locator(".words").click(click_count=3)
    page.get_by_role("button", name="Copy quotation").click()
    copied = _clipboard(page)
    assert copied.startswith(f"“{words}” (Ofsted, Calderdale, 20 March 2015, paragraph 63) ")
    assert "/reports/calderdale-2015/63#:~:text=" in copied


def test_copying_works_where_the_browser_keeps_its_clipboard_to_itself(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto("/reports/calderdale-2015/63")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#said")).to_have_text("Copied")
    page.get_by_label("Search the reports").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Search the reports")).to_have_value(
        "Ofsted, Calderdale, 20 March 2015, paragraph 63"
    )


def test_nothing_jumps_while_a_page_loads(page: Page) -> None:
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { moved += e.value; }))
            .observe({type: "layout-shift", buffered: true});"""
    )
    page.route("**/enhance.js*", _slowly)
    for path in ("/reports/calderdale-2015?q=children#p-63", "/reports/calderdale-2015/63"):
        page.goto(path)
        page.wait_for_timeout(600)
        assert page.evaluate("moved") < 0.01, path


def _slowly(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


def test_results_are_downloaded_as_a_table(page: Page) -> None:
    page.goto("/search?q=private+fostering")
    total = int(page.locator(".count").inner_text().split()[0])
    with page.expect_download() as started:
        page.get_by_role("link", name="Table (CSV)").click()
    with started.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == total


def test_then_and_now(page: Page) -> None:
    page.goto("/compare")
    page.get_by_label("Topic").fill("private fostering")
    page.get_by_label("Council", exact=True).select_option("calderdale")
    page.get_by_role("button", name="Compare").click()
    headings = page.locator(".side-by-side h2").all_inner_texts()
    assert [re.findall(r"20\d\d", heading) for heading in headings] == [["2013"], ["2015"]]


def test_a_quotation_is_checked(page: Page) -> None:
    page.goto("/quote")
    page.get_by_label("The words to check").fill(
        "“not fully discharging its duties … private fostering”"
    )
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Verified")).to_be_visible()
    page.get_by_label("The words to check").fill("is not wholly discharging its duties in respect")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="It differs")).to_be_visible()
    expect(page.locator(".differences")).to_contain_text("wholly")


def test_everything_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search the reports").fill("private fostering")
    page.get_by_role("button", name="Search").click()
    page.locator('[data-key="year:2013"]').click()
    expect(page.locator(".count")).to_contain_text("paragraph")
    page.get_by_role("link", name=re.compile("^Paragraph 34 of Calderdale")).click()
    expect(page.locator("#words")).to_contain_text("private fostering")
    assert page.get_by_role("button", name="Copy").count() == 0
    page.get_by_role("link", name="Read it in the report", exact=True).click()
    expect(page.locator("#p-34")).to_be_in_viewport()
    context.close()


def test_a_report_prints_with_its_numbers_and_without_controls(page: Page) -> None:
    page.goto("/reports/calderdale-2013")
    page.emulate_media(media="print")
    expect(page.locator("header form").first).to_be_hidden()
    expect(page.locator("nav.contents")).to_be_hidden()
    expect(page.locator("#p-34 .number")).to_be_visible()


def _open_home(page: Page) -> None:
    """The home page, once the cursor stands in the box: a browser puts it there after painting."""
    page.goto("/")
    expect(page.get_by_label("Search the reports")).to_be_focused()


def _clipboard(page: Page) -> str:
    page.wait_for_timeout(100)
    words: str = page.evaluate("navigator.clipboard.readText()")
    return words.replace("\r\n", "\n")


def test_the_context_is_fresh(context: BrowserContext) -> None:
    assert context.cookies() == []
