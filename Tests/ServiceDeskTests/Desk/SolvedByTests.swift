import ServiceDesk
import ServiceDeskTesting
import Testing

/// A1 is for everyone, A2 for agents; both are of `it`.
@Suite("Requests that an article solved")
struct SolvedByTests {
    private let company: Company

    init() async throws {
        company = try await Company()
        let bram = try await company.viewer("bram")
        for audience in [Audience.everyone, .agents] {
            let content = ArticleContent(
                "L’imprimante ne répond plus", text: "Rallumez.", language: "fr", team: "it", audience: audience)
            try await company.desk.publish(.id(try await company.desk.write(content, as: bram).id), as: bram)
        }
    }

    private func solved(by article: Article.Number) async throws -> Request {
        let request = try await company.open()
        return try await company.perform(.resolve(.answered, article: article), on: request, by: "bram")
    }

    private func page(_ person: Person.ID, solvedBy article: Article.Number) async throws -> [Request.Number] {
        let query = RequestQuery(
            viewer: try await company.viewer(person), filter: RequestFilter { $0.solvedBy = article })
        return try await company.desk.page(query).requests.map(\.number)
    }

    @Test("It stands in the request and its journal, and goes when the request is reopened")
    func kept() async throws {
        let request = try await solved(by: 1)
        #expect(request.solvedBy == 1 && request.resolution == .answered)
        let names = try await company.journal(of: request).map(\.event.name)
        #expect(names.suffix(2) == ["solvedBy", "resolved"])
        #expect(try await page("bram", solvedBy: 1) == [request.number])
        let again = try await company.perform(.reopen(reason: "Toujours pas."), on: request, by: "anna")
        #expect(again.solvedBy == nil)
        #expect(!String(decoding: try CanonicalJSON.encode(again), as: UTF8.self).contains("extras"))
        #expect(try await page("bram", solvedBy: 1).isEmpty)
    }

    @Test("Whoever asked is told of it where they may read it themselves")
    func told() async throws {
        let (open, hidden) = (try await solved(by: 1), try await solved(by: 2))
        let anna = try await company.viewer("anna")
        func seen(_ request: Request, by viewer: Viewer) async throws -> (Article.Number?, Bool) {
            let shown = try await company.desk.request(.id(request.id), as: viewer)
            let timeline = try await company.desk.timeline(of: .id(request.id), as: viewer)
            return (shown.solvedBy, timeline.contains { $0.event.name == "solvedBy" })
        }
        #expect(try await seen(open, by: anna) == (1, true))
        #expect(try await seen(hidden, by: anna) == (nil, false))
        #expect(try await seen(hidden, by: try await company.viewer("eva")) == (2, true))
        #expect(try await seen(hidden, by: Company.host) == (2, true))
        #expect(try await page("anna", solvedBy: 1) == [open.number])
        #expect(try await company.refusal { _ = try await page("anna", solvedBy: 2) } == .unknownReference)
        #expect(try await page("eva", solvedBy: 2) == [hidden.number])
        // Of what is not there one is told the same.
        #expect(try await company.refusal { _ = try await page("anna", solvedBy: 9) } == .unknownReference)
        // A retired article is its team’s alone.
        try await company.desk.retire(1, as: try await company.viewer("bram"))
        #expect(try await seen(open, by: anna) == (nil, false))
    }

    @Test("The article must be there, for whoever resolves")
    func checked() async throws {
        let request = try await company.open()
        let refusal = try await company.refusal {
            _ = try await company.perform(.resolve(.fixed, article: 9), on: request, by: "bram")
        }
        #expect(refusal == .unknownReference)
        try await company.desk.retire(2, as: try await company.viewer("bram"))
        let ofOthers = try await company.open("Mon contrat", team: "hr")
        let unreadable = try await company.refusal {
            _ = try await company.perform(.resolve(.fixed, article: 2), on: ofOthers, by: "hugo")
        }
        #expect(unreadable == .unknownReference)
    }

    @Test("Without an article a command has the bytes of before there were any, and so have keys")
    func bytes() throws {
        let old = #"{"resolve":{"_0":"fixed","despiteOpenChildren":false}}"#
        let command = RequestCommand.resolve(.fixed)
        #expect(String(decoding: try CanonicalJSON.encode(command), as: UTF8.self) == old)
        #expect(try CanonicalJSON.decode(RequestCommand.self, from: Array(old.utf8)) == command)
        let new = RequestCommand.resolve(.fixed, article: 7)
        #expect(try CanonicalJSON.decode(RequestCommand.self, from: try CanonicalJSON.encode(new)) == new)
    }
}
