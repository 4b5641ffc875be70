import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("How notices are worded")
struct NoticeTemplateTests {
    private func problem(
        _ kind: NoticeKind, _ subject: String, _ text: String = "#{number}"
    ) throws -> NoticeTemplateError? {
        do {
            _ = try NoticeTemplates.standard.replacing([.dutch: [kind: NoticeTemplate(subject: subject, text: text)]])
            return nil
        } catch {
            return error
        }
    }

    @Test("in English, French and Dutch, by what the reader prefers")
    func languages() {
        let templates = NoticeTemplates.standard
        #expect(templates.languages == ["en", "fr", "nl"])
        #expect(templates.language(for: "nl-BE") == .dutch && templates.language(for: "FR-be") == .french)
        #expect(templates.language(for: "nl") == .dutch && templates.language(for: "de") == nil)
    }

    @Test("a mistake is named with its template when the templates are made")
    func mistakes() throws {
        let unknown = try #require(try problem(.resolved, "#{number}: {sujet}"))
        #expect(unknown.kind == .resolved && unknown.language == .dutch)
        #expect(unknown.description.contains("{sujet") && unknown.description.contains("{subject}"))
        #expect(try problem(.resolved, "Klaar", "Klaar")?.description.contains("{number}") == true)
        #expect(try problem(.digest, "{number}")?.description.contains("{list}") == true)
        #expect(try problem(.teamDigest, "{number}")?.description.contains("{month}") == true)
        for broken in ["#{number", "#{number} }", "{", "{}", "{{number}"] {
            #expect(try problem(.resolved, broken) != nil, "\(broken)")
        }
        #expect(try problem(.resolved, "{{#{number}}} is klaar") == nil)
        do {
            let german = [NoticeKind.resolved: NoticeTemplate(subject: "{number}", text: "")]
            _ = try NoticeTemplates.standard.replacing(["de": german])
            Issue.record("Most of the German templates are missing.")
        } catch {
            #expect(error.language == "de" && error.description.contains("missing"))
        }
    }

    @Test("everybody reads their own language, and what people wrote is not taken for a template")
    func rendering() async throws {
        let mail = RecordingNotifier()
        let company = try await Company.telling(
            mail,
            saving: [
                .person(Person(id: "wim", name: "Wim", language: "nl-BE"))
            ]
        ) { $0.notices?.deskName = "Hulp" }
        let draft = RequestDraft("{actor} & {text}", text: "{{number}} }", watchers: ["wim", "rita"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        try await company.tell()
        let notices = Dictionary(
            mail.notices.filter { $0.kind == .resolved }.map { ($0.recipient.testName, $0) }, uniquingKeysWith: { $1 })
        #expect(notices["anna"]?.subject == "Nº 1 est résolue : {actor} & {text}")
        #expect(notices["wim"]?.subject == "#1 is opgelost: {actor} & {text}")
        #expect(notices["rita"]?.subject == "#1 is resolved: {actor} & {text}")
        #expect(notices["wim"]?.language == .dutch && notices["rita"]?.language == .english)
        let text = try #require(notices["wim"]?.text)
        #expect(text.hasPrefix("Dag Wim,\n\nBram heeft aanvraag #1") && text.hasSuffix("\n\nHulp"))
        // Nothing was written: there is no empty paragraph.
        #expect(!text.contains("\n\n\n"))
        let arrived = try #require(mail.notices.first { $0.recipient.testName == "eva" })
        #expect(arrived.text.contains("{{number}} }"))
    }

    @Test("a subject is one line, whatever a name contains; a long message is cut")
    func limits() async throws {
        let mail = RecordingNotifier()
        let company = try await Company.telling(
            mail,
            saving: [
                .team(Team(id: "it", name: "IT\r\nBcc: x@example.org", members: [.init("bram")]))
            ]
        ) { $0.notices?.maximumQuote = 10 }
        let draft = RequestDraft("Vraag", text: String(repeating: "é", count: 100), team: "it")
        try await company.desk.open(draft, as: try await company.viewer("anna"))
        try await company.tell()
        let notice = try #require(mail.notices.first { $0.kind == .arrived })
        #expect(notice.subject == "#1 came to IT Bcc: x@example.org: Vraag")
        #expect(notice.text.contains("\n\n" + String(repeating: "é", count: 10) + "…\n\n"))
    }

    @Test("times are in the desk's zone, and a date that moves is the new one")
    func times() async throws {
        let mail = RecordingNotifier()
        let company = try await Company.telling(mail) { $0.notices?.zone = "Europe/Brussels" }
        let request = try await company.open()
        let due = Timestamp(microseconds: 1_782_907_200_000_000)
        _ = try await company.perform(.setDue(due), on: request, by: "bram")
        try await company.tell()
        let moved = try #require(mail.notices.first { $0.kind == .promiseMoved })
        #expect(moved.text.contains("le mercredi 1er juillet 2026 à 14:00"))
    }

    @Test("an optional paragraph leaves nothing behind, and what people wrote is left alone")
    func paragraphs() async throws {
        let mail = RecordingNotifier()
        var templates = NoticeTemplates.standard
        for (text, expected) in [
            ("{text}\n\n{expectation}\n\n#{number}", "a\n\n\n\nb\n\n#1"),
            ("{expectation}\n\n{text}", "a\n\n\n\nb"), ("{text}\n\n{expectation}", "a\n\n\n\nb"),
            ("{expectation}: {text}", ": a\n\n\n\nb"),
        ] {
            templates = try templates.replacing([.english: [.arrived: .init(subject: "#{number}", text: text)]])
            let company = try await Company.telling(mail) { $0.notices?.templates = templates }
            let draft = RequestDraft("Vraag", text: "a\n\n\n\nb", team: "hr")
            try await company.desk.open(draft, as: try await company.viewer("anna"))
            try await company.tell()
            #expect(mail.notices.last { $0.kind == .arrived }?.text == expected, "\(text)")
        }
    }

    @Test("phrases are replaceable, a mistake in them is named, and a new language brings its own")
    func phrases() throws {
        let german = NoticePhrases(
            closedUntil: "Wieder da: {time}.", closed: "", answerBy: "", resolutionBy: "Fertig bis {time}.",
            reasons: NoticePhrases.dutch.reasons,
            weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
            months: (1...12).map(String.init), time: "{weekday} {day}.{month}. {clock}")
        let template = NoticeTemplate(subject: "{number}{list}{month}", text: "")
        let all = Dictionary(uniqueKeysWithValues: NoticeKind.all.map { ($0, template) })
        let error = #expect(throws: NoticeTemplateError.self) { _ = try NoticeTemplates(["de": all]) }
        #expect(error?.kind == "phrases" && error?.language == "de")
        #expect(try NoticeTemplates(["de": all], phrases: ["de": german]).languages == ["de"])
        for spoil in [
            { $0.closedUntil = "Bald." }, { $0.closed = "{time}" }, { $0.weekdays = [] }, { $0.reasons = [:] },
            { $0.time = "{day}" }, { $0.owed = [] }, { $0.owed[5] = "open" }, { $0.thanks = "{from}: {text}" },
            { $0.remark = "{rating}" },
        ] as [(inout NoticePhrases) -> Void] {
            var phrases = german
            spoil(&phrases)
            #expect(throws: NoticeTemplateError.self) {
                _ = try NoticeTemplates.standard.replacing([:], phrases: [.dutch: phrases])
            }
        }
    }
}
