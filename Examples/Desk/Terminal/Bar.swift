#if Command
    import ServiceDesk

    /// A bar of block characters: readable without colour, and as long to the eighth of a column as it should be.
    enum Bar {
        private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

        /// - Parameters:
        ///   - value: How much it shows; anything above zero is seen.
        ///   - whole: What a bar of the full width shows.
        static func text(_ value: Int, of whole: Int, width: Int) -> String {
            guard value > 0, whole > 0, width > 0 else { return "" }
            let length = max(1, min(width * 8, (value * width * 8 + whole / 2) / whole))
            return String(repeating: "█", count: length / 8) + eighths[length % 8]
        }
    }

    extension Share {
        /// `83 %`; `–` of nothing.
        var percent: String { value.map { "\(Int(($0 * 100).rounded())) %" } ?? "–" }
    }
#endif
