#if Web
    import ServiceDesk

    /// One field of a form about an entry of the directory.
    struct EntryField: Sendable {
        /// One of several that can be chosen.
        struct Option: Hashable, Sendable {
            let id, name: String

            init(_ id: String, _ name: String) { (self.id, self.name) = (id, name) }
        }

        enum Shape: Sendable {
            /// One line, and the type of its input where that is not text.
            case line(String? = nil)
            case lines(Int)
            /// Somebody, by name, id or mail address.
            case person
            /// One of these, or none.
            case choice([Option])
            case flag
            /// Any of these.
            case flags([Option])
            /// A number, and in what it counts.
            case amount([Option])
            /// Who is in a team.
            case members([Member])
        }

        struct Member: Sendable {
            let id, name: String
            var leads: Bool
            var leaves = false
        }

        let name, label: String
        var shape: Shape
        var value = ""
        /// Of several; of an amount, in what it counts.
        var chosen: Set<String> = []
        var isRequired = false
        /// Most characters.
        var limit = 200
        var hint: String?

        init(
            _ name: String, _ label: String, _ shape: Shape = .line(), value: String = "", chosen: Set<String> = [],
            isRequired: Bool = false, limit: Int = 200, hint: String? = nil
        ) {
            (self.name, self.label, self.shape, self.chosen) = (name, label, shape, chosen)
            (self.value, self.isRequired, self.limit, self.hint) = (value, isRequired, limit, hint)
            // A name, and an id behind it.
            if case .person = shape { self.limit = max(limit, 500) }
        }

        static func flag(_ name: String, _ label: String, isOn: Bool) -> EntryField {
            EntryField(name, label, .flag, value: isOn ? "1" : "")
        }

        /// In what an amount counts has a field of its own.
        var unitName: String { "unit.\(name)" }
    }

    /// Fields that belong together.
    struct FieldSection: Sendable {
        var legend: String?
        var fields: [EntryField]
        var hint: String?

        init(_ legend: String? = nil, _ fields: [EntryField], hint: String? = nil) {
            (self.legend, self.fields, self.hint) = (legend, fields, hint)
        }
    }

    /// What is wrong with what was typed into a field.
    struct FieldMistake: Error {
        let field: String
        /// Names the field and says what is wrong, in the language of the page.
        var text: String
        /// What the desk says of it, in English.
        var detail: String?
    }

    // MARK: On the page

    extension EntryField {
        /// With what was typed into a form instead.
        func typed(in form: Form) -> EntryField {
            var field = self
            switch shape {
            case .line, .lines, .person, .choice: field.value = form.typed(name) ?? value
            case .flag: field.value = form[name] == nil ? "" : "1"
            case .flags: field.chosen = Set(form.all(name))
            case .amount:
                field.value = form.typed(name) ?? value
                field.chosen = form[unitName].map { [$0] } ?? chosen
            case .members(let members):
                let (leads, leaves) = (Set(form.all("lead")), Set(form.all("leaves")))
                field.shape = .members(
                    members.map {
                        Member(id: $0.id, name: $0.name, leads: leads.contains($0.id), leaves: leaves.contains($0.id))
                    })
            }
            return field
        }

        func values(_ mistake: FieldMistake?, _ texts: SiteTexts) -> PageValues {
            var values: PageValues = [
                "fieldID": "f-\(name)", "field": name, "label": label, "value": value, "isRequired": isRequired,
                "limit": "\(limit)",
            ]
            if let hint { values["hint"] = hint }
            if mistake?.field == name { values["isWrong"] = true }
            values["hasNote"] = hint != nil
            func options(_ options: [Option], _ chosen: Set<String>) -> [PageValues] {
                options.map { ["id": $0.id, "name": $0.name, "isChosen": chosen.contains($0.id)] }
            }
            switch shape {
            case .line(let type):
                values["isLine"] = true
                if let type { values["type"] = type }
            case .lines(let rows): (values["isLines"], values["rows"]) = (true, "\(rows)")
            case .person: values["isPerson"] = true
            case .flag: (values["isFlag"], values["isOn"]) = (true, !value.isEmpty)
            case .choice(let all):
                // What is chosen and not among those shown stays chosen.
                let isShown = value.isEmpty || all.contains { $0.id == value }
                values["isChoice"] = true
                values["options"] = options((isShown ? [] : [Option(value, value)]) + all, [value])
            case .flags(let all): (values["isFlags"], values["options"]) = (true, options(all, chosen))
            case .amount(let units):
                values["isAmount"] = true
                (values["unit"], values["unitLabel"]) = (unitName, texts("admin.unitOf", ["label": label]))
                values["options"] = options(units, chosen)
            case .members(let members):
                values["isMembers"] = true
                values["members"] = members.map { member -> PageValues in
                    ["id": member.id, "name": member.name, "isLead": member.leads, "isLeaving": member.leaves]
                }
            }
            return values
        }
    }

    extension FieldSection {
        func values(_ mistake: FieldMistake?, _ texts: SiteTexts) -> PageValues {
            var values: PageValues = ["parts": fields.map { $0.values(mistake, texts) }]
            if let legend { values["legend"] = legend }
            if let hint { values["about"] = hint }
            return values
        }
    }

    extension Form {
        /// What was typed, blanks too; `nil` where the form has no such field.
        func typed(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    }
#endif
