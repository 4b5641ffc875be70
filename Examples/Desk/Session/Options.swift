#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    /// Which store.
    struct StoreOptions: ParsableArguments {
        @Option(
            name: .customLong("store"),
            help: ArgumentHelp(
                "The store: a file, or postgres://USER@HOST/DATABASE?schema=NAME (DESK_STORE; else desk.sqlite).",
                valueName: "store"))
        var named: String?

        /// As it was typed; it may have a password.
        var text: String { named ?? environment("DESK_STORE") ?? "desk.sqlite" }

        /// For messages.
        var shown: String {
            // What cannot be read may still have a password in it; whoever opens it is told what is wrong.
            (try? StoreURL(text).description) ?? "the store"
        }

        /// As it must be typed to reach the same store again.
        var asTyped: String { named == nil ? "" : " --store \(shown.shellQuoted)" }
    }

    /// For whom the output is.
    struct OutputOptions: ParsableArguments {
        @Flag(help: "Print JSON, for programs.")
        var json = false
    }

    /// Who acts.
    struct ActingOptions: ParsableArguments {
        @OptionGroup var store: StoreOptions

        @Option(name: .customLong("as"), help: ArgumentHelp("Who you are (DESK_AS).", valueName: "person"))
        var named: String?

        @Option(help: ArgumentHelp("For whom you act, under a delegation.", valueName: "person"))
        var actingFor: String?

        @OptionGroup var output: OutputOptions

        var person: Person.ID? { (named ?? environment("DESK_AS")).map { Person.ID($0) } }

        /// Opens the store and finds out who is looking.
        ///
        /// - Parameter reading: Whether the command only reads: then it waits for nobody.
        func begin(reading: Bool = false) async throws -> Session {
            guard let person else {
                throw Failure(.usage, "Say who you are: --as PERSON, or the environment variable DESK_AS.")
            }
            let store = try await openStore(store, reading ? .readOnly : .existing)
            var configuration = Desk.Configuration()
            configuration.defaultTeam = environment("DESK_DEFAULT_TEAM").map { Team.ID($0) }
            configuration.closeResolvedAfter = try closeResolvedAfter()
            configuration.reminders = try reminderOptions()
            configuration.notices = try plannedNotices()
            let desk = Desk(store, configuration: configuration)
            let viewer = try await desk.viewer(for: person, actingFor: actingFor.map { Person.ID($0) })
            return Session(desk: desk, directory: store, viewer: viewer, isJSON: output.json)
        }
    }

    /// How long a resolved request waits for an answer before it is closed; `nil` where nobody closes it.
    func closeResolvedAfter() throws -> Duration? {
        try environment("DESK_CLOSE_AFTER").map { try span($0, of: "DESK_CLOSE_AFTER") }
    }

    /// When people are reminded.
    func reminderOptions() throws -> ReminderOptions {
        func spans(_ name: String) throws -> [Duration] {
            try (environment(name) ?? "").split(separator: " ").map { try span(String($0), of: name) }
        }
        return ReminderOptions(whileWaiting: try spans("DESK_REMIND_AFTER"), beforeDue: try spans("DESK_REMIND_BEFORE"))
    }

    private func span(_ text: String, of name: String) throws -> Duration {
        guard let seconds = TimeArgument.span(text) else {
            throw Failure(.usage, "\(name) has spans of time such as 90m, 3h, 2d or 1w, not “\(text)”.")
        }
        return .seconds(seconds)
    }

    /// The value of an environment variable that is set and not empty.
    func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    extension String {
        /// The text as a POSIX shell reads it as one word.
        var shellQuoted: String {
            let plain =
                !isEmpty
                && utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "/._-+:@%,=".utf8.contains(byte)
                }
            return plain ? self : "'" + replacing("'", with: "'\\''") + "'"
        }
    }
#endif
