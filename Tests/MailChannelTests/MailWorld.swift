import Foundation
import MailChannel
import ServiceDesk
import ServiceDeskTesting

/// A desk with mail: the teams it and hr, people who write, and a folder of what was sent.
struct MailWorld {
    static let secret = "the mail of this desk is signed"
    let clock: ManualClock
    private let home: MailStore.Home
    var store: any CompleteStore { home.store }
    let desk: Desk
    let intake: MailIntake
    let sent: SentMail
    let options: MailOptions

    init(
        _ store: MailStore = .memory, guests: Bool = false, _ change: (inout MailOptions) -> Void = { _ in }
    ) async throws {
        try await self.init(home: try await store.make(), guests: guests, change)
    }

    /// - Parameter faulty: What the desk has in place of the store for its requests.
    init(
        home: MailStore.Home, faulty: (any RequestStore)? = nil, guests: Bool = false,
        _ change: (inout MailOptions) -> Void = { _ in }
    ) async throws {
        let store = home.store
        let clock = ManualClock(MailWorld.start)
        var options = MailOptions(
            [
                Mailbox("it@desk.example", name: "IT-Helpdesk", team: "it", services: ["vpn": "vpn"]),
                Mailbox("hr@desk.example", name: "Personeelsdienst", team: "hr", language: "nl"),
                Mailbox("trust@desk.example", name: "Confidential", team: "hr", isConfidential: true),
            ], key: MailKey(Self.secret)!, authentication: .results(by: "mx.desk.example"))
        if guests { options.unknownWriters = .openAsGuest(store) }
        change(&options)
        sent = SentMail()
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.directoryMaximumAge = 0
        let parts = StoreParts(requests: store, directory: store, attachments: store, articles: store)
        configuration.notices = NoticeOptions([MailNotifier(options: options, store: parts, sending: sent)])
        configuration.workHandlers = MailWork.handlers
        desk = Desk(
            store: faulty ?? store, directory: store, attachments: store, articles: store, configuration: configuration)
        intake = MailIntake(desk: desk, directory: store, attachments: store, options: options)
        (self.clock, self.home, self.options) = (clock, home, options)
        try await store.save(Self.organisation)
    }

    static let start = Timestamp(microseconds: 1_772_442_000_000_000)

    private static let organisation: [DirectoryEntry] = [
        person("anna", "Anna Peeters", "anna@firm.example"), person("bob", "Bob", "bob@firm.example"),
        person("ines", "Inès", "ines@firm.example"), person("hugo", "Hugo", "hugo@firm.example"),
        .person(Person(id: "left", name: "Left", addresses: [mail("left@firm.example")], isActive: false)),
        .person(Person(id: "vague", name: "Vague", addresses: [Address(.mail, "vague@firm.example")])),
        .team(Team(id: "it", name: "IT", members: [.init("ines", role: .lead), .init("bob")])),
        .team(Team(id: "hr", name: "HR", members: [.init("hugo", role: .lead)])),
        .service(Service(id: "vpn", team: "it", name: "VPN")),
    ]

    private static func person(_ id: Person.ID, _ name: String, _ address: String) -> DirectoryEntry {
        .person(Person(id: id, name: name, addresses: [mail(address)]))
    }

    private static func mail(_ address: String) -> Address { Address(.mail, address, isVerified: true) }

    // MARK: Writing

    /// A mail as a server hands it over.
    static func mail(
        from: String = "Anna Peeters <anna@firm.example>", to: String = "it@desk.example", subject: String = "Printer",
        id: String = "1@firm.example", verdict: String? = "dmarc=pass header.from=firm.example",
        _ fields: [String] = [], text: String = "It does not print."
    ) -> [UInt8] {
        var lines: [String] = ["Return-Path: <anna@firm.example>"]
        if let verdict { lines.append("Authentication-Results: mx.desk.example; \(verdict)") }
        lines += ["From: \(from)", "To: \(to)", "Subject: \(subject)", "Message-ID: <\(id)>"]
        lines += ["Date: Mon, 2 Mar 2026 09:00:00 +0000"] + fields
        return Array((lines + ["", text, ""]).joined(separator: "\r\n").utf8)
    }

    func opened(_ mail: [UInt8], envelope: MailEnvelope = MailEnvelope()) async throws -> Request {
        guard case .opened(let number) = try await intake.accept(mail, envelope: envelope) else {
            throw Unexpected("It was not opened.")
        }
        return try await request(number)
    }

    func request(_ number: Request.Number) async throws -> Request {
        try await desk.request(.number(number), as: .host("test"))
    }

    func requests() async throws -> [Request] {
        try await desk.page(RequestQuery(viewer: .host("test"), limit: 1_000)).requests
    }

    /// The texts of a request, private notes with a mark.
    func texts(of number: Request.Number) async throws -> [String] {
        try await desk.timeline(of: .number(number), as: .host("test")).compactMap { event in
            guard let message = event.event.message else { return nil }
            if case .noted = event.event { return "note: \(message.text)" }
            return message.text
        }
    }

    /// Sends what is to be sent.
    func deliver() async throws -> [OutgoingMail] {
        let before = sent.mails.count
        try await desk.runOnce()
        return Array(sent.mails.dropFirst(before))
    }

    func quarantined() async throws -> [QuarantinedMail] { try await intake.quarantine.mails(as: .host("test")) }
}

struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
