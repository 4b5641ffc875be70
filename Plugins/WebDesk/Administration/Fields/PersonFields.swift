#if Web
    import ServiceDesk

    /// People: who comes, who goes, for whom they work.
    extension EntryFields {
        func sections(of person: Person) async throws -> [FieldSection] {
            let languages = Set(SiteTexts.languages + [person.language].compactMap { $0 }).sorted().map {
                EntryField.Option($0.rawValue, SiteTexts.name(ofAny: $0))
            }
            let manager = try await choices.people?.text(of: person.manager) ?? ""
            var fields = [title(person.name)] + addressFields(person.addresses)
            fields += [
                EntryField(
                    "language", texts["nav.language"], .choice(languages), value: person.language?.rawValue ?? ""),
                choice("department", "admin.departmentOf", .department, person.department),
                EntryField("manager", texts["admin.manager"], .person, value: manager, hint: texts["admin.personHint"]),
            ]
            if !choices(.calendar).isEmpty { fields.append(choice("hours", "admin.hoursOf", .calendar, person.hours)) }
            if !choices(.supplier).isEmpty {
                fields.append(choice("supplier", "admin.supplierOf", .supplier, person.supplier))
            }
            fields += [
                EntryField(
                    "skills", texts["admin.skills"], value: person.skills.elements.listed, limit: 2_000,
                    hint: texts["admin.commas"]),
                .flag("active", texts["admin.active"], isOn: person.isActive),
            ]
            return [FieldSection(nil, fields)]
        }

        func changed(_ old: Person, by input: FieldInput) async throws -> Person {
            var person = old
            if let name = input.text("name") { person.name = name }
            person.addresses = changed(old.addresses, by: input)
            if let phone = input.text("phone"), !phone.isEmpty, !phone.contains(where: \.isNumber) {
                throw input.mistake("phone", "admin.badPhone", ["typed": phone])
            }
            for address in person.addresses where !old.addresses.contains(address) {
                guard let other = try await directory.person(at: address), other.id != person.id else { continue }
                throw input.mistake(
                    address.kind.rawValue, "admin.addressTaken", ["typed": address.value, "person": other.name])
            }
            // A form that says no language has none.
            person.language = input.form["language"].map { Language($0) }
            if let id = input.choice("department", of: Department.ID.self) { person.department = id }
            if let id = input.choice("hours", of: ServiceCalendar.ID.self) { person.hours = id }
            if let id = input.choice("supplier", of: Supplier.ID.self) { person.supplier = id }
            if input.text("manager") != nil {
                person.manager = try await choices.people?.person("manager", in: input, was: old.manager)
                guard person.manager == nil || person.manager != person.id else {
                    throw input.mistake("manager", "admin.ownManager")
                }
            }
            if let skills = input.words("skills") { person.skills = SortedSet(skills) }
            person.isActive = input.flag("active")
            return person
        }
    }

    /// Teams: who joins, leads and leaves.
    extension EntryFields {
        func sections(of team: Team) async throws -> [FieldSection] {
            let people = try await directory.people(team.members.map(\.person))
            let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            let members = team.members.map { member in
                EntryField.Member(
                    id: member.person.rawValue, name: names[member.person] ?? member.person.rawValue,
                    leads: member.role == .lead)
            }
            let ways = desk.configuration.assignmentPolicies.map(\.name.rawValue)
            let first = [
                title(team.name),
                EntryField("mission", texts["admin.mission"], .lines(2), value: team.mission, limit: 1_000),
            ]
            let joining = EntryField("joins", texts["admin.joins"], .person, hint: texts["admin.personHint"])
            var rest = addressFields(team.addresses)
            rest.append(choice("department", "admin.departmentOf", .department, team.department))
            rest.append(choice("hours", "admin.hoursOf", .calendar, team.hours))
            rest.append(
                EntryField(
                    "assignment", texts["admin.assignment"],
                    .choice(ways.map { EntryField.Option($0, texts["admin.assignment.\($0)", or: $0]) }),
                    value: team.assignment?.rawValue ?? ""))
            let list = members.isEmpty ? [] : [EntryField("members", texts["admin.members"], .members(members))]
            return [
                FieldSection(nil, first), FieldSection(texts["admin.members"], list + [joining]),
                FieldSection(nil, rest),
            ]
        }

        func changed(_ old: Team, by input: FieldInput) async throws -> Team {
            var team = old
            if let name = input.text("name") { team.name = name }
            if let mission = input.text("mission") { team.mission = mission }
            let (leads, left) = (Set(input.form.all("lead")), Set(input.form.all("leaves")))
            team.members = team.members.filter { !left.contains($0.person.rawValue) }.map { member in
                var member = member
                member.role = leads.contains(member.person.rawValue) ? .lead : .agent
                return member
            }
            if let people = choices.people, let person = try await people.person("joins", in: input),
                !team.members.contains(where: { $0.person == person })
            {
                team.members.append(Team.Member(person))
            }
            team.addresses = changed(old.addresses, by: input)
            if let id = input.choice("department", of: Department.ID.self) { team.department = id }
            if let id = input.choice("hours", of: ServiceCalendar.ID.self) { team.hours = id }
            if let name = input.choice("assignment", of: AssignmentPolicyName.self) { team.assignment = name }
            return team
        }
    }

    extension SiteTexts {
        /// What a language calls itself, or its code.
        static func name(ofAny language: Language) -> String {
            languages.contains(language) ? name(of: language) : language.rawValue
        }
    }
#endif
