import ServiceDesk
import ServiceDeskTesting
import Testing

/// Who is found to owe something, who sees it beside them, and how a form shows that it was done.
@Suite("What is owed by roles, shown by forms, and withheld")
struct ObligationRoleTests {
    private let company: Company
    private let start: Timestamp

    init() async throws {
        let weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:00"])
        company = try await Company(saving: [
            .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: ServiceHours(zone: "UTC", weekly: weekly))),
            .department(Department(id: "ventes", name: "Ventes")),
            .person(Person(id: "chef", name: "Chef", manager: "nora", department: "ventes")),
            .person(Person(id: "adjoint", name: "Adjoint", manager: "chef", department: "ventes")),
            .person(Person(id: "vendeur", name: "Vendeur", manager: "adjoint", department: "ventes")),
            .person(Person(id: "ancien", name: "Ancien", manager: "parti", department: "ventes", isActive: false)),
            .person(Person(id: "parti", name: "Parti", department: "ventes", isActive: false)),
        ]) { $0.notices = nil }
        start = company.clock.now()
    }

    private func open(_ change: (inout Obligation) -> Void) async throws -> [Request] {
        let rule = DateRule(from: try #require(CalendarDate("2026-03-31")), at: .close, by: "office")
        var obligation = Obligation(
            "heures", "Heures", by: [.managers(of: "ventes")], to: .team("hr"), contact: "nora", team: "hr", due: rule,
            opensAhead: 40 * 86_400)
        change(&obligation)
        _ = try await company.desk.define(obligation, as: Company.host)
        try await company.desk.runOnce()
        var query = RequestQuery(viewer: Company.host, order: RequestOrder(.number), limit: 1_000)
        query.filter.kinds = [.obligation]
        return try await company.desk.page(query).requests
    }

    @Test("every manager of a department owes it: whoever is there and manages somebody there")
    func managers() async throws {
        let owed = try await open { _ in }
        #expect(Set(owed.compactMap(\.obligation?.obligor)) == [.person("chef"), .person("adjoint")])
        #expect(Obligation.Obligor("managers:ventes") == .managers(of: "ventes"))
        let code = try await company.refusal {
            _ = try await open {
                $0.id = "autre"
                $0.obligors = [.managers(of: "nulle-part")]
            }
        }
        #expect(code == .unknownReference)
    }

    @Test("what a team owes another one is seen by those who lead that one")
    func sight() async throws {
        let owed = try await open {
            $0.obligors = [.party(.team("it"))]
            $0.contact = "anna"
        }
        let leads = try await company.store.teams(["hr"]).flatMap(\.members).filter { $0.role == .lead }
        #expect(!leads.isEmpty)
        for lead in leads {
            let seen = try await company.desk.request(.id(owed[0].id), as: try await company.viewer(lead.person))
            #expect(seen.obligation?.obligor == .team("it"))
        }
    }

    @Test("a form has to be answered by whoever owes it, before it is done")
    func form() async throws {
        let owed = try await open {
            $0.evidence = .form
            $0.form = ServiceForm([.init("total", label: "Total des heures", kind: .number, isRequired: true)])
        }
        let request = try #require(owed.first { $0.obligation?.obligor == .person("chef") })
        let chef = try await company.viewer("chef")
        let unanswered = try await company.refusal { _ = try await company.desk.fulfil(.id(request.id), as: chef) }
        #expect(unanswered == .invalidField)
        try await company.desk.perform(.fill(["total": .number(152)]), on: .id(request.id), as: chef)
        let done = try await company.desk.fulfil(.id(request.id), as: chef)
        #expect(done.resolution == .fulfilled && done.fields["total"] == .number(152))
        let without = try await company.refusal {
            _ = try await open {
                $0.id = "sans"
                $0.evidence = .form
            }
        }
        #expect(without == .invalidField)
    }

    @Test("of a report nobody finds a withheld side by subtracting")
    func withheld() async throws {
        _ = try await open { $0.obligors = ["chef", "adjoint", "vendeur"].map { .party(.person($0)) } }
        _ = try await open {
            $0.id = "rapports"
            $0.obligors = ["chef", "adjoint"].map { .party(.person($0)) }
        }
        let (from, to) = (start, start.advanced(bySeconds: 60 * 86_400))
        let all = try await company.desk.obligationReport(from: from, to: to, as: Company.host)
        #expect(all.rows.map(\.count.total) == [2, 2, 1] && all.withheld.total == 0)
        let some = try await company.desk.obligationReport(
            from: from, to: to, as: Company.host, withholdingBelow: 2)
        // The seller alone is below; with them goes one of the others.
        #expect(some.rows.count == 1 && some.withheld.total == 3 && some.all.total == 5)
    }
}
