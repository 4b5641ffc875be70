#if Web
    import ServiceDesk
    import ServiceDeskJSON
    import Yams

    /// Writes what macros and rules do as ``OrganisationFile`` reads it.
    extension OrganisationWriter {
        func pairs(of actions: ActionList) -> [(Node, Node)] {
            var pairs: [(Node, Node)] = []
            if let reply = actions.reply { pairs.append((Node("reply"), node(reply))) }
            if let note = actions.note { pairs.append((Node("note"), node(note))) }
            let commands = actions.commands.compactMap(node)
            if !commands.isEmpty { pairs.append((Node("do"), Node(commands))) }
            return pairs
        }

        private func node(_ words: TextByLanguage) -> Node {
            if words.texts.count == 1, let text = words.texts[""] { return self.text(text) }
            let texts = words.texts.sorted { $0.key < $1.key }.map { language, text in
                (scalar(language.isEmpty ? OrganisationFile.otherLanguages : language), self.text(text))
            }
            return Node(texts)
        }

        /// - Returns: `nil` for what no macro and no rule does.
        private func node(_ command: RequestCommand) -> Node? {
            switch command {
            case .take: scalar("take")
            case .resume: scalar("resume")
            case .close(let despite): despite ? entry("close", Node(despiteOpenChildren)) : scalar("close")
            case .chooseService(nil, _): scalar("no-service")
            case .setLanguage(nil): scalar("no-language")
            case .assign(nil, _): scalar("no-team")
            case .handOver(nil): scalar("take-back")
            case .classify(let kind, let impact, let urgency):
                entry(
                    "classify", map([("kind", kind?.word), ("impact", impact?.word), ("urgency", urgency?.word)]))
            case .chooseService(let service?, let fields): entry("service", node(service, fields))
            case .assign(let team?, let agent):
                entry("assign", agent == nil ? scalar(team.rawValue) : node(team, agent))
            case .hold(let pending): entry("hold", node(pending))
            case .resolve(let resolution, _, let despite, _):
                entry("resolve", despite ? node(resolution) : scalar(resolution.word))
            case .askApproval(let question): entry("ask", node(question))
            case .addSteps(let steps): entry("steps", Node(steps.map(scalar)))
            default: words(of: command)
            }
        }

        /// What is a word and its value.
        private func words(of command: RequestCommand) -> Node? {
            switch command {
            case .setLanguage(let language?): entry("language", scalar(language.rawValue))
            case .tag(let tags): entry("tag", flow(tags.elements))
            case .untag(let tags): entry("untag", flow(tags.elements))
            case .watch(let person): entry("watch", scalar(person.rawValue))
            case .unwatch(let person): entry("unwatch", scalar(person.rawValue))
            case .reopen(let reason): entry("reopen", text(reason))
            case .handOver(let supplier?): entry("hand-over", scalar(supplier.rawValue))
            case .rename(let subject): entry("rename", scalar(subject))
            case .addThing(let thing): entry("about", scalar(thing.description))
            case .removeThing(let thing): entry("not-about", scalar(thing.description))
            default: nil
            }
        }

        private func entry(_ word: String, _ value: Node) -> Node { Node([(Node(word), value)]) }

        private func node(_ service: Service.ID, _ fields: [String: FieldValue]) -> Node {
            guard let answers = answers(fields) else { return scalar(service.rawValue) }
            return Node(pairs([("id", service.rawValue)]) + [answers])
        }

        private func node(_ team: Team.ID, _ agent: Person.ID?) -> Node {
            map([("team", team.rawValue), ("agent", agent?.rawValue)])
        }

        private func node(_ pending: Pending) -> Node {
            guard pending.waitingFor != pending.reason.usualParty else { return scalar(pending.reason.word) }
            return map([("reason", pending.reason.word), ("for", pending.waitingFor.word)])
        }

        private func node(_ resolution: Resolution) -> Node {
            Node(pairs([("as", resolution.word)]) + despiteOpenChildren)
        }

        private var despiteOpenChildren: [(Node, Node)] { pairs([("despite-open-children", "true")]) }

        /// A text that may have several lines, which are kept as they are.
        func text(_ text: String) -> Node {
            let scalars = text.unicodeScalars
            // A block would give back other ends of lines, and take blanks at its beginning for its indentation.
            if scalars.first?.properties.isWhitespace == true
                || scalars.contains(where: { ["\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) })
            {
                return Node(text, Tag(.str), .doubleQuoted)
            }
            return scalars.contains("\n") ? Node(text, Tag(.str), .literal) : scalar(text)
        }
    }
#endif
