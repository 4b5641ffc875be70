#if Markdown
    /// A table as text: in columns where the width allows it, else each row as a list of what its columns say.
    struct PlainTable {
        private static let gap = 2

        private let rows: [[String]]

        /// The first row has the headings.
        init(_ rows: [[String]]) { self.rows = rows }

        func lines(width: Int) -> [String] {
            let count = rows.map(\.count).max() ?? 0
            var widths = [Int](repeating: 0, count: count)
            for row in rows {
                for (column, text) in row.enumerated() {
                    widths[column] = max(widths[column], TerminalText.width(text))
                }
            }
            let fits = widths.reduce(0) { min(width, $0) + $1 } + Self.gap * max(0, count - 1) <= width
            return fits ? columns(widths) : records(width: width)
        }

        private func columns(_ widths: [Int]) -> [String] {
            var lines = rows.map { row in
                row.enumerated().map { column, text in
                    text + String(repeating: " ", count: widths[column] - TerminalText.width(text) + Self.gap)
                }.joined()
            }
            let ruler = widths.map { String(repeating: "-", count: $0) }
            lines.insert(ruler.joined(separator: String(repeating: " ", count: Self.gap)), at: min(1, lines.count))
            return lines
        }

        private func records(width: Int) -> [String] {
            guard let headings = rows.first, rows.count > 1 else {
                return rows.flatMap { TerminalText.wrapped($0.joined(separator: " | "), to: width) }
            }
            var lines: [String] = []
            for row in rows.dropFirst() {
                if !lines.isEmpty { lines.append("") }
                for (column, text) in row.enumerated() where !text.isEmpty {
                    let heading = column < headings.count ? headings[column] : ""
                    let said = heading.isEmpty ? text : "\(heading): \(text)"
                    for (index, line) in TerminalText.wrapped(said, to: max(10, width - 2)).enumerated() {
                        lines.append(index == 0 ? line : "  " + line)
                    }
                }
            }
            return lines
        }
    }
#endif
