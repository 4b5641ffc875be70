import Foundation
import Testing

@testable import ReportPage
@testable import ServiceDesk

@Suite("A report in a language")
struct LanguageTests {
    private static let others: [Language] = [.french, .dutch]

    /// Read once for all tests, since there is much on them.
    private static let pages = Dictionary(
        uniqueKeysWithValues: ReportWords.languages.map { language in
            let pages = ReportContent.varied.map { content in
                var content = content
                content.language = language
                return PageReader(ReportPage(content, back: "/reports").html)
            }
            return (language, pages)
        })

    /// What stands on all pages of a language, and what those are told who do not see them.
    private func pages(_ language: Language) -> [String] {
        (Self.pages[language] ?? []).map { $0.text + $0.attributes.map(\.value).joined(separator: "\n") }
    }

    private func plain(_ text: String) -> String {
        text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
    }

    /// What of a text stands on a page whatever its values are, where that is more than one word.
    private func parts(_ text: ReportText) -> [String] {
        ReportWords(.english)[text].split(separator: /\{[^}]*\}/).map(String.init)
            .filter { $0.split { !$0.isLetter && $0 != "’" }.count > 1 }
    }

    // MARK: - The words

    @Test("every text is there in every language, with the same places")
    func isComplete() {
        for language in ReportWords.languages {
            let words = ReportWords(language)
            #expect(words.language == language)
            for text in ReportText.allCases {
                #expect(!words[text].isEmpty, "\(text) in \(language)")
                #expect(places(words[text]) == places(ReportWords(.english)[text]), "\(text) in \(language)")
            }
            #expect(words.list(.shortMonths).count == 12 && words.list(.shortWeekdays).count == 7)
        }
        for (page, teams) in [
            (ReportWords.englishPage, ReportWords.englishTeams), (ReportWords.frenchPage, ReportWords.frenchTeams),
            (ReportWords.dutchPage, ReportWords.dutchTeams),
        ] { #expect(page.count + teams.count == ReportText.allCases.count) }
    }

    private func places(_ text: String) -> Set<Substring> {
        Set(text.matches(of: /\{([a-z]+)(:[^}|]+\|[^}|]+)?\}/).map(\.1))
    }

    @Test("a place that is not closed or not filled spoils nothing")
    func fills() {
        #expect(ReportWords(.english)(.pair, ["name": "{value}"]) == "{value}: ")
    }

    @Test("a language with a region is that language, and one without words is English")
    func fallsBack() {
        #expect(
            ["fr-BE", "nl-BE", "en-GB", "de"].map { ReportWords(Language($0)).language.rawValue } == [
                "fr", "nl", "en", "en",
            ])
        var content = ReportContent.nothing()
        content.language = "de"
        #expect(ReportPage(content).html.contains("<html lang=\"en\">"))
    }

    @Test("one and many are as in the language")
    func plural() {
        func sentence(_ language: Language, _ count: String) -> String {
            ReportWords(language)(.inTimeFew, ["count": count, "minimum": "5"])
        }
        #expect(["0", "1", "2"].map { sentence(.english, $0).prefix(9) } == ["0 targets", "1 target ", "2 targets"])
        #expect(
            ["0", "1", "2"].map { sentence(.french, $0).prefix(11) } == ["0 objectif ", "1 objectif ", "2 objectifs"])
        #expect(["0", "1", "2"].map { sentence(.dutch, $0).prefix(8) } == ["0 doelen", "1 doel m", "2 doelen"])
        let (french, dutch) = (ReportWords(.french), ReportWords(.dutch))
        func reached(_ words: ReportWords, _ count: Int) -> String {
            plain(words(.inTimeSome, ["count": "\(count)", "total": "3", "goal": 0.9.percent]))
        }
        #expect(reached(french, 0) == "0 objectif sur 3 a été atteint à temps dans au moins 90 % des cas")
        #expect(reached(french, 2) == "2 objectifs sur 3 ont été atteints à temps dans au moins 90 % des cas")
        #expect(reached(dutch, 1) == "1 van 3 doelen is in minstens 90 % van de gevallen op tijd gehaald")
        #expect(reached(dutch, 0) == "0 van 3 doelen zijn in minstens 90 % van de gevallen op tijd gehaald")
        #expect([1, 3].map { french.length(.years, "\($0)") } == ["1\u{202F}an", "3\u{202F}ans"])
        #expect([0.4, 1.5, 2.5, 10].map { growth(french, $0) } == ["0,4 jour", "1,5 jour", "2,5 jours", "10 jours"])
        #expect([1, 1.5].map { growth(dutch, $0) } == ["1 dag", "1,5 dagen"])
    }

    private func growth(_ words: ReportWords, _ days: Double) -> String {
        let values = ["rising": "3", "weeks": "4", "growth": "9", "days": words.tenths(days)]
        return words(.growingDays, values).split(separator: " ").suffix(words.language == .dutch ? 3 : 4)
            .prefix(2).joined(separator: " ")
    }

    // MARK: - The pages

    @Test("a page says its language, and is well formed in each", arguments: ReportWords.languages)
    func isWellFormed(_ language: Language) {
        for page in Self.pages[language] ?? [] {
            #expect(page.mistakes.isEmpty, "\(page.mistakes)")
            #expect(page.attributes.first { $0.name == "lang" }?.value == language.rawValue)
        }
    }

    @Test("the varied pages have every text of more than one word")
    func isOnAPage() {
        let pages = pages(.english)
        // The first of these are put into a content when it is gathered.
        let others: Set<ReportText> = [
            .reportTitle, .wholeOrganisation, .madeFor, .noTeam, .people, .noDepartment, .shortMonths, .shortWeekdays,
        ]
        for text in ReportText.allCases where !others.contains(text) {
            let parts = parts(text)
            if !pages.contains(where: { page in parts.allSatisfy { page.contains($0) } }) { Issue.record("\(text)") }
        }
    }

    @Test("a page in another language has no English in it", arguments: others)
    func hasNoEnglish(_ language: Language) {
        let pages = pages(language)
        for text in ReportText.allCases {
            for part in parts(text) where pages.contains(where: { $0.contains(part) }) {
                Issue.record("\(text): \(part)")
            }
        }
    }

    @Test("a page tells its numbers and days as the language writes them")
    func writes() {
        let (french, dutch) = (plain(pages(.french).joined()), plain(pages(.dutch).joined()))
        for part in [
            "L’heure la plus chargée est le lundi de 9 à 10 h : 412 demandes sur 429",
            "Du 7 septembre 2026 au 4 octobre 2026 (28 jours)", "9 120", "82 % de 514", "3 h 20", "2 j 4 h", "12 j",
            "« Ventes » demande le plus à « IT » : 5 000 demandes sur 5 700", "1er oct.", "3 oct.", "Mercredi",
            "Réponse suivante : 2 min – 2 min", "Établi le 5 octobre 2026.", "visé : 90 %", "0,2 par jour",
            "la moitié de 514 ; neuf sur dix en 2 j 4 h",
        ] where !french.contains(part) { Issue.record("\(part)") }
        for part in [
            "Het drukste uur is maandag van 9 tot 10 uur: 412 van 429 aanvragen",
            "Van 7 september 2026 tot en met 4 oktober 2026 (28 dagen)", "9 120", "82 % van 514", "3 u 20", "2 d 4 u",
            "“Ventes” vraagt het meest aan “IT”: 5 000 van 5 700 aanvragen", "1 okt", "Woensdag", "0,2 per dag",
            "Volgend antwoord: 2 min – 2 min", "Gemaakt op 5 oktober 2026.", "beoogd: 90 %",
        ] where !dutch.contains(part) { Issue.record("\(part)") }
        #expect(!french.contains("“") && !dutch.contains("«"))
        #expect(ReportWords(.french).long(CalendarDate("2026-03-01")!) == "1er\u{A0}mars\u{A0}2026")
        // No sign is left alone at the start of a line.
        for text in ReportText.allCases {
            #expect(!ReportWords(.french)[text].contains(/[ ][:;?!»%]|«[ ]/), "\(text)")
        }
    }

    @Test("whoever has no name is called so in the language")
    func nameless() {
        var content = ReportContent.nothing()
        content.language = "fr-BE"
        var row = ObligationReport.Row(obligor: .person("anna"), beneficiary: .person("luc"))
        row.count.inTime = 9
        content.add(ObligationReport(rows: [row]), calling: [:], of: [])
        #expect(content.obligations.map(\.name) == ["Des personnes"])
        let (names, dutch) = (ReportContent.MapNames(teams: ["net": "Netwerk"]), ReportWords(.dutch))
        #expect(names.name(of: ServiceMap.Side.unknown, in: dutch) == "Geen afdeling")
        let flow = ServiceMap.Flow(teams: ["net", nil], traffic: nil)
        #expect(names.name(of: flow, in: dutch) == "Netwerk en Geen team")
    }

    @Test("why a team has too much to do is said in English as the desk says it")
    func reasons() {
        var kinds: Set<OverloadReason.Kind> = []
        for load in [0.5, 0.815, 1] {
            for facts in ReportContent.overloads {
                let workload = Workload(facts, by: WorkloadThresholds { $0.load = load })
                #expect(workload.isOverloaded)
                for reason in workload.reasons {
                    kinds.insert(reason.kind)
                    #expect(ReportWords(.english).reason(reason, of: workload) == reason.words)
                }
            }
        }
        #expect(kinds.count == OverloadReason.Kind.allCases.count)
    }
}
