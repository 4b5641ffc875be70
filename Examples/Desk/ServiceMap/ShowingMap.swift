#if Command
    import ServiceDesk

    extension ServiceMap.Pair {
        /// A heading, a table of what each asks of the other, and a line for each who owes the other something.
        func print(_ names: [ServiceMap.Side: String]) {
            let (one, other) = (left.words(names), right.words(names))
            Terminal.print("\n" + Style.bold((left == right ? "Within \(one)" : "\(one) ⇄ \(other)").safe.asOneLine))
            var table = Table(
                columns: [.init(title: "ASKS"), .init(title: "SERVES")]
                    + ["OPENED", "ENDED", "MEDIAN", "90 %", "IN TIME"].map { .init(title: $0, isNumber: true) })
            for direction in directions { table.rows += direction.rows }
            if table.rows.isEmpty { Terminal.print("  Neither asked the other for anything.") } else { table.print() }
            for row in directions.flatMap(\.obligations) {
                Terminal.print("\(row.obligor) owes \(row.beneficiary): \(row.count.mapWords)".safe.asOneLine)
            }
        }
    }

    extension ServiceMap.Direction {
        fileprivate var rows: [[Table.Cell]] {
            var rows = flows.map { flow in
                cells(from.id, flow.names.joined(separator: ", "), flow.traffic) { $0 }
            }
            // The sum says something new, and is there.
            if flows.count > 1 { rows.append(cells(from.id, "\(to.id), all", asked, Style.bold)) }
            return rows
        }

        private func cells(
            _ asker: String, _ server: String, _ traffic: ServiceMap.Traffic?, _ style: @escaping (String) -> String
        ) -> [Table.Cell] {
            var texts = [asker, server, "few", "", "", "", ""]
            if let traffic {
                texts = [
                    asker, server, traffic.opened.grouped, traffic.ended.grouped,
                    traffic.resolution.map { $0.median.lengthInWords } ?? "–",
                    traffic.resolution.map { $0.ninetieth.lengthInWords } ?? "–",
                    traffic.inTime.value.map { "\(Int(($0 * 100).rounded())) %" } ?? "–",
                ]
            }
            return texts.map { .init(text: $0, style: style) }
        }
    }

    extension ServiceMap.Flow {
        fileprivate var names: [String] { teams.map { $0?.rawValue ?? "no team" } }
    }

    extension ServiceMap.Side {
        fileprivate func words(_ names: [ServiceMap.Side: String]) -> String {
            switch self {
            case .department: names[self] ?? id
            case .team: "Team \(id)"
            case .supplier: "Supplier \(id)"
            case .unknown: "No department"
            }
        }

        /// Without what it is.
        fileprivate var id: String {
            switch self {
            case .department(let id): id.rawValue
            case .team(let id): id.rawValue
            case .supplier(let id): id.rawValue
            case .unknown: "none"
            }
        }
    }

    extension ObligationCount {
        /// `12, 11 in time (92 %), 1 overdue`.
        fileprivate var mapWords: String {
            let rate = onTimeRate.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
            let counts = [
                (late, "late"), (excused, "excused"), (dropped, "dropped"), (overdue, "overdue"), (open, "open"),
            ]
            return (["\(total)", "\(inTime) in time\(rate)"] + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" })
                .joined(separator: ", ")
        }
    }

    extension MapFinding {
        fileprivate static let shownEvidence = 5

        /// The id and the words; then the newest evidence.
        func print() {
            let width = min(Terminal.width ?? 100, 100)
            Terminal.print("\n" + Style.bold(id.rawValue))
            for line in words.safe.asOneLine.wrapped(to: width - 2) { Terminal.print("  " + line) }
            for sign in evidence.prefix(Self.shownEvidence) {
                let numbers = sign.requests.map { "#\($0)" }.joined(separator: " ")
                let route = sign.route.count > 1 ? ["\(sign.route.map(\.rawValue).joined(separator: " → "))"] : []
                let line = ([numbers, "\(sign.at.localDay)"] + route).joined(separator: "  ")
                Terminal.print("  " + Style.dim(line.safe.asOneLine))
            }
            let rest = count - min(evidence.count, Self.shownEvidence)
            if rest > 0, rest < count {
                Terminal.print("  " + Style.dim("and \(rest) more"))
            } else if rest > 0 {
                Terminal.print("  " + Style.dim("None of the requests is with your teams."))
            }
        }
    }
#endif
