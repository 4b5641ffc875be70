#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// What is done to a request from its page. A page is shown again after each, or with what was wrong.
    extension Site {
        var requestRoutes: [Route] {
            func act(
                _ name: String, _ done: String,
                _ body: @escaping @Sendable (Visit, Form, RequestReference) async throws -> Void
            ) -> Route {
                Route(.post, "/requests/{number}/\(name)") { visit in
                    try await visit.act(done, body)
                }
            }
            return [
                Route(.get, "/requests/{number}") { try await $0.request() },
                Route(.get, "/requests/{number}/files/{digest}") { try await $0.file() },
                act("reply", "replied") { visit, form, reference in
                    let (text, files, viewer) = (form.text("text"), form.files, try visit.viewer)
                    if form["note"] != nil {
                        try await visit.note(form, on: reference)
                    } else {
                        guard form.all("mention").isEmpty else {
                            throw Rejection(.invalidField, visit.text("mistake.mentions"), field: "mentions")
                        }
                        try await visit.desk.reply(text, attachments: files, to: reference, as: viewer, key: form.key)
                    }
                },
                act("withdraw", "withdrawn") { visit, form, reference in
                    try await visit.perform(.close(), reference, form)
                },
                act("reopen", "reopened") { visit, form, reference in
                    try await visit.perform(.reopen(reason: form.text("text")), reference, form)
                },
                act("fulfil", "fulfilled") { visit, form, reference in
                    let message = visit.desk.makeMessage(form.text("text"), form.files)
                    let isEmpty = message.text.isEmpty && message.attachments.isEmpty
                    try await visit.perform(.fulfil(isEmpty ? nil : message), reference, form)
                },
                act("thank", "thanked") { visit, form, reference in
                    let people = SortedSet(form.all("person").map { Person.ID($0) })
                    try await visit.perform(.thank(people, form.text("text")), reference, form)
                },
                act("survey", "answered") { visit, form, reference in
                    let answer = SurveyAnswer(
                        rating: Int(form["rating"] ?? "") ?? 0, remark: form.text("text"),
                        isShared: form["shared"] != nil)
                    try await visit.perform(.answerSurvey(answer), reference, form)
                },
                act("approvals", "decided") { visit, form, reference in
                    guard let id = Int(form["approval"] ?? ""), let word = form["agrees"], ["yes", "no"].contains(word)
                    else { throw Refusal.badForm(visit.text("error.badForm")) }
                    try await visit.perform(
                        .decideApproval(id, agrees: word == "yes", remark: form.text("text")), reference, form)
                },
            ] + consoleActions + twoRequestActions
        }
    }

    extension Visit {
        /// Does something to the request of the address, and shows its page: the new one, or the same with what was
        /// typed and why it was refused.
        func act(
            _ done: String, _ body: @Sendable (Visit, Form, RequestReference) async throws -> Void
        ) async throws -> Response {
            let (form, reference) = (try await form(takesFiles: true), try reference())
            do {
                try await body(self, form, reference)
            } catch let error as Rejection where error.code != .notFound {
                return try await request(problem: error, typed: form)
            }
            if form["to"] == "chat" { return go(to: "/requests/\(try parameter("number"))/chat") }
            let word = form["note"] != nil ? "noted" : done
            return go(
                to: "/requests/\(try parameter("number"))?done=\(word)\(SiteTexts.said.contains(word) ? "#end" : "")")
        }

        func perform(_ command: RequestCommand, _ reference: RequestReference, _ form: Form) async throws {
            try await desk.perform(command, on: reference, as: try viewer, key: form.key)
        }

        // MARK: Files

        /// A file as a download: a browser shows nothing of it within the site (RELIABILITY: attachments).
        func file() async throws -> Response {
            guard let digest = Digest(try parameter("digest")) else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
            let (reference, viewer) = (try reference(), try viewer)
            let file = try await desk.attachment(digest, of: reference, as: viewer)
            let bytes = try await desk.download(digest, of: reference, as: viewer)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/octet-stream", .contentLength: "\(file.size)",
                    .contentDisposition: Self.disposition(of: file.name),
                    .contentSecurityPolicy: "sandbox; default-src 'none'",
                ],
                body: ResponseBody(contentLength: Int(file.size)) { writer in
                    for try await piece in bytes { try await writer.write(ByteBuffer(bytes: piece)) }
                    try await writer.finish(nil)
                })
        }

        /// RFC 6266, with the name in UTF-8 as RFC 8187 writes it.
        static func disposition(of name: String) -> String {
            let plain = String(
                name.unicodeScalars.map {
                    $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\"
                        && $0.value != 0x7F ? Character($0) : "_"
                })
            return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(name.percentEncoded)"
        }
    }
#endif
