#if Command
    import ServiceDesk

    extension Session {
        /// How well estimates held, by month.
        func printEstimates(from start: Timestamp, to end: Timestamp, of teams: [String]) async throws {
            let held = try await desk.estimateCalibration(
                from: start, to: end, of: SortedSet(teams.map { Team.ID($0) }), as: viewer)
            guard !isJSON else { return try Terminal.printJSON(CalibrationJSON(held)) }
            guard held.total.given > 0 else {
                return Terminal.print("No estimate could be given in that time; of each sort of request 30 are needed.")
            }
            var table = Table(columns: [
                .init(title: "OPENED"), .init(title: "GIVEN", isNumber: true), .init(title: "HELD", isNumber: true),
                .init(title: "SHARE", isNumber: true), .init(title: "LIKELY", needsWidth: 60),
                .init(title: "SOONER", isNumber: true), .init(title: "LATER", isNumber: true),
                .init(title: "UNDECIDED", isNumber: true),
            ])
            table.rows = (held.months.map { ($0.month, $0.row) } + [("all", held.total)]).map { title, row in
                let likely = row.interval.map { "\(Self.percent($0.lowerBound)) to \(Self.percent($0.upperBound))" }
                return [
                    title, row.given.grouped, row.held.grouped, row.share.map(Self.percent) ?? "–", likely ?? "–",
                    row.early.grouped, row.late.grouped, row.undecided.grouped,
                ].map { .init(text: $0) }
            }
            table.print()
            Terminal.print("Of 100 estimates 80 are to hold: resolved neither sooner nor later than they said.")
        }

        private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    }

    private struct CalibrationJSON: Encodable {
        struct Row: Encodable {
            var month: String?
            var given, held, early, late, undecided, left: Int
            var share: Double?
            /// Between what the share is in the long run, with a certainty of 95 %.
            var interval: [Double]?
            /// The share if none of those that are undecided holds, and if all do.
            var bounds: [Double]?

            init(_ row: PromiseCalibration.Row, month: String? = nil) {
                self.month = month
                (given, held, early, late) = (row.given, row.held, row.early, row.late)
                (undecided, left, share) = (row.undecided, row.left, row.share)
                interval = row.interval.map { [$0.lowerBound, $0.upperBound] }
                bounds = row.bounds.map { [$0.lowerBound, $0.upperBound] }
            }
        }

        let coverage = 0.8
        let months: [Row]
        let total: Row

        init(_ held: PromiseCalibration) {
            months = held.months.map { Row($0.row, month: $0.month) }
            total = Row(held.total)
        }
    }
#endif
