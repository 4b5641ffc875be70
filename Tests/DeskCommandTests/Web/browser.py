"""A real Chromium in which somebody goes through the pages of a desk, and a page of somebody else that frames them."""

import http.server
import threading

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

# What each of them is called in the documentation.
PAGES = {
    "home": "/", "ask": "/ask?service=printing", "requests": "/requests?state=all", "articles": "/articles",
    "article": "/articles/1", "teams": "/teams", "team": "/teams/it", "chat": "/chat", "chats": "/chats",
    "conversation-begun": "/requests/1/chat", "request-agent": "/requests/1", "queue": "/queue", "sign-in": "/sign-in",
    "calls": "/calls", "problems": "/problems", "obligations": "/obligations", "reports": "/reports",
    "clocks": "/requests/1/clocks", "admin-people": "/admin/person?text=l", "admin-person": "/admin/person/luc",
    "admin-team": "/admin/team/it", "admin-policy": "/admin/policy/standard", "admin-rule": "/admin/new/rule",
}


class Browser:
    """One browser with one person in it."""

    def __init__(self, base, width=1280, dark=False, script=True, cookies=True):
        self.base = base
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         f"--window-size={width},900"):
            options.add_argument(argument)
        preferences = {}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        if not cookies:
            preferences["profile.default_content_setting_values.cookies"] = 2
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(120)
        self.name = f"{width} px{', dark' if dark else ''}{'' if script else ', no script'}"
        self.color(dark)
        if width < 600:
            self.resize(width, 800)
        self.width = width

    def color(self, dark):
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})

    def resize(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def open(self, path):
        self.driver.get(self.base + path)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, selector, test=lambda element: True):
        def find(_):
            try:
                return next((element for element in self.all(selector) if test(element)), None)
            except StaleElementReferenceException:
                return None  # replaced meanwhile; it is looked for again
        return WebDriverWait(self.driver, 120).until(find, f"{self.name}: {selector} does not come")

    def click(self, selector, test=lambda element: True):
        """Clicks, and waits for the page that follows."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        element = self.wait(selector, test)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        WebDriverWait(self.driver, 120).until(lambda _: self.is_gone(page))

    @staticmethod
    def is_gone(element):
        try:
            element.is_enabled()
            return False
        except Exception:  # whatever the driver calls it
            return True

    def become(self, person):
        self.open("/sign-in")
        self.click(f".people button[value={person}]")

    def speak(self, language):
        self.click(f"footer button[value={language}]")

    def enter(self, link):
        self.driver.get(link)
        self.click("button.main")

    def link(self):
        """For one more browser: the page for signing in has it."""
        self.open("/sign-in")
        return self.wait("#another").get_attribute("href")

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def complaints(self):
        """What the browser itself has to say."""
        return [f"{self.name}: the browser says {entry['level']}: {entry['message']}"
                for entry in self.driver.get_log("browser")]


def serve_frame(frame, port):
    """A page of somebody else, on all addresses of this machine, with the desk in a frame."""
    class ForeignPage(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            page = '<!doctype html><meta name="viewport" content="width=device-width"><title>Intranet</title>'
            page += f'<iframe src="{frame}{self.path}" width="700" height="800" style="max-width: 100%"></iframe>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    foreign = http.server.ThreadingHTTPServer(("0.0.0.0", port), ForeignPage)
    threading.Thread(target=foreign.serve_forever, daemon=True).start()
