#if Command
    import Foundation
    import ServiceDesk

    extension StatsAnswer {
        private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        private static let shades = ["··", "░░", "▒▒", "▓▓", "██"]

        // MARK: Hours

        /// A row for each day of the week: the more requests came in an hour, the darker it is.
        func printHours() {
            let hours = report.arrivals.byHour(in: zone)
            let most = hours.joined().max() ?? 0
            guard most > 0 else { return Terminal.print("No request came in that time.") }
            let heads = (0..<24).map { $0 % 3 == 0 ? Self.clock($0) : "  " }.joined()
            let width = max(3, hours.map { $0.reduce(0, +).grouped.count }.max() ?? 0)
            Terminal.print(Style.dim("     " + heads + "  " + "ALL".padded(to: width, onLeft: true)))
            for (name, row) in zip(Self.weekdays, hours) {
                let cells = row.map { Self.shades[Self.level($0, of: most)] }.joined()
                let sum = row.reduce(0, +).grouped.padded(to: width, onLeft: true)
                Terminal.print("\(name)  \(Style.blue(cells))  \(sum)")
            }
            Terminal.print()
            Terminal.print("In an hour of the week: " + Self.legend(most))
            let busiest = Self.busiest(hours).map { "\(Self.name($0.day, $0.hour)) (\($0.count.grouped))" }
            Terminal.print("Busiest: " + busiest.joined(separator: ", ") + ".")
            printZone()
        }

        /// 0 for none, else 1 to 4.
        private static func level(_ count: Int, of most: Int) -> Int { most > 0 ? (count * 4 + most - 1) / most : 0 }

        private static func legend(_ most: Int) -> String {
            var parts = ["\(shades[0]) none"]
            for level in 1...4 {
                let (low, high) = ((level - 1) * most / 4 + 1, level * most / 4)
                guard low <= high else { continue }
                parts.append("\(shades[level]) \(low == high ? "\(low)" : "\(low)–\(high)")")
            }
            return parts.joined(separator: "  ")
        }

        /// The three hours of the week in which most came, the busiest first.
        static func busiest(_ hours: [[Int]]) -> [(day: Int, hour: Int, count: Int)] {
            let all = hours.enumerated().flatMap { day, row in row.enumerated().map { (day, $0.offset, $0.element) } }
            return all.filter { $0.2 > 0 }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(3)
                .map { (day: $0.0, hour: $0.1, count: $0.2) }
        }

        private static func name(_ day: Int, _ hour: Int) -> String {
            "\(weekdays[day]) \(clock(hour))–\(clock(hour + 1))"
        }

        private static func clock(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour)" }

        private func printZone() { Terminal.print(Style.dim("Times are those of \(zone.identifier).")) }

        // MARK: Days

        /// A row for each day: what came, what ended, and what was open after it.
        func printDays(openBefore: Int?) {
            let days = days
            let width = max(4, ((Terminal.width ?? 100) - 40) / 3)
            func column(_ title: String, _ counts: [Int?]) -> [String] {
                let digits = max(title.count, counts.map { $0?.grouped.count ?? 1 }.max() ?? 1)
                let most = counts.compactMap { $0 }.max() ?? 0
                let full = digits + 1 + min(width, 20)
                return [title.padded(to: digits, onLeft: true).padded(to: full)]
                    + counts.map { count in
                        let number = (count?.grouped ?? "–").padded(to: digits, onLeft: true)
                        return (number + " " + Bar.text(count ?? 0, of: most, width: full - digits - 1)).padded(
                            to: full)
                    }
            }
            let names = ["DAY".padded(to: 14)] + days.map { "\(Self.weekdays[$0.weekday]) \($0.date)" }
            let columns = [
                names, column("ARRIVED", days.map(\.arrived)), column("ENDED", days.map(\.ended)),
                column("OPEN", days.map(\.openAfter)),
            ]
            for row in names.indices {
                let line = columns.map { $0[row] }.joined(separator: "  ").trimmedRight
                Terminal.print(row == 0 ? Style.dim(line) : line)
            }
            Terminal.print()
            if let openBefore { Terminal.print("Before: \(openBefore.grouped) open.") }
            printZone()
        }
    }

    extension Arrivals.Day {
        /// 0 for Monday.
        fileprivate var weekday: Int { Weekday.allCases.firstIndex(of: date.weekday) ?? 0 }
    }
#endif
