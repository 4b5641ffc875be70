#if Web
    import ServiceDesk
    import Yams

    extension OrganisationFile {
        /// A request that is written once and opened many times.
        mutating func readTemplate(_ node: Node) throws -> RequestTemplate {
            let what = "A template"
            var map = try YAMLMap(node, what, in: file)
            let id = try map.required("id", of: what)
            var template = RequestTemplate(
                RequestTemplate.ID(id), try map.text("title") ?? id, try readDraft(&map, at: node, of: what),
                asks: try map.texts("asks"))
            if let node = map.value("approval") { template.approval = try readApproval(node, "“approval”") }
            for node in try map.list("parts") { template.parts.append(try readPart(node)) }
            template.isActive = try map.flag("active") ?? true
            try map.finish()
            try checked(at: node) { () throws(Rejection) in try template.validate() }
            return template
        }

        private mutating func readPart(_ node: Node) throws -> RequestTemplate.Part {
            let what = "A part"
            var map = try YAMLMap(node, what, in: file)
            let part = RequestTemplate.Part(
                try map.required("name", of: what), try readDraft(&map, at: node, of: what),
                after: SortedSet(try map.texts("after")), ahead: try map.span("ahead"))
            try map.finish()
            return part
        }

        /// The keys that say what a request is, of a template or of a part of one.
        private mutating func readDraft(_ map: inout YAMLMap, at node: Node, of what: String) throws -> RequestDraft {
            var draft = RequestDraft(try map.required("subject", of: what), text: try map.text("text") ?? "")
            draft.requester = try reference(.person, "requester", in: &map).map { Person.ID($0) }
            draft.beneficiary = try reference(.person, "for", in: &map).map { Person.ID($0) }
            draft.watchers = SortedSet(try references(.person, "watchers", in: &map).map { Person.ID($0) })
            draft.team = try reference(.team, "team", in: &map).map { Team.ID($0) }
            draft.service = try reference(.service, "service", in: &map).map { Service.ID($0) }
            draft.fields = try readAnswers(&map, to: draft.service, at: node)
            draft.tags = try readTags("tags", &map)
            draft.kind = try map.word("kind", of: RequestKind.allCases.map { ($0.word, $0) })
            draft.impact = try map.word("impact", of: Impact.allCases.map { ($0.word, $0) })
            draft.urgency = try map.word("urgency", of: Urgency.allCases.map { ($0.word, $0) })
            draft.language = try map.text("language").map { Language($0) }
            draft.due = try readDue(&map)
            if let channel = try map.text("channel") { draft.channel = ChannelName(channel) }
            if let node = map.value("confidential") { draft.confidentiality = try readConfidentiality(node) }
            if map.value("checklist") != nil { draft.checklist = try map.texts("checklist") }
            if map.value("about") != nil { draft.about = SortedSet(try map.list("about").map(readThing)) }
            return draft
        }

        func readTags(_ key: String, _ map: inout YAMLMap) throws -> SortedSet<String> {
            SortedSet(try map.list(key).map(readTag))
        }

        func readTag(_ node: Node) throws -> String {
            let text = node.scalar?.string ?? ""
            guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "," }) else {
                throw YAMLMap.mistake("“\(text)” is no tag: a word without blanks or commas.", at: node, in: file)
            }
            return text
        }

        func readThing(_ node: Node) throws -> Thing {
            let text = node.scalar?.string ?? ""
            guard let thing = Thing(text) else {
                throw YAMLMap.mistake(
                    "\(YAMLMap.quoted(text)) is no thing; write its kind and the host’s id: device:LT-4711.", at: node,
                    in: file)
            }
            return thing
        }

        private func readDue(_ map: inout YAMLMap) throws -> Timestamp? {
            guard let text = try map.text("due") else { return nil }
            guard let time = TimeArgument(argument: text, allowsDistance: false) else {
                throw map.mistake(
                    "“due” is a day or an instant: 2026-03-02 or 2026-03-02T14:00:00Z.", at: map.value("due"))
            }
            return time.timestamp(at: Timestamp(microseconds: 0), endOfDay: true)
        }

        /// `true`, or who sees it and whom it is about.
        private mutating func readConfidentiality(_ node: Node) throws -> Request.Confidentiality? {
            switch node.scalar?.string {
            case "true", "yes": return .init()
            case "false", "no": return nil
            default:
                var map = try YAMLMap(node, "“confidential” is true or false, or", in: file)
                let confidentiality = Request.Confidentiality(
                    named: SortedSet(try references(.person, "named", in: &map).map { Person.ID($0) }),
                    concerns: SortedSet(try references(.person, "concerns", in: &map).map { Person.ID($0) }))
                try map.finish()
                return confidentiality
            }
        }

        /// What is asked of whom, of a template or of something to do.
        mutating func readApproval(_ node: Node, _ what: String) throws -> ApprovalQuestion {
            var map = try YAMLMap(node, what, in: file)
            let text = try map.required("question", of: what)
            guard let from = map.value("from") else {
                throw map.mistake("\(what) needs “from”: manager, or a list of people.")
            }
            var question = ApprovalQuestion(text, from: .manager)
            if from.sequence != nil {
                let people = try references(.person, "from", in: &map).map { Person.ID($0) }
                guard !people.isEmpty else { throw map.mistake("“from” names nobody.", at: from) }
                question.from = .people(SortedSet(people))
            } else if from.scalar?.string != "manager" {
                throw map.mistake("“from” is manager, or a list of people: [anna, luc].", at: from)
            }
            let most = if case .people(let people) = question.from { people.count } else { 1 }
            question.needed = try map.number("needed", in: 1...most)
            question.within = try map.span("within")
            if let within = question.within, !(1...366 * 86_400).contains(within) {
                throw map.mistake("“within” is a span of time up to 366d.", at: map.value("within"))
            }
            try map.finish()
            return question
        }
    }
#endif
