#if Command
    import ServiceDesk

    /// Colours and weights, as ECMA-48 writes them; plain text where there are none.
    enum Style {
        static func bold(_ text: String) -> String { paint(text, 1) }
        static func dim(_ text: String) -> String { paint(text, 2) }
        static func red(_ text: String) -> String { paint(text, 31) }
        static func green(_ text: String) -> String { paint(text, 32) }
        static func yellow(_ text: String) -> String { paint(text, 33) }
        static func blue(_ text: String) -> String { paint(text, 34) }
        static func magenta(_ text: String) -> String { paint(text, 35) }

        private static func paint(_ text: String, _ code: Int) -> String {
            Terminal.hasColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }

        static func of(_ state: RequestState) -> String {
            switch state {
            case .new: blue(state.rawValue)
            case .open: green(state.rawValue)
            case .pending: yellow(state.rawValue)
            case .reopened: magenta(state.rawValue)
            case .resolved, .closed: dim(state.rawValue)
            }
        }

        static func of(_ priority: Priority) -> String {
            let text = "P\(priority.rawValue)"
            return switch priority {
            case .critical: bold(red(text))
            case .high: red(text)
            case .moderate: text
            case .low, .planning: dim(text)
            }
        }
    }
#endif
