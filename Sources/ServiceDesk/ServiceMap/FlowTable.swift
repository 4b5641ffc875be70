/// What was counted for each team and each department that asked it, and what of that is too little to tell.
struct FlowTable {
    struct Cell: Hashable {
        var team: Team.ID?
        /// Of whoever asked.
        var customer: Department.ID?
    }

    private(set) var parts: [Cell: FigurePart] = [:]
    private let withheld: Set<Cell>
    private let minimum: Int

    /// How a cell is named among the rows of figures.
    static func key(of traits: RequestMeasurement.Traits) -> String? {
        "\(traits.team?.rawValue ?? "")\n\(traits.department?.rawValue ?? "")"
    }

    init(_ parts: [String?: FigurePart], withholdingBelow minimum: Int) {
        for (key, part) in parts where part.size > 0 {
            let names = (key ?? "\n").split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            self.parts[
                Cell(
                    team: names[0].isEmpty ? nil : Team.ID(String(names[0])),
                    customer: names[1].isEmpty ? nil : Department.ID(String(names[1])))] = part
        }
        withheld = Self.withheld(self.parts.mapValues(\.size), below: minimum)
        self.minimum = minimum
    }

    /// What some cells are, together and each: what is withheld of them is told together, where that are several and
    /// not few, or else withheld with the whole.
    func traffic(of cells: [Cell]) -> (whole: ServiceMap.Traffic?, flows: [ServiceMap.Flow]) {
        let found = cells.compactMap { cell in parts[cell].map { (cell, $0) } }
        let shown = found.filter { !withheld.contains($0.0) }
        var flows = shown.sorted { (-$0.1.size, $0.0.name) < (-$1.1.size, $1.0.name) }.map { cell, part in
            ServiceMap.Flow(teams: [cell.team], traffic: ServiceMap.Traffic(part))
        }
        // Their order tells nothing.
        let hidden = found.filter { withheld.contains($0.0) }.sorted { $0.0.name < $1.0.name }
        let isTold = hidden.isEmpty || !Self.isTelling(hidden.map(\.1.size), below: minimum)
        if !hidden.isEmpty {
            let sum = FigurePart.sum(of: hidden.map(\.1))
            flows.append(
                ServiceMap.Flow(teams: hidden.map(\.0.team), traffic: isTold ? ServiceMap.Traffic(sum) : nil))
        }
        guard isTold, !found.isEmpty else { return (nil, flows) }
        return (ServiceMap.Traffic(FigurePart.sum(of: found.map(\.1))), flows)
    }

    /// Whether those that are withheld could be told from their sum.
    private static func isTelling(_ sizes: [Int], below minimum: Int) -> Bool {
        sizes.count == 1 || sizes.reduce(0, +) < minimum
    }

    /// Those of few requests; and of each team, and each department, so many more that what is missing from its sum
    /// are several, and not few.
    private static func withheld(_ sizes: [Cell: Int], below minimum: Int) -> Set<Cell> {
        var withheld = Set(sizes.filter { $0.value < minimum }.keys)
        // In one order, so that the same is withheld each time.
        let cells = sizes.keys.sorted { $0.name < $1.name }
        let teams = Dictionary(grouping: cells, by: \.team)
        let customers = Dictionary(grouping: cells, by: \.customer)
        let lines = (Array(teams.values) + Array(customers.values)).sorted {
            ($0[0].name, $0.count) < ($1[0].name, $1.count)
        }
        /// Of several that could go the one that brings no others with it: whose other line has withheld ones already.
        /// One that is alone of its team or department comes last: it is the sum there, which hides nothing.
        func order(_ cell: Cell) -> (Int, Int, Int, String) {
            let crossing = [teams[cell.team] ?? [], customers[cell.customer] ?? []]
            let isAlone = crossing.contains { $0.count == 1 }
            let isJoining = crossing.allSatisfy { $0.contains(where: withheld.contains) }
            return (isAlone ? 1 : 0, isJoining ? 0 : 1, sizes[cell] ?? 0, cell.name)
        }
        var isDone = withheld.isEmpty
        while !isDone {
            isDone = true
            for line in lines {
                let hidden = line.filter(withheld.contains).compactMap { sizes[$0] }
                guard !hidden.isEmpty, isTelling(hidden, below: minimum),
                    let next = line.filter({ !withheld.contains($0) }).min(by: { order($0) < order($1) })
                else { continue }
                withheld.insert(next)
                isDone = false
            }
        }
        return withheld
    }
}

extension FlowTable.Cell {
    fileprivate var name: String { "\(team?.rawValue ?? "")\n\(customer?.rawValue ?? "")" }
}
