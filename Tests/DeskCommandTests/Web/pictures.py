"""Takes pictures of the pages of a desk in a real Chromium: wide and narrow, light and dark.

Usage: pictures.py LINK FOLDER [--frame FRAME PORT] [NAME …]. LINK signs in, as `desk serve` prints it over the company
of its own; so does FRAME, where it runs with `--embed-in http://localhost:PORT`. NAMEs choose pages, all without. Each
page becomes NAME-wide-light.png and so on, and the four of them NAME.png for the documentation. Prints the next LINK.
"""

import argparse
import base64
import io
import pathlib
from urllib.parse import urlsplit

from PIL import Image
from selenium.webdriver.common.by import By

from browser import PAGES, Browser, serve_frame

WAYS = {
    "wide-light": (1280, False), "wide-dark": (1280, True), "narrow-light": (390, False), "narrow-dark": (390, True),
}
# Pages go on for long; a picture does not.
TALLEST = {1280: 1400, 390: 2400}
# Of a sheet: what is left of each width, how tall it is at most, what is between pictures, and its colours.
SCALE, SHEET, GAP, COLOURS = {1280: 0.36, 390: 0.46}, 600, 10, 64


class Camera:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def take(self, browser, name):
        pictures = []
        for way, (width, dark) in WAYS.items():
            browser.color(dark)
            browser.resize(width, 800)
            browser.driver.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
            tall = browser.driver.execute_script("return document.documentElement.scrollHeight")
            browser.resize(width, max(800, min(tall, TALLEST[width])))
            browser.driver.execute_script("scrollTo(0, 0)")
            data = base64.b64decode(browser.driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"])
            (self.folder / f"{name}-{way}.png").write_bytes(data)
            pictures.append(Image.open(io.BytesIO(data)).convert("RGB"))
        browser.color(False)
        browser.resize(1280, 900)
        self.sheet(pictures).save(self.folder / f"{name}.png", optimize=True)

    @staticmethod
    def sheet(pictures):
        """The wide ones above each other, the narrow ones beside them, on a ground that is neither light nor dark."""
        small = []
        for picture in pictures:
            size = (round(picture.width * SCALE[picture.width]), round(picture.height * SCALE[picture.width]))
            small.append(picture.resize(size, Image.Resampling.LANCZOS))
        height = min(SHEET, max(2 * small[0].height + GAP, small[2].height))
        places, left = [(GAP, GAP, (height - GAP) // 2), (GAP, GAP + (height + GAP) // 2, (height - GAP) // 2)], GAP
        for narrow in small[2:]:
            left += (small[0].width if len(places) == 2 else narrow.width) + GAP
            places.append((left, GAP, height))
        sheet = Image.new("RGB", (left + small[2].width + GAP, height + 2 * GAP), "#8a93a0")
        for picture, (left, top, tall) in zip(small, places):
            sheet.paste(picture.crop((0, 0, picture.width, min(tall, picture.height))), (left, top))
        return sheet.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)


class Desk:
    """Who looks at what, and what they do before the picture is taken."""

    def __init__(self, link, foreign):
        self.base = "{0.scheme}://{0.netloc}".format(urlsplit(link))
        self.foreign = foreign
        self.who = {}
        self.agent = Browser(self.base)
        self.agent.enter(link)
        self.asker = Browser(self.base)
        self.asker.enter(self.agent.link())
        self.stranger = Browser(self.base)
        self.number = None
        # One word each: the page of whom, or what is done first.
        self.pages = {name: self.of(self.agent, "piet", path) for name, path in PAGES.items()}
        for name in ("home", "ask", "requests", "articles", "article", "teams", "team"):
            self.pages[name] = self.of(self.asker, "julie", PAGES[name])
        self.pages |= {
            "ask-answers": self.ask_answers, "ask-suggestions": self.ask_suggestions,
            "request-asker": self.of(self.asker, "julie", "/requests/1"), "request-resolved": self.resolved,
            "chat": self.chat, "conversation": self.conversation, "conversation-agent": self.conversation_agent,
            "requests-none": self.of(self.asker, "rene", "/requests"), "queue-narrowed": self.queue_narrowed,
            "calls": self.calls, "problems-proposed": self.of(self.agent, "bram", "/problems/proposed"),
            "problems": self.of(self.agent, "bram", "/problems"),
            "obligations": self.of(self.agent, "hugo", "/obligations"),
            "report": self.report, "admin-policy": self.policy, "no-page": self.of(self.asker, "julie", "/requests/999"),
            "sign-in-none": self.of(self.stranger, None, "/sign-in"), "sign-in-link": self.sign_in_link,
        }
        if foreign:
            self.pages["frame"] = self.frame

    def of(self, browser, person, path):
        def open(language):
            self.be(browser, person, language)
            browser.open(path)
            return browser
        return open

    def be(self, browser, person, language):
        if self.who.get(browser) == (person, language):
            return
        if person:
            browser.become(person)
        else:
            browser.open("/sign-in")
        browser.speak(language)
        self.who[browser] = (person, language)

    def ask_answers(self, language):
        browser = self.of(self.asker, "julie", PAGES["ask"])(language)
        places = [field for field in browser.all(".field") if field.is_displayed()]
        places[0].find_element(By.CSS_SELECTOR, "input").send_keys("1er étage, salle Meuse")
        browser.wait("select[name='f.problem']").send_keys("autre")
        browser.wait("input[name='f.details']", lambda place: place.is_displayed()).send_keys("E-57")
        browser.wait("#body").send_keys("Depuis ce matin, rien ne sort.")
        return browser

    def ask_suggestions(self, language):
        browser = self.of(self.asker, "julie", "/")(language)
        browser.wait("#text").send_keys("imprimante")
        browser.wait("#suggestions li")
        return browser

    def resolved(self, language):
        """The first of those that were resolved which asks whoever asked."""
        self.be(self.asker, "karim", language)
        self.asker.open("/requests?state=all")
        addresses = [link.get_attribute("href") for link in self.asker.all("td.subject a")]
        for address in addresses:
            self.asker.driver.get(address)
            if self.asker.all(".stars"):
                return self.asker
        raise LookupError("Nobody is asked how it went.")

    def chat(self, language):
        self.of(self.agent, "piet", "/chats")(language)
        browser = self.asker
        self.be(browser, "julie", language)
        for _ in range(20):
            browser.open("/chat?team=it")
            if not browser.all(".banner"):
                break
        browser.wait("#said").send_keys("Le VPN coupe toutes les dix minutes.")
        return browser

    def conversation(self, language):
        if not self.number:
            browser = self.chat("en")
            browser.click("form.stack button.main")
            self.number = urlsplit(browser.driver.current_url).path.split("/")[2]
            self.agent.open(f"/requests/{self.number}/chat")
            self.agent.click("form[action$='/take'] button")
            for speaker, text in (
                    (self.agent, "Bonjour Julie, depuis quand ?"), (self.asker, "Depuis ce matin, à la maison."),
                    (self.agent, "Je vois une coupure chez votre fournisseur. Essayez l’adresse de secours : vpn2."),
                    (self.asker, "Ça marche, merci !")):
                speaker.wait("#reply").send_keys(text)
                speaker.wait(".reply button.main").click()
                for browser in (self.agent, self.asker):
                    browser.wait("#said", lambda said: text in said.text)
        else:
            self.of(self.asker, "julie", f"/requests/{self.number}/chat")(language)
        return self.asker

    def conversation_agent(self, language):
        self.conversation(language)
        return self.of(self.agent, "piet", f"/requests/{self.number}/chat")(language)

    def queue_narrowed(self, language):
        return self.of(self.agent, "piet", "/queue?view=team&priority=3&order=opened")(language)

    def calls(self, language):
        browser = self.of(self.agent, "piet", PAGES["calls"])(language)
        browser.wait("#who").send_keys("julie")
        browser.click("button[name=find]")
        return browser

    def report(self, language):
        browser = self.of(self.agent, "piet", PAGES["reports"])(language)
        browser.click(".links a")
        return browser

    def policy(self, language):
        browser = self.of(self.agent, "piet", PAGES["admin-policy"])(language)
        field = browser.wait('[name="goal.1.2.other"]')
        field.clear()
        field.send_keys("1")
        browser.click("button[value=try]")
        return browser

    def sign_in_link(self, language):
        self.be(self.stranger, None, language)
        self.stranger.driver.get(self.agent.link())
        return self.stranger

    def frame(self, language):
        self.stranger.driver.get(f"http://localhost:{self.foreign}/ask?service=printing")
        return self.stranger

    def end(self):
        print(self.agent.link())
        for browser in (self.agent, self.asker, self.stranger):
            browser.driver.quit()


# Those of which the other languages are looked at as well.
MAIN = ("home", "ask-answers", "request-agent", "request-resolved", "queue", "admin-policy")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("link")
    parser.add_argument("folder")
    parser.add_argument("--frame", nargs=2, metavar=("FRAME", "PORT"))
    parser.add_argument("names", nargs="*")
    wanted = parser.parse_args()
    if wanted.frame:
        serve_frame(wanted.frame[0], int(wanted.frame[1]))
    desk, camera = Desk(wanted.link, wanted.frame and int(wanted.frame[1])), Camera(wanted.folder)
    try:
        for language in ("en", "fr", "nl"):
            for name, show in desk.pages.items():
                shown = name if language == "en" else f"{name}-{language}"
                if (language == "en" or name in MAIN) and (not wanted.names or shown in wanted.names):
                    camera.take(show(language), shown)
    finally:
        desk.end()


if __name__ == "__main__":
    main()
