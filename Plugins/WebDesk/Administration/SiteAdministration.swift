#if Web
    import ServiceDesk

    /// Lets some people change the organisation on the web: people, teams, services, hours, service levels, templates,
    /// macros and rules (``SiteOptions/administration``).
    ///
    /// What is changed most has fields; everything has the form of the organisation file as well, as `desk apply` reads
    /// it. What would change is shown before it is saved. Who administers sees no requests for that: it is a right to
    /// change the directory, and none to read what others ask.
    public struct SiteAdministration: Sendable {
        let directory: any DirectoryStore
        private let admits: @Sendable (Person.ID) async throws -> Bool

        /// - Parameters:
        ///   - directory: That of the desk.
        ///   - admits: Whether somebody who is signed in may change it. Whoever may can become a member or lead of each
        ///     team, and give themselves the address by which somebody else signs in: they can act as anybody, and the
        ///     log says that they did.
        public init(
            directory: any DirectoryStore, admitting admits: @escaping @Sendable (Person.ID) async throws -> Bool
        ) {
            (self.directory, self.admits) = (directory, admits)
        }

        /// - Parameter people: Those who may.
        public init(directory: any DirectoryStore, by people: Set<Person.ID>) {
            self.init(directory: directory) { people.contains($0) }
        }

        func admits(_ viewer: Viewer) async throws -> Bool {
            // Whoever acts for an administrator is none.
            guard let person = viewer.person, viewer.delegate == nil, viewer.supplier == nil else { return false }
            return try await admits(person)
        }
    }
#endif
