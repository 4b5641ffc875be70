#if Web
    import ServiceDesk

    /// People of the directory as users (RFC 7643, 4.1).
    extension SCIMCall {
        func listUsers() async throws -> SCIMAnswer {
            let part = try part()
            guard let filter = try filter() else {
                return try await listAll(.person, part) { entry in
                    guard case .person(let person) = entry else { return nil }
                    return try await user(person)
                }
            }
            let found: Person?
            switch filter.attribute {
            case "username", "id": found = try await filter.text.asyncMap { try await person(Person.ID($0)) } ?? nil
            case "emails.value", "emails":
                found = try await filter.text.asyncMap { try await directory.person(at: Address(.mail, $0)) } ?? nil
            // It is not kept: nobody has it.
            case "externalid": found = nil
            default: throw unknownFilter(filter)
            }
            return try await listFound(found.map { [$0] } ?? [], part) { try await user($0) }
        }

        func showUser() async throws -> SCIMAnswer { SCIMAnswer(try await user(try await named())) }

        func addUser() async throws -> SCIMAnswer {
            let resource = SCIMResource(try await body())
            return try await change {
                guard let name = try resource.text("userName") else {
                    throw SCIMError.invalidValue("“userName” is missing: what the person is called in the desk.")
                }
                guard try await person(Person.ID(name)) == nil else {
                    throw SCIMError(.conflict, "uniqueness", "There is a user “\(name)”.")
                }
                var person = Person(id: Person.ID(name), name: name)
                try await read(resource, into: &person)
                try await save(person, "added")
                return SCIMAnswer(try await user(person), .created)
            }
        }

        func replaceUser() async throws -> SCIMAnswer {
            let resource = SCIMResource(try await body())
            return try await change {
                var person = try await named()
                try await replace(&person, by: resource)
                return SCIMAnswer(try await user(person))
            }
        }

        func patchUser() async throws -> SCIMAnswer {
            let patch = try SCIMPatch(try await body())
            return try await change {
                var person = try await named()
                var resource = SCIMResource(try await user(person).entries)
                let before = resource["displayName"]
                resource.entries["name"] = nil
                try patch.apply(to: &resource)
                // A whole name that was sent alone counts; of a part of one nobody knows the rest.
                let parts = resource["name"]?.entries ?? [:]
                let isWhole = parts["formatted"] != nil || (parts["givenname"] != nil && parts["familyname"] != nil)
                if isWhole, resource["displayName"] == before { resource.entries["displayname"] = nil }
                try await replace(&person, by: resource)
                return SCIMAnswer(try await user(person))
            }
        }

        /// A user who is removed is not in the directory any more, nor in any team. What they asked and did stays under
        /// their id.
        func removeUser() async throws -> SCIMAnswer {
            try await change {
                let person = try await named()
                let teams = try await directory.teams(of: person.id).map { team -> DirectoryEntry in
                    var team = team
                    team.members.removeAll { $0.person == person.id }
                    return .team(team)
                }
                if !teams.isEmpty { try await directory.save(teams) }
                try await directory.remove([person.id])
                note("removed", person.id)
                return SCIMAnswer(nil, .noContent)
            }
        }

        // MARK: People

        private func person(_ id: Person.ID) async throws -> Person? {
            guard id.isValid else { return nil }
            return try await directory.people([id]).first
        }

        private func named() async throws -> Person {
            guard let person = try await person(Person.ID(try visit.parameter("id"))) else { throw SCIMError.notFound }
            return person
        }

        private func replace(_ person: inout Person, by resource: SCIMResource) async throws {
            let old = person
            if let name = try resource.text("userName"), name != person.id.rawValue {
                throw SCIMError(
                    .badRequest, "mutability",
                    "“userName” stands in requests and stays “\(person.id)”; other names can change.")
            }
            try await read(resource, into: &person)
            if person != old { try await save(person, "changed") }
        }

        private func save(_ person: Person, _ what: String) async throws {
            guard person.id.isValid else {
                throw SCIMError.invalidValue("“userName” has 1 to 200 bytes, none of them a control character.")
            }
            try await directory.save([.person(person)])
            note(what, person.id)
        }

        // MARK: Reading

        /// What was said of a person. Of what nothing was said, addresses and whether they are there stay as they are.
        private func read(_ resource: SCIMResource, into person: inout Person) async throws {
            person.name = try name(resource) ?? person.id.rawValue
            person.isActive = try resource.boolean("active") ?? person.isActive
            person.language = try resource.text("preferredLanguage").map(Self.language)
            try readAddresses(resource, into: &person)
            let enterprise = resource.enterprise
            person.department = try await enterprise.text("department").asyncMap { try await department($0) }
            let managers = try enterprise.values("manager", limit: 1)
            person.manager = try await managers?.first?.text("value").asyncMap { try await manager($0) }
        }

        private func name(_ resource: SCIMResource) throws -> String? {
            if let name = try resource.text("displayName") { return name }
            let parts = SCIMResource(resource["name"]?.entries ?? [:])
            if let name = try parts.text("formatted") { return name }
            let names = [try parts.text("givenName"), try parts.text("familyName")].compactMap { $0 }
            return names.isEmpty ? nil : names.joined(separator: " ")
        }

        /// The organisation’s directory vouches for addresses. Of phone numbers the one at work counts.
        private func readAddresses(_ resource: SCIMResource, into person: inout Person) throws {
            func addresses(_ name: String, _ kind: Address.Kind) throws -> [(address: Address, isAtWork: Bool)]? {
                guard let values = try resource.values(name, limit: 20) else { return nil }
                var (first, others): ([(Address, Bool)], [(Address, Bool)]) = ([], [])
                for element in values {
                    guard let value = try element.text("value", limit: 254) else { continue }
                    let address = Address(kind, value, isVerified: true)
                    if try element.boolean("primary") ?? false {
                        first.append((address, true))
                    } else {
                        let type = try element.text("type")?.lowercased()
                        others.append((address, type == nil || type == "work"))
                    }
                }
                return first + others
            }
            func replace(_ kind: Address.Kind, by new: [Address]) {
                var keys: Set<String> = []
                let distinct = new.filter { keys.insert($0.key).inserted }
                person.addresses = distinct + person.addresses.filter { $0.kind != kind }
            }
            if let phones = try addresses("phoneNumbers", .phone) {
                replace(.phone, by: phones.filter(\.isAtWork).map(\.address))
            }
            if let mails = try addresses("emails", .mail) {
                if let wrong = mails.first(where: { !Self.isAddress($0.address.value) }) {
                    throw SCIMError.invalidValue("“\(wrong.address.value)” is no mail address.")
                }
                replace(.mail, by: mails.map(\.address))
            }
        }

        private static func isAddress(_ text: String) -> Bool {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
        }

        /// `fr_BE` is written so by some.
        private static func language(_ text: String) -> Language {
            Language(String(text.prefix { $0 != "," && $0 != ";" }).replacing("_", with: "-"))
        }

        /// The department with this id or this name; a new one where there is none.
        private func department(_ name: String) async throws -> Department.ID {
            if let known = try await directory.departments([Department.ID(name)]).first { return known.id }
            let found = try await firstEntry(.department) { entry in
                if case .department(let other) = entry { other.name.lowercased() == name.lowercased() } else { false }
            }
            if case .department(let other)? = found { return other.id }
            let new = Department(id: Department.ID(name), name: name)
            try await directory.save([.department(new)])
            return new.id
        }

        private func manager(_ id: String) async throws -> Person.ID {
            guard let person = try await person(Person.ID(id)) else {
                throw SCIMError.invalidValue("There is no user “\(id)” to be the manager.")
            }
            return person.id
        }

        // MARK: Showing

        private func user(_ person: Person) async throws -> JSONValue {
            let id = person.id.rawValue
            var content: [String: JSONValue] = [
                "schemas": [.text(SCIMResource.userSchema), .text(SCIMResource.enterpriseSchema)],
                "id": .text(id), "userName": .text(id), "displayName": .text(person.name),
                "name": ["formatted": .text(person.name)], "active": .boolean(person.isActive),
                "meta": meta("User", "/Users/\(id.percentEncoded)"),
            ]
            content["preferredLanguage"] = person.language.map { .text($0.rawValue) }
            for (name, kind) in [("emails", Address.Kind.mail), ("phoneNumbers", .phone)] {
                let values = person.addresses.filter { $0.kind == kind }
                guard !values.isEmpty else { continue }
                content[name] = .list(
                    values.enumerated().map { index, address in
                        let isFirst = index == 0
                        return [
                            "value": .text(address.value), "primary": .boolean(isFirst),
                            "type": kind == .phone || isFirst ? "work" : "other",
                        ]
                    })
            }
            var enterprise: [String: JSONValue] = [:]
            if let id = person.department {
                let known = try await directory.departments([id]).first
                enterprise["department"] = .text(known?.name ?? id.rawValue)
            }
            if let manager = person.manager?.rawValue {
                enterprise["manager"] = [
                    "value": .text(manager), "$ref": .text(address("/Users/\(manager.percentEncoded)")),
                ]
            }
            if !enterprise.isEmpty { content[SCIMResource.enterpriseSchema] = .object(enterprise) }
            return .object(content)
        }
    }

    extension Optional {
        func asyncMap<Value>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value? {
            guard let self else { return nil }
            return try await body(self)
        }
    }
#endif
