import ServiceDesk

/// A mail to several mailboxes is one request: that of the first. The other teams are told.
extension MailIntake {
    /// Members who are told where a team has nobody who leads it.
    private static let maximumMembers = 20

    /// Tells the teams of the other mailboxes: a note says so, and those who lead them watch the request. Once for each
    /// mail and team, however often it comes. Of what is confidential nobody is told.
    func tell(_ mail: ArrivedMail, of number: Request.Number) async throws {
        guard mail.mailboxes.count > 1 else { return }
        let request = try await desk.request(.number(number), as: .mail)
        guard request.confidentiality == nil else { return }
        for mailbox in mail.mailboxes where mailbox.team != request.team && !mailbox.isConfidential {
            let key = "\(mail.key):\(mailbox.address.lowercased())"
            guard try await desk.request(underKey: key, as: .mail) == nil else { continue }
            do {
                for person in try await told(of: mailbox.team) {
                    try await desk.perform(.watch(person), on: .number(number), as: .mail)
                }
                let text = "This mail went to \(mailbox.address), too: “\(mailbox.team)” was told."
                try await desk.perform(
                    .note(desk.makeMessage(text)), on: .number(number), as: .mail, key: key)
            } catch let rejection as Rejection where [.illegalInState, .keyReused].contains(rejection.code) {
                // It is over already, or another process tells them.
                continue
            }
        }
    }

    private func told(of team: Team.ID) async throws -> [Person.ID] {
        let members = try await directory.teams([team]).first?.members ?? []
        let leads = members.filter { $0.role == .lead }
        let named = (leads.isEmpty ? Array(members.prefix(Self.maximumMembers)) : Array(leads)).map(\.person)
        return try await directory.people(named).filter(\.isActive).map(\.id)
    }
}
