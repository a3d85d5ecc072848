"""What is done with a page in a real browser, whichever page it is."""

from bot.paths import PROJECT_DIR

AXE = PROJECT_DIR / "widget" / "node_modules" / "axe-core" / "axe.min.js"
# Nothing goes to anyone but our server; nothing waits for a graphics card that is not there.
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# Limber has answered something.
ANSWERED = """() => JSON.parse(localStorage.getItem('limber ' + location.origin) ?? '{}')
    .lines?.some(line => line.who === 'limber')"""


def say(page, text):
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def complaints_of_axe(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa',
        'wcag22aa', 'best-practice'] })).violations.map(
          one => one.id + ': ' + one.nodes.map(node => node.html).join(' | ').slice(0, 300))"""
    )
    return list(found)
