import ServiceDesk

/// All figures that a store tells, held against a plain reading of its journals.
package struct JournalFigures {
    private let store: any RequestStore
    private let desk: Desk
    private let hours: [Team.ID: ServiceTime]

    /// - Parameter hours: Those that teams have.
    package init(of store: some CompleteStore, hours: [Team.ID: ServiceTime] = [:]) {
        (self.store, self.desk, self.hours) = (store, Desk(store), hours)
    }

    /// For a store in which there was a ``FigureLife``.
    package static func ofLife(in store: some CompleteStore) throws -> JournalFigures {
        JournalFigures(of: store, hours: ["it": try ServiceTime(FigureLife.office.hours)])
    }

    private static let groups: [FigureGroup?] = [nil] + FigureGroup.allCases.map { $0 }

    private func query(_ start: Timestamp, _ end: Timestamp, _ group: FigureGroup?) -> FigureQuery {
        FigureQuery(viewer: .host("test"), from: start, to: end, by: group, withholdingBelow: 0)
    }

    private func journals() async throws -> [[RecordedEvent]] {
        var (query, found) = (RequestQuery(viewer: .host("test"), limit: 1_000), [[RecordedEvent]]())
        repeat {
            let page = try await store.page(query)
            for request in page.requests {
                found.append(try await store.history(HistoryQuery(request.id, limit: 10_000)))
            }
            query.after = page.next
        } while query.after != nil
        return found
    }

    /// All that happened, and a part of it.
    private static func ranges(of journals: [[RecordedEvent]]) -> [(Timestamp, Timestamp)] {
        let times = journals.joined().map(\.at.wholeSecond).sorted()
        guard let first = times.first, let last = times.last else { return [] }
        return [
            (first, last.advanced(bySeconds: 1)),
            (times[times.count / 4], times[times.count / 2].advanced(bySeconds: 1)),
        ]
    }

    /// All that the store tells, by everything that figures are told by.
    package func told() async throws -> [FigureReport] {
        var reports: [FigureReport] = []
        for (start, end) in Self.ranges(of: try await journals()) {
            for group in Self.groups { reports.append(try await desk.figures(query(start, end, group))) }
        }
        return reports
    }

    /// Where what is told is not what the journals say; and nothing where nothing happened at all, which is none.
    package func differences() async throws -> [String] {
        let journals = try await journals()
        var differences = journals.isEmpty ? ["There is nothing to count."] : []
        for (start, end) in Self.ranges(of: journals) {
            for group in Self.groups {
                var plain = PlainReading(from: start, to: end, by: group, hours: hours)
                plain.read(journals)
                let report = try await desk.figures(query(start, end, group))
                var rows: [String?: Figures] = [:]
                for row in report.rows { rows[row.value] = row.figures?.withoutOpen }
                // A team in which nothing happened has a row for what is open.
                let (found, expected) = (rows.filter { $0.value != Figures() }, plain.rows)
                for row in Set(found.keys).union(expected.keys) where found[row] != expected[row] {
                    differences.append(
                        "\(start) to \(end) by \(group?.rawValue ?? "nothing"), \(row ?? "none"): the journals give "
                            + "\(expected[row].map { "\($0)" } ?? "nothing"), told is "
                            + "\(found[row].map { "\($0)" } ?? "nothing")")
                }
                let open = (
                    PlainReading.open(journals, at: start, of: []), PlainReading.open(journals, at: end, of: [])
                )
                if (report.total?.openBefore, report.total?.openAfter) != open {
                    differences.append("\(start) to \(end): \(open) were open, told is \(report.total as Any)")
                }
            }
        }
        return differences
    }

    /// The same of a store into which others still write: they are given time to come to an end.
    package func differencesAtRest() async throws -> [String] {
        while true {
            let before = try await end
            let found = try await differences()
            if try await end == before { return found }
        }
    }

    private var end: JournalPosition {
        get async throws { try await store.journal(JournalQuery(.commits, from: .end, limit: 1)).next }
    }
}

extension Figures {
    /// What happened, without what was open before.
    package var withoutOpen: Figures {
        var figures = self
        figures.openBefore = nil
        return figures
    }
}
