/// A log in the order of time.
struct Timetable {
    /// An opening or a row.
    struct Item {
        /// Seconds since 1970, UTC.
        var time: Int64
        var incident: UInt32
        /// The place of the row among those of its incident; -1 for the opening.
        var ordinal: Int32
    }

    /// Openings and rows by time; those of one time in the order of the file.
    let items: [Item]
    /// The rows of all incidents, incident by incident, each in the order of time.
    private let order: [UInt32]
    /// Where each incident's rows begin in the order; one more at the end.
    private let starts: [Int]
    /// How many rows before it the incident has with the same `sys_mod_count`, by the row's place in the order.
    private let repetitions: [UInt32]

    init(_ log: IncidentLog) {
        var starts = [Int](repeating: 0, count: log.incidents.count + 1)
        for row in log.rows { starts[Int(row.incident) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var (order, next) = ([UInt32](repeating: 0, count: log.rows.count), starts)
        for (index, row) in log.rows.enumerated() {
            order[next[Int(row.incident)]] = UInt32(index)
            next[Int(row.incident)] += 1
        }
        var repetitions = [UInt32](repeating: 0, count: order.count)
        var items: [Item] = []
        items.reserveCapacity(log.rows.count + log.incidents.count)
        for incident in log.incidents.indices {
            let range = starts[incident]..<starts[incident + 1]
            order[range].sort { (log.rows[Int($0)].updatedAt, $0) < (log.rows[Int($1)].updatedAt, $1) }
            var counts: [UInt32: UInt32] = [:]
            // In the order of the file, so that a row keeps its key whatever time it has.
            for place in range.sorted(by: { order[$0] < order[$1] }) {
                let count = log.rows[Int(order[place])].modCount
                repetitions[place] = counts[count, default: 0]
                counts[count, default: 0] += 1
            }
            guard let first = range.first.map({ log.rows[Int(order[$0])] }) else { continue }
            let openedAt = min(first.openedAt ?? first.updatedAt, first.updatedAt)
            items.append(Item(time: openedAt, incident: UInt32(incident), ordinal: -1))
            for place in range {
                items.append(
                    Item(
                        time: log.rows[Int(order[place])].updatedAt, incident: UInt32(incident),
                        ordinal: Int32(place - range.lowerBound)))
            }
        }
        items.sort { ($0.time, $0.incident, $0.ordinal) < ($1.time, $1.incident, $1.ordinal) }
        (self.items, self.order, self.starts, self.repetitions) = (items, order, starts, repetitions)
    }

    func rowCount(of incident: UInt32) -> Int { starts[Int(incident) + 1] - starts[Int(incident)] }

    /// Whether no rows of the incident come after one.
    func isLast(_ ordinal: Int32, of incident: UInt32) -> Bool { Int(ordinal) + 1 >= rowCount(of: incident) }

    /// The index of a row in the log.
    func row(_ ordinal: Int32, of incident: UInt32) -> Int { Int(order[starts[Int(incident)] + Int(ordinal)]) }

    func repetition(_ ordinal: Int32, of incident: UInt32) -> UInt32 {
        repetitions[starts[Int(incident)] + Int(ordinal)]
    }

    /// The items a window at a time.
    func windows(of size: Int) -> [Range<Int>] {
        stride(from: 0, to: items.count, by: max(1, size)).map { $0..<min($0 + max(1, size), items.count) }
    }
}
