#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk
    import ServiceDeskYAML

    /// One entry of the directory: as a text, with what a change would bring, and then changed.
    extension Visit {
        func newEntry() async throws -> Response {
            let kind = try entryKind()
            return try await editor(EntryDraft(kind: kind, id: nil, text: kind.example, before: ""))
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
            let turns = site.options.provisioning?.turns ?? administration.turns
            return try await turns.take { [self] in
                let old =
                    if let id = form["id"] { try await administration.directory.entry(kind, id) } else {
                        DirectoryEntry?.none
                    }
                let before = try old.map { try OrganisationWriter().text(of: [$0]) } ?? ""
                var draft = EntryDraft(kind: kind, id: form["id"], text: form.text("text"), before: before)
                do {
                    if form["fields"] != nil { draft.text = try EntryFields(form).text(over: old, kind) }
                    guard form["was"] ?? "" == draft.mark else {
                        throw EntryMistake(texts["admin.changedMeanwhile"])
                    }
                    let file = try OrganisationFile(Array(draft.text.utf8), named: texts["admin.text"])
                    try await check(file, of: draft)
                    let changes = try await OrganisationChanges(file, in: administration.directory, at: site.now())
                    guard form["do"] == "save" else {
                        return try await editor(draft, entry: old, trial: try await trial(of: changes, draft))
                    }
                    let person = try viewer.actor
                    try await changes.save(in: administration.directory)
                    desk.refreshDirectory()
                    desk.configuration.logger.notice(
                        "The directory was changed.",
                        metadata: [
                            "by": "\(person)", "added": "\(changes.added)", "changed": "\(changes.changed)",
                        ])
                    return go(to: "/admin/\(kind.rawValue)/\(file.entries[0].id.percentEncoded)?done=saved")
                } catch let mistake as YAMLMistake {
                    return try await editor(draft, entry: old, problem: mistake.description)
                } catch let mistake as EntryMistake {
                    return try await editor(draft, entry: old, problem: mistake.description)
                } catch let error as StoreError where error.code == .constraint {
                    return try await editor(draft, entry: old, problem: error.description)
                }
            }
        }

        /// A text is for one entry of the kind, and gives it no other id: what refers to it would find nothing.
        private func check(_ file: OrganisationFile, of draft: EntryDraft) async throws {
            guard file.entries.count == 1, file.entries[0].kind == draft.kind else {
                throw EntryMistake(texts("admin.oneEntry", ["kind": text("admin.\(draft.kind.rawValue)")]))
            }
            let id = file.entries[0].id
            guard draft.id == nil || id == draft.id else {
                throw EntryMistake(texts("admin.otherID", ["id": draft.id ?? ""]))
            }
            guard draft.id == nil else { return }
            guard try await administration.directory.entry(draft.kind, id) == nil else {
                throw EntryMistake(texts("admin.isThere", ["id": id]))
            }
        }

        private func editor(
            _ draft: EntryDraft, entry: DirectoryEntry? = nil, trial: PageValues? = nil, problem: String? = nil
        ) async throws -> Response {
            var values = administrationFrame(draft.kind)
            values.merge([
                "text": draft.text, "was": draft.mark, "name": entry?.title ?? text("admin.new"),
            ]) { $1 }
            if let id = draft.id { values["id"] = id }
            values["fields"] = try await EntryFields.values(of: entry, draft.kind, for: self)
            if let trial { values["trial"] = trial }
            if let problem { values["problem"] = problem }
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

        /// Tells whether somebody else has changed it since.
        var mark: String { before.isEmpty ? "" : String(Digest(of: Array(before.utf8)).description.prefix(16)) }
    }

    /// What is wrong with what was typed.
    struct EntryMistake: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    extension DirectoryStore {
        func entry(_ kind: DirectoryEntry.Kind, _ id: String) async throws(StoreError) -> DirectoryEntry? {
            switch kind {
            case .person: return try await people([Person.ID(id)]).first.map { .person($0) }
            case .team: return try await teams([Team.ID(id)]).first.map { .team($0) }
            case .service: return try await services([Service.ID(id)]).first.map { .service($0) }
            case .supplier: return try await suppliers([Supplier.ID(id)]).first.map { .supplier($0) }
            case .department: return try await departments([Department.ID(id)]).first.map { .department($0) }
            // Of these there are few.
            case .calendar, .delegation, .onCall, .policy, .template, .macro, .rule:
                return try await allEntries(kind).first { $0.id == id }
            }
        }
    }
#endif
