#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk
    import ServiceDeskYAML

    /// One entry of the directory: as a text, with what a change would bring, and then changed.
    extension Visit {
        func newEntry() async throws -> Response {
            let kind = try entryKind()
            return try await editor(EntryDraft(kind: kind, id: nil, text: kind.example, before: ""), entry: nil)
        }

        func entry() async throws -> Response {
            let (kind, id) = (try entryKind(), try parameter("entry"))
            guard let entry = try await administration.directory.entry(kind, id) else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
            let text = try OrganisationWriter().text(of: [entry])
            return try await editor(EntryDraft(kind: kind, id: id, text: text, before: text), entry: entry)
        }

        /// Tries a change, or makes it.
        func changeEntry() async throws -> Response {
            let (form, kind, administration) = (try await form(), try entryKind(), try administration)
            var draft = EntryDraft(kind: kind, id: form["id"], text: form.text("text"), before: "")
            draft.was = form["was"] ?? ""
            var typed: DirectoryEntry?
            do {
                let old =
                    if let id = draft.id { try await administration.directory.entry(kind, id) } else {
                        DirectoryEntry?.none
                    }
                draft.before = try old.map { try OrganisationWriter().text(of: [$0]) } ?? ""
                if form["fields"] != nil {
                    typed = EntryFields(form).entry(over: old, kind)
                    draft.text = try typed.map { try OrganisationWriter().text(of: [$0]) } ?? draft.text
                }
                let file = try read(draft)
                guard form["do"] == "save" else {
                    try await check(file, of: draft)
                    let changes = try await OrganisationChanges(file, in: administration.directory, at: site.now())
                    return try await editor(draft, entry: old, trial: try await trial(of: changes, draft))
                }
                try await save(file, draft)
                return go(to: "/admin/\(kind.rawValue)/\(file.entries[0].id.percentEncoded)?done=saved")
            } catch let mistake as EntryMistake {
                return try await editor(draft, entry: typed, problem: mistake)
            } catch {
                guard let problem = EntryMistake(error, texts) else { throw error }
                return try await editor(draft, entry: typed, problem: problem)
            }
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

        /// - Parameter entry: What the fields show; of a trial there are none, since the text has all of it.
        private func editor(
            _ draft: EntryDraft, entry: DirectoryEntry?, trial: PageValues? = nil, problem: EntryMistake? = nil
        ) async throws -> Response {
            var values = administrationFrame(draft.kind)
            values.merge([
                "text": draft.text, "was": draft.was, "name": entry?.title ?? draft.id ?? text("admin.new"),
            ]) { $1 }
            if let id = draft.id { values["id"] = id }
            let hasFields = trial == nil && (problem == nil || entry?.person != nil)
            if hasFields { values["fields"] = try await EntryFields.values(of: entry, draft, for: self) }
            if let trial { values["trial"] = trial }
            if let problem { values["problem"] = problem.values(over: draft.text) }
            if query("done") == "saved" { values["done"] = text("admin.saved") }
            return try page("admin-entry", values, status: problem == nil ? .ok : .unprocessableContent)
        }
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

        init(_ description: String, isEnglish: Bool = false, now: String? = nil) {
            (self.description, self.isEnglish, self.now) = (description, isEnglish, now)
        }

        /// What failed, of what can be mended by whoever typed it, or tried again; `nil` for the rest.
        init?(_ error: any Error, _ texts: SiteTexts) {
            switch error {
            case let mistake as YAMLMistake: self.init(mistake.description, isEnglish: true)
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
