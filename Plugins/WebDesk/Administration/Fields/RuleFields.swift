#if Web
    import ServiceDesk

    /// Rules: on what they act, for which requests, and what is done most. The rest has its text.
    extension EntryFields {
        func sections(of rule: Rule) -> [FieldSection] {
            let (condition, on) = (rule.condition, Set(rule.on.map(\.rawValue)))
            let triggers = RuleTrigger.allCases.map { EntryField.Option($0.rawValue, texts["admin.on.\($0.rawValue)"]) }
            let priorities = Priority.allCases.map {
                EntryField.Option("\($0.rawValue)", texts["priority.\($0.rawValue)"])
            }
            return [
                FieldSection(
                    nil,
                    [
                        title(rule.title), .flag("active", texts["admin.acts"], isOn: rule.isActive),
                        EntryField("on", texts["admin.on"], .flags(triggers), chosen: on),
                    ], hint: texts["admin.ruleOrder"]),
                FieldSection(
                    texts["admin.forWhich"],
                    [
                        EntryField(
                            "kinds", texts["admin.kinds"], .flags(requestKinds),
                            chosen: Set(condition.kinds.map(\.rawValue))),
                        EntryField(
                            "atLeast", texts["admin.atLeast"], .choice(priorities),
                            value: condition.atLeast.map { "\($0.rawValue)" } ?? ""),
                        EntryField(
                            "words", texts["admin.words"], value: condition.words.elements.listed, limit: 2_000,
                            hint: texts["admin.commas"]),
                    ] + several("teams", "admin.teamsOf", .team, condition.teams.map(\.rawValue))
                        + several("services", "admin.servicesOf", .service, condition.services.map(\.rawValue)),
                    hint: texts["admin.forWhichAbout"]),
            ] + sections(of: rule.actions)
        }

        func changed(_ old: Rule, by input: FieldInput) throws -> Rule {
            var rule = old
            if let title = input.text("name") { rule.title = title }
            rule.isActive = input.flag("active")
            if let on = try input.flags("on") { rule.on = RuleTrigger.allCases.filter { on.contains($0.rawValue) } }
            guard !rule.on.isEmpty else { throw input.mistake("on", "admin.chooseOne") }
            if let kinds = try input.flags("kinds") {
                rule.condition.kinds = SortedSet(kinds.compactMap(RequestKind.init(rawValue:)))
            }
            if let text = input.text("atLeast") { rule.condition.atLeast = Int(text).flatMap(Priority.init(rawValue:)) }
            if let words = input.words("words") {
                rule.condition.words = SortedSet(
                    words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) })
            }
            if let ids = try several("teams", in: input) { rule.condition.teams = SortedSet(ids.map { Team.ID($0) }) }
            if let ids = try several("services", in: input) {
                rule.condition.services = SortedSet(ids.map { Service.ID($0) })
            }
            rule.actions = try changed(old.actions, by: input)
            do throws(Rejection) { try rule.validate() } catch {
                throw refused(error, input, at: ["title": "name", "words": "words"])
            }
            return rule
        }

        // MARK: Macros

        func sections(of macro: Macro) -> [FieldSection] {
            let teams = several("teams", "admin.usedBy", .team, macro.teams.map(\.rawValue))
            return [
                FieldSection(
                    nil, [title(macro.title), .flag("active", texts["admin.usable"], isOn: macro.isActive)] + teams)
            ] + sections(of: macro.actions)
        }

        func changed(_ old: Macro, by input: FieldInput) throws -> Macro {
            var macro = old
            if let title = input.text("name") { macro.title = title }
            macro.isActive = input.flag("active")
            if let ids = try several("teams", in: input) { macro.teams = SortedSet(ids.map { Team.ID($0) }) }
            macro.actions = try changed(old.actions, by: input)
            do throws(Rejection) { try macro.validate() } catch {
                throw refused(error, input, at: ["title": "name"])
            }
            return macro
        }

        // MARK: What both do

        /// - Parameter fields: Where what is refused stands, if it is not what is done.
        private func refused(_ error: Rejection, _ input: FieldInput, at fields: [String: String]) -> FieldMistake {
            let field = error.field.flatMap { fields[$0] } ?? "reply"
            return input.mistake(field, saying: texts["admin.cannotBe"], detail: error.description)
        }

        /// Of more than so many, which are chosen has the text.
        private static var maximumFlags: Int { 60 }

        private func several(
            _ name: String, _ label: String, _ kind: DirectoryEntry.Kind, _ chosen: [String]
        ) -> [EntryField] {
            let all = choices(kind)
            // One of them that is not offered would be lost.
            guard !all.isEmpty, all.count <= Self.maximumFlags,
                chosen.allSatisfy({ id in all.contains { $0.id == id } })
            else { return [] }
            return [EntryField(name, texts[label], .flags(all), chosen: Set(chosen))]
        }

        private func several(_ name: String, in input: FieldInput) throws -> [String]? {
            try input.flags(name).map { $0.sorted() }
        }

        private func sections(of actions: ActionList) -> [FieldSection] {
            let known = ["", "en", "fr", "nl"]
            let texts = actions.reply?.texts ?? [:]
            let replies = (known + texts.keys.sorted().filter { !known.contains($0) }).map { tag in
                EntryField(
                    replyName(tag),
                    tag.isEmpty ? self.texts["admin.anyLanguage"] : SiteTexts.name(ofAny: Language(tag)),
                    .lines(2), value: texts[tag] ?? "", limit: 65_536)
            }
            let team = EntryField(
                "assign", self.texts["admin.assign"], .choice(choices(.team)),
                value: Self.team(in: actions.commands) ?? "")
            let tags = EntryField(
                "tags", self.texts["admin.tag"], value: (Self.tags(in: actions.commands)?.elements ?? []).listed,
                limit: 2_000, hint: self.texts["admin.commas"])
            return [
                FieldSection(self.texts["admin.reply"], replies, hint: self.texts["admin.replyHint"]),
                FieldSection(self.texts["admin.does"], [team, tags], hint: self.texts["admin.doesAbout"]),
            ]
        }

        private func replyName(_ tag: String) -> String { tag.isEmpty ? "reply" : "reply.\(tag)" }

        private func changed(_ old: ActionList, by input: FieldInput) throws -> ActionList {
            var actions = old
            var texts = old.reply?.texts ?? [:]
            for tag in ["", "en", "fr", "nl"] + texts.keys.sorted() {
                guard let text = input.text(replyName(tag)) else { continue }
                texts[tag] = text.isEmpty ? nil : text
            }
            if texts != old.reply?.texts ?? [:] {
                var reply = old.reply ?? TextByLanguage("")
                reply.texts = texts
                actions.reply = texts.isEmpty ? nil : reply
            }
            if let team = input.choice("assign", of: Team.ID.self) {
                actions.commands = Self.replacing(
                    in: actions.commands, with: team.map { .assign(team: $0) }, where: { Self.team(in: [$0]) != nil })
            }
            if let tags = input.words("tags") {
                let words = tags.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
                actions.commands = Self.replacing(
                    in: actions.commands, with: words.isEmpty ? nil : .tag(SortedSet(words)),
                    where: { Self.tags(in: [$0]) != nil })
            }
            guard actions.reply != nil || actions.note != nil || !actions.commands.isEmpty else {
                throw input.mistake("reply", "admin.doesNothing")
            }
            return actions
        }

        /// To which team it is given first.
        private static func team(in commands: [RequestCommand]) -> String? {
            commands.lazy.compactMap { if case .assign(let team?, _) = $0 { team.rawValue } else { nil } }.first
        }

        private static func tags(in commands: [RequestCommand]) -> SortedSet<String>? {
            commands.lazy.compactMap { if case .tag(let tags) = $0 { tags } else { nil } }.first
        }

        /// With another command where the first such one was.
        private static func replacing(
            in commands: [RequestCommand], with new: RequestCommand?, where fits: (RequestCommand) -> Bool
        ) -> [RequestCommand] {
            var commands = commands
            let place = commands.firstIndex(where: fits)
            if let place { commands.remove(at: place) }
            if let new { commands.insert(new, at: place ?? commands.count) }
            return commands
        }
    }
#endif
