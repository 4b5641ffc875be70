#if Web
    import ServiceDesk

    /// Services: what they are, who delivers them. What they ask has its text.
    extension EntryFields {
        func sections(of service: Service) -> [FieldSection] {
            [
                FieldSection(
                    nil,
                    [
                        title(service.name), choice("team", "admin.teamOf", .team, service.team, isRequired: true),
                        EntryField(
                            "description", texts["admin.description"], .lines(3), value: service.description,
                            limit: 4_000),
                        EntryField(
                            "kind", texts["admin.beginsAs"], .choice(requestKinds), value: service.defaultKind.rawValue,
                            isRequired: true),
                        level(service.defaultImpact.rawValue, "impact", "console.impact"),
                        level(service.defaultUrgency.rawValue, "urgency", "console.urgency"),
                        .flag("confidential", texts["admin.confidential"], isOn: service.isConfidential),
                        EntryField(
                            "skills", texts["admin.skillsWanted"], value: service.skills.elements.listed, limit: 2_000,
                            hint: texts["admin.commas"]),
                    ], hint: texts["admin.formInText"])
            ]
        }

        func changed(_ old: Service, by input: FieldInput) throws -> Service {
            var service = old
            if let name = input.text("name") { service.name = name }
            if let text = input.text("description") { service.description = text }
            if case .some(.some(let team)) = input.choice("team", of: Team.ID.self) { service.team = team }
            guard !service.team.rawValue.isEmpty else { throw input.mistake("team", "admin.missing") }
            if let kind = input.text("kind").flatMap(RequestKind.init(rawValue:)) { service.defaultKind = kind }
            if let text = input.text("impact") {
                service.defaultImpact = Int(text).flatMap(Impact.init(rawValue:)) ?? .low
            }
            if let text = input.text("urgency") {
                service.defaultUrgency = Int(text).flatMap(Urgency.init(rawValue:)) ?? .medium
            }
            service.isConfidential = input.flag("confidential")
            if let skills = input.words("skills") { service.skills = SortedSet(skills) }
            return service
        }
    }

    /// Departments and suppliers.
    extension EntryFields {
        func sections(of department: Department) -> [FieldSection] {
            let others = choices(.department).filter { $0.id != department.id.rawValue }
            let parent = EntryField(
                "parent", texts["admin.parent"], .choice(others), value: department.parent?.rawValue ?? "")
            return [FieldSection(nil, [title(department.name), parent])]
        }

        func changed(_ old: Department, by input: FieldInput) -> Department {
            var department = old
            if let name = input.text("name") { department.name = name }
            if let id = input.choice("parent", of: Department.ID.self) { department.parent = id }
            return department
        }

        func sections(of supplier: Supplier) -> [FieldSection] {
            [FieldSection(nil, [title(supplier.name)] + addressFields(supplier.addresses))]
        }

        func changed(_ old: Supplier, by input: FieldInput) -> Supplier {
            var supplier = old
            if let name = input.text("name") { supplier.name = name }
            supplier.addresses = changed(old.addresses, by: input)
            return supplier
        }
    }
#endif
