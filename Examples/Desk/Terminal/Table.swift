#if Command
    /// Rows in aligned columns. The last column takes what room the terminal leaves and is cut there; where there is no
    /// terminal nothing is cut.
    struct Table {
        struct Column {
            var title: String
            var isNumber = false
            /// The column is left out of terminals that are narrower.
            var needsWidth = 0
            /// The most that a column takes on a terminal; the last one is bounded by the terminal alone.
            var maximumWidth = 24
        }

        struct Cell {
            var text: String
            var style: (String) -> String = { $0 }
        }

        var columns: [Column]
        var rows: [[Cell]] = []

        func print() {
            let width = Terminal.width
            let shown = columns.indices.filter { columns[$0].needsWidth <= width ?? .max }
            guard let last = shown.last else { return }
            let cells = rows.map { row in shown.map { cell($0 == last ? row[$0] : row[$0], at: $0, isLast: $0 == last) }
            }
            var widths = shown.map { columns[$0].title.count }
            for row in cells {
                for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.text.displayWidth) }
            }
            if let width {
                let others = widths.dropLast().reduce(0) { $0 + $1 + 2 }
                widths[widths.count - 1] = min(widths[widths.count - 1], max(10, width - others))
            }
            Terminal.print(line(shown.map { Cell(text: columns[$0].title, style: Style.dim) }, shown, widths))
            for row in cells { Terminal.print(line(row, shown, widths)) }
        }

        private func cell(_ cell: Cell, at index: Int, isLast: Bool) -> Cell {
            let text = cell.text.safe.asOneLine
            let isBounded = !isLast && Terminal.width != nil
            return Cell(text: isBounded ? text.truncated(to: columns[index].maximumWidth) : text, style: cell.style)
        }

        private func line(_ cells: [Cell], _ shown: [Int], _ widths: [Int]) -> String {
            var line = ""
            for (position, cell) in cells.enumerated() {
                let isLast = position == cells.count - 1
                let text = Terminal.width == nil ? cell.text : cell.text.truncated(to: widths[position])
                let onLeft = columns[shown[position]].isNumber
                let blanks = String(repeating: " ", count: max(0, widths[position] - text.displayWidth))
                line += (onLeft ? blanks : "") + cell.style(text)
                if !isLast { line += (onLeft ? "" : blanks) + "  " }
            }
            return line.trimmedRight
        }
    }
#endif
