import ServiceDesk
import ServiceDeskTesting
import Testing

/// Wim owes Nora of HR his hours; Rita acts for Nora, and Wim too.
@Suite("Being let off with approval")
struct ExcuseTests {
    private let company: Company

    init() async throws {
        let start = ManualClock().now()
        company = try await Company(
            saving: [Company.office]
                + ["rita", "wim"].map { delegate in
                    .delegation(
                        Delegation(
                            id: Delegation.ID(delegate), from: "nora", to: Person.ID(delegate), starts: start,
                            ends: start.advanced(bySeconds: 30 * 86_400)))
                })
    }

    private func asked() async throws -> Request {
        let request = try await company.owed()
        let wim = try await company.viewer("wim")
        return try await company.desk.askExcuse(.id(request.id), because: "Je suis malade.", as: wim)
    }

    private func decide(_ agrees: Bool, _ request: Request, as viewer: Viewer) async throws -> Request {
        try await company.desk.perform(
            .decideApproval(1, agrees: agrees, remark: ""), on: .id(request.id), as: viewer)
    }

    @Test("is asked of those to whom it is owed, with why, and the request does not wait for it")
    func asking() async throws {
        let request = try await asked()
        let approval = try #require(request.approvals.first)
        #expect(approval.purpose == .excuse && approval.approvers == ["nora"] && approval.isOpen)
        #expect(request.state != .pending && request.state.isOpen)
        let texts = try await company.journal(of: request).compactMap(\.event.message?.text)
        #expect(texts.last == "Je suis malade.")
        let nora = try await company.viewer("nora")
        let awaited = try await company.desk.awaitedApprovals(as: nora)
        #expect(awaited.map(\.request.number) == [request.number])
        // Whoever is asked reads what there is to agree to.
        #expect(awaited.first?.approval.question.isEmpty == false)
    }

    @Test("granted, it is excused, as if it had been so of itself")
    func granted() async throws {
        let request = try await asked()
        let excused = try await decide(true, request, as: try await company.viewer("nora"))
        #expect(excused.state == .resolved && excused.resolution == .excused)
        #expect(excused.approvals.map(\.outcome) == [.approved])
        let last = try await company.journal(of: request).filter { $0.event == .resolved(.excused) }
        #expect(last.map(\.actor) == [.person("nora")])
    }

    @Test("declined, it is owed as before, and can be asked again")
    func declined() async throws {
        let request = try await asked()
        let owed = try await decide(false, request, as: try await company.viewer("nora"))
        #expect(owed.state.isOpen && owed.resolution == nil && owed.approvals.map(\.outcome) == [.declined])
        let wim = try await company.viewer("wim")
        let again = try await company.desk.askExcuse(.id(request.id), because: "Toujours malade.", as: wim)
        #expect(again.approvals.map(\.outcome) == [.declined, nil])
        #expect(try await company.desk.fulfil(.id(request.id), as: wim).resolution == .fulfilled)
    }

    @Test("is asked once at a time, by whoever owes it, of what is owed")
    func refused() async throws {
        let request = try await asked()
        let wim = try await company.viewer("wim")
        let twice = try await company.refusal {
            _ = try await company.desk.askExcuse(.id(request.id), because: "Encore.", as: wim)
        }
        #expect(twice == .illegalInState)
        for person in ["nora", "hugo"] as [Person.ID] {
            let code = try await company.refusal {
                let viewer = try await company.viewer(person)
                _ = try await company.desk.askExcuse(.id(request.id), because: "Pour lui.", as: viewer)
            }
            #expect(code == .notPermitted, "\(person)")
        }
        let ordinary = try await company.open()
        let code = try await company.refusal {
            let anna = try await company.viewer("anna")
            _ = try await company.desk.askExcuse(.id(ordinary.id), because: "Non.", as: anna)
        }
        #expect(code == .illegalInState)
    }

    @Test("nobody lets themselves off, not for somebody else either; another delegate may")
    func delegates() async throws {
        let request = try await asked()
        let own = try await company.refusal {
            _ = try await decide(true, request, as: try await company.desk.viewer(for: "wim", actingFor: "nora"))
        }
        #expect(own == .notPermitted)
        let rita = try await company.desk.viewer(for: "rita", actingFor: "nora")
        #expect(try await decide(true, request, as: rita).resolution == .excused)
    }

    @Test("whoever owes it to themselves cannot ask themselves")
    func toThemselves() async throws {
        let request = try await company.owed { $0.contact = "wim" }
        let code = try await company.refusal {
            let wim = try await company.viewer("wim")
            _ = try await company.desk.askExcuse(.id(request.id), because: "Vacances", as: wim)
        }
        #expect(code == .notPermitted)
    }

    @Test("what was excused or done meanwhile leaves no question open")
    func leavesNothing() async throws {
        let request = try await asked()
        let excused = try await company.desk.excuse(
            .id(request.id), because: "Bien sûr.", as: try await company.viewer("nora"))
        #expect(excused.resolution == .excused)
        #expect(excused.approvals.allSatisfy { !$0.isOpen })
    }

    @Test("what waits for somebody’s agreement goes on waiting when an excuse is declined")
    func heldOtherwise() async throws {
        let request = try await asked()
        _ = try await company.perform(.hold(Pending(.approval, waitingFor: .team("it"))), on: request, by: "hugo")
        let declined = try await decide(false, request, as: try await company.viewer("nora"))
        #expect(declined.pending == Pending(.approval, waitingFor: .team("it")))
    }
}
