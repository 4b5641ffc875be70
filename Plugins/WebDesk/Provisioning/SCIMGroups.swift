#if Web
    import ServiceDesk

    /// Teams of the directory as groups (RFC 7643, 4.2).
    extension SCIMCall {
        private static let maximumMembers = 20_000

        func listGroups() async throws -> SCIMAnswer {
            let part = try part()
            guard let filter = try filter() else {
                return try await listAll(.team, part) { entry in
                    guard case .team(let team) = entry else { return nil }
                    return group(team)
                }
            }
            let found: Team?
            switch filter.attribute {
            case "id": found = try await filter.text.asyncMap { try await team(Team.ID($0)) } ?? nil
            case "displayname": found = try await filter.text.asyncMap { try await team(called: $0) } ?? nil
            case "externalid": found = nil
            default: throw unknownFilter(filter)
            }
            return try await listFound(found.map { [$0] } ?? [], part) { group($0) }
        }

        func showGroup() async throws -> SCIMAnswer { SCIMAnswer(try selected(group(try await named()))) }

        func addGroup() async throws -> SCIMAnswer {
            let resource = SCIMResource(try await body())
            return try await change {
                guard let name = try resource.text("displayName") else {
                    throw SCIMError.invalidValue("“displayName” is missing: what the team is called.")
                }
                try await checkIsFree(name)
                var team = Team(id: try await id(for: name), name: name)
                try await read(resource, into: &team)
                try await save(team, "added")
                return SCIMAnswer(group(team), .created)
            }
        }

        func replaceGroup() async throws -> SCIMAnswer {
            let resource = SCIMResource(try await body())
            return try await change {
                let team = try await named()
                return SCIMAnswer(group(try await replace(team, by: resource)))
            }
        }

        func patchGroup() async throws -> SCIMAnswer {
            let patch = try SCIMPatch(try await body())
            return try await change {
                let team = try await named()
                var resource = SCIMResource(group(team).entries)
                try patch.apply(to: &resource)
                return SCIMAnswer(try selected(group(try await replace(team, by: resource))))
            }
        }

        // MARK: Teams

        private func team(_ id: Team.ID) async throws -> Team? {
            guard id.isValid else { return nil }
            return try await directory.teams([id]).first
        }

        private func team(called name: String) async throws -> Team? {
            let found = try await firstEntry(.team) { entry in
                if case .team(let team) = entry { team.name.lowercased() == name.lowercased() } else { false }
            }
            if case .team(let team)? = found { return team }
            return nil
        }

        private func named() async throws -> Team {
            guard let team = try await team(Team.ID(try visit.parameter("id"))) else { throw SCIMError.notFound }
            return team
        }

        private func replace(_ old: Team, by resource: SCIMResource) async throws -> Team {
            var team = old
            try await read(resource, into: &team)
            if team.name.lowercased() != old.name.lowercased() { try await checkIsFree(team.name) }
            if team != old { try await save(team, "changed") }
            return team
        }

        private func save(_ team: Team, _ what: String) async throws {
            try await directory.save([.team(team)])
            note(what, team.id)
        }

        /// Members stay what they are: leading, and how much they can take, are the desk’s to say.
        private func read(_ resource: SCIMResource, into team: inout Team) async throws {
            team.name = try resource.text("displayName") ?? team.name
            guard let values = try resource.values("members", limit: Self.maximumMembers) else { return }
            var seen: Set<Person.ID> = []
            let ids = try values.map { element in
                guard let id = try element.text("value") else {
                    throw SCIMError.invalidValue("“members” has objects with a “value”: the id of a user.")
                }
                return Person.ID(id)
            }
            .filter { seen.insert($0).inserted }
            let own = Dictionary(team.members.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
            // Who is a member already may have left the directory since.
            let new = ids.filter { own[$0] == nil }
            let known = Set(try await directory.people(new).map(\.id))
            if let unknown = new.first(where: { !known.contains($0) }) {
                throw SCIMError.invalidValue("There is no user “\(unknown)” to be a member.")
            }
            team.members = ids.map { own[$0] ?? Team.Member($0) }
        }

        /// Groups are looked for by their names: of each there is one.
        private func checkIsFree(_ name: String) async throws {
            guard let other = try await team(called: name) else { return }
            throw SCIMError(.conflict, "uniqueness", "There is a team “\(other.name)” (\(other.id)).")
        }

        /// `IT Support` becomes `it-support`, or `it-support-2` where that is another team.
        private func id(for name: String) async throws -> Team.ID {
            let plain = Self.plainID(for: name)
            for number in 1...100 {
                let id = number == 1 ? plain : Team.ID("\(plain)-\(number)")
                if try await team(id) == nil { return id }
            }
            throw SCIMError(.conflict, "uniqueness", "There are too many teams with names like “\(name)”.")
        }

        private static func plainID(for name: String) -> Team.ID {
            let letters = name.lowercased().utf8.map { byte -> Character in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? Character(Unicode.Scalar(byte)) : "-"
            }
            let words = String(letters).split(separator: "-").joined(separator: "-").prefix(60)
            return Team.ID(words.isEmpty ? "team-\(Digest(of: Array(name.utf8)).description.prefix(12))" : "\(words)")
        }

        private func group(_ team: Team) -> JSONValue {
            let members = team.members.map { member -> JSONValue in
                let id = member.person.rawValue
                return ["value": .text(id), "$ref": .text(address("/Users/\(id.percentEncoded)")), "type": "User"]
            }
            return [
                "schemas": [.text(SCIMResource.groupSchema)], "id": .text(team.id.rawValue),
                "displayName": .text(team.name), "members": .list(members),
                "meta": meta("Group", "/Groups/\(team.id.rawValue.percentEncoded)"),
            ]
        }
    }
#endif
