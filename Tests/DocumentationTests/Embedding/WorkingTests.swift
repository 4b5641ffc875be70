import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Embedding a desk”: working")
struct WorkingTests {
    @Test func repeats() async throws {
        let desk = try await Company.desk()
        let anna = try await desk.viewer(for: "anna")
        let token = "form:8c2f"
        // snippet: key
        let draft = RequestDraft("L’imprimante du deuxième étage ne répond plus", team: "it")
        let first = try await desk.open(draft, as: anna, key: token)
        let again = try await desk.open(draft, as: anna, key: token)
        // end
        #expect(first.id == again.id)
        let error = await #expect(throws: Rejection.self) {
            try await desk.open(RequestDraft("Autre chose", team: "it"), as: anna, key: token)
        }
        #expect(error?.code == .keyReused)
    }

    @Test func queries() async throws {
        let desk = try await Company.desk()
        let (anna, luc) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "luc"))
        for number in 1...60 {
            try await desk.open(RequestDraft("Vraag \(number) over het netwerk", team: "it"), as: anna)
        }
        // snippet: page
        var query = RequestQuery(
            viewer: luc,
            filter: RequestFilter {
                $0.teams = ["it"]
                $0.isOpen = true
            }, order: RequestOrder(.due))
        var page = try await desk.page(query)
        // end
        #expect(page.requests.count == 50)
        // snippet: next-page
        let cursor = page.next?.description ?? ""  // For a link on the page: due.a.9223372036854775807.50
        query.after = RequestQuery.Cursor(cursor)
        page = try await desk.page(query)
        // end
        #expect(page.requests.count == 10 && page.next == nil)
        // snippet: counts
        let rows = try await desk.counts(CountQuery(viewer: luc, by: [.team, .state]))
        let waiting = rows.first { $0.values == ["it", "open"] }?.count ?? 0
        // end
        #expect(waiting == 60)
        // snippet: search
        let answers = try await desk.search(SearchQuery(viewer: luc, text: SearchText("netwerk 17"), limit: 5))
        // end
        #expect(answers.first?.number == 17)
    }

    @Test func knows() async throws {
        let desk = try await Company.desk()
        let (anna, luc) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "luc"))
        // snippet: article
        var content = ArticleContent(
            "Wachtwoord verlopen", text: "1. Open *Mijn account*.\n2. Kies een nieuw wachtwoord.", language: .dutch,
            team: "it", audience: .everyone, tags: ["wachtwoord"])
        let article = try await desk.write(content, as: luc)
        try await desk.publish(.id(article.id), as: luc)
        // end
        let form = "1. Open *Mijn account*.\n2. Kies een nieuw wachtwoord.\n3. Meld u opnieuw aan."
        // snippet: revise
        let shown = try await desk.article(1, as: luc)  // The form has its text, and its version in a hidden field.
        content.text = form
        try await desk.revise(1, version: shown.version, to: content, as: luc)
        // end
        // snippet: find
        let answers = try await desk.find(SearchText("wachtwoord"), as: anna, articleLimit: 3, requestLimit: 10)
        for article in answers.articles { print("A\(article.number)", article.newest.content.title) }
        // end
        #expect(answers.articles.map(\.newest.content.text.count) == [shown.newest.content.text.count])
        #expect(answers.requests.isEmpty)
        let error = await #expect(throws: Rejection.self) {
            try await desk.revise(1, version: shown.version, to: content, as: luc)
        }
        #expect(error?.code == .outdated)
        let request = try await desk.open(RequestDraft("Mijn wachtwoord is verlopen", team: "it"), as: anna)
        // snippet: suggestions
        let typed = "Beste, mijn wachtwoord is verlopen en ik kan niet meer aanmelden"
        let suggestions = try await desk.suggestions(for: typed, as: anna)
        for article in suggestions.knownErrors + suggestions.articles { print(article.published?.content.title ?? "") }
        // end
        #expect(suggestions.articles.map(\.number) == [1])
        // snippet: solved
        try await desk.perform(.resolve(.answered, article: article.number), on: .id(request.id), as: luc)
        let solved = RequestQuery(viewer: luc, filter: RequestFilter { $0.solvedBy = article.number })
        let count = try await desk.page(solved).requests.count
        // end
        #expect(count == 1)
        // snippet: review
        content.reviewBy = CalendarDate("2026-09-01")
        let draft = try await desk.revise(1, version: 3, to: content, as: luc)
        try await desk.publish(1, version: draft.version, as: luc)
        let due = try await desk.articlesToReview(of: ["it"], by: CalendarDate("2026-12-31")!, as: luc)
        // end
        #expect(due.map(\.article.number) == [1])
    }

    @Test func attaches() async throws {
        let desk = try await Company.desk()
        let anna = try await desk.viewer(for: "anna")
        let (name, bytes) = ("capture.png", [UInt8](repeating: 7, count: 600_000))
        let pieces = AsyncStream<[UInt8]> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        // snippet: upload
        let file = try await desk.upload(name: name, mediaType: "image/png", as: anna, pieces)
        let request = try await desk.open(
            RequestDraft("Écran bleu", text: "Voir la capture.", attachments: [file], team: "it"), as: anna)
        // end
        var count = 0
        // snippet: download
        for try await piece in try await desk.download(file.digest, of: .id(request.id), as: anna) {
            count += piece.count  // Write the piece to the response.
        }
        // end
        #expect(count == 600_000)
    }

    @Test func fillsForms() async throws {
        let desk = try await Company.desk()
        let anna = try await desk.viewer(for: "anna")
        // snippet: form
        let typed = ["model": "15 pouces", "start": "2026-06-01", "reason": "Je dessine des plans."]
        var answers: [String: FieldValue] = [:]
        for field in laptop.form.fields {
            if let text = typed[field.name] { answers[field.name] = try FieldValue(text, for: field) }
        }
        let request = try await desk.open(
            RequestDraft("Un portable pour l’atelier", service: "laptop", fields: answers), as: anna)
        // end
        #expect(request.team == "it" && request.kind == .serviceRequest && request.fields.count == 3)
        let error = await #expect(throws: Rejection.self) {
            try await desk.open(RequestDraft("Un portable", service: "laptop"), as: anna)
        }
        #expect(error?.field == "model")
    }

    @Test func relates() async throws {
        let desk = try await Company.desk()
        let (anna, luc) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "luc"))
        for subject in ["Le réseau est lent", "Réseau lent au 2e", "Nouveau câble", "Panne du Wi-Fi"] {
            try await desk.open(RequestDraft(subject, team: "it"), as: anna)
        }
        try await desk.reply("Et il me faut aussi une souris.", to: 3, as: anna)
        let timeline = try await desk.timeline(of: 3, as: luc)
        let message = try #require(timeline.last?.event.message)
        // snippet: two-requests
        try await desk.merge(2, into: 1, as: luc)
        try await desk.link(1, .causedBy, 4, as: luc)
        let mouse = try await desk.split(message.id, of: 3, as: luc) { $0.subject = "Une souris" }
        // end
        #expect(mouse.number == 5)
        #expect(try await desk.request(2, as: luc).state == .closed)
    }
}
