import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// Everything that is written in this test contains a word of its own, so that it is seen in every notice what it
/// reveals. Who may read what is written down here once more, from the text of the rules.
@Suite("A notice reveals nothing that its reader may not see")
struct NoticeSecrecyTests {
    private struct Secret {
        var request: Request.ID
        var isPrivate: Bool
    }

    /// What is written so far, and what notices revealed.
    private final class Book: Sendable {
        private let secrets = Mutex<[String: Secret]>([:])
        let leaks = Mutex<[String]>([])
        let revealed = Mutex(0)
        let store = Mutex<InMemoryStore?>(nil)

        func write(_ secret: Secret) -> String {
            secrets.withLock { secrets in
                let word = "mot\(secrets.count)x"
                secrets[word] = secret
                return word
            }
        }

        /// For what is written before its request has an id.
        func amend(_ word: String, _ request: Request.ID) { secrets.withLock { $0[word]?.request = request } }

        func read(_ notice: Notice) async throws {
            guard let store = store.withLock({ $0 }), case .person(let reader) = notice.recipient else { return }
            let teams = Set(try await store.teams(of: reader.id).map(\.id))
            for word in "\(notice.subject) \(notice.text)".split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                guard let secret = secrets.withLock({ $0[String(word)] }),
                    let request = try await store.requests([.id(secret.request)]).first
                else { continue }
                revealed.withLock { $0 += 1 }
                if !Self.mayRead(secret, reader.id, teams, request) {
                    leaks.withLock { $0.append("\(word) to \(reader.id) by \(notice.id)") }
                }
            }
        }

        /// Agents of the team and people named read everything, but what is confidential and concerns them; requester,
        /// beneficiary and watchers read what is public.
        private static func mayRead(
            _ secret: Secret, _ reader: Person.ID, _ teams: Set<Team.ID>, _ request: Request
        ) -> Bool {
            let asks = [request.requester, request.beneficiary].contains(reader)
            var handles = request.team.map(teams.contains) == true
            if let confidentiality = request.confidentiality {
                handles = handles || confidentiality.named.contains(reader)
                if asks || confidentiality.concerns.contains(reader) { handles = false }
            }
            return handles || !secret.isPrivate && (asks || request.watchers.contains(reader))
        }
    }

    private static let people: [Person.ID] = ["bram", "eva", "lena", "hugo", "nora", "anna", "rita", "wim"]

    @Test("whatever happens between the act and the notice", arguments: 1...12 as ClosedRange<UInt64>)
    func random(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let book = Book()
        let shaky = Mutex(SeededGenerator(seed: seed + 1_000))
        let mail = RecordingNotifier { notice throws(DeliveryError) in
            let fails = shaky.withLock { Int.random(in: 0..<4, using: &$0) == 0 }
            if fails { throw DeliveryError(.failed, "Pas maintenant.") }
            do { try await book.read(notice) } catch { throw DeliveryError(.failed, "\(error)") }
        }
        let company = try await Company.telling(mail) { $0.work.maximumAttempts = 50 }
        book.store.withLock { $0 = company.store }
        if seed % 3 == 0, let digest = DailyTime(hour: 8, zone: "UTC") {
            let preferences = NoticePreferences(digest: digest)
            try await company.store.save(
                ["wim", "eva"].map { .person(Person(id: $0, name: "\($0)", notices: preferences)) })
        }
        var requests: [Request.ID] = []
        for _ in 0..<40 {
            for _ in 0..<4 { try await act(in: company, book, &requests, &random) }
            try await move(in: company, &random)
            try await company.tell()
            company.clock.advance(bySeconds: 300)
        }
        company.clock.advance(bySeconds: 90_000)
        try await company.tell()
        #expect(book.leaks.withLock { $0 } == [], "seed \(seed)")
        #expect(book.revealed.withLock { $0 } > 100, "seed \(seed)")
    }

    /// Somebody does something; what they may not do is refused, and that is no matter here.
    private func act(
        in company: Company, _ book: Book, _ requests: inout [Request.ID], _ random: inout SeededGenerator
    ) async throws {
        func someone() -> Person.ID { Self.people.randomElement(using: &random) ?? "anna" }
        let team: Team.ID = Bool.random(using: &random) ? "it" : "hr"
        let viewer = try await company.viewer(someone())
        guard let request = requests.randomElement(using: &random), Int.random(in: 0..<5, using: &random) > 0 else {
            let nowhere = Request.ID(company.desk.configuration.ids.next(at: company.clock.now()))
            let words = (0..<2).map { _ in book.write(Secret(request: nowhere, isPrivate: false)) }
            var draft = RequestDraft(words[0], text: words[1], requester: "anna", watchers: [someone()], team: team)
            if Bool.random(using: &random) {
                draft.confidentiality = .init(named: [someone()], concerns: [someone()])
            }
            let opened = try await company.desk.open(draft, as: Company.host)
            for word in words { book.amend(word, opened.id) }
            requests.append(opened.id)
            return
        }
        func message(_ isPrivate: Bool) -> Message {
            company.desk.makeMessage(book.write(Secret(request: request, isPrivate: isPrivate)))
        }
        let commands: [RequestCommand] = [
            .reply(message(false)), .note(message(true)), .note(message(true)), .resolve(.fixed, message(false)),
            .assign(team: team, agent: nil), .take, .watch(someone()), .unwatch(someone()),
            .changeRequester(someone()), .protect(.init(named: [someone()], concerns: [someone()])), .unprotect,
            .reopen(reason: book.write(Secret(request: request, isPrivate: false))),
            .hold(Pending(.information, waitingFor: .person(someone()))),
        ]
        guard let command = commands.randomElement(using: &random) else { return }
        let asHost = Int.random(in: 0..<3, using: &random) == 0 && command != .take
        _ = try await company.refusal {
            try await company.desk.perform(command, on: .id(request), as: asHost ? Company.host : viewer)
        }
    }

    /// Somebody changes to another team.
    private func move(in company: Company, _ random: inout SeededGenerator) async throws {
        func team(_ id: Team.ID) -> Team {
            let members = Self.people.prefix(5).filter { _ in Bool.random(using: &random) }
            return Team(id: id, name: "\(id)", members: members.map { .init($0, role: .lead) })
        }
        try await company.store.save([.team(team("it")), .team(team("hr"))])
    }
}
