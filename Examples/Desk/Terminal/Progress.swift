#if Command
    import Foundation
    import ServiceDesk
    import Synchronization

    /// Tells on standard error how far long work is: count, share, rate and the time at which it should end. Silent
    /// where standard error is no terminal.
    final class Progress: Sendable {
        private let title: String
        private let unit: String
        private let start = SystemTime().now()
        private let state = Mutex(State())

        private struct State {
            var count: Int64 = 0
            var lastShown = Timestamp(microseconds: 0)
            var hasShown = false
        }

        var count: Int64 { state.withLock { $0.count } }

        init(_ title: String, unit: String) {
            (self.title, self.unit) = (title, unit)
        }

        /// - Parameter share: How much of the work is done, 0 to 1; `nil` where that is not known.
        func update(_ count: Int64, share: Double? = nil) {
            let now = SystemTime().now()
            let isDue = state.withLock { state in
                state.count = count
                guard Terminal.isErrorTerminal, now.microseconds - state.lastShown.microseconds > 100_000 else {
                    return false
                }
                (state.lastShown, state.hasShown) = (now, true)
                return true
            }
            guard isDue else { return }
            var parts = ["\(title): \(count.grouped) \(unit)", "\(rate(at: now).grouped)/s"]
            if let share, share > 0 {
                let elapsed = Double(now.microseconds - start.microseconds) / 1_000_000
                let left = Int64((elapsed / min(1, share) - elapsed).rounded(.up))
                parts.insert("\(Int(min(1, share) * 100)) %", at: 1)
                parts.append("done at \(now.advanced(bySeconds: left).local.clock), in \(Self.span(left))")
            }
            Terminal.reportPart("\r\u{1B}[K" + parts.joined(separator: "  "))
        }

        /// Takes the line away.
        func finish() {
            if state.withLock({ $0.hasShown }) { Terminal.reportPart("\r\u{1B}[K") }
        }

        /// `in 6.8 s (20,839/s)`.
        var summary: String {
            let now = SystemTime().now()
            let tenths = (now.microseconds - start.microseconds) / 100_000
            return "in \(tenths / 10).\(tenths % 10) s (\(rate(at: now).grouped) \(unit)/s)"
        }

        private func rate(at now: Timestamp) -> Int64 {
            Int64(Double(count) * 1_000_000 / Double(max(1, now.microseconds - start.microseconds)))
        }

        private static func span(_ seconds: Int64) -> String {
            switch seconds {
            case ..<60: "\(seconds) s"
            case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
            default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
            }
        }
    }
#endif
