#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    struct Notices: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "notices", abstract: "Show how you are told of things, or say how you want to be.",
            discussion: """
                Without options: what holds now, kind by kind. What you choose stays until you choose otherwise. Ways \
                are those of DESK_NOTIFY (console, file, webhook, chat, mail), with commas between. You are \
                told in any case when somebody breaks the glass, and that, and what comes to you on call, at once.

                The kinds: \(NoticeWords.kinds.map(\.rawValue).sorted().joined(separator: ", ")).
                """)

        @Option(help: ArgumentHelp("By which ways; all, or none: not at all.", valueName: "ways"))
        var ways: String?
        @Option(
            help: ArgumentHelp(
                "Other ways for one kind: answered=webhook, started=none, started=default; may be repeated.",
                valueName: "kind=ways"))
        var kind: [String] = []
        @Option(help: ArgumentHelp("When you are left alone: 22:00-07:00, or none.", valueName: "hours"))
        var quiet: String?
        @Option(help: ArgumentHelp("When you get everything together, once a day: 08:00, or none.", valueName: "time"))
        var digest: String?
        @Option(help: ArgumentHelp("Where these times are: Europe/Brussels; else here.", valueName: "zone"))
        var zone: String?
        @Flag(help: "Choose nothing any more: as the desk has it for everybody.") var reset = false
        @OptionGroup var acting: ActingOptions

        private var choosesNothing: Bool {
            ways == nil && kind.isEmpty && quiet == nil && digest == nil && zone == nil
        }

        func validate() throws {
            guard !reset || choosesNothing else { throw ValidationError("--reset stands alone.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: choosesNothing && !reset)
            guard let id = session.viewer.person, session.viewer.delegate == nil else {
                throw Failure(.notPermitted, "How somebody is told of things is theirs alone to say.")
            }
            guard var person = try await session.directory.people([id]).first else {
                throw Failure(.unknownName, "There is no person “\(id)”; “desk person” lists them.")
            }
            let options = try noticeOptions()
            let usual = options?.preferences ?? NoticePreferences()
            let reader = person
            let available = options.map { $0.notifiers.filter { $0.reaches(.person(reader)) }.map(\.name) }
            if reset || !choosesNothing {
                person.notices = try reset ? nil : changed(person.notices ?? usual, available)
                try await session.directory.save([.person(person)])
            }
            let sheet = NoticeSheet(person: person, preferences: person.notices ?? usual, available: available ?? [])
            if session.isJSON { try Terminal.printJSON(sheet.answer) } else { sheet.print() }
        }

        private func changed(
            _ old: NoticePreferences, _ available: [NotifierName]?
        ) throws -> NoticePreferences {
            do throws(NoticeWords.Mistake) {
                var new = old
                if let ways { new.notifiers = ways == "all" ? nil : try names(ways, available) }
                for text in kind {
                    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    guard parts.count == 2 else {
                        throw NoticeWords.Mistake("“\(text)” is no kind with its ways, such as started=none.")
                    }
                    let kind = try NoticeWords.kind(String(parts[0]))
                    new.kinds[kind] = parts[1] == "default" ? nil : try names(String(parts[1]), available, for: kind)
                }
                try setTimes(of: &new)
                return new
            } catch {
                throw Failure(.usage, error.message)
            }
        }

        private func names(
            _ text: String, _ available: [NotifierName]?, for kind: NoticeKind? = nil
        ) throws(NoticeWords.Mistake) -> SortedSet<NotifierName> {
            let texts = text == "none" ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
            let names = try NoticeWords.ways(texts.map(String.init), for: kind)
            // Where nothing says which there are, any may be one of another program on the same store.
            if let available, let name = names.first(where: { !available.contains($0) }) {
                let known = available.isEmpty ? "none" : available.map(\.rawValue).joined(separator: ", ")
                throw NoticeWords.Mistake("“\(name)” is no way by which this desk reaches you; there is: \(known).")
            }
            return names
        }

        private func setTimes(of preferences: inout NoticePreferences) throws(NoticeWords.Mistake) {
            let place = zone ?? preferences.zone ?? TimeZone.current.identifier
            // What was there moves to a zone that is named.
            if let text = quiet ?? (zone == nil ? nil : preferences.quietHours?.span) {
                preferences.quietHours = text == "none" ? nil : try NoticeWords.quietHours(text, zone: place)
            }
            if let text = digest ?? (zone == nil ? nil : preferences.digest?.clock) {
                preferences.digest = text == "none" ? nil : try NoticeWords.digest(text, zone: place)
            }
            guard zone == nil || preferences.quietHours != nil || preferences.digest != nil else {
                throw NoticeWords.Mistake("--zone is that of quiet hours and a digest: say --quiet, --digest or both.")
            }
        }
    }

    /// What somebody’s preferences come to.
    private struct NoticeSheet {
        let person: Person
        let preferences: NoticePreferences
        /// The ways by which this desk reaches the person; empty where it tells them nothing.
        let available: [NotifierName]

        struct Answer: Encodable {
            let person: String
            /// Whether the person, or the organisation file for them, has chosen.
            let isChosen: Bool
            /// Left out for all that there are.
            let ways: [String]?
            let kinds: [String: [String]]
            let quiet, digest, zone: String?
            let available: [String]
        }

        var answer: Answer {
            let kinds = preferences.kinds.map { ($0.key.rawValue, $0.value.map(\.rawValue)) }
            return Answer(
                person: person.id.rawValue, isChosen: person.notices != nil,
                ways: preferences.notifiers?.map(\.rawValue), kinds: Dictionary(uniqueKeysWithValues: kinds),
                quiet: preferences.quietText, digest: preferences.digestText, zone: preferences.zone,
                available: available.map(\.rawValue))
        }

        func print() {
            let origin = person.notices == nil ? "as everybody" : "as chosen"
            Terminal.print(Style.bold("\(person.name.safe) (\(person.id)) is told of things \(origin)"))
            if available.isEmpty { Terminal.print("Here nobody tells you of anything: DESK_NOTIFY says how.") }
            Terminal.print()
            let zone = preferences.zone.map { ", \($0)" } ?? ""
            if let text = preferences.quietText { Terminal.print("quiet hours \(text)\(zone)".safe) }
            if let text = preferences.digestText { Terminal.print("digest at \(text)\(zone)".safe) }
            if preferences.quietHours != nil || preferences.digest != nil { Terminal.print() }
            var table = Table(columns: [.init(title: "KIND"), .init(title: "WAYS"), .init(title: "WHEN")])
            table.rows = NoticeWords.kinds.map { kind in
                row(kind, ways(of: kind))
            }
            table.print()
        }

        private func row(_ kind: NoticeKind, _ ways: String?) -> [Table.Cell] {
            guard let ways else {
                return [.init(text: kind.rawValue, style: Style.dim), .init(text: "not at all"), .init(text: "-")]
            }
            return [.init(text: kind.rawValue, style: Style.bold), .init(text: ways), .init(text: time(of: kind))]
        }

        /// `nil` for not at all.
        private func ways(of kind: NoticeKind) -> String? {
            guard let names = preferences.kinds[kind] ?? preferences.notifiers else { return "all" }
            if names.isEmpty { return kind.isCertain ? "all" : nil }
            return names.map { name in
                available.isEmpty || available.contains(name) ? name.rawValue : "\(name) (not here)"
            }.joined(separator: ", ")
        }

        private func time(of kind: NoticeKind) -> String {
            if kind.isUrgent { return "at once" }
            if preferences.digest != nil { return "in the digest" }
            return preferences.quietHours == nil ? "at once" : "out of quiet hours"
        }
    }
#endif
