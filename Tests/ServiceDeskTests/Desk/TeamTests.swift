import ServiceDesk
import Testing

@Suite("Requests without a team")
struct TeamTests {
    @Test("go to the desk’s own, after the draft’s and the service’s")
    func defaultTeam() async throws {
        let company = try await Company { $0.defaultTeam = "hr" }
        let anna = try await company.viewer("anna")
        #expect(try await company.desk.open(RequestDraft("Aide"), as: anna).team == "hr")
        #expect(try await company.desk.open(RequestDraft("Aide", team: "it"), as: anna).team == "it")
        let hugo = try await company.viewer("hugo")
        #expect(try await company.desk.page(RequestQuery(viewer: hugo)).requests.map(\.number) == [1])
        let service = Service(id: "vpn", team: "it", name: "VPN")
        try await company.store.save([.service(service)])
        #expect(try await company.desk.open(RequestDraft("VPN", service: "vpn"), as: anna).team == "it")
        let host = try await company.desk.open(RequestDraft("Mail", requester: "anna"), as: .host("mail"))
        #expect(host.team == "hr")
    }

    @Test("are refused where the desk has none, except by the host, who sees them")
    func noDefaultTeam() async throws {
        let company = try await Company { $0.defaultTeam = nil }
        for person in ["anna", "bram"] as [Person.ID] {
            let viewer = try await company.viewer(person)
            let rejection = await #expect(throws: Rejection.self) {
                try await company.desk.open(RequestDraft("Hulp"), as: viewer)
            }
            #expect(rejection?.code == .invalidField && rejection?.field == "team")
        }
        let host = Viewer.host("mail")
        let opened = try await company.desk.open(RequestDraft("Mail", requester: "anna"), as: host)
        #expect(opened.team == nil)
        #expect(try await company.desk.perform(.assign(team: "it"), on: .id(opened.id), as: host).team == "it")
    }

    @Test("do not come about: only the host takes one from its team")
    func unassigning() async throws {
        let company = try await Company()
        let request = try await company.open()
        let rejection = await #expect(throws: Rejection.self) {
            _ = try await company.perform(.assign(team: nil), on: request, by: "bram")
        }
        #expect(rejection?.code == .invalidField && rejection?.field == "team")
        let host = Viewer.host("triage")
        #expect(try await company.desk.perform(.assign(team: nil), on: .id(request.id), as: host).team == nil)
    }

    @Test("are refused where the desk’s own team is not there")
    func unknownTeam() async throws {
        let company = try await Company { $0.defaultTeam = "nowhere" }
        let anna = try await company.viewer("anna")
        #expect(
            try await company.refusal { try await company.desk.open(RequestDraft("Aide"), as: anna) }
                == .unknownReference)
    }
}
