#if Web
    import Hummingbird
    import ServiceDesk

    /// Mail that waits, for those to whose teams it went.
    extension Site {
        var quarantineRoutes: [Route] {
            guard options.quarantine != nil else { return [] }
            return [
                Route(.get, "/quarantine", for: .agent) { try await $0.quarantine() },
                Route(.post, "/quarantine/{mail}", for: .agent) { try await $0.judgeMail() },
            ]
        }
    }

    extension Visit {
        /// At most so many are shown.
        private static var maximumMails: Int { 50 }
        /// So much of a mail is shown.
        private static var maximumText: Int { 4_000 }

        var mails: any SiteQuarantine {
            get throws {
                guard let quarantine = site.options.quarantine else {
                    throw Rejection(.notFound, texts["error.notFound"])
                }
                return quarantine
            }
        }

        /// What is shown of what waits.
        func waitingMails() async throws -> [SiteMail] {
            try await mails.mails(as: try viewer, limit: Self.maximumMails).map { mail in
                var mail = mail
                mail.text = String(mail.text.prefix(Self.maximumText))
                return mail
            }
        }

        fileprivate func quarantine(problem: Rejection? = nil) async throws -> Response {
            let (found, times) = (try await waitingMails(), times)
            var values: PageValues = [
                "title": text("quarantine.title"), "isEmpty": found.isEmpty,
                "mails": found.map { mail -> PageValues in
                    var values: PageValues = [
                        "id": mail.id, "path": mail.id.percentEncoded, "from": mail.from, "reason": mail.reason,
                        "subject": mail.subject.isEmpty ? text("quarantine.noSubject") : mail.subject,
                        "text": mail.text, "came": times.values(mail.arrivedAt),
                    ]
                    if let mailbox = mail.mailbox { values["mailbox"] = mailbox }
                    if let request = mail.request { values["request"] = request }
                    return values
                },
            ]
            if let problem { values["problem"] = self.values(of: problem) }
            if let done = query("done"), ["released", "discarded"].contains(done) {
                values["done"] = text("quarantine.\(done)")
            }
            return try page("quarantine", values, status: problem.map(Site.status) ?? .ok)
        }

        fileprivate func judgeMail() async throws -> Response {
            let (form, id, viewer) = (try await form(), try parameter("mail"), try viewer)
            do {
                switch form["do"] {
                case "release":
                    let person = form["person"].map { Person.ID($0.trimmingBlanks) }
                    guard let number = try await mails.release(id, from: person, as: viewer) else {
                        return go(to: "/quarantine?done=released")
                    }
                    return go(to: "/requests/\(number)")
                case "discard":
                    try await mails.discard(id, as: viewer)
                    return go(to: "/quarantine?done=discarded")
                default: throw Refusal.badForm(text("error.badForm"))
                }
            } catch let error as Rejection where error.code != .notFound {
                return try await quarantine(problem: error)
            }
        }
    }
#endif
