#if Web
    import Foundation
    import ServiceDesk

    /// What can be chosen in the fields of an entry.
    struct FieldChoices: Sendable {
        private let options: [DirectoryEntry.Kind: [EntryField.Option]]
        private let names: [DirectoryEntry.Kind: [String: String]]
        let people: PeopleChoice?

        /// At most so many of a kind can be chosen from.
        private static let maximum = 1_000

        init(for kind: DirectoryEntry.Kind, from directory: any DirectoryStore) async throws {
            var (options, names) = (
                [DirectoryEntry.Kind: [EntryField.Option]](), [DirectoryEntry.Kind: [String: String]]()
            )
            for other in Self.kinds(for: kind) where other != .person {
                let entries = try await directory.allEntries(other)
                names[other] = Dictionary(entries.map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
                options[other] = entries.map { EntryField.Option($0.id, $0.title) }
                    .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
                    .prefix(Self.maximum).map(\.self)
            }
            (self.options, self.names) = (options, names)
            people = Self.kinds(for: kind).contains(.person) ? try await PeopleChoice(from: directory) : nil
        }

        /// What an entry of a kind names.
        private static func kinds(for kind: DirectoryEntry.Kind) -> [DirectoryEntry.Kind] {
            switch kind {
            case .person: [.department, .supplier, .calendar, .person]
            case .team: [.department, .calendar, .person]
            case .department: [.department]
            case .service, .macro: [.team]
            case .template, .rule: [.team, .service]
            case .policy: [.team, .service, .department, .calendar]
            case .delegation: [.person]
            case .supplier, .calendar, .onCall: []
            }
        }

        func callAsFunction(_ kind: DirectoryEntry.Kind) -> [EntryField.Option] { options[kind] ?? [] }

        func name(_ kind: DirectoryEntry.Kind, _ id: String) -> String { names[kind]?[id] ?? id }
    }

    /// People to choose from by their names.
    struct PeopleChoice: Sendable {
        /// So many are read, and so many of them offered: the others are found by what is typed.
        private static let maximumRead = 2_000
        private static let maximum = 1_000
        /// Among so many a name is looked for.
        private static let maximumSearched = 200_000

        private let directory: any DirectoryStore
        private let read: [Person]
        private let namesakes: [String: Int]
        private let ids: Set<String>

        init(from directory: any DirectoryStore) async throws {
            var people: [Person] = []
            var query = DirectoryQuery(.person, limit: 500)
            while people.count < Self.maximumRead {
                let entries = try await directory.entries(query)
                people += entries.compactMap(\.person)
                guard entries.count == query.limit else { break }
                query.after = entries.last?.id
            }
            (self.directory, read) = (directory, people)
            namesakes = Dictionary(people.map { ($0.name.folded, 1) }, uniquingKeysWith: +)
            ids = Set(people.map(\.id.rawValue.folded))
        }

        /// What stands in a field for somebody: their name, where that says who it is.
        func text(of person: Person) -> String {
            let name = person.name.folded
            let isPlain = namesakes[name] == 1 && (!ids.contains(name) || person.id.rawValue.folded == name)
            return isPlain ? person.name : "\(person.name) (\(person.id))"
        }

        func text(of id: Person.ID?) async throws -> String {
            guard let id else { return "" }
            if let person = read.first(where: { $0.id == id }) { return text(of: person) }
            return try await directory.people([id]).first.map(text) ?? id.rawValue
        }

        /// Those who are offered: by name, with something to tell them by.
        var options: [PageValues] {
            read.filter(\.isActive).map { (text(of: $0), $0.addresses.first?.value ?? $0.id.rawValue) }
                .sorted { $0.0.lowercased() < $1.0.lowercased() }.prefix(Self.maximum)
                .map { ["value": $0.0, "name": $0.1] }
        }

        /// Whom a name, an id or a mail address means.
        func person(_ name: String, in input: FieldInput, was old: Person.ID? = nil) async throws -> Person.ID? {
            try await person(input.form.text(name), in: input, of: name, was: old)
        }

        func person(
            _ typed: String, in input: FieldInput, of name: String, was old: Person.ID? = nil
        ) async throws -> Person.ID? {
            guard !typed.isEmpty else { return nil }
            if let old, try await text(of: old) == typed { return old }
            if let person = try await named(typed) { return person.id }
            let found = try await candidates(typed)
            // Whoever has left is meant only where nobody else is.
            let here = found.filter(\.isActive)
            let meant = here.isEmpty ? found : here
            guard let person = meant.first else { throw input.mistake(name, "admin.nobody", ["typed": typed]) }
            guard meant.count == 1 else {
                let people = meant.prefix(5).map { "\($0.name) (\($0.id))" }.listed
                throw input.mistake(
                    name, saying: input.texts("admin.several", ["typed": String(typed.prefix(200)), "people": people]))
            }
            return person.id
        }

        /// `Anna Peeters (anna)`.
        private func named(_ typed: String) async throws -> Person? {
            guard typed.hasSuffix(")"), let start = typed.lastIndex(of: "(") else { return nil }
            let id = Person.ID(String(typed[typed.index(after: start)...].dropLast()))
            guard id.isValid, let person = try await directory.people([id]).first else { return nil }
            return person.name.folded == String(typed[..<start]).trimmingBlanks.folded ? person : nil
        }

        private func candidates(_ typed: String) async throws -> [Person] {
            var found: [Person] = []
            func add(_ people: [Person]) {
                for person in people where !found.contains(where: { $0.id == person.id }) { found.append(person) }
            }
            let id = Person.ID(typed)
            if id.isValid { add(try await directory.people([id])) }
            if typed.contains("@"), let person = try await directory.person(at: Address(.mail, typed)) { add([person]) }
            let name = typed.folded
            add(read.filter { $0.name.folded == name })
            guard read.count >= Self.maximumRead, found.count < 2 else { return found }
            var (query, searched) = (DirectoryQuery(.person, limit: 500), read.count)
            query.after = read.last?.id.rawValue
            while searched < Self.maximumSearched {
                let people = try await directory.entries(query).compactMap(\.person)
                add(people.filter { $0.name.folded == name })
                guard people.count == query.limit else { break }
                (query.after, searched) = (people.last?.id.rawValue, searched + people.count)
            }
            return found
        }
    }

    extension String {
        /// As names are compared: without case and accents.
        fileprivate var folded: String {
            folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        }
    }
#endif
