import Foundation
import Logging
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("The guide “Embedding a desk”: beginning")
struct EmbeddingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func assembles() async throws {
        let path = folder.path("desk.sqlite")
        let table = StaffTable([
            .init(login: "anna", fullName: "Anna Peeters", mail: "anna@example.org"),
            .init(login: "luc", fullName: "Luc Lambert", mail: "luc@example.org", groups: ["it"]),
            .init(login: "gone", fullName: "Left Long Ago", mail: "gone@example.org", hasLeft: true),
        ])
        // snippet: assemble
        let store = try SQLiteStore(path: path)
        let directory = StaffDirectory(table: table, services: [laptop])
        let desk = Desk(store: store, directory: directory, attachments: store, articles: store)
        // end
        // snippet: viewers
        let anna = try await desk.viewer(for: "anna")
        let luc = try await desk.viewer(for: "luc")
        // end
        #expect(luc.teams == ["it"])
        let error = await #expect(throws: Rejection.self) { try await desk.viewer(for: "gone") }
        #expect(error?.code == .notPermitted)
        #expect(try await directory.person(at: Address(.mail, "Anna@example.org"))?.id == "anna")

        // snippet: open
        let request = try await desk.open(
            RequestDraft("Mijn wachtwoord is verlopen", text: "Ik kan niet meer aanmelden.", team: "it"), as: anna)
        // end
        #expect(request.number == 1)
        // snippet: commands
        try await desk.perform(.take, on: .id(request.id), as: luc)
        try await desk.reply("Sinds wanneer?", to: .id(request.id), as: luc)
        try await desk.perform(.hold(Pending(.information, waitingFor: .requester)), on: 1, as: luc)
        try await desk.reply("Sinds vanochtend.", to: .id(request.id), as: anna)
        try await desk.note("Vervaldatum stond op gisteren.", on: .id(request.id), as: luc)
        let message = desk.makeMessage("U krijgt een nieuw wachtwoord.")
        let done = try await desk.perform(.resolve(.fixed, message), on: .id(request.id), as: luc)
        // end
        #expect(done.state == .resolved)
        let timeline = try await desk.timeline(of: 1, as: anna).map(\.event.name)
        #expect(
            timeline == [
                "opened", "assigned", "started", "replied", "held", "replied", "resumed", "replied", "resolved",
            ])

        let copy = folder.path("copy.sqlite")
        // snippet: backup
        try await store.backup(to: copy)
        let report = try await StoreAudit(SQLiteStore(path: copy)).run()
        // end
        #expect(report.isClean && report.checked.requests == 1)
        // snippet: close
        try store.close()
        // end
    }

    @Test func configures() async throws {
        let store = InMemoryStore()
        // snippet: configuration
        var configuration = Desk.Configuration()
        configuration.limits.attachmentSize = 100 << 20
        configuration.directoryMaximumAge = 60
        configuration.logger = Logger(label: "com.example.intranet.desk")
        let desk = Desk(store, configuration: configuration)
        // end
        #expect(desk.configuration.limits.attachmentSize == 104_857_600)
    }
}
