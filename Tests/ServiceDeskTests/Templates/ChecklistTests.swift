import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Checklists")
struct ChecklistTests {
    private func request(_ company: Company, _ steps: String...) async throws -> Request {
        try await company.perform(.addSteps(steps), on: try await company.open(), by: "bram")
    }

    @Test("have their steps in order, each with who did it and when")
    func steps() async throws {
        let company = try await Company()
        let request = try await request(company, "Sauvegarder", "Herstarten")
        #expect(request.checklist.map(\.id) == [1, 2] && request.checklist.allSatisfy { $0.done == nil })
        company.clock.advance(bySeconds: 60)
        let ticked = try await company.perform(.tick(step: 2), on: request, by: "eva")
        let done = try #require(ticked.checklist[1].done)
        #expect(done.by == .person("eva") && done.at == company.clock.now())
        #expect(ticked.checklist[0].done == nil)
        let more = try await company.perform(.addSteps(["Tell Anna"]), on: request, by: "bram")
        #expect(more.checklist.map(\.text) == ["Sauvegarder", "Herstarten", "Tell Anna"])
        #expect(more.checklist.map(\.id) == [1, 2, 3] && more.checklist[1].done != nil)
        let undone = try await company.perform(.tick(step: 2, isDone: false), on: request, by: "bram")
        #expect(undone.checklist.allSatisfy { $0.done == nil })
    }

    @Test("change nothing where there is nothing to change")
    func nothing() async throws {
        let company = try await Company()
        let request = try await request(company, "Sauvegarder")
        let ticked = try await company.perform(.tick(step: 1), on: request, by: "bram")
        company.clock.advance(bySeconds: 60)
        #expect(try await company.perform(.tick(step: 1), on: request, by: "eva") == ticked)
        #expect(try await company.perform(.addSteps([]), on: request, by: "eva") == ticked)
    }

    @Test("name the step that is not there, and what no step can be")
    func refused() async throws {
        let company = try await Company()
        let request = try await request(company, "Sauvegarder")
        let unknown = try await company.refusal {
            _ = try await company.perform(.tick(step: 2), on: request, by: "bram")
        }
        #expect(unknown == .unknownReference)
        for text in ["", " ", "deux\nlignes", "tab\tici"] {
            let code = try await company.refusal {
                _ = try await company.perform(.addSteps(["Bien", text]), on: request, by: "bram")
            }
            #expect(code == .invalidField, "\(text)")
        }
        let tooMany = Array(repeating: "Encore", count: company.desk.configuration.limits.steps)
        let code = try await company.refusal {
            _ = try await company.perform(.addSteps(tooMany), on: request, by: "bram")
        }
        #expect(code == .tooLarge)
        #expect(try await company.now(request).checklist.count == 1)
    }

    @Test("are the team’s: those who ask neither see nor tick them")
    func rights() async throws {
        let company = try await Company()
        let request = try await request(company, "Demander le prix à Acme")
        let anna = try await company.viewer("anna")
        #expect(try await company.desk.request(.id(request.id), as: anna).checklist.isEmpty)
        #expect(try await company.desk.timeline(of: .id(request.id), as: anna).map(\.event.name) == ["opened"])
        for command in [RequestCommand.tick(step: 1), .addSteps(["Non"])] {
            let code = try await company.refusal { _ = try await company.perform(command, on: request, by: "anna") }
            #expect(code == .notPermitted)
        }
    }

    @Test("come with a draft, and are ticked to the end although the request is resolved")
    func fromDraft() async throws {
        let company = try await Company()
        var draft = RequestDraft("Nieuwe laptop", team: "it")
        draft.checklist = ["Bestellen", "Installer"]
        let request = try await company.desk.open(draft, as: try await company.viewer("bram"))
        #expect(request.checklist.map(\.text) == ["Bestellen", "Installer"])
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await company.perform(.tick(step: 1), on: request, by: "bram").checklist[0].done != nil)
        let code = try await company.refusal {
            _ = try await company.perform(.addSteps(["Trop tard"]), on: request, by: "bram")
        }
        #expect(code == .illegalInState)
    }
}
