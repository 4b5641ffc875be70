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
            case "id": found = try await filter.text.asyncMap { try await person(Person.ID($0)) } ?? nil
            case "username": found = try await filter.text.asyncMap { try await person(called: $0) } ?? nil
            case "emails.value", "emails":
                found = try await filter.text.asyncMap { try await person(reachedAt: $0) } ?? nil
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
                guard try await self.person(called: name) == nil else {
                    throw SCIMError(.conflict, "uniqueness", "There is a user “\(name)”.")
                }
                // Of names that differ by case there is one (RFC 7643, 4.1.1).
                var person = Person(id: Person.ID(name.lowercased()), name: name)
                let department = try await read(resource, into: &person, shown: nil)
                try await save(person, department, "added")
                return SCIMAnswer(try await user(person), .created)
            }
        }

        func replaceUser() async throws -> SCIMAnswer {
            let resource = SCIMResource(try await body())
            return try await change {
                var person = try await named()
                try await replace(&person, by: resource, shown: SCIMResource(try await user(person).entries))
                return SCIMAnswer(try await user(person))
            }
        }

        func patchUser() async throws -> SCIMAnswer {
            let patch = try SCIMPatch(try await body())
            return try await change {
                var person = try await named()
                let shown = SCIMResource(try await user(person).entries)
                var resource = shown
                resource.entries["name"] = nil
                try patch.apply(to: &resource)
                // A whole name that was sent alone counts; of a part of one nobody knows the rest.
                let parts = resource["name"]?.entries ?? [:]
                let isWhole = parts["formatted"] != nil || (parts["givenname"] != nil && parts["familyname"] != nil)
                if isWhole, resource["displayName"] == shown["displayName"] { resource.entries["displayname"] = nil }
                try await replace(&person, by: resource, shown: shown)
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

        /// Without case: the desk’s own ids may have capitals, those that are made here have none.
        private func person(called name: String) async throws -> Person? {
            if let exact = try await person(Person.ID(name)) { return exact }
            return try await person(Person.ID(name.lowercased()))
        }

        private func person(reachedAt address: String) async throws -> Person? {
            try await directory.person(atVerified: Address(.mail, address))
        }

        private func named() async throws -> Person {
            guard let person = try await person(Person.ID(try visit.parameter("id"))) else { throw SCIMError.notFound }
            return person
        }

        private func replace(
            _ person: inout Person, by resource: SCIMResource, shown: SCIMResource
        ) async throws {
            let old = person
            if let name = try resource.text("userName"), name.lowercased() != person.id.rawValue.lowercased() {
                throw SCIMError(
                    .badRequest, "mutability",
                    "“userName” stands in requests and stays “\(person.id)”; other names can change.")
            }
            let department = try await read(resource, into: &person, shown: shown)
            if person != old { try await save(person, department, "changed") }
        }

        private func save(_ person: Person, _ department: Department?, _ what: String) async throws {
            guard person.id.isValid else {
                throw SCIMError.invalidValue("“userName” has 1 to 200 bytes, none of them a control character.")
            }
            try await directory.save((department.map { [.department($0)] } ?? []) + [.person(person)])
            if let department { note("added", department.id) }
            note(what, person.id)
        }

        // MARK: Reading

        /// What was said of a person. What is as it was shown is not read again: nothing is changed, or refused,
        /// because of something that nobody has touched. Of what nothing was said, addresses and whether they are there
        /// stay.
        ///
        /// - Returns: A department that is to be made.
        private func read(
            _ resource: SCIMResource, into person: inout Person, shown: SCIMResource?
        ) async throws -> Department? {
            func isNew(_ name: String) -> Bool { shown.map { $0[name] != resource[name] } ?? true }
            if isNew("displayName") || isNew("name") { person.name = try name(resource) ?? person.id.rawValue }
            person.isActive = try resource.boolean("active") ?? person.isActive
            if isNew("preferredLanguage") {
                person.language = try resource.text("preferredLanguage").map(Self.language)
            }
            if isNew("phoneNumbers"), let phones = try addresses(.phone, in: resource) {
                replaceAddresses(.phone, of: &person, by: phones)
            }
            if isNew("emails"), let mails = try addresses(.mail, in: resource) {
                replaceAddresses(.mail, of: &person, by: mails)
            }
            let (enterprise, before) = (resource.enterprise, shown?.enterprise)
            if before == nil || before?["manager"] != enterprise["manager"] {
                let managers = try enterprise.values("manager", limit: 1)
                person.manager = try await managers?.first?.text("value").asyncMap { try await manager($0) }
            }
            guard before == nil || before?["department"] != enterprise["department"] else { return nil }
            let (department, isMade) = try await department(try enterprise.text("department"))
            person.department = department?.id
            return isMade ? department : nil
        }

        private func name(_ resource: SCIMResource) throws -> String? {
            if let name = try resource.text("displayName") { return name }
            let parts = SCIMResource(resource["name"]?.entries ?? [:])
            if let name = try parts.text("formatted") { return name }
            let names = [try parts.text("givenName"), try parts.text("familyName")].compactMap { $0 }
            return names.isEmpty ? nil : names.joined(separator: " ")
        }

        /// The organisation’s directory vouches for addresses, but not for those at home. `nil` where nothing is said.
        private func addresses(_ kind: Address.Kind, in resource: SCIMResource) throws -> [Address]? {
            let name = kind == .mail ? "emails" : "phoneNumbers"
            guard let values = try resource.values(name, limit: 100) else { return nil }
            var (first, others): ([Address], [Address]) = ([], [])
            for element in values {
                guard let value = try element.text("value", limit: 254) else {
                    throw SCIMError.invalidValue("“\(name)” has objects with a “value”.")
                }
                let type = try element.text("type")?.lowercased()
                guard type == nil || type == "work" || type == "other" else { continue }
                if kind == .mail, !MailCodeIdentity.isAddress(value) {
                    throw SCIMError.invalidValue("“\(value)” is no mail address.")
                }
                let address = Address(kind, value, isVerified: true)
                if try element.boolean("primary") ?? false { first.append(address) } else { others.append(address) }
            }
            return first + others
        }

        /// What the desk has not verified was never shown, and stays until somebody vouches for it.
        private func replaceAddresses(_ kind: Address.Kind, of person: inout Person, by new: [Address]) {
            var keys: Set<String> = []
            let distinct = new.filter { keys.insert($0.key).inserted }
            let kept = person.addresses.filter { !($0.kind == kind && $0.isVerified) && !keys.contains($0.key) }
            person.addresses = distinct + kept
        }

        /// `fr_BE` is written so by some.
        private static func language(_ text: String) -> Language {
            Language(String(text.prefix { $0 != "," && $0 != ";" }).replacing("_", with: "-"))
        }

        /// The department with this name or this id; a new one where there is none.
        private func department(_ name: String?) async throws -> (Department?, isMade: Bool) {
            guard let name else { return (nil, false) }
            var found: [Department] = []
            try await forEachEntry(.department) { entry in
                if case .department(let other) = entry, other.name.lowercased() == name.lowercased() {
                    found.append(other)
                }
                return found.count < 2
            }
            if found.count == 1 { return (found[0], false) }
            if let known = try await directory.departments([Department.ID(name)]).first { return (known, false) }
            guard found.isEmpty else {
                throw SCIMError.invalidValue("There are several departments “\(name)”: say the id of one.")
            }
            return (Department(id: Department.ID(name), name: name), true)
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
                let values = person.addresses.filter { $0.kind == kind && $0.isVerified }
                guard !values.isEmpty else { continue }
                content[name] = .list(
                    values.enumerated().map { index, address in
                        let isFirst = index == 0
                        return [
                            "value": .text(address.value), "primary": .boolean(isFirst),
                            "type": isFirst ? "work" : "other",
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
