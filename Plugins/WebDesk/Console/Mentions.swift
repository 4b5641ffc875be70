#if Web
    import ServiceDesk

    /// Whom a private note names: those that are ticked, and those whose name stands behind an “@” in its text.
    struct Mentions {
        /// Those whom one name means; more than one where it does not say which.
        private var names: [String: Set<Person.ID>] = [:]
        private let longest: Int

        /// So many “@” of a text are looked at.
        private static let maximumCount = 100

        /// - Parameter colleagues: Those who may be named: by id, by whole name, by first name.
        init(among colleagues: [Person]) {
            for person in colleagues {
                let first = person.name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
                for name in [person.name, first].map({ $0.lowercased() }) where !name.isEmpty {
                    names[name, default: []].insert(person.id)
                }
            }
            // An id means one alone, whoever else is called like that.
            for person in colleagues { names[person.id.rawValue.lowercased()] = [person.id] }
            longest = names.keys.map(\.count).max() ?? 0
        }

        func people(in text: String, and ticked: [String]) -> SortedSet<Person.ID> {
            SortedSet(ticked.map { Person.ID($0) } + named(in: text))
        }

        /// Behind each “@” the longest name that there is. Of two with the same name none is meant for certain.
        private func named(in text: String) -> [Person.ID] {
            let pieces = text.split(separator: "@", maxSplits: Self.maximumCount, omittingEmptySubsequences: false)
            return zip(pieces, pieces.dropFirst()).compactMap { before, after in
                // What stands in a mail address is none.
                guard before.last?.isPartOfName != true else { return nil }
                var name = after.prefix(longest)
                while !name.isEmpty {
                    let next = after.dropFirst(name.count).first
                    if next?.isPartOfName != true, let people = names[name.lowercased()] {
                        return people.count == 1 ? people.first : nil
                    }
                    name = name.dropLast()
                }
                return nil
            }
        }
    }

    extension Character {
        fileprivate var isPartOfName: Bool { isLetter || isNumber || ["_", "-", "'", "’"].contains(self) }
    }

    extension Visit {
        /// Who else handles a request, as far as it is known by its team and those whom it names.
        func colleagues(on request: Request) async throws -> [Person] {
            let team = try await desk.catalogue(as: try viewer).teams.first { $0.id == request.team }
            let ids = (team?.members.map(\.person) ?? []) + (request.confidentiality?.named.elements ?? [])
            let people = try await desk.people(Set(ids))
            return people.values.filter { $0.isActive && $0.id != colleague?.person.id && !request.concerns($0.id) }
                .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        }

        func note(_ form: Form, on reference: RequestReference) async throws {
            let (text, viewer) = (form.text("text"), try viewer)
            let request = try await desk.request(reference, as: viewer)
            var people = SortedSet(form.all("mention").map { Person.ID($0) })
            if viewer.standing(to: request) >= .agent, text.utf8.count <= desk.configuration.limits.text {
                let mentions = Mentions(among: try await colleagues(on: request))
                people = mentions.people(in: text, and: form.all("mention"))
            }
            try await desk.note(
                text, attachments: form.files, mentioning: people, on: reference, as: viewer, key: form.key)
        }
    }
#endif
