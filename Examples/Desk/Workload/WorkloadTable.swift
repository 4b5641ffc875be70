#if Command
    import ServiceDesk

    extension WorkloadReport {
        /// A row for each team with its sign, why it has too much, and of the teams that one leads who holds what.
        func print(calling names: [Person.ID: String]) {
            guard !rows.isEmpty else { return Terminal.print("No team has an open request, or had one lately.") }
            table.print()
            let reasons = rows.flatMap { row in
                (row.workload?.reasons ?? []).map { (row.team, $0) }
            }
            if !reasons.isEmpty { Terminal.print() }
            for (team, reason) in reasons {
                let line = "! \(team): \(reason.words)".safe.asOneLine
                for part in line.wrapped(to: min(Terminal.width ?? 100, 100)) { Terminal.print(part) }
            }
            Terminal.print()
            for line in explanation { Terminal.print(Style.dim(line)) }
            for row in rows { row.printMembers(calling: names) }
        }

        private var table: Table {
            let titles = ["OPEN", "TO DO", "UNASSIGNED", "PROMISED", "OVERDUE", "COME", "DONE", "LOAD", "DAYS"]
            var table = Table(
                columns: [.init(title: "TEAM"), .init(title: "SIGN")]
                    + titles.map { .init(title: $0, isNumber: true) } + [.init(title: "")])
            table.rows = rows.map { row in
                let team = Table.Cell(text: row.team.rawValue)
                guard let workload = row.workload else {
                    let blank = [Table.Cell](repeating: .init(text: "–", style: Style.dim), count: titles.count + 1)
                    let words = "withheld: fewer than \(withholdingBelow)"
                    return [team] + blank + [.init(text: words, style: Style.dim)]
                }
                return [team, workload.sign] + workload.numbers.map { .init(text: $0) } + [.init(text: "")]
            }
            return table
        }

        private var explanation: [String] {
            let days = thresholds.promisedWithin
            return [
                "Promised: to be done within \(days) service \(days == 1 ? "day" : "days"), with what is overdue. "
                    + "To do: open, and not waiting.",
                "Come, done: requests in a service day, of the last \(weeks) \(weeks == 1 ? "week" : "weeks"). "
                    + "Load: in hands, of the capacity",
                "of those who are there. Days: of work, open ÷ done. “?”: nothing is known to judge it by.",
            ]
        }
    }

    extension WorkloadReport.Row {
        /// Of whom one leads, in the order of the team.
        fileprivate func printMembers(calling names: [Person.ID: String]) {
            guard let members, !members.isEmpty else { return }
            var table = Table(
                columns: [.init(title: "\(team)".uppercased())]
                    + ["IN HANDS", "WAITING", "CAPACITY"].map { .init(title: $0, isNumber: true) } + [.init(title: "")])
            table.rows = members.map { member in
                [
                    .init(text: names[member.person] ?? member.person.rawValue), .init(text: member.open.grouped),
                    .init(text: member.waiting.grouped), .init(text: member.capacity?.grouped ?? "–"),
                    .init(text: member.isThere ? "" : "away"),
                ]
            }
            Terminal.print()
            table.print()
        }
    }

    extension Workload {
        /// Read without colour: a mark and a word.
        fileprivate var sign: Table.Cell {
            if isOverloaded { return .init(text: "! overload") { Style.bold(Style.red($0)) } }
            return isJudged ? .init(text: "ok", style: Style.green) : .init(text: "?", style: Style.dim)
        }

        fileprivate var numbers: [String] {
            [
                open.grouped, actionable.grouped, unassigned.grouped, promised.grouped, overdue.grouped,
                arrivals.words, throughput.words, load?.words ?? "–", queueDays?.tenths ?? "–",
            ]
        }
    }

    extension Workload.Rate? {
        fileprivate var words: String { map(\.mean.tenths) ?? "–" }
    }

    extension Share {
        /// `9/16 56 %`: what is in hands, of what could be.
        fileprivate var words: String { "\(count.grouped)/\(of.grouped)" + (value == nil ? "" : " \(percent)") }
    }
#endif
