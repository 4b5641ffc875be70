#if SQLite
    import ServiceDesk
    import ServiceDeskSQL

    /// A full-text index, and which of its passages a question may find.
    struct PassageIndex {
        /// The FTS5 table.
        let name: String
        /// The table of what the passages belong to.
        let owner: String
        /// What is joined to the passages, so that the conditions can be asked of it.
        let joins: SQLFragment
        let conditions: [SQLFragment]
        /// The numbers of all that the viewer may see, where that is a list of their own; `nil` for any other viewer.
        var own: SQLFragment?

        static func requests(_ query: SearchQuery) -> PassageIndex {
            let number: SQLFragment = "(passage.rowid >> \(raw: "\(PassagePlace.numberShift)"))"
            let version: SQLFragment = "((passage.rowid >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            return PassageIndex(
                name: "passage", owner: "request", joins: "CROSS JOIN request ON request.number = \(number)",
                conditions: QueryCompiler.searchConditions(query, version: version, isPrivate: "(passage.rowid & 1)"),
                own: Visibility(query.viewer).numbersByName)
        }

        /// Holds for the passages of what the viewer may see by name.
        var isOwn: SQLFragment? {
            own.map { "(\(raw: name).rowid >> \(raw: "\(PassagePlace.numberShift)")) IN (\($0))" }
        }
    }
#endif
