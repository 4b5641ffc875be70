import ServiceDesk
import Testing

@testable import ReportPage

@Suite("A report as one page")
struct PageTests {
    private static let hostile = [
        "</style><script>alert(1)</script>", "<b onmouseover=\"x()\">'&amp;' & \"co\"</b>", "]]><!-- -->",
        "\u{202E}etsiL\u{0}\u{7}", "</title></svg>", String(repeating: "Wörter ", count: 60), "", "http://example.org/",
    ]

    private func reader(_ content: ReportContent) -> PageReader { PageReader(ReportPage(content).html) }

    @Test("is well formed and stands alone")
    func standsAlone() {
        for content in [ReportContent.everything(), .nothing()] {
            let (html, page) = (ReportPage(content).html, reader(content))
            #expect(page.mistakes.isEmpty, "\(page.mistakes)")
            for word in ["<script", "http:", "https:", "//", "@import", "javascript:", "<link", "<img"] {
                #expect(!html.contains(word), "\(word)")
            }
            let names = Set(page.attributes.map(\.name))
            #expect(names.isDisjoint(with: ["href", "src", "style"]) && !names.contains { $0.hasPrefix("on") })
            #expect(page.attributes.contains { $0.value == "default-src 'none'; style-src 'unsafe-inline'" })
        }
    }

    @Test("leads back to where one chooses another, where it is told where that is")
    func leadsBack() {
        let page = PageReader(ReportPage(.everything(), back: "/desk/reports").html)
        let links = page.attributes.filter { $0.name == "href" }
        #expect(page.mistakes.isEmpty && links.map(\.value) == ["/desk/reports"] && links[0].element == "a")
        #expect(page.text.contains("Another report") && !reader(.everything()).text.contains("Another report"))
    }

    @Test("takes nothing in a name for markup", arguments: hostile)
    func escapes(_ name: String) {
        let page = reader(.everything { _ in name })
        let plain = reader(.everything())
        #expect(page.mistakes.isEmpty, "\(page.mistakes)")
        #expect(Set(page.elements) == Set(plain.elements))
        #expect(Set(page.attributes.map(\.name)) == Set(plain.attributes.map(\.name)))
        #expect(!page.elements.contains("script") && page.elements.count { $0 == "style" } == 1)
        if !name.isEmpty, !name.unicodeScalars.contains("\u{202E}") { #expect(page.text.contains(name)) }
        #expect(!page.text.unicodeScalars.contains { ["\u{202E}", "\u{0}", "\u{7}"].contains($0) })
    }

    @Test("draws every chart for wide and for narrow pages, says what it shows, and has its numbers as a table")
    func readsWithoutSeeing() {
        let page = reader(.everything())
        let charts = page.attributes.filter { $0.element == "svg" && $0.name == "role" }
        let labels = page.attributes.filter { $0.element == "svg" && $0.name == "aria-label" }
        #expect(charts.count == labels.count && charts.count > 20 && charts.allSatisfy { $0.value == "img" })
        #expect(labels.allSatisfy { !$0.value.isEmpty })
        for format in ["wide", "narrow"] {
            #expect(page.attributes.count { $0.name == "class" && $0.value == format } == charts.count / 2)
        }
        #expect(page.elements.count { $0 == "details" } >= 10)
        #expect(page.elements.count { $0 == "caption" } == page.elements.count { $0 == "table" })
    }

    @Test("tells the numbers of its content")
    func tellsNumbers() {
        let text = reader(.everything()).text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
        for part in [
            "Monday 9–10 is the busiest hour: 412 of 429 requests", "7 September 2026 – 4 October 2026 (28 days)",
            "9 120", "82 % of 514", "97 % of 514", "3 h 20", "2 d 4 h", "12 d", "1 of 2 targets was in time",
            "84 % of 750",
            "The backlog grew from 400 to 427", "Of 44 obligations due, 82 % were met in time",
            "“Ventes” asks “IT” most: 5 000 of 5 700 requests", "“Ventes” and “IT” serve each other.",
            "64 % of 2 010", "79 % of 1 000", "2 teams are withheld", "3 obligations of sides with fewer than 5",
            "“IT” gets most: 66 % of 9 120 requests",
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test("says that there is nothing")
    func saysNothing() {
        let page = reader(.nothing())
        #expect(page.text.contains("Nothing was recorded in this time."))
        #expect(page.elements.count { $0 == "svg" } == 1)
    }

    @Test("leaves out what was not recorded, and says so")
    func leavesOut() {
        var content = ReportContent.everything()
        (content.obligations, content.flows, content.knowledge) = ([], [], nil)
        content.obligationsWithheld = ObligationCount()
        content.estimates = nil
        content.total?.targets = [:]
        content.total?.promises = [:]
        let text = reader(content).text
        let missing = "targets of service levels, promises, obligations, the service map, articles that were read."
        #expect(text.contains("Nothing was recorded in this time of: \(missing)"))
        #expect(!text.contains("Left out"))
        content.leftOut = [.estimates, .obligations]
        let shorter = reader(content).text
        #expect(shorter.contains("too long ago: obligations, times that were foretold. Ask for a shorter"))
        #expect(shorter.contains("service levels, promises, the service map, articles that were read."))
        content.total = nil
        content.days = []
        content.hours = ReportContent.noHours
        #expect(reader(content).text.contains("withheld"))
    }

    @Test("writes numbers as people do")
    func writesNumbers() {
        #expect(
            [0, 999, 1_000, -12_345_678].map(\.written) == ["0", "999", "1\u{202F}000", "−12\u{202F}345\u{202F}678"])
        #expect([0, 0.001, 0.5, 0.996, 1].map(\.percent).map { $0.dropLast(2) } == ["0", "1", "50", "99", "100"])
        let english = ReportWords(.english)
        let times: [Int64] = [0, 59, 60, 3_599, 3_600, 12_000, 86_400, 172_800, 187_200, 1_036_800]
        #expect(
            times.map { english.elapsed($0).replacing("\u{202F}", with: " ") } == [
                "0 s", "59 s", "1 min", "1 h", "1 h", "3 h 20", "24 h", "2 d", "2 d 4 h", "12 d",
            ])
        #expect(english.service(432_000) == "120\u{202F}h")
        #expect(Steps(to: 7).values == [0, 2, 4, 6, 8] && Steps(to: 0).values == [0, 1])
        #expect(Steps(to: 1_234).values == [0, 500, 1_000, 1_500])
    }
}
