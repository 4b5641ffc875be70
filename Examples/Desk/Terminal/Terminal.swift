#if Command
    import Foundation

    /// Standard output and standard error. Output is gathered and written at the end, or when there is much of it, so
    /// that a command that fails half-way has said nothing false; an error while writing is an error of the command.
    enum Terminal {
        // One command runs at a time and prints from one task.
        nonisolated(unsafe) private static var gathered: [UInt8] = []

        static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
        static let isErrorTerminal = isatty(STDERR_FILENO) == 1

        /// Columns of the terminal; `nil` when the output goes elsewhere.
        static let width: Int? = {
            guard isOutputTerminal else { return nil }
            var size = winsize()
            if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return max(20, Int(size.ws_col)) }
            return 80
        }()

        /// Colours only on a terminal that has them, and not where NO_COLOR is set (https://no-color.org).
        static let hasColor =
            isOutputTerminal && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
            && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false

        static func print(_ line: String = "") {
            gathered.append(contentsOf: line.utf8)
            gathered.append(0x0A)
        }

        /// Prints a value as JSON with sorted keys.
        static func printJSON(_ value: some Encodable) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            print(String(decoding: try encoder.encode(value), as: UTF8.self))
        }

        /// Writes bytes as they are.
        static func write(_ bytes: [UInt8]) throws {
            gathered.append(contentsOf: bytes)
            if gathered.count > 1 << 16 { try flush() }
        }

        static func flush() throws {
            guard write(gathered[...], to: STDOUT_FILENO) else {
                throw Failure.system(.inputOutput, "Writing to standard output failed")
            }
            gathered.removeAll(keepingCapacity: true)
        }

        /// One line on standard error.
        static func report(_ line: String) { reportPart(line + "\n") }

        /// Text on standard error that another text may replace. There is nowhere to tell that standard error is
        /// closed.
        static func reportPart(_ text: String) { _ = write(Array(text.utf8)[...], to: STDERR_FILENO) }

        private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
            var rest = bytes
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    extension String {
        /// The text without what could command a terminal or disguise its direction: control characters and the
        /// bidirectional controls of Unicode are shown as ␛-like symbols or “�”; line breaks and tabs stay.
        var safe: String {
            guard unicodeScalars.contains(where: \.commandsTerminals) else { return self }
            var scalars = String.UnicodeScalarView()
            for scalar in unicodeScalars {
                scalars.append(scalar.commandsTerminals ? scalar.picture : scalar)
            }
            return String(scalars)
        }
    }

    extension Unicode.Scalar {
        fileprivate var commandsTerminals: Bool {
            switch value {
            case 0x09, 0x0A: false
            case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }

        /// The symbol for a control character (Unicode block “Control Pictures”).
        fileprivate var picture: Unicode.Scalar {
            (value < 0x20 ? Unicode.Scalar(0x2400 + value) : nil) ?? "\u{FFFD}"
        }
    }
#endif
