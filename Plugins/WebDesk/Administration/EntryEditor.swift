#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk
    import ServiceDeskYAML

    /// One entry of the directory: as fields and as a text, with what a change would bring, and then changed.
    extension Visit {
        func newEntry() async throws -> Response {
            let kind = try entryKind()
            let draft = EntryDraft(kind: kind, id: nil, text: kind.example, before: "")
            return try await editor(draft, fields: .of(nil))
        }

        func entry() async throws -> Response {
            let (kind, id) = (try entryKind(), try parameter("entry"))
            guard let entry = try await administration.directory.entry(kind, id) else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
            let text = try OrganisationWriter().text(of: [entry])
            return try await editor(EntryDraft(kind: kind, id: id, text: text, before: text), fields: .of(entry))
        }

        /// Tries a change, or makes it.
        func changeEntry() async throws -> Response {
            let (form, kind, administration) = (try await form(), try entryKind(), try administration)
            var draft = EntryDraft(kind: kind, id: form["id"], text: form.text("text"), before: "")
            draft.was = form["was"] ?? ""
            draft.base = form["over"].map { _ in form.text("over") }
            // Of a text that cannot be read no field can show what stands in it.
            var shown = ShownFields.none
            do {
                let old =
                    if let id = draft.id { try await administration.directory.entry(kind, id) } else {
                        DirectoryEntry?.none
                    }
                draft.before = try old.map { try OrganisationWriter().text(of: [$0]) } ?? ""
                if form["fields"] != nil {
                    draft.text = draft.base ?? (draft.id == nil ? kind.example : draft.before)
                    var base = old
                    if let text = draft.base { base = try await entry(in: text, of: kind) }
                    shown = .typed(form, over: base)
                    let typed = try await EntryFields(kind, for: self).entry(
                        over: base, from: form, isNew: draft.id == nil)
                    draft.text = try typed.map { try OrganisationWriter().text(of: [$0]) } ?? draft.text
                }
                let file = try read(draft)
                guard form["do"] == "save" else {
                    try await check(file, of: draft)
                    let changes = try await OrganisationChanges(file, in: administration.directory, at: site.now())
                    let trial = try await trial(of: changes, draft)
                    // From here on the fields are about what was tried.
                    draft.base = draft.text
                    return try await editor(
                        draft, fields: .of(try await entry(in: draft.text, of: kind)), trial: trial)
                }
                try await save(file, draft)
                return go(to: "/admin/\(kind.rawValue)/\(file.entries[0].id.percentEncoded)?done=saved")
            } catch let mistake as EntryMistake {
                return try await editor(draft, fields: shown, problem: mistake)
            } catch {
                guard let problem = EntryMistake(error, texts) else { throw error }
                return try await editor(draft, fields: shown, problem: problem)
            }
        }

        /// What a text says, with its answers to what services ask.
        private func entry(in text: String, of kind: DirectoryEntry.Kind) async throws -> DirectoryEntry? {
            let file = try read(EntryDraft(kind: kind, id: nil, text: text, before: ""))
            let entries = try await file.answeredEntries(in: try administration.directory)
            guard entries.count == 1, entries[0].kind == kind else {
                throw EntryMistake(texts("admin.oneEntry", ["kind": texts["admin.\(kind.rawValue)"]]))
            }
            return entries[0]
        }

        /// Most bytes of one entry.
        private static var maximumText: Int { 256 << 10 }

        private func read(_ draft: EntryDraft) throws -> OrganisationFile {
            guard draft.text.utf8.count <= Self.maximumText else { throw Refusal.tooLarge }
            return try OrganisationFile(
                Array(draft.text.utf8), named: texts["admin.text"],
                assigningBy: desk.configuration.assignmentPolicies.map(\.name))
        }

        /// One at a time, so that what is saved is what was looked at.
        private func save(_ file: OrganisationFile, _ draft: EntryDraft) async throws {
            let administration = try administration
            try await site.directoryTurns.take { [self] in
                try await check(file, of: draft)
                let changes = try await OrganisationChanges(file, in: administration.directory, at: site.now())
                try await changes.save(in: administration.directory)
                try noteChange(changes)
            }
        }

        /// What was changed counts at once, and the log says who did it.
        func noteChange(_ changes: OrganisationChanges) throws {
            desk.refreshDirectory()
            let person = try viewer.actor
            desk.configuration.logger.notice(
                "The directory was changed.",
                metadata: ["by": "\(person)", "added": "\(changes.added)", "changed": "\(changes.changed)"])
        }

        /// A text is for one entry of the kind, and gives it no other id: what refers to it would find nothing.
        private func check(_ file: OrganisationFile, of draft: EntryDraft) async throws {
            guard file.entries.count == 1, file.entries[0].kind == draft.kind else {
                throw EntryMistake(texts("admin.oneEntry", ["kind": text("admin.\(draft.kind.rawValue)")]))
            }
            let id = file.entries[0].id
            let now = try await administration.directory.entry(draft.kind, draft.id ?? id)
            guard draft.id == nil || id == draft.id else {
                throw EntryMistake(texts("admin.otherID", ["id": draft.id ?? ""]))
            }
            guard draft.id != nil || now == nil else { throw EntryMistake(texts("admin.isThere", ["id": id])) }
            let text = try now.map { try OrganisationWriter().text(of: [$0]) } ?? ""
            guard draft.was == EntryDraft.mark(of: text) else {
                throw EntryMistake(texts["admin.changedMeanwhile"], now: text)
            }
        }

        private func editor(
            _ draft: EntryDraft, fields: ShownFields, trial: PageValues? = nil, problem: EntryMistake? = nil
        ) async throws -> Response {
            var values = administrationFrame(draft.kind)
            values.merge(["text": draft.text, "was": draft.was]) { $1 }
            if let id = draft.id { values["id"] = id }
            var entry: DirectoryEntry?
            var form: PageValues?
            switch fields {
            case .none: break
            case .of(let shown):
                entry = shown
                form = try await EntryFields(draft.kind, for: self).values(
                    of: shown, typed: nil, nil, isNew: draft.id == nil)
            case .typed(let typed, let base):
                entry = base
                form = try await EntryFields(draft.kind, for: self).values(
                    of: base, typed: typed, problem?.field, isNew: draft.id == nil)
            }
            values["name"] = entry.map(\.title).flatMap { $0.isEmpty ? nil : $0 } ?? draft.id ?? text("admin.new")
            if let base = draft.base { form?["over"] = base }
            if let form { values["editor"] = form }
            // The text is open where there is nothing else, and where that is what is wrong.
            values["isTextOpen"] = form == nil || problem?.isOfText == true
            if case .person? = entry, let id = draft.id { values["teams"] = try await teams(of: Person.ID(id)) }
            if let trial { values["trial"] = trial }
            if var problem = problem?.values(over: draft.text) {
                // Of what has no field the text says where it is.
                if form != nil, values["isTextOpen"] as? Bool == true { problem["isElsewhere"] = true }
                values["problem"] = problem
            }
            if query("done") == "saved" { values["done"] = text("admin.saved") }
            return try page("admin-entry", values, status: problem == nil ? .ok : .unprocessableContent)
        }

        /// In which teams somebody is.
        private func teams(of person: Person.ID) async throws -> PageValues {
            let teams = try await administration.directory.teams(of: person).sorted {
                ($0.name, $0.id) < ($1.name, $1.id)
            }
            return [
                "isNone": teams.isEmpty,
                "rows": teams.map { team -> PageValues in
                    let isLead = team.members.contains { $0.person == person && $0.role == .lead }
                    return ["path": team.id.rawValue.percentEncoded, "name": team.name, "isLead": isLead]
                },
            ]
        }
    }

    /// What the fields of a page show.
    private enum ShownFields {
        case none
        /// An entry; `nil` for a new one.
        case of(DirectoryEntry?)
        /// What was typed, over what they showed before.
        case typed(Form, over: DirectoryEntry?)
    }

    /// What somebody makes of an entry.
    struct EntryDraft: Sendable {
        var kind: DirectoryEntry.Kind
        /// `nil` for a new one.
        var id: String?
        var text: String
        /// As it stands in the directory; empty for a new one.
        var before: String
        /// The mark of what the page has read. Where somebody else has changed it since, it stays what it was, so that
        /// sending once more overwrites nothing either.
        var was: String
        /// What the fields are about, where that is not what stands in the directory: what was tried last.
        var base: String?

        init(kind: DirectoryEntry.Kind, id: String?, text: String, before: String) {
            (self.kind, self.id, self.text, self.before) = (kind, id, text, before)
            was = Self.mark(of: before)
        }

        /// Tells a text from another; nothing for none.
        static func mark(of text: String) -> String {
            text.isEmpty ? "" : String(Digest(of: Array(text.utf8)).description.prefix(16))
        }
    }

    /// What is wrong with what was typed.
    struct EntryMistake: Error {
        let description: String
        /// Whether it is in English whatever the page speaks.
        let isEnglish: Bool
        /// What is there now, where that is what is wrong.
        let now: String?
        /// The field that is meant.
        var field: FieldMistake?
        /// Whether it is about a text, whose line it names.
        var isOfText = false

        init(_ description: String, isEnglish: Bool = false, now: String? = nil) {
            (self.description, self.isEnglish, self.now) = (description, isEnglish, now)
        }

        /// What failed, of what can be mended by whoever typed it, or tried again; `nil` for the rest.
        init?(_ error: any Error, _ texts: SiteTexts) {
            switch error {
            case let mistake as FieldMistake:
                self.init(mistake.text)
                field = mistake
            case let mistake as YAMLMistake:
                self.init(mistake.description, isEnglish: true)
                isOfText = true
            case let error as StoreError where error.code == .busy || error.code == .unavailable:
                self.init(texts["error.busy"])
            case let error as StoreError where error.code == .constraint: self.init(error.description, isEnglish: true)
            case let error as Rejection where error.code != .notFound: self.init(error.description, isEnglish: true)
            case Refusal.tooOften: self.init(texts["error.tooOften"])
            case Refusal.tooLarge: self.init(texts["error.tooLarge"])
            default: return nil
            }
        }

        fileprivate func values(over text: String) -> PageValues {
            var values: PageValues = ["text": description]
            if isEnglish { values["isEnglish"] = true }
            if let field {
                values["place"] = "f-\(field.field)"
                if let detail = field.detail { values["detail"] = detail }
            }
            if let now { values["lines"] = LineDifference(now, text).lines }
            return values
        }
    }

    extension DirectoryStore {
        func entry(_ kind: DirectoryEntry.Kind, _ id: String) async throws(StoreError) -> DirectoryEntry? {
            try await entries(kind, [id]).first { $0.id == id }
        }
    }
#endif
