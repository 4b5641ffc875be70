import ServiceDesk
import ServiceNowImport
import Testing

@Suite("What recurs in a real log")
struct RecurrenceLogTests {
    @Test(
        "Proposals name requests that are there, each once, and count them rightly",
        .enabled(if: RealLog.isThere, "the log is absent"))
    func part() async throws {
        let lines = try RealLog.bytes().split(separator: 0x0A).prefix(25_001)
        let store = InMemoryStore()
        _ = try await store.replay(Array(lines.joined(separator: [0x0A])) + [0x0A], piece: 64 << 10)
        let proposals = try await Desk(store).proposeProblems(
            from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: .host("test"))
        let requests = try await store.all()
        let first = try #require(proposals.first)
        #expect(first.pattern == ProblemPattern(words: ["symptom 120"], service: "c-26/175"))
        #expect(
            first.count
                == requests.count { $0.service == "c-26/175" && $0.subject.hasSuffix("symptom 120") })
        #expect(proposals.count == 20)
        var taken: Set<Request.ID> = []
        for proposal in proposals {
            let members = requests.filter {
                proposal.pattern.matches(GroupingSubject($0)) && !taken.contains($0.id)
            }
            #expect(members.count == proposal.count && proposal.count >= 5 && proposal.lift >= 2)
            #expect(Set(proposal.examples).isSubset(of: members.map(\.number)))
            taken.formUnion(members.map(\.id))
        }
    }
}
