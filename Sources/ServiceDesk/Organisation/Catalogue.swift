/// The service catalogue: who offers what.
public struct Catalogue: Hashable, Sendable {
    /// By name.
    public let teams: [Team]
    /// By name. Each is of one of the teams.
    public let services: [Service]

    /// - Parameters:
    ///   - teams: In any order.
    ///   - services: In any order. Those of other teams are left out.
    public init(teams: [Team] = [], services: [Service] = []) {
        let known = Set(teams.map(\.id))
        self.teams = teams.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        self.services = services.filter { known.contains($0.team) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// What one team offers.
    public func services(of team: Team.ID) -> [Service] { services.filter { $0.team == team } }
}

extension DirectoryStore {
    /// All teams and services that the directory keeps.
    public func catalogue() async throws(StoreError) -> Catalogue {
        Catalogue(
            teams: try await allEntries(.team).compactMap(\.team),
            services: try await allEntries(.service).compactMap(\.service))
    }
}
