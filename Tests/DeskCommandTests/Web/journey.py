"""Goes through the pages of a desk in a real Chromium, as those who ask and those who answer do.

Usage: journey.py LINK FRAME PORT (the addresses that `desk serve --embed-in http://localhost:PORT` prints). Prints what
is wrong, a line each, and exits with 1.
"""

import os
import sys
import tempfile
from urllib.parse import urlsplit

from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser import PAGES, Browser, serve_frame

LINK, FRAME, PORT = sys.argv[1], sys.argv[2], int(sys.argv[3])
BASE = "{0.scheme}://{0.netloc}".format(urlsplit(LINK))
WORDS = {"en": ("Send", "Expected by"), "fr": ("Envoyer", "Attendue pour le"), "nl": ("Versturen", "Verwacht op")}
problems = []


def expect(condition, text):
    if not condition:
        problems.append(text)


def hear(browser):
    problems.extend(browser.complaints())


def look(browser):
    """Each page: nobody is kept out by how it is made (WCAG 2.2 AA), it fits, and the browser has nothing to say."""
    axe = Axe()
    for path in PAGES.values():
        browser.open(path)
        for finding in axe.run(browser.driver)["violations"]:
            where = ", ".join(node["html"][:100] for node in finding["nodes"][:3])
            expect(finding["impact"] not in ("serious", "critical"), f"{path}, {browser.name}: {finding['id']}: {where}")
        width = browser.driver.execute_script("return document.documentElement.scrollWidth")
        expect(width <= browser.width, f"{path}, {browser.name}: it is {width} px wide")
    hear(browser)


def ask_and_answer(asker, agent, language, script):
    """Somebody asks from a narrow screen; an agent answers, from the keyboard where there is a script."""
    send, promised = WORDS[language]
    asker.become("julie")
    asker.speak(language)
    expect(asker.driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language, f"{language}: the language")
    subject = f"Papier {language} {'script' if script else 'no script'}"
    asker.wait("#text").send_keys(subject)
    asker.click(".hero button")
    asker.wait("#about option[value='s:printing']").click()
    if script:
        asker.wait("select[name='f.problem']")
    else:
        asker.click("button[name=choose]")  # without a script a button asks for the questions
    expect(asker.wait("#subject").get_attribute("value") == subject, f"{language}: the subject is lost")
    fill(asker)
    asker.wait("#body").send_keys("Depuis ce matin.")
    asker.click("form.stack button.main", lambda button: button.text == send)
    expect(subject in asker.text() and promised in asker.text(), f"{language}: no promise on {asker.driver.current_url}")
    path = urlsplit(asker.driver.current_url).path

    agent.become("piet")
    agent.open("/queue?order=opened")
    expect(subject in agent.text(), f"{language}: the queue lacks it")
    if script:
        keyboard(agent, subject)
    else:
        agent.open(path)
        agent.wait("#reply").send_keys("Ça arrive.")
        agent.click(".reply button.main")
    expect("Ça arrive." in agent.text(), f"{language}: the reply is not there")
    agent.open(path)
    agent.wait("#reply").send_keys("Toner op.")
    with tempfile.NamedTemporaryFile(prefix="toner", suffix=".txt") as file:
        file.write(b"K7\n" * 100_000)
        file.flush()
        agent.wait("#files").send_keys(file.name)
        agent.click(".note-button")
        name = os.path.basename(file.name)
    expect(name in agent.text(), f"{language}: the file is not there")

    asker.open(path)
    expect("Ça arrive." in asker.text() and "Toner op." not in asker.text(), f"{language}: reply or note")
    expect(name not in asker.text(), f"{language}: a file of a note is shown")
    agent.open(path)
    agent.wait("#last").send_keys("Voilà.")
    agent.click("form[action$='/resolve'] button")
    asker.open(path)
    asker.wait("#thanks").send_keys("Merci !")
    asker.click("form[action$='/thank'] button")
    expect("Merci !" in asker.text(), f"{language}: thanks are not there")
    hear(asker)
    hear(agent)


def fill(browser):
    """Answers each question that the service asks."""
    for field in browser.all(".field"):
        if not field.is_displayed():
            continue
        for choice in field.find_elements(By.CSS_SELECTOR, "option:not([value=''])")[:1]:
            choice.click()
        for place in field.find_elements(By.CSS_SELECTOR, "input"):
            place.send_keys("3")


def keyboard(browser, subject):
    """From the queue to a reply without a mouse."""
    body = browser.driver.find_element(By.TAG_NAME, "body")
    for _ in range(60):
        body.send_keys("j")
        if subject in browser.wait("tr.chosen").text:
            break
    else:
        expect(False, f"the keyboard does not reach “{subject}”")
        return
    page = browser.driver.find_element(By.TAG_NAME, "html")
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(browser.driver, 120).until(lambda _: browser.is_gone(page))
    browser.wait("#reply")
    browser.driver.find_element(By.TAG_NAME, "body").send_keys("r")
    place = browser.driver.switch_to.active_element
    expect(place.get_attribute("id") == "reply" and place.get_attribute("value") == "", "r does not reach the reply")
    place.send_keys("Ça arrive.")
    page = browser.driver.find_element(By.TAG_NAME, "html")
    place.send_keys(Keys.CONTROL, Keys.ENTER)
    WebDriverWait(browser.driver, 120).until(lambda _: browser.is_gone(page))


def follow(asker, agent):
    """Open pages move by themselves, and lose nothing of what one is typing."""
    asker.become("julie")
    asker.speak("en")
    asker.open("/ask?service=printing")
    fill(asker)
    asker.wait("#subject").send_keys("Live")
    asker.wait("#body").send_keys("Is somebody there?")
    asker.click("form.stack button.main", lambda button: button.text == "Send")
    path = urlsplit(asker.driver.current_url).path
    agent.become("piet")
    agent.speak("en")
    agent.open(path)
    for browser in (asker, agent):
        browser.driver.execute_script("window.stays = true")
    asker.wait("#reply").send_keys("Half a ")
    agent.wait("#reply").send_keys("Yes, we are.")
    agent.click(".reply button.main")
    asker.wait(".timeline", lambda timeline: "Yes, we are." in timeline.text)
    asker.wait("#live", lambda place: place.get_attribute("textContent") != "")
    expect(asker.wait("#reply").get_attribute("value") == "Half a ", "what was typed is lost")
    expect(asker.driver.execute_script("return window.stays"), "the page was loaded again")

    # A note that was begun stays one, whatever else is done on the page, and is for the team alone.
    agent.driver.find_element(By.TAG_NAME, "body").send_keys("n")
    place = agent.driver.switch_to.active_element
    expect(place.get_attribute("id") == "reply", "n does not reach the note")
    place.send_keys("Fuser again?")
    agent.click("form[action$='/rename'] button")
    place = agent.wait("#reply")
    expect(place.get_attribute("value") == "Fuser again?", "what was begun is lost by another change")
    expect(agent.wait("label[for=reply]").text == "Note for the team", "a note that was begun is a reply")
    page = agent.driver.find_element(By.TAG_NAME, "html")
    place.send_keys(Keys.CONTROL, Keys.ENTER)
    WebDriverWait(agent.driver, 120).until(lambda _: agent.is_gone(page))
    agent.wait("li.note", lambda note: "Fuser again?" in note.text)
    expect(agent.wait("#reply").get_attribute("value") == "", "what was sent is begun again")
    expect(agent.wait("label[for=reply]").text != "Note for the team", "what follows a note is one, too")
    asker.open(path)
    expect("Fuser again?" not in asker.text(), "whoever asked reads a note")

    # Somebody else of the team comes, and writes.
    asker.become("luc")
    asker.open(path)
    agent.wait("#presence", lambda place: "Luc" in place.text and "open, too" in place.text)
    asker.wait("#reply").send_keys("Me")
    agent.wait("#presence", lambda place: "Luc" in place.text and "writing" in place.text)
    asker.open("/queue")
    agent.wait("#presence", lambda place: place.text == "")

    # A queue takes what comes; what was picked stays picked.
    asker.open("/queue?view=team&order=opened")
    asker.driver.execute_script("window.stays = true")
    number = path.rsplit("/", 1)[1]
    asker.wait(f"input[value='{number}']").click()
    agent.wait("#subject").clear()
    agent.wait("#subject").send_keys("Live and renamed")
    agent.click("form[action$='/rename'] button")
    asker.wait(f"tr[data-row='{number}']", lambda row: "Live and renamed" in row.text)
    expect(asker.wait(f"input[value='{number}']").is_selected(), "what was picked is not picked any more")
    expect(asker.driver.execute_script("return window.stays"), "the queue was loaded again")
    hear(asker)
    hear(agent)


def talk(asker, agent, colleague):
    """Somebody talks to whoever is on duty, who hands over to another; with a break in between."""
    asker.become("julie")
    asker.speak("en")
    asker.open("/chat?team=it")
    expect("Nobody is there" in asker.text(), "somebody is said to be on duty")
    agent.become("piet")
    agent.speak("en")
    agent.open("/chats")
    # The page of whoever is on duty says so once it is there.
    WebDriverWait(asker.driver, 120).until(
        lambda _: asker.open("/chat?team=it") or "– there now" in asker.wait("#team").text, "nobody is on duty")
    asker.wait("#said").send_keys("The VPN breaks.")
    asker.click("form.stack button.main", lambda button: button.text == "Begin")
    asker.wait("#presence", lambda place: "in a moment" in place.text)
    agent.wait(".item.waiting", lambda item: "The VPN breaks." in item.text)
    expect(agent.driver.title.startswith("(1)"), "the title does not say that somebody waits")
    agent.click(".item.waiting")
    agent.click("form[action$='/take'] button")
    asker.wait("#presence", lambda place: "Piet" in place.text and "here" in place.text)
    for browser in (asker, agent):
        browser.driver.execute_script("window.stays = true")

    agent.wait("#reply").send_keys("Since")
    asker.wait("#presence", lambda place: "writing" in place.text)
    agent.wait("#reply").send_keys(" when?", Keys.ENTER)
    asker.wait("#said", lambda said: "Since when?" in said.text)
    expect(agent.wait("#reply", lambda place: place.get_attribute("value") == ""), "what was sent stays in its place")
    asker.wait("#reply").send_keys("Since this", Keys.SHIFT, Keys.ENTER, Keys.NULL, "morning.", Keys.ENTER)
    agent.wait("#said", lambda said: "Since this\nmorning." in said.text)

    # A break: what is said meanwhile comes afterwards, once; what cannot be sent is shown, and sent afterwards, once.
    network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    asker.driver.execute_cdp_cmd("Network.enable", {})
    asker.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **network})
    asker.wait("#reply").send_keys("Are you there?", Keys.ENTER)
    asker.wait("#unsent", lambda place: place.is_displayed() and "Are you there?" in place.text)
    agent.wait("#reply").send_keys("Try again now.", Keys.ENTER)
    agent.wait("#said", lambda said: "Try again now." in said.text)
    asker.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **network})
    asker.wait("#reply").send_keys(Keys.ENTER)
    agent.wait("#said", lambda said: "Are you there?" in said.text)
    asker.wait("#unsent", lambda place: not place.is_displayed())
    asker.wait("#said", lambda said: said.text.count("Try again now.") == 1 and said.text.count("Are you there?") == 1)

    # Another agent takes over, and has all of it.
    path = urlsplit(agent.driver.current_url).path
    agent.wait("#agent option", lambda option: "Luc" in option.text).click()
    agent.click("form[action$='/assign'] button")
    asker.wait("#said", lambda said: "Given to" in said.text)
    colleague.become("luc")
    colleague.open(path)
    expect("Since when?" in colleague.text(), "who takes over does not see what was said")
    asker.wait("#presence", lambda place: "Luc" in place.text and "Piet" in place.text)
    colleague.wait("#reply").send_keys("I go on.", Keys.ENTER)
    asker.wait("#said", lambda said: "I go on." in said.text)
    expect(asker.driver.execute_script("return window.stays"), "the page was loaded again")
    asker.open(path.replace("/chat", ""))
    expect("I go on." in asker.text(), "the request lacks what was said")
    agent.wait("#presence", lambda place: "Julie" not in place.text)
    for browser in (agent, colleague):
        hear(browser)
    # That it was offline is what the browser of whoever asked says.
    for entry in asker.driver.get_log("browser"):
        expect("ERR_INTERNET_DISCONNECTED" in entry["message"] or "Failed to fetch" in entry["message"],
               f"the browser says {entry['message']}")


def embed(browser, script):
    """Somebody asks in the frame of a foreign page, where no cookie is kept."""
    def enter(path, host="localhost"):
        browser.driver.get(f"http://{host}:{PORT}{path}")
        browser.driver.switch_to.frame(browser.wait("iframe"))

    enter("/ask?service=printing")
    expect("Aisha Khan" in browser.text(), f"{browser.name}: the frame does not say who asks")
    if script:
        for finding in Axe().run(browser.driver)["violations"]:
            expect(finding["impact"] not in ("serious", "critical"), f"the frame: {finding['id']}")
    fill(browser)
    subject = f"In a frame, {browser.name}"
    browser.wait("#subject").send_keys(subject)
    browser.wait("#body").send_keys("Le toner.")
    browser.click("form.stack button.main")
    expect(subject in browser.text() and "Le toner." in browser.text(), f"{browser.name}: it is not asked in the frame")
    browser.wait("#reply").send_keys("Encore.")
    browser.click(".reply button.main")
    expect("Encore." in browser.text(), f"{browser.name}: it is not answered in the frame")
    expect(not browser.driver.get_cookies(), f"{browser.name}: the frame has a cookie")
    hear(browser)
    # By itself it is no page, and a page of another origin does not get it.
    browser.open(urlsplit(FRAME).path + "/ask")
    expect(not browser.all("#subject"), f"{browser.name}: the frame is there by itself")
    enter("/ask", "127.0.0.1")
    expect(not browser.all("#subject"), f"{browser.name}: another origin frames it")


def main():
    serve_frame(FRAME, PORT)
    first = Browser(BASE)
    browsers = [first]

    def another(*arguments, **settings):
        """One more browser, by the link that the page for signing in has for it."""
        link = first.link()
        browsers.append(Browser(BASE, *arguments, **settings))
        browsers[-1].enter(link)
        return browsers[-1]

    try:
        first.enter(LINK)
        first.become("piet")
        look(first)
        for width, dark in ((390, False), (390, True), (1280, True)):
            browser = another(width, dark=dark)
            browser.become("piet")
            look(browser)
        narrow, plain, plain_agent = another(390), another(390, script=False), another(script=False)
        for language in WORDS:
            ask_and_answer(narrow, first, language, script=True)
            ask_and_answer(plain, plain_agent, language, script=False)
        follow(narrow, first)
        talk(narrow, first, another())
        for script in (True, False):
            browsers.append(Browser(BASE, script=script, cookies=False))
            embed(browsers[-1], script)
    finally:
        for line in problems:
            print(line)
        for browser in browsers:
            browser.driver.quit()
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
