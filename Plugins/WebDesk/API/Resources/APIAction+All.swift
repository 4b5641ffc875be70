#if Web
    import ServiceDesk
    import ServiceDeskJSON

    extension APIAction {
        static let all =
            conversation + description + people + life + sharing + obligations + approvals + work + feedback

        private static let message: [APIField] = [
            APIField("text", .text(1 << 20)), APIField("files", DraftFields.files, "`file` of what was uploaded."),
        ]

        private static let conversation = [
            APIAction(.reply, "Write to whoever asked and all who take part.", message) { .reply(try $0.message()) },
            APIAction(
                .note, "Write a note that only the team reads.",
                message + [
                    APIField(
                        "mentions", .list(.identifier, atMost: 10), "Colleagues to tell of it."),
                    APIField("channel", .choice(["api", "phone"]), "`phone` for what somebody said who called."),
                ]
            ) { call in
                var message = try call.message()
                message.mentions = call.body.ids("mentions")
                message.channel = call.body.text("channel").map { ChannelName($0) }
                return .note(message)
            },
        ]

        private static let description = [
            APIAction(.rename, "Give it another subject.", [.required("subject", .text(1_000, isBlankAllowed: false))])
            {
                .rename($0.body.text("subject") ?? "")
            },
            APIAction(
                .classify, "Say what it is, whom it affects and how it presses. What is left out stays.",
                [
                    APIField("kind", .choice(RequestKind.allCases.map(\.rawValue))),
                    APIField("impact", .integer(1...3)), APIField("urgency", .integer(1...3)),
                ]
            ) {
                .classify(
                    kind: $0.body.choice("kind"), impact: $0.body.level("impact"), urgency: $0.body.level("urgency"))
            },
            APIAction(
                .chooseService, "Say which service it is about, and answer its form anew.",
                [.required("service", .nullable(.identifier)), APIField("fields", DraftFields.answers)]
            ) { call in
                // What is not there is not found, whatever is said of it.
                _ = try await call.desk.request(try call.visit.reference(), as: try call.viewer)
                let service: Service.ID? = call.body.id("service")
                return .chooseService(service, fields: try await call.answers("fields", service: service))
            },
            APIAction(.setLanguage, "Say in which language it is.", [.required("language", .nullable(.text(35)))]) {
                .setLanguage($0.body.text("language").map { Language($0) })
            },
            APIAction(.tag, "Add tags.", [.required("tags", tags)]) { .tag(SortedSet($0.body.texts("tags"))) },
            APIAction(.untag, "Remove tags.", [.required("tags", tags)]) { .untag(SortedSet($0.body.texts("tags"))) },
            APIAction(.setDue, "Say when it should be done.", [.required("due", .nullable(.time))]) {
                .setDue($0.body.time("due"))
            },
            APIAction(.addThing, "Say what it is about.", [.required("thing", thing, "As `device:LT-4711`.")]) {
                .addThing(try $0.thing())
            },
            APIAction(.removeThing, "Say that it is not about something.", [.required("thing", thing)]) {
                .removeThing(try $0.thing())
            },
        ]

        private static let thing = APISchema.text(401, isBlankAllowed: false)
        private static let tags = APISchema.list(.text(100, isBlankAllowed: false), atMost: 100, atLeast: 1)

        private static let people = [
            APIAction(
                .assign, "Give it to a team, and to one of its agents.",
                [.required("team", .identifier), APIField("agent", .identifier)]
            ) { .assign(team: $0.body.id("team"), agent: $0.body.id("agent")) },
            APIAction(.take, "Become its agent.") { _ in .take },
            APIAction(
                .changeRequester, "Say who asks, and for whom.",
                [.required("requester", .identifier), APIField("beneficiary", .identifier)]
            ) { .changeRequester(try $0.id("requester"), beneficiary: $0.body.id("beneficiary")) },
            APIAction(.watch, "Let somebody take part.", [.required("person", .identifier)]) {
                .watch(try $0.id("person"))
            },
            APIAction(.unwatch, "Let somebody take part no more.", [.required("person", .identifier)]) {
                .unwatch(try $0.id("person"))
            },
        ]

        private static let life = [
            APIAction(
                .hold, "Put it on hold.",
                [
                    .required("reason", .choice(Pending.Reason.allCases.map(\.rawValue))),
                    APIField(
                        "waitingFor", .text(300, isBlankAllowed: false),
                        "`requester`, `nobody`, `person:…`, `team:…` or `supplier:…`; nobody where it is left out."),
                ]
            ) { call in
                let words = call.body.text("waitingFor") ?? "nobody"
                guard let reason: Pending.Reason = call.body.choice("reason"), let party = Pending.Party(word: words)
                else { throw APIMistake(pointer: "/waitingFor", text: "It is none of what it may be.") }
                return .hold(Pending(reason, waitingFor: party))
            },
            APIAction(.resume, "Go on with it.") { _ in .resume },
            APIAction(
                .resolve, "Say that it is solved, and how.",
                [
                    .required(
                        "resolution",
                        .choice(
                            [Resolution.fixed, .workaround, .answered, .notReproducible, .declined].map(\.rawValue))),
                    APIField("despiteOpenChildren", .boolean), APIField("article", .articleNumber, "What solved it."),
                ] + message
            ) { call in
                .resolve(
                    call.body.choice("resolution") ?? .fixed, try call.optionalMessage(),
                    despiteOpenChildren: call.body.flag("despiteOpenChildren") ?? false,
                    article: call.body.integer("article"))
            },
            APIAction(.close, "End it; whoever asked withdraws it so.", [APIField("despiteOpenChildren", .boolean)]) {
                .close(despiteOpenChildren: $0.body.flag("despiteOpenChildren") ?? false)
            },
            APIAction(.reopen, "Open it again.", [.required("reason", .text(2_000, isBlankAllowed: false))]) {
                .reopen(reason: $0.body.text("reason") ?? "")
            },
        ]

        private static let sharing = [
            APIAction(
                .protect, "Make it confidential: only its team and those named see it.",
                [
                    APIField("named", .list(.identifier, atMost: 200)),
                    APIField("concerns", .list(.identifier, atMost: 200), "Whom the matter is about."),
                ]
            ) { .protect(.init(named: $0.body.ids("named"), concerns: $0.body.ids("concerns"))) },
            APIAction(.unprotect, "Make it an ordinary request.") { _ in .unprotect },
            APIAction(
                .handOver, "Hand it over to a supplier, or take it back.",
                [.required("supplier", .nullable(.identifier))]
            ) { .handOver($0.body.id("supplier")) },
            APIAction(
                .breakGlass, "See what you may not, for an hour; why goes to the journal.",
                [.required("reason", .text(2_000, isBlankAllowed: false))]
            ) { .breakGlass(reason: $0.body.text("reason") ?? "") },
        ]

        private static let obligations = [
            APIAction(.fulfil, "Do what is owed, with what shows it.", message) { .fulfil(try $0.optionalMessage()) },
            APIAction(.excuse, "Let somebody off, and say why.", message) { .excuse(try $0.message()) },
            APIAction(.askExcuse, "Ask to be let off.", message) { .askExcuse(try $0.message()) },
        ]

        private static let approvals = [
            APIAction(
                .askApproval, "Ask people to agree; the request waits for them.",
                [
                    .required("question", .text(2_000, isBlankAllowed: false)),
                    APIField(
                        "people", .list(.identifier, atMost: 100), "The manager of whoever asks where it is left out."),
                    APIField("needed", .integer(1...100), "How many must agree; all where it is left out."),
                    APIField("within", .integer(1...31_622_400), "After how many seconds it lapses."),
                ]
            ) { call in
                let people: SortedSet<Person.ID> = call.body.ids("people")
                return .askApproval(
                    ApprovalQuestion(
                        call.body.text("question") ?? "", from: people.isEmpty ? .manager : .people(people),
                        needed: call.body.integer("needed").map { Int($0) }, within: call.body.integer("within")))
            },
            APIAction(
                .decideApproval, "Say whether you agree.",
                [.required("approval", smallNumber), .required("agrees", .boolean), APIField("remark", .text(2_000))]
            ) { call in
                .decideApproval(
                    try call.number("approval"), agrees: call.body.flag("agrees") ?? false,
                    remark: call.body.text("remark") ?? "")
            },
            APIAction(.withdrawApproval, "Ask no more.", [.required("approval", smallNumber)]) {
                .withdrawApproval(try $0.number("approval"))
            },
        ]

        private static let smallNumber = APISchema.integer(1...1_000_000)

        private static let work = [
            APIAction(
                .addSteps, "Add steps to its checklist.",
                [.required("steps", .list(.text(2_000, isBlankAllowed: false), atMost: 200, atLeast: 1))]
            ) { .addSteps($0.body.texts("steps")) },
            APIAction(
                .tick, "Say that a step is done, or is not.",
                [.required("step", smallNumber), APIField("isDone", .boolean, "True where it is left out.")]
            ) { .tick(step: try $0.number("step"), isDone: $0.body.flag("isDone") ?? true) },
            APIAction(.skip, "Go on without a part.", [.required("part", .identifier)]) {
                .skip(part: $0.body.text("part") ?? "")
            },
            APIAction(
                .diagnose, "Say why a problem happens, and what helps meanwhile.",
                [.required("cause", .text(1 << 20)), APIField("workaround", .articleNumber)]
            ) { .diagnose(Diagnosis(cause: $0.body.text("cause") ?? "", workaround: $0.body.integer("workaround"))) },
            APIAction(
                .prevent, "Say what was done so that a problem does not happen again.",
                [
                    .required("measure", .text(2_000, isBlankAllowed: false)),
                    .required("since", .time, "Since when its effect counts."),
                ]
            ) { call in
                guard let since = call.body.time("since") else {
                    throw APIMistake(pointer: "/since", text: "It is missing.")
                }
                return .prevent(Prevention(call.body.text("measure") ?? "", since: since))
            },
        ]

        private static let feedback = [
            APIAction(
                .thank, "Thank those who helped.",
                [
                    .required("people", .list(.identifier, atMost: 100, atLeast: 1)),
                    APIField("text", .text(2_000)),
                ]
            ) { .thank($0.body.ids("people"), $0.body.text("text") ?? "") },
            APIAction(
                .answerSurvey, "Say how content you are.",
                [
                    .required("rating", .integer(1...5), "From 1, not at all, to 5, very."),
                    APIField("remark", .text(2_000)),
                    APIField("isShared", .boolean, "Whether others than the team may read it."),
                ]
            ) { call in
                .answerSurvey(
                    SurveyAnswer(
                        rating: try call.number("rating"), remark: call.body.text("remark") ?? "",
                        isShared: call.body.flag("isShared") ?? false))
            },
        ]
    }

    extension APICall {
        fileprivate func message() throws -> Message {
            desk.makeMessage(body.text("text") ?? "", try UploadedFile.files(body))
        }

        /// `nil` where nothing is said.
        fileprivate func optionalMessage() throws -> Message? {
            body.has("text") || body.has("files") ? try message() : nil
        }

        fileprivate func thing() throws -> Thing {
            guard let thing = body.text("thing").flatMap({ Thing($0) }) else {
                throw APIMistake(pointer: "/thing", text: "A thing is written as device:LT-4711.")
            }
            return thing
        }

        fileprivate func id<ID: Identifier>(_ name: String) throws -> ID {
            guard let id: ID = body.id(name) else { throw APIMistake(pointer: "/\(name)", text: "It is missing.") }
            return id
        }

        fileprivate func number(_ name: String) throws -> Int {
            guard let number = body.integer(name) else { throw APIMistake(pointer: "/\(name)", text: "It is missing.") }
            return Int(number)
        }
    }
#endif
