#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Mail that waits, where the host takes mail (``SiteOptions/quarantine``).
    extension Site {
        static var quarantineOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/quarantine", "listMail", "Mail that waits until somebody has looked at it.",
                    for: .scope(.readRequests),
                    answers: .ok(.named("MailList"), "Of one’s teams, the oldest first; for those who handle requests.")
                ) { call in
                    try call.checkHandling()
                    let mails = try await call.visit.waitingMails()
                    return try call.json(MailListJSON(mails: mails.map(MailJSON.init)))
                },
                APIOperation(
                    .post, "/quarantine/{mail}/release", "releaseMail", "Let a mail in.", for: .scope(.writeRequests),
                    body: .object([
                        APIField("person", .identifier, "Whose request it is; whom the mail says where it is left out.")
                    ]), answers: .ok(.named("ReleasedMail"), "What it became.")
                ) { call in
                    try call.checkHandling()
                    let person = call.body.text("person").map { Person.ID($0.trimmingBlanks) }
                    let number = try await call.visit.mails.release(
                        try call.visit.parameter("mail"), from: person, as: try call.viewer)
                    return try call.json(ReleasedMailJSON(request: number))
                },
                APIOperation(
                    .post, "/quarantine/{mail}/discard", "discardMail", "Give a mail up.", for: .scope(.writeRequests),
                    body: .object([]), answers: .done
                ) { call in
                    try call.checkHandling()
                    try await call.visit.mails.discard(try call.visit.parameter("mail"), as: try call.viewer)
                    return Response(status: .noContent)
                },
            ]
        }
    }

    extension APICall {
        fileprivate func checkHandling() throws {
            guard try viewer.teams.isEmpty else { return }
            throw Rejection(.notPermitted, "Mail that waits is for those who handle requests.")
        }
    }

    struct MailListJSON: Encodable { let mails: [MailJSON] }

    struct MailJSON: Encodable {
        let id, from, subject, text, reason: String
        let mailbox: String?
        let request: Request.Number?
        let arrivedAt: TimeJSON

        init(_ mail: SiteMail) {
            (id, from, subject, text, reason) = (mail.id, mail.from, mail.subject, mail.text, mail.reason)
            (mailbox, request, arrivedAt) = (mail.mailbox, mail.request, TimeJSON(mail.arrivedAt))
        }

        static let schema = APISchema.object([
            .required("id", .text(200)), .required("from", .text(64 << 10), "As the mail says; nothing proves it."),
            .required("subject", .text(64 << 10)), .required("text", .text(1 << 20), "As plain text, its beginning."),
            .required("reason", .text(10_000), "Why it waits."), APIField("mailbox", .text(1_000)),
            APIField("request", .requestNumber, "Which it answers."), .required("arrivedAt", .time),
        ])
    }

    struct ReleasedMailJSON: Encodable {
        let request: Request.Number?

        static let schema = APISchema.object([
            APIField("request", .requestNumber, "Which it became, or is part of; left out where it is none.")
        ])
    }
#endif
