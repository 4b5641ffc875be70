import ServiceDesk

extension ReportContent {
    /// Sums up by sides. Sides of little are counted together, and never one alone, which could be told from the sum.
    mutating func add(
        _ report: ObligationReport, calling names: [Obligation.Party: String], of teams: SortedSet<Team.ID>
    ) {
        let rows = report.rows.filter { row in
            teams.isEmpty || teams.contains { [row.obligor, row.beneficiary].contains(.team($0)) }
        }
        // By who they are, since a team and a department may have one name; `nil` for all people together.
        var sides: [Obligation.Party?: Owed] = [:]
        for row in rows {
            for side in [row.obligor.side, row.beneficiary.side] where sides[side] == nil {
                let name = side.map { names[$0] ?? "\($0)" } ?? words[.people]
                sides[side] = Owed(name, byIt: .init(), toIt: .init())
            }
            if let owed = sides[row.obligor.side] { sides[row.obligor.side]?.byIt = owed.byIt + row.count }
            if let owed = sides[row.beneficiary.side] { sides[row.beneficiary.side]?.toIt = owed.toIt + row.count }
        }
        // By what they are where all else is the same, so that the order is the same each time.
        func order(_ side: Obligation.Party?) -> String { side.map { "\($0)" } ?? "" }
        let ordered = sides.sorted {
            ($0.value.total, $1.value.name, order($1.key)) > ($1.value.total, $0.value.name, order($0.key))
        }
        var few = ordered.count { $0.value.total < withholdingBelow }
        if few == 1, ordered.count > 1 { few = 2 }
        let shown = ordered.dropLast(few)
        obligations = shown.map(\.value)
        let told = Set(shown.map(\.key))
        for row in rows where told.isDisjoint(with: [row.obligor.side, row.beneficiary.side]) {
            obligationsWithheld = obligationsWithheld + row.count
        }
    }
}

extension ObligationReport {
    /// What the sides are called; people are told of together, and have no name here.
    func names(in directory: any Directory) async throws -> [Obligation.Party: String] {
        var (teams, departments, suppliers): ([Team.ID], [Department.ID], [Supplier.ID]) = ([], [], [])
        for party in Set(rows.flatMap { [$0.obligor, $0.beneficiary] }) {
            switch party {
            case .team(let id): teams.append(id)
            case .department(let id): departments.append(id)
            case .supplier(let id): suppliers.append(id)
            case .person: break
            }
        }
        var names: [Obligation.Party: String] = [:]
        for found in try await directory.teams(teams) { names[.team(found.id)] = found.name }
        for found in try await directory.departments(departments) { names[.department(found.id)] = found.name }
        for found in try await directory.suppliers(suppliers) { names[.supplier(found.id)] = found.name }
        return names
    }
}

extension Obligation.Party {
    /// Itself; `nil` for a person.
    fileprivate var side: Obligation.Party? { if case .person = self { nil } else { self } }
}

extension ReportContent.Owed {
    fileprivate var total: Int { byIt.total + toIt.total }
}
