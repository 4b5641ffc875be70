#if Command
    import ServiceDesk

    extension StatsAnswer {
        private static let barWidth = 30

        func printHeading() {
            let teams =
                query.teams.isEmpty ? "all teams" : "team " + query.teams.map(\.rawValue).joined(separator: ", ")
            Terminal.print(Style.bold(teams.safe.asOneLine) + Style.dim("  \(report.start.long) to \(report.end.long)"))
            Terminal.print()
        }

        func printWithheld() {
            Terminal.print("Withheld: fewer than \(query.withholdingBelow) requests were opened or ended.")
        }

        // MARK: One row

        /// Counts and shares with bars, and times in a table.
        func print(_ figures: Figures) {
            let values = figures.values
            printCounts(values)
            printTimes(values)
            printShares(values)
            Terminal.print()
            Terminal.printZone(at: report.end)
        }

        private func printCounts(_ values: [FigureValue]) {
            let counts = values.compactMap { value -> (String, Int)? in
                guard case .count(let count) = value.content else { return nil }
                return (value.title, count)
            }
            let most = counts.map(\.1).max() ?? 0
            let width = counts.map { $0.1.grouped.count }.max() ?? 0
            for (title, count) in counts {
                let bar = Bar.text(count, of: most, width: Self.barWidth)
                Terminal.print(
                    "\(title.padded(to: 22))\(count.grouped.padded(to: width, onLeft: true))  \(Style.blue(bar))"
                        .trimmedRight)
            }
        }

        private func printTimes(_ values: [FigureValue]) {
            var table = Table(columns: [
                .init(title: "TIME", maximumWidth: 30), .init(title: "N", isNumber: true),
                .init(title: "MEAN", isNumber: true, needsWidth: 90), .init(title: "MEDIAN", isNumber: true),
                .init(title: "90 %", isNumber: true), .init(title: "HOURS: N", isNumber: true, needsWidth: 90),
                .init(title: "MEAN", isNumber: true, needsWidth: 90), .init(title: "MEDIAN", isNumber: true),
                .init(title: "90 %", isNumber: true),
            ])
            for value in values {
                guard case .times(let times) = value.content, value.part == nil || times.elapsed != nil else {
                    continue
                }
                table.rows.append([.init(text: value.title)] + times.elapsed.cells + times.service.cells)
            }
            Terminal.print()
            table.print()
            Terminal.print(Style.dim("Left by the clock on the wall, right by the hours of the teams that have some."))
        }

        private func printShares(_ values: [FigureValue]) {
            let shares = values.compactMap { value -> (String, Share)? in
                guard case .share(let share) = value.content else { return nil }
                return (value.title, share)
            }
            Terminal.print()
            let width = max(22, 2 + (shares.map { $0.0.displayWidth }.max() ?? 0))
            let counts = shares.map { "\($0.1.count.grouped) of \($0.1.of.grouped)" }
            let countWidth = counts.map(\.count).max() ?? 0
            for ((title, share), count) in zip(shares, counts) {
                let bar = Bar.text(share.count, of: share.of, width: Self.barWidth)
                let numbers =
                    count.padded(to: countWidth, onLeft: true) + "  " + share.percent.padded(to: 5, onLeft: true)
                Terminal.print("\(title.safe.padded(to: width))\(numbers)  \(Style.blue(bar))".trimmedRight)
            }
        }

        // MARK: A row for each

        func printRows() {
            guard let group = report.group else { return }
            let hasOpen = report.total?.openAfter != nil && group == .team
            let titles =
                ["OPENED", "RESOLVED"] + (hasOpen ? ["OPEN"] : [])
                + ["FIRST ANSWER", "DONE IN", "90 %", "FIRST CONTACT", "REOPENED", "IN TIME"]
            var table = Table(
                columns: [.init(title: group.rawValue.uppercased())] + titles.map { .init(title: $0, isNumber: true) }
                    + [.init(title: "")])
            for row in report.rows { table.rows.append(cells(row.value ?? "(none)", row.figures, hasOpen)) }
            table.rows.append(cells("all", report.total, hasOpen).map { .init(text: $0.text, style: Style.bold) })
            table.print()
            Terminal.print()
            Terminal.print(
                Style.dim("First answer, and done in: the median by the clock on the wall, and nine of ten at most."))
            if report.rows.contains(where: { $0.figures == nil }) {
                Terminal.print(
                    Style.dim("Rows next to few are withheld too, so that subtracting from all tells nothing."))
            }
        }

        private func cells(_ title: String, _ figures: Figures?, _ hasOpen: Bool) -> [Table.Cell] {
            guard let figures else {
                let blank = [Table.Cell](repeating: .init(text: "–", style: Style.dim), count: hasOpen ? 9 : 8)
                return [.init(text: title)] + blank + [.init(text: withheldWords, style: Style.dim)]
            }
            var texts = [figures.opened.grouped, figures.resolved.grouped]
            if hasOpen { texts.append(figures.openAfter?.grouped ?? "–") }
            texts += [
                figures.firstResponse.elapsed?.median.rounded ?? "–", figures.resolution.elapsed?.median.rounded ?? "–",
                figures.resolution.elapsed?.ninetieth.rounded ?? "–", figures.firstContact.percent,
                figures.reopenedBefore.percent, figures.inTime.percent,
            ]
            return [.init(text: title)] + texts.map { .init(text: $0) } + [.init(text: "")]
        }
    }

    extension Spread? {
        fileprivate var cells: [Table.Cell] {
            guard let spread = self else {
                return [.init(text: "0")] + [Table.Cell](repeating: .init(text: "–"), count: 3)
            }
            return [
                .init(text: spread.count.grouped), .init(text: Int64(spread.mean.rounded()).rounded),
                .init(text: spread.median.rounded), .init(text: spread.ninetieth.rounded),
            ]
        }
    }

    extension Int64 {
        /// So many seconds as `37h 30m`: of an hour and more without the seconds.
        fileprivate var rounded: String {
            Duration.seconds(self < 3_600 ? self : (self + 30) / 60 * 60).hours
        }
    }
#endif
