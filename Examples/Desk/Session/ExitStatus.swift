#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    /// How the command ends, after the numbers of sysexits.h where those have a meaning that fits.
    enum ExitStatus: Int32, CaseIterable {
        case different = 1
        case usage = 64
        case badInput = 65
        case noInput = 66
        case unknownName = 67
        case noRequest = 68
        case wrongStore = 69
        case unexpected = 70
        case damaged = 71
        case wrongState = 72
        case cannotCreate = 73
        case inputOutput = 74
        case busy = 75
        case readOnly = 76
        case notPermitted = 77
        case settingsFile = 78

        var meaning: String {
            switch self {
            case .different: "stores that differ"
            case .usage: "mistaken argument"
            case .badInput: "mistaken field, text or row"
            case .noInput: "no such file or store"
            case .unknownName:
                "no such person, team, department, service, supplier, hours, clock, template, macro or rule"
            case .noRequest: "no such request or article, or none that you may see"
            case .wrongStore: "not a store, or from a newer version"
            case .unexpected: "failed unexpectedly"
            case .damaged: "damaged store"
            case .wrongState: "not possible in the request’s state, or the article was changed meanwhile"
            case .cannotCreate: "the file to write is there already or cannot be made"
            case .inputOutput: "reading or writing failed, no space left"
            case .busy: "store kept locked, try again"
            case .readOnly: "store that cannot be written, or its folder"
            case .notPermitted: "not permitted"
            case .settingsFile:
                "mistake in an organisation file, or a file of channels, obligations or recurring requests"
            }
        }

        static var table: String {
            "Exit codes: 0 done; " + allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: "; ") + "."
        }
    }

    /// Why the command ends without having done what was asked: one line, and an exit code.
    struct Failure: Error {
        let status: ExitStatus
        let message: String

        init(_ status: ExitStatus, _ message: String) {
            (self.status, self.message) = (status, message)
        }

        /// What an error of any layer means to the person at the terminal.
        init(_ error: any Error) {
            switch error {
            case let failure as Failure: self = failure
            case let mistake as YAMLMistake: self.init(.settingsFile, mistake.description)
            case let rejection as Rejection: self.init(ExitStatus(rejection.code), rejection.description)
            case let error as StoreError: self.init(ExitStatus(error.code), error.description)
            case let error as TransferError: self.init(ExitStatus(error), error.description)
            case let error as ServiceHoursError: self.init(.badInput, error.description)
            case let error as SLAError: self.init(.badInput, error.description)
            case is CancellationError: self.init(.unexpected, "It was interrupted.")
            default: self.init(.unexpected, "\(error)")
            }
        }

        /// The reason that the system gives for a failed call.
        static func system(_ status: ExitStatus, _ what: String) -> Failure {
            Failure(status, "\(what): \(String(cString: strerror(errno))).")
        }

        /// Prints the one line and ends the process. Help and version, which ArgumentParser throws too, end well.
        static func exit(after error: any Error) -> Never {
            let parserCode = DeskCommand.exitCode(for: error)
            let failure: Failure
            if parserCode == .success {
                guard let amount = negativeAmount, amount.contains("h"), !isHelpWanted else {
                    DeskCommand.exit(withError: error)
                }
                // The parser took the h of -1h for that of -h.
                failure = Failure(.usage, "“\(amount)” was taken for an option; write it last, after --.")
            } else if parserCode != .validationFailure {
                failure = Failure(error)
            } else {
                failure = Failure(.usage, usageText(DeskCommand.message(for: error)))
            }
            let help = failure.status == .usage ? " See “desk \(helpTopic)--help”." : ""
            Terminal.report("desk: " + failure.message.asOneLine + help)
            Foundation.exit(failure.status.rawValue)
        }

        /// ArgumentParser's message as one sentence; it lists the words that are possible on lines of their own.
        private static func usageText(_ message: String) -> String {
            let lines = message.split(separator: "\n").map { $0.asOneLine }
            let words = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }.joined(separator: ", ")
            let text = lines.filter { !$0.hasPrefix("- ") }.joined(separator: " ") + (words.isEmpty ? "" : " " + words)
            return (text.last.map { ".?!".contains($0) } == true ? text : text + ".") + negativeNumberText
        }

        /// What has become of a negative number, which the parser itself does not say: it misses an argument then.
        private static var negativeNumberText: String {
            negativeAmount.map { " “\($0)” begins with “-” and was taken for an option." } ?? ""
        }

        /// The first argument such as -5, -2d or -1h30m that the parser did not take for what it is.
        private static var negativeAmount: String? {
            CommandLine.arguments.dropFirst().prefix { $0 != "--" }.first { argument in
                let amount = argument.dropFirst()
                return argument.hasPrefix("-") && amount.first?.isNumber == true
                    && amount.allSatisfy { $0.isNumber || $0.isLetter }
            }
        }

        private static var isHelpWanted: Bool {
            CommandLine.arguments.contains { ["-h", "--help", "help", "--version"].contains($0) }
        }

        /// The commands, one inside the other, that were named.
        private static var helpTopic: String {
            var (topic, known) = ("", DeskCommand.configuration.subcommands)
            for name in CommandLine.arguments.dropFirst() {
                guard let command = known.first(where: { $0.configuration.commandName == name }) else { break }
                topic += name + " "
                known = command.configuration.subcommands
            }
            return topic
        }
    }

    extension ExitStatus {
        init(_ code: Rejection.Code) {
            switch code {
            case .notFound: self = .noRequest
            case .notPermitted, .alreadyDone: self = .notPermitted
            case .illegalInState, .childrenOpen, .outdated: self = .wrongState
            case .unknownReference: self = .unknownName
            case .contended: self = .busy
            default: self = .badInput
            }
        }

        init(_ code: StoreError.Code) {
            switch code {
            case .busy, .unknownOutcome: self = .busy
            case .full: self = .inputOutput
            case .readOnly: self = .readOnly
            case .unavailable: self = .noInput
            case .notAStore, .newerSchema: self = .wrongStore
            case .damaged: self = .damaged
            case .constraint: self = .badInput
            case .invalidQuery: self = .usage
            default: self = .unexpected
            }
        }
    }

    extension ExitStatus {
        init(_ error: TransferError) {
            switch error.code {
            case .newerFormat: self = .wrongStore
            // Without a line it is the store, not a file, that is damaged.
            case .damaged where error.line == nil: self = .damaged
            default: self = .badInput
            }
        }
    }

    extension StringProtocol {
        /// The same text on one line, its line breaks and runs of blanks each made one blank.
        var asOneLine: String {
            split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
#endif
