#if Web
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    /// An entry as fields, for whoever has never seen the organisation file. What has no field stays as it is.
    struct EntryFields: Sendable {
        let kind: DirectoryEntry.Kind
        let directory: any DirectoryStore
        let desk: Desk
        let site: Site
        let texts: SiteTexts
        let choices: FieldChoices

        init(_ kind: DirectoryEntry.Kind, for visit: Visit) async throws {
            (self.kind, desk, site, texts) = (kind, visit.desk, visit.site, visit.texts)
            directory = try visit.administration.directory
            choices = try await FieldChoices(for: kind, from: directory)
        }

        /// What a new one begins with; `nil` for kinds that have no fields.
        private func blank(_ id: String) -> DirectoryEntry? {
            switch kind {
            case .person: .person(Person(id: Person.ID(id), name: ""))
            case .team: .team(Team(id: Team.ID(id), name: ""))
            case .service: .service(Service(id: Service.ID(id), team: "", name: ""))
            case .department: .department(Department(id: Department.ID(id), name: ""))
            case .supplier: .supplier(Supplier(id: Supplier.ID(id), name: ""))
            case .calendar: .calendar(newCalendar(ServiceCalendar.ID(id)))
            case .policy: .policy(PriorityPolicy(id: PriorityPolicy.ID(id), title: "", rules: [.init(aims: [])]))
            case .rule: .rule(Rule(Rule.ID(id), "", on: [], do: ActionList()))
            case .macro: .macro(Macro(Macro.ID(id), "", ActionList()))
            case .template: .template(RequestTemplate(RequestTemplate.ID(id), "", RequestDraft("")))
            case .delegation: .delegation(newDelegation(Delegation.ID(id)))
            case .onCall: nil
            }
        }

        /// All that is shown of an entry.
        private func sections(of entry: DirectoryEntry) async throws -> [FieldSection] {
            switch entry {
            case .person(let person): try await sections(of: person)
            case .team(let team): try await sections(of: team)
            case .service(let service): sections(of: service)
            case .department(let department): sections(of: department)
            case .supplier(let supplier): sections(of: supplier)
            case .calendar(let calendar): sections(of: calendar)
            case .policy(let policy): sections(of: policy)
            case .rule(let rule): sections(of: rule)
            case .macro(let macro): sections(of: macro)
            case .template(let template): sections(of: template)
            case .delegation(let delegation): try await sections(of: delegation)
            case .onCall: []
            }
        }

        /// The entry as the fields have it.
        ///
        /// - Parameters:
        ///   - base: What the fields showed; `nil` for a new one.
        ///   - isNew: Whether the form names it.
        /// - Throws: ``FieldMistake``.
        func entry(over base: DirectoryEntry?, from form: Form, isNew: Bool) async throws -> DirectoryEntry? {
            guard var entry = base ?? blank("") else { return nil }
            let input = FieldInput(form, over: try await sections(of: entry), texts)
            if isNew {
                let id = form.text("new")
                guard Person.ID(id).isValid else { throw input.mistake("new", "admin.badID") }
                entry = entry.called(id)
            }
            try input.check()
            switch entry {
            case .person(let person): return .person(try await changed(person, by: input))
            case .team(let team): return .team(try await changed(team, by: input))
            case .service(let service): return .service(try changed(service, by: input))
            case .department(let department): return .department(changed(department, by: input))
            case .supplier(let supplier): return .supplier(changed(supplier, by: input))
            case .calendar(let calendar): return .calendar(try changed(calendar, by: input))
            case .policy(let policy): return .policy(try changed(policy, by: input))
            case .rule(let rule): return .rule(try changed(rule, by: input))
            case .macro(let macro): return .macro(try changed(macro, by: input))
            case .template(let template): return .template(try changed(template, by: input))
            case .delegation(let delegation): return .delegation(try await changed(delegation, by: input))
            case .onCall: return entry
            }
        }

        /// What the fields have in them.
        ///
        /// - Parameters:
        ///   - form: What was typed, where that cannot be an entry.
        ///   - isNew: Whether it has no id yet.
        func values(
            of entry: DirectoryEntry?, typed form: Form?, _ mistake: FieldMistake?, isNew: Bool
        ) async throws -> PageValues? {
            guard let entry = entry ?? blank("") else { return nil }
            var sections = try await sections(of: entry)
            if let form {
                for index in sections.indices {
                    sections[index].fields = sections[index].fields.map { $0.typed(in: form) }
                }
            }
            var values: PageValues = [
                "isNew": isNew, "newID": form?.typed("new") ?? entry.id, "isNewWrong": mistake?.field == "new",
                "sections": sections.map { $0.values(mistake, texts) },
            ]
            if let people = choices.people { values["people"] = people.options }
            return values
        }

        // MARK: What several kinds have

        func title(_ title: String, _ label: String = "admin.name", limit: Int = 200) -> EntryField {
            EntryField("name", texts[label], value: title, isRequired: true, limit: limit)
        }

        func choice<ID: Identifier>(
            _ name: String, _ label: String, _ kind: DirectoryEntry.Kind, _ id: ID?, isRequired: Bool = false
        ) -> EntryField {
            EntryField(
                name, texts[label], .choice(choices(kind)), value: id?.rawValue ?? "", isRequired: isRequired)
        }

        /// The kind, impact and urgency that a request begins with.
        func level(_ number: Int?, _ name: String, _ label: String) -> EntryField {
            let levels = (1...3).map { EntryField.Option("\($0)", texts["level.\($0)"]) }
            return EntryField(name, texts[label], .choice(levels), value: number.map(String.init) ?? "")
        }

        var requestKinds: [EntryField.Option] {
            RequestKind.allCases.map { EntryField.Option($0.rawValue, texts["kind.\($0.rawValue)"]) }
        }

        /// The mail address and the phone number that are written to first.
        func addressFields(_ addresses: [Address]) -> [EntryField] {
            func first(_ kind: Address.Kind) -> String { addresses.first { $0.kind == kind }?.value ?? "" }
            return [
                EntryField("mail", texts["address.mail"], .line("email"), value: first(.mail), limit: 254),
                EntryField("phone", texts["address.phone"], .line("tel"), value: first(.phone), limit: 100),
            ]
        }

        func changed(_ addresses: [Address], by input: FieldInput) -> [Address] {
            var addresses = addresses
            for kind in [Address.Kind.mail, .phone] {
                guard let value = input.text(kind.rawValue) else { continue }
                let place = addresses.firstIndex { $0.kind == kind }
                if let place { addresses.remove(at: place) }
                // What an administrator writes down is taken as verified, as in the file.
                if !value.isEmpty {
                    addresses.insert(Address(kind, value, isVerified: true), at: place ?? addresses.count)
                }
            }
            return addresses
        }
    }

    extension DirectoryEntry {
        /// Under another id.
        fileprivate func called(_ id: String) -> DirectoryEntry {
            func called<Value: Identifiable>(_ value: Value, _ path: WritableKeyPath<Value, Value.ID>) -> Value
            where Value.ID: Identifier {
                var value = value
                value[keyPath: path] = Value.ID(id)
                return value
            }
            return switch self {
            case .department(let value): .department(called(value, \.id))
            case .supplier(let value): .supplier(called(value, \.id))
            case .calendar(let value): .calendar(called(value, \.id))
            case .person(let value): .person(called(value, \.id))
            case .team(let value): .team(called(value, \.id))
            case .service(let value): .service(called(value, \.id))
            case .delegation(let value): .delegation(called(value, \.id))
            case .onCall(let value): .onCall(called(value, \.id))
            case .policy(let value): .policy(called(value, \.id))
            case .template(let value): .template(called(value, \.id))
            case .macro(let value): .macro(called(value, \.id))
            case .rule(let value): .rule(called(value, \.id))
            }
        }
    }
#endif
