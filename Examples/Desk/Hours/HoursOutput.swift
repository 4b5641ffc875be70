#if Command
    import ServiceDesk

    struct SpanJSON: Encodable {
        let start, end: String
        let isOpen: Bool
        let reason: String

        init(_ span: ServiceSpan) {
            (start, end) = (span.start.exact, span.end.exact)
            (isOpen, reason) = (span.isOpen, span.reason.description)
        }

        static func print(_ spans: [ServiceSpan]) {
            var table = Table(columns: [
                .init(title: "FROM"), .init(title: "TO"), .init(title: "STATE"), .init(title: "OPEN", isNumber: true),
                .init(title: "WHY"),
            ])
            table.rows = spans.map(row)
            table.print()
            // The hours above may be those of another zone.
            if let first = spans.first { Terminal.printZone(at: first.start) }
        }

        private static func row(_ span: ServiceSpan) -> [Table.Cell] {
            let length = Duration.microseconds(span.end.microseconds - span.start.microseconds)
            let state =
                span.isOpen ? Table.Cell(text: "open", style: Style.bold) : Table.Cell(text: "closed", style: Style.dim)
            return [
                Table.Cell(text: span.start.long), Table.Cell(text: span.end.long), state,
                Table.Cell(text: span.isOpen ? length.hours : ""), Table.Cell(text: span.reason.description),
            ]
        }
    }

    struct HoursJSON: Encodable {
        let id, name: String
        let isOpen: Bool
        /// When it opens next where it is closed, closes where it is open.
        let changes: String?
        let spans: [SpanJSON]?

        init(_ calendar: ServiceCalendar, _ time: ServiceTime, at instant: Timestamp, spans: [SpanJSON]?) {
            (id, name) = (calendar.id.rawValue, calendar.name)
            isOpen = time.isOpen(at: instant)
            changes = (isOpen ? time.nextClosing(after: instant) : time.nextOpening(after: instant))?.exact
            self.spans = spans
        }
    }

    struct OpenTimeJSON: Encodable {
        let from: String
        /// Left out where so much open time never passes.
        let to: String?
        let seconds: Double
        let spans: [SpanJSON]?

        init(_ start: Timestamp, _ end: Timestamp?, _ open: Duration, _ spans: [SpanJSON]?) {
            (from, to, self.spans) = (start.exact, end?.exact, spans)
            let (seconds, attoseconds) = open.components
            self.seconds = Double(seconds) + Double(attoseconds) / 1e18
        }
    }

    extension ServiceTime {
        /// `open until …`, or `closed, opens …`.
        func state(at instant: Timestamp) -> String {
            guard isOpen(at: instant) else {
                return nextOpening(after: instant).map { "closed, opens \($0.long)" } ?? "closed, never opens"
            }
            return nextClosing(after: instant).map { "open until \($0.long)" } ?? "open, never closes"
        }
    }

    extension Duration {
        /// `37h 30m`, `45m`; seconds where there are any.
        var hours: String {
            let total = abs(components.seconds)
            let parts = [(total / 3600, "h"), (total / 60 % 60, "m"), (total % 60, "s")]
                .filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }
            return parts.isEmpty ? "0h" : (components.seconds < 0 ? "-" : "") + parts.joined(separator: " ")
        }
    }

    extension ServiceHours {
        /// The zone and the week: days with the same spans together.
        func printWeek() {
            Terminal.print(Style.dim("zone".padded(to: 12)) + zone)
            var groups: [(days: [Weekday], spans: [WallSpan])] = []
            for day in Weekday.allCases {
                let spans = weekly[day] ?? []
                if let last = groups.last, last.spans == spans {
                    groups[groups.count - 1].days.append(day)
                } else {
                    groups.append(([day], spans))
                }
            }
            for (days, spans) in groups where !spans.isEmpty {
                let name = days.count == 1 ? days[0].rawValue : "\(days[0].rawValue)-\(days[days.count - 1].rawValue)"
                let text = spans.map(\.description).joined(separator: ", ")
                Terminal.print(Style.dim(name.padded(to: 12)) + text)
            }
            if !exceptions.isEmpty { Terminal.print(Style.dim("exceptions".padded(to: 12)) + "\(exceptions.count)") }
            if !holidays.isEmpty { Terminal.print(Style.dim("holidays".padded(to: 12)) + "\(holidays.count)") }
            if !breaks.isEmpty { Terminal.print(Style.dim("breaks".padded(to: 12)) + "\(breaks.count)") }
        }
    }
#endif
