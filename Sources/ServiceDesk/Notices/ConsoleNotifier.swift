/// Prints notices, for those who try a desk from a terminal. It reaches all people.
public struct ConsoleNotifier: Notifier {
    public let name: NotifierName
    private let write: @Sendable (String) -> Void

    /// - Parameter write: Gets the lines of a notice as one text, without a line end after the last; called from
    ///   several tasks at once. Else they are printed to the standard output.
    public init(name: NotifierName = "console", write: @escaping @Sendable (String) -> Void = { print($0) }) {
        self.name = name
        self.write = write
    }

    public func reaches(_ recipient: NoticeRecipient) -> Bool { recipient.isPerson }

    public func deliver(_ notice: Notice) async throws(DeliveryError) {
        let text = notice.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
        let lines = ["\(notice.at)  \(notice.recipient.name): \(notice.subject)"] + text
        write(lines.map(\.harmless).joined(separator: "\n"))
    }
}

extension String {
    /// Without the control characters by which a message could command the terminal.
    fileprivate var harmless: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}
