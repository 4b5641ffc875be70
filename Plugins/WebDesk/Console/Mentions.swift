#if Web
    import ServiceDesk

    /// Whom a private note names: those that are ticked, and those whose name stands behind an “@” in its text.
    struct Mentions {
        let colleagues: [Person]

        /// - Parameter colleagues: Those who may be named.
        init(among colleagues: [Person]) { self.colleagues = colleagues }

        func people(in text: String, and ticked: [String]) -> SortedSet<Person.ID> {
            SortedSet(ticked.map { Person.ID($0) } + named(in: text))
        }

        /// Behind each “@” the longest name that somebody has: an id, a whole name, or a first name that one alone has.
        private func named(in text: String) -> [Person.ID] {
            guard text.contains("@") else { return [] }
            var names: [String: [Person.ID]] = [:]
            for person in colleagues {
                let first = person.name.split(whereSeparator: \.isWhitespace).first.map(String.init)
                for name in Set([person.id.rawValue, person.name, first ?? ""].map { $0.lowercased() })
                where !name.isEmpty {
                    names[name, default: []].append(person.id)
                }
            }
            let longest = names.keys.sorted { ($1.count, $0) < ($0.count, $1) }
            let text = text.lowercased()
            return text.indices.filter { text[$0] == "@" && text.isAtWordStart($0) }.compactMap { at in
                let rest = text[text.index(after: at)...]
                let name = longest.first { rest.hasPrefix($0) && !(rest.dropFirst($0.count).first?.isPartOfWord ?? false) }
                // Of two with the same name none is meant for certain.
                return name.flatMap { names[$0] }.flatMap { $0.count == 1 ? $0[0] : nil }
            }
        }
    }

    extension String {
        /// That what stands there is no mail address.
        fileprivate func isAtWordStart(_ place: Index) -> Bool {
            place == startIndex || !self[index(before: place)].isPartOfWord
        }
    }

    extension Character {
        fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
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
            let mentions = Mentions(among: try await colleagues(on: request))
            try await desk.note(
                text, attachments: form.files, mentioning: mentions.people(in: text, and: form.all("mention")),
                on: reference, as: viewer, key: form.key)
        }
    }
#endif
