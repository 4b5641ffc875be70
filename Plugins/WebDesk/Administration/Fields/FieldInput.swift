#if Web
    import ServiceDesk

    /// What was typed into the fields of an entry, beside what they had in them: what nobody has touched stays as it
    /// is, also where a field shows less than there is.
    struct FieldInput: Sendable {
        let form: Form
        let texts: SiteTexts
        private let fields: [String: EntryField]

        init(_ form: Form, over sections: [FieldSection], _ texts: SiteTexts) {
            (self.form, self.texts) = (form, texts)
            fields = Dictionary(
                sections.flatMap(\.fields).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// - Throws: ``FieldMistake``.
        func check() throws {
            for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
                guard let typed = form.typed(name) else { continue }
                // What was there already may be longer than what is typed.
                let isNew = text(name) != nil
                guard !isNew || typed.count <= field.limit else {
                    throw mistake(name, "admin.tooLong", ["limit": "\(field.limit)"])
                }
                guard !field.isRequired || typed.contains(where: { !$0.isWhitespace }) else {
                    throw mistake(name, "admin.missing")
                }
                switch field.shape {
                case .line, .person, .amount:
                    guard !isNew || typed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                        throw mistake(name, "admin.oneLine")
                    }
                case .choice(let options):
                    guard typed.isEmpty || typed == field.value || options.contains(where: { $0.id == typed }) else {
                        throw mistake(name, "admin.noChoice", ["typed": typed])
                    }
                default: break
                }
            }
        }

        /// - Parameter values: Of the text; `field` is there already.
        func mistake(_ name: String, _ text: String, _ values: [String: String] = [:]) -> FieldMistake {
            mistake(name, saying: texts(text, values.mapValues { String($0.prefix(200)) }))
        }

        func mistake(_ name: String, saying text: String, detail: String? = nil) -> FieldMistake {
            let label = fields[name]?.label ?? texts["admin.idNew"]
            return FieldMistake(
                field: name, text: texts("admin.inField", ["field": label, "text": text]), detail: detail)
        }

        /// What was typed where it is something else than what was there; blanks are `""`.
        func text(_ name: String) -> String? {
            guard let field = fields[name], form.typed(name) != nil else { return nil }
            let typed = form.text(name)
            return typed == field.value.replacing("\r\n", with: "\n").trimmingBlanks ? nil : typed
        }

        /// What was chosen where it is something else than what was there.
        func choice<ID: Identifier>(_ name: String, of _: ID.Type) -> ID?? {
            text(name).map { $0.isEmpty ? nil : ID($0) }
        }

        /// As it stands; what is no field here stays off.
        func flag(_ name: String) -> Bool { form[name] != nil }

        /// Those that are chosen, where they are others than were.
        func flags(_ name: String) throws -> Set<String>? {
            guard let field = fields[name], case .flags(let options) = field.shape else { return nil }
            let typed = Set(form.all(name))
            if let other = typed.first(where: { id in !options.contains { $0.id == id } }) {
                throw mistake(name, "admin.noChoice", ["typed": other])
            }
            return typed == field.chosen ? nil : typed
        }

        /// An amount where it is another than was: its number, and in what it counts.
        func amount(_ name: String) -> (number: String, unit: String)? {
            guard let field = fields[name], form.typed(name) != nil else { return nil }
            let (number, unit) = (form.text(name), form[field.unitName] ?? "")
            guard number != field.value || !number.isEmpty && !field.chosen.contains(unit) else { return nil }
            return (number, unit)
        }

        /// Words that stand one after the other, with commas between them.
        func words(_ name: String) -> [String]? {
            text(name).map { text in
                text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmingBlanks }
                    .filter { !$0.isEmpty }
            }
        }

        /// Lines, without blank ones.
        func lines(_ name: String) -> [String]? {
            text(name).map { text in
                text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
            }
        }
    }
#endif
