import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("Erasing a person")
struct ErasureTests {
    private let host = Viewer.host("test")

    private func texts(_ company: Company, _ request: Request) async throws -> [String] {
        try await company.journal(of: request).compactMap { $0.event.message?.text }
    }

    // MARK: What goes, and what stays

    @Test("takes all that was written from what they asked, and what they wrote from the rest")
    func takesTexts() async throws {
        let company = try await Company()
        let own = try await company.open("Mon salaire")
        try await company.desk.reply("Chère Anna, c’est corrigé", to: .id(own.id), as: company.viewer("bram"))
        let other = try await company.desk.open(
            RequestDraft("Chauffage", text: "Il fait froid.", watchers: ["anna"]), as: company.viewer("rita"))
        try await company.desk.reply("Au bureau d’Anna aussi", to: .id(other.id), as: company.viewer("anna"))

        let report = try await company.desk.erase("anna", as: host)
        #expect(report.requests == 2)
        #expect(try await texts(company, own) == [.erased, .erased])
        #expect(try await texts(company, other) == ["Il fait froid.", .erased])
        let kept = try await company.desk.request(.id(own.id), as: host)
        #expect(kept.subject == .erased && kept.requester == report.pseudonym)
        #expect(try await company.journal(of: own)[1].actor == .person("bram"))
    }

    @Test("takes an agent’s own words from what others asked, and leaves theirs")
    func takesWordsOfAgents() async throws {
        let company = try await Company()
        let request = try await company.open()
        _ = try await company.perform(.take, on: request, by: "bram")
        try await company.desk.note("Anna belde, groet Bram", on: .id(request.id), as: company.viewer("bram"))
        let solved = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        let report = try await company.desk.erase("bram", as: host)
        #expect(try await texts(company, request) == ["Depuis ce matin.", .erased])
        let kept = try await company.desk.request(.id(request.id), as: host)
        #expect(kept.agent == report.pseudonym && kept.subject == request.subject)
        #expect(kept.resolvedAt == solved.resolvedAt && kept.firstRespondedAt == solved.firstRespondedAt)
    }

    @Test("keeps what is the matter of more than one: problems and what is owed")
    func keepsProblems() async throws {
        let company = try await Company()
        var draft = RequestDraft("Toner epuisé partout", text: "Groet, Bram", kind: .problem)
        draft.team = "it"
        let problem = try await company.desk.open(draft, as: company.viewer("bram"))
        _ = try await company.perform(.diagnose(Diagnosis(cause: "Mauvais lot")), on: problem, by: "eva")
        _ = try await company.desk.erase("bram", as: host)
        let kept = try await company.desk.request(.id(problem.id), as: host)
        #expect(kept.subject == "Toner epuisé partout" && kept.diagnosis?.cause == "Mauvais lot")
        #expect(try await texts(company, problem) == [.erased])
    }

    @Test("reaches approvals, thanks, surveys, links, checklists and grants")
    func reachesExtras() async throws {
        let company = try await Company()
        let (request, bram) = (try await company.open(), try await company.viewer("bram"))
        _ = try await company.perform(
            .askApproval(ApprovalQuestion("Akkoord, Rita?", from: .people(["rita"]))), on: request, by: "bram")
        let asked = try await company.desk.request(.id(request.id), as: bram).approvals[0]
        _ = try await company.perform(
            .decideApproval(asked.id, agrees: true, remark: "Rita zegt ja"), on: request, by: "rita")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        let report = try await company.desk.erase("rita", as: host)
        let vote = try await company.desk.request(.id(request.id), as: host).approvals[0]
        #expect(vote.approvers == [report.pseudonym] && vote.votes.map(\.person) == [report.pseudonym])
        #expect(vote.votes.map(\.remark) == [.erased])
        // The question is somebody else’s, and is named to be looked at.
        #expect(vote.question == "Akkoord, Rita?" && report.stillNaming == [request.number])
    }

    @Test("is the host’s alone, and of nobody it erases nothing")
    func isForHosts() async throws {
        let company = try await Company()
        _ = try await company.open()
        for person in ["lena", "anna"] as [Person.ID] {
            let viewer = try await company.viewer(person)
            #expect(try await company.refusal { _ = try await company.desk.erase("anna", as: viewer) } == .notPermitted)
            #expect(try await company.refusal { try await company.desk.expunge(as: viewer) } == .notPermitted)
        }
        let report = try await company.desk.erase("nobody", as: host)
        #expect(report.requests == 0 && report.entries == 0 && report.isComplete)
        #expect(try await company.store.entries(DirectoryQuery(.person)).count == 11)
    }

    @Test("says what it would do, and does nothing, when it is rehearsed")
    func rehearses() async throws {
        let company = try await Company.inUse()
        let before = try await company.store.exported()
        let rehearsal = try await company.desk.erase("anna", isRehearsal: true, as: host)
        #expect(try await company.store.exported().bytes == before.bytes)
        let report = try await company.desk.erase("anna", as: host)
        #expect((rehearsal.requests, rehearsal.events) == (report.requests, report.events))
        #expect((rehearsal.work, rehearsal.entries) == (report.work, report.entries))
        #expect(report.requests > 3)
    }

    // MARK: What else is kept

    @Test("removes files that nobody names any more, and no others")
    func removesFiles() async throws {
        let company = try await Company()
        let (anna, rita) = (try await company.viewer("anna"), try await company.viewer("rita"))
        let own = try await company.desk.upload(name: "loon.pdf", mediaType: "application/pdf", as: anna, bytes: [1])
        let mine = try await company.desk.upload(name: "plan.png", mediaType: "image/png", as: anna, bytes: [2])
        let theirs = try await company.desk.upload(name: "zelfde.png", mediaType: "image/png", as: rita, bytes: [2])
        _ = try await company.desk.open(RequestDraft("Loon", attachments: [own, mine]), as: anna)
        _ = try await company.desk.open(RequestDraft("Plan", attachments: [theirs]), as: rita)
        let report = try await company.desk.erase("anna", as: host)
        #expect(report.files == 1)
        #expect(try await company.store.size(of: own.digest) == nil)
        #expect(try await company.store.size(of: theirs.digest) == 1)
        #expect(try await StoreAudit(company.store).run().isClean)
    }

    @Test("forgets them in the directory, and wherever it names them")
    func forgetsEntries() async throws {
        let start = Timestamp(seconds: 0)
        let company = try await Company(saving: [
            .person(
                Person(
                    id: "piet", name: "Piet", addresses: [Address(.mail, "piet@example.org")], manager: "bram")),
            .delegation(
                Delegation(id: "leave", from: "bram", to: "eva", starts: start, ends: start.advanced(bySeconds: 9))),
            .policy(
                PriorityPolicy(
                    id: "all", title: "Alles",
                    rules: [
                        .init(
                            .init(),
                            aims: [
                                .init(
                                    SLATarget(
                                        .resolution, within: .elapsed(.seconds(60)),
                                        escalations: [.init(at: 100, to: .person("bram"))]),
                                    goals: [:], other: .elapsedTime(60))
                            ])
                    ])),
        ])
        let report = try await company.desk.erase("bram", as: host)
        let (pseudonym, store) = (report.pseudonym, company.store)
        #expect(report.entries == 5 && report.entriesNaming.isEmpty)
        #expect(try await store.people(["bram"]).isEmpty)
        let left = try #require(try await store.people([pseudonym]).first)
        #expect(!left.isActive && left.name == .erased && left.addresses.isEmpty)
        #expect(try await store.teams(["it"]).first?.members.map(\.person) == ["eva", "lena"])
        #expect(try await store.people(["piet"]).first?.manager == pseudonym)
        #expect(try await store.delegations(to: "eva", at: start).map(\.from) == [pseudonym])
        for kind in DirectoryEntry.Kind.allCases {
            for entry in try await store.allEntries(kind) {
                #expect(!String(decoding: try CanonicalJSON.encode(entry), as: UTF8.self).contains("bram"))
            }
        }
        #expect(try await company.refusal { _ = try await company.viewer("bram") } == .unknownReference)
    }

    @Test("cancels what was to be told to them, and names what concerns others too")
    func cancelsWork() async throws {
        let company = try await Company {
            $0.notices = NoticeOptions([ConsoleNotifier { _ in }])
        }
        let request = try await company.open()
        try await company.desk.reply("Bonjour", to: .id(request.id), as: company.viewer("bram"))
        company.clock.advance(bySeconds: 1)
        let other = WorkItem(
            "obligation:plan", dueAt: company.clock.now().advanced(bySeconds: 9),
            task: try WorkTask("obligation", ["contact": "anna"]))
        // A team may have the very same id.
        let team = WorkItem(
            "team-digest:anna", dueAt: company.clock.now().advanced(bySeconds: 9), task: WorkTask("team-digest"))
        let teamNotice = WorkItem(
            "notice:1:console:team:anna", dueAt: company.clock.now().advanced(bySeconds: 9),
            task: try WorkTask("x", ["team": "anna"]))
        try await company.desk.plan([.schedule(other), .schedule(team), .schedule(teamNotice)], as: host)
        // Some are planned, and some are ready for somebody.
        try await company.desk.reply("Encore", to: .id(request.id), as: company.viewer("anna"))
        let report = try await company.desk.erase("anna", as: host)
        let left = try await company.desk.work(WorkQuery(.all, limit: 100), as: host).records
        // What is planned for many goes on, and is named until it is done.
        let plans = left.filter { $0.item.task.kind == "notices" }.map(\.key)
        #expect(!plans.isEmpty && left.contains { $0.key == "team-digest:anna" })
        #expect(Set(report.stillPlanned) == Set([other.key, teamNotice.key] + plans))
        #expect(!left.contains { $0.key.rawValue.hasSuffix(":person:anna") })
    }

    @Test("takes all of what was theirs once, and what their mail became")
    func takesWhatWasTheirs() async throws {
        let company = try await Company(saving: [
            .person(
                Person(id: "piet", name: "Piet", addresses: [Address(.mail, "Piet@example.org", isVerified: true)]))
        ])
        let request = try await company.open("Mijn dossier")
        _ = try await company.perform(.changeRequester("rita"), on: request, by: "bram")
        try await company.desk.reply("Anna vroeg dit", to: .id(request.id), as: company.viewer("bram"))
        let other = try await company.desk.open(RequestDraft("Deur", text: "Klemt."), as: company.viewer("rita"))
        func note(_ text: String) async throws {
            let message = Message(
                id: company.desk.configuration.ids.next(at: company.clock.now()), text: text, channel: .mail)
            try await company.desk.perform(.note(message), on: .id(other.id), as: .host("mail"))
        }
        try await note("Automatic answer by Piet <piet@example.org>:\n\nIk ben ziek.")
        try await note("Automatic answer by Rita <rita@example.org>:\n\nVakantie.")
        _ = try await company.desk.erase("anna", as: host)
        #expect(try await texts(company, request) == [.erased, .erased])
        #expect(try await company.desk.request(.id(request.id), as: host).subject == .erased)
        let report = try await company.desk.erase("piet", as: host)
        let left = try await texts(company, other)
        #expect(left[1] == .erased && left[2].hasSuffix("Vakantie.") && report.stillNaming.isEmpty)
    }

    @Test("finds names and addresses however they are written")
    func foldsCase() async throws {
        let company = try await Company(saving: [
            .person(
                Person(id: "p-7", name: "Piet Pieters", addresses: [Address(.mail, "Piet@Example.org")])),
            .service(Service(id: "keys", team: "it", name: "Sleutels (vraag piet pieters)")),
        ])
        let request = try await company.open("Bel PIET PIETERS")
        let report = try await company.desk.erase("p-7", as: host)
        #expect(report.stillNaming == [request.number] && report.entriesNaming == ["service:keys"])
        #expect(!report.isComplete)
    }

    @Test("there is one at a time, and one that was cut short is ended first")
    func isOne() async throws {
        let company = try await Company.inUse()
        // Writing fails once the first requests are erased.
        let faulty = FaultyStore(company.store, script: [.none, .none, .none, .busy])
        let parts = company.store
        let desk = Desk(store: faulty, directory: parts, attachments: parts, articles: parts)
        await #expect(throws: StoreError.self) { _ = try await desk.erase("anna", as: host) }
        #expect(try await company.refusal { _ = try await company.desk.erase("bram", as: host) } == .contended)
        // Something comes to it before it is ended.
        let begun = try await company.store.page(RequestQuery(viewer: host, limit: 1_000)).requests
            .filter { $0.requester != "anna" }
        for request in begun where request.team == "it" {
            try await company.desk.note(
                "Het salaris staat klaar", on: .id(request.id), as: company.viewer("bram"))
        }
        let report = try await company.desk.erase("anna", as: host)
        #expect(report.requests > 0)
        // One id for all of it, and no file is left that only they had named.
        var people = Set<Person.ID>()
        for request in try await company.store.page(RequestQuery(viewer: host, limit: 1_000)).requests {
            people.insert(request.requester)
        }
        #expect(people == [report.pseudonym] && !begun.isEmpty)
        for request in begun { #expect(try await !texts(company, request).contains { $0.contains("salaris") }) }
        let named = try await company.store.journal(JournalQuery(.numbers, limit: 10_000)).entries
            .flatMap { $0.event.event.message?.attachments ?? [] }
        for digest in company.store.state.withLock({ Array($0.attachments.keys) }) {
            #expect(named.contains { $0.digest == digest })
        }
        #expect(try await company.desk.erase("bram", as: host).requests > 0)
    }

    @Test("takes from nobody the right to name a file anew, with its bytes")
    func filesComeAgain() async throws {
        let company = try await Company()
        let (anna, bram) = (try await company.viewer("anna"), try await company.viewer("bram"))
        let other = try await company.desk.open(RequestDraft("B", team: "it"), as: company.viewer("rita"))
        let file = try await company.desk.upload(name: "a.txt", mediaType: "text/plain", as: anna, bytes: [7])
        _ = try await company.desk.open(RequestDraft("A", attachments: [file]), as: anna)
        let same = try await company.desk.upload(name: "b.txt", mediaType: "text/plain", as: bram, bytes: [7])
        #expect(try await company.desk.erase("anna", as: host).files == 1)
        let refused = try await company.refusal {
            try await company.desk.note("x", attachments: [same], on: .id(other.id), as: bram)
        }
        #expect(refused != nil)
        let again = try await company.desk.upload(name: "b.txt", mediaType: "text/plain", as: bram, bytes: [7])
        try await company.desk.note("x", attachments: [again], on: .id(other.id), as: bram)
        #expect(try await StoreAudit(company.store).run().isClean)
    }

    @Test("names the articles that they wrote, and lets nobody see what they read")
    func namesArticles() async throws {
        let company = try await Company()
        let (bram, anna) = (try await company.viewer("bram"), try await company.viewer("anna"))
        let article = try await company.desk.write(
            ArticleContent("Toner", text: "Vervang hem.", language: "nl", team: "it", audience: .everyone), as: bram)
        try await company.desk.publish(.id(article.id), as: bram)
        _ = try await company.desk.read(.id(article.id), as: anna)
        #expect(try await company.desk.erase("bram", as: host).articles == [article.number])
        _ = try await company.desk.erase("anna", as: host)
        let readings = try await company.store.readings(ReadingQuery(.all))
        #expect(readings.count == 1 && readings[0].reader == nil)
    }
}
