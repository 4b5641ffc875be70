import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What changed") struct ChangeTests {
    private let host = Viewer.host("index")

    @Test("is told once, from a place on, with the newest version of each")
    func changes() async throws {
        let company = try await Company()
        let desk = company.desk
        let before = try await company.open("Before")
        var changes = try await desk.changes(after: nil, as: host)
        #expect(changes.versions.isEmpty && !changes.isMore)

        let request = try await company.open("Toner")
        let renamed = try await desk.perform(.rename("Paper"), on: .number(request.number), as: host)
        changes = try await desk.changes(after: changes.next, as: host)
        #expect(changes.versions == [request.number: renamed.version])
        changes = try await desk.changes(after: changes.next, as: host)
        #expect(changes.versions.isEmpty)

        try await desk.perform(.assign(team: "hr", agent: nil), on: .number(before.number), as: host)
        changes = try await desk.changes(after: changes.next, as: host)
        #expect(changes.assigned == [before.number])
    }

    @Test("in more requests than one answer has is told in several")
    func more() async throws {
        let company = try await Company()
        let place = try await company.desk.changes(after: nil, as: host).next
        for number in 0..<1_001 { _ = try await company.open("\(number)") }
        let first = try await company.desk.changes(after: place, as: host)
        let second = try await company.desk.changes(after: first.next, as: host)
        #expect(first.isMore && !second.isMore)
        #expect(Set(first.versions.keys).union(second.versions.keys).count == 1_001)
    }

    @Test("is for the host alone")
    func people() async throws {
        let company = try await Company()
        let anna = try await company.desk.viewer(for: "anna")
        await #expect(throws: Rejection.self) { try await company.desk.changes(after: nil, as: anna) }
    }
}
