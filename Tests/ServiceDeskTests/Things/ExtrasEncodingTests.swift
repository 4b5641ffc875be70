import ServiceDesk
import ServiceDeskTesting
import Testing

/// Everything that only few requests have, on one of them.
@Suite("What few requests have is kept as everything else is")
struct ExtrasEncodingTests {
    private struct Restart: HostAction {
        let name: HostActionName = "restart"
        func title(in language: Language?) -> String { "Redémarrer" }
        func isOffered(for request: Request, to viewer: Viewer) -> Bool { true }
        func perform(_ call: HostActionCall) async throws -> String { "Redémarré à 8 h « sans \"erreur\" »." }
    }

    private static let names: Set<String> = [
        "approvalAsked", "approvalGiven", "approvalConcluded", "stepsAdded", "stepTicked", "planned", "partOpened",
        "partSkipped", "becamePart", "aboutChanged", "diagnosed", "prevented", "recognised", "reachedOut",
        "outreachRead", "thanked", "surveyAnswered", "ruleStopped", "acted",
        "solvedBy",
    ]

    /// A problem to which all of it has happened, and its journal.
    private func everything() async throws -> (Request, [RecordedEvent]) {
        let company = try await Company { $0.actions = [Restart()] }
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        var draft = RequestDraft("Het netwerk valt weg", team: "it", kind: .problem)
        draft.checklist = ["Appeler l’opérateur", "Poser un commutateur"]
        draft.about = [Thing("device", "LT:4711"), Thing("site", "Bruxelles \"Nord\"")]
        let request = try await desk.open(draft, as: try await company.viewer("anna"))
        let commands: [(RequestCommand, Person.ID)] = [
            (.tick(step: 1), "eva"), (.tick(step: 2), "bram"), (.tick(step: 1, isDone: false), "eva"),
            (.askApproval(ApprovalQuestion("Un de plus ?", from: .people(["nora", "rita"]), within: 3_600)), "bram"),
            (.decideApproval(1, agrees: true), "rita"), (.decideApproval(1, agrees: true, remark: "Prima!"), "nora"),
            (.askApproval(ApprovalQuestion("Encore un ?", from: .people(["nora"]))), "bram"),
            (.withdrawApproval(2), "bram"),
            (.removeThing(Thing("device", "LT:4711")), "bram"), (.diagnose(Diagnosis(cause: "Câble")), "eva"),
            (.prevent(Prevention("Câble neuf", since: company.clock.now())), "eva"),
        ]
        for (command, person) in commands {
            company.clock.advance(bySeconds: 60)
            _ = try await company.perform(command, on: request, by: person)
        }
        let audience = Audience(isEveryone: true, teams: ["hr"])
        let word = ArticleContent("Réseau", text: "Bientôt.", language: "fr", team: "it", audience: audience)
        try await desk.publishWorkaround(word, for: .id(request.id), as: bram)
        try await desk.reachOut(about: .id(request.id), word, as: bram)
        try await desk.acknowledge(2, as: try await company.viewer("hugo"))
        try await desk.act("restart", on: .id(request.id), as: bram)
        _ = try await company.perform(.resolve(.fixed, article: 1), on: request, by: "bram")
        try await desk.thank(
            ["eva", "hugo"], for: "Merci !", on: .id(request.id), as: try await company.viewer("anna"))
        let answer = SurveyAnswer(rating: 4, remark: "Ça va", isShared: true)
        try await desk.answerSurvey(answer, on: .id(request.id), as: try await company.viewer("anna"))
        let kept = try await desk.request(.id(request.id), as: Company.host)
        let update = try await parts(of: kept, in: company)
        return (update.after, try await company.journal(of: request) + update.events)
    }

    /// What a desk brings about by itself.
    private func parts(of request: Request, in company: Company) async throws -> Change.Update {
        let (child, parent) = (try await company.open("Een deel"), try await company.open("Het geheel"))
        var draft = RequestDraft("Poser", team: "it")
        draft.about = [Thing("device", "LT-1")]
        let now = company.clock.now()
        let plan = [
            RequestPart("order", RequestDraft("Commander", team: "it")),
            RequestPart("install", draft, after: ["order"], opensAt: now), RequestPart("skipped", draft),
        ]
        let pattern = ProblemPattern(words: ["netwerk", "weg"], service: "complaint", team: "it", about: "device:LT-1")
        let events: [RequestEvent] = [
            .planned(plan), .linked(Link(.parentOf, child.id)), .partOpened(name: "order", request: child.id),
            .partSkipped("skipped"), .becamePart("network", of: parent.id), .recognised(pattern),
            .ruleStopped(rule: "first", reason: "Elle tourne en rond."),
        ]
        return try Change.Update(request, events.map { (.host("test"), $0) }, at: now)
    }

    @Test("A request with all of it is read as it was written")
    func request() async throws {
        let (request, _) = try await everything()
        #expect(request.approvals.map(\.outcome) == [.approved, .withdrawn])
        #expect(request.approvals.first?.votes.map(\.person) == ["rita", "nora"])
        #expect(request.checklist.map { $0.done?.by } == [nil, .person("bram")])
        #expect(request.parts.map(\.name) == ["order", "install", "skipped"] && request.part == "network")
        #expect(request.parts.map(\.isWaiting) == [false, true, false])
        #expect(request.about == [Thing("site", "Bruxelles \"Nord\"")])
        #expect(request.diagnosis == Diagnosis(cause: "Câble", workaround: 1))
        #expect(request.prevention?.measure == "Câble neuf" && request.pattern?.words == ["netwerk", "weg"])
        #expect(request.outreach.map(\.article) == [2] && request.outreach.first?.readers == ["hugo"])
        #expect(request.thanks.map(\.to) == [["eva", "hugo"]] && request.satisfaction?.rating == 4)
        #expect(request.solvedBy == 1)
        let bytes = try CanonicalJSON.encode(request)
        #expect(try Request(encoded: bytes, number: request.number) == request)
        #expect(try Change.Update(before: nil, after: request, events: []).encoded == bytes)
        let again = try Request(encoded: bytes, number: request.number)
        #expect(try CanonicalJSON.encode(again) == bytes)
    }

    @Test("Each event is read as it was written, and the journal of them gives the request")
    func journal() async throws {
        struct Kept: Codable, Equatable {
            var actor: Actor
            var event: RequestEvent
        }
        let (request, journal) = try await everything()
        let met = Set(journal.map(\.event.name))
        #expect(met.isSuperset(of: Self.names), "Not met: \(Self.names.subtracting(met).sorted())")
        for event in journal {
            let read = try RecordedEvent(
                request: event.request, version: event.version, at: event.at, content: event.content, hash: event.hash)
            #expect(read == event, "\(event.event.name)")
            let kept = Kept(actor: event.actor, event: event.event)
            #expect(try CanonicalJSON.encode(kept) == event.content, "\(event.event.name)")
            #expect(try CanonicalJSON.decode(Kept.self, from: event.content) == kept, "\(event.event.name)")
            #expect(String(decoding: event.content, as: UTF8.self).contains("\"\(event.event.name)\":"))
        }
        var audit = JournalAudit(of: request.id)
        for event in journal { try audit.check(event) }
        try audit.finish(comparing: request)
    }

    @Test("What a request has not costs it nothing, and old requests and keys stay as they are")
    func nothing() async throws {
        let company = try await Company()
        let request = try await company.open()
        #expect(!String(decoding: try CanonicalJSON.encode(request), as: UTF8.self).contains("extras"))
        // Fingerprints of keys are made of these.
        let draft = String(decoding: try CanonicalJSON.encode(RequestDraft("Un écran")), as: UTF8.self)
        for name in ["checklist", "about", "obligation"] { #expect(!draft.contains("\"\(name)\""), "\(name)") }
    }

    @Test("Whoever may see nothing of it cannot tell that it is there")
    func noHint() async throws {
        let company = try await Company { $0.things = [Inventory("payslip", ["anna-2026-02": ["rita"]])] }
        let request = try await company.open()
        try await company.desk.perform(.addThing(Company.payslip), on: .id(request.id), as: Company.host)
        _ = try await company.perform(.addSteps(["Entre nous"]), on: request, by: "bram")
        let seen = try await company.desk.request(.id(request.id), as: try await company.viewer("anna"))
        #expect(!String(decoding: try CanonicalJSON.encode(seen), as: UTF8.self).contains("extras"))
    }

    @Test("Commands are read as they were written")
    func commands() throws {
        let now = Timestamp(microseconds: 1_772_438_400_000_000)
        let commands: [RequestCommand] = [
            .askApproval(ApprovalQuestion("D’accord ?", from: .manager, needed: 1, within: 60)),
            .askApproval(ApprovalQuestion("Akkoord?", from: .people(["nora", "rita"]))),
            .decideApproval(2, agrees: false, remark: "Trop cher"), .withdrawApproval(1), .addSteps(["Un", "Deux"]),
            .tick(step: 2, isDone: false), .skip(part: "order"), .addThing(Thing("device", "LT:1")),
            .removeThing(Thing("device", "LT:1")), .diagnose(Diagnosis(cause: "Câble", workaround: 7)),
            .prevent(Prevention("Câble", since: now)), .thank(["eva", "hugo"], "Merci"),
            .answerSurvey(SurveyAnswer(rating: 5, remark: "Top", isShared: true)),
        ]
        for command in commands {
            let bytes = try CanonicalJSON.encode(command)
            #expect(try CanonicalJSON.decode(RequestCommand.self, from: bytes) == command)
        }
    }

    @Test(
        "An event that is not whole is none",
        arguments: [
            #"{"aboutChanged":["device"]}"#, #"{"aboutChanged":"device:1"}"#, #"{"approvalAsked":{}}"#,
            #"{"thanked":{"text":"Merci"}}"#, #"{"surveyAnswered":{"rating":"5","remark":"","isShared":true}}"#,
            #"{"outreachRead":{"by":"anna"}}"#, #"{"stepTicked":{"step":1}}"#, #"{"acted":{"outcome":"Fait"}}"#,
            #"{"approvalConcluded":{"approval":1,"_1":"perhaps"}}"#, #"{"diagnosed":{"workaround":1}}"#,
        ])
    func damaged(event: String) {
        #expect(throws: DecodingError.self) {
            try CanonicalJSON.decode(RequestEvent.self, from: Array(event.utf8))
        }
        #expect(throws: DecodingError.self) {
            try RecordedEvent(
                request: Request.ID(UniqueID(high: 0, low: 1)), version: 2, at: Timestamp(microseconds: 0),
                content: Array(#"{"actor":{"person":"a"},"event":\#(event)}"#.utf8), hash: .zero)
        }
    }
}
