#if Web
    import ServiceDesk
    import ServiceDeskJSON

    /// What the API answers with, by the names in its description.
    enum APISchemas {
        static let all: [String: APISchema] = [
            "Problem": APIProblem.schema, "Request": request, "Timeline": timeline, "Event": event,
            "RequestList": .object([
                .required("requests", .list(.named("Request"))), APIField("next", .text(200), "Left out at the end."),
            ]),
            "Counts": .object([
                .required(
                    "counts",
                    .list(
                        .object([
                            .required("values", .map(.nullable(.text(200)), atMost: 3), "By the names of the groups."),
                            .required("count", .integer(0...Int64.max)),
                        ]), atMost: 1_000_000))
            ]),
            "UploadedFile": UploadedFile.schema, "Article": article,
            "ArticleList": .object([
                .required("articles", .list(.named("Article"))),
                APIField("next", .articleNumber, "Left out at the end."),
            ]),
            "Suggestions": .object([
                .required("knownErrors", .list(.named("Article"))), .required("articles", .list(.named("Article"))),
                .required("requests", .list(.named("Request"))),
            ]),
            "Person": .object([
                .required("id", .identifier), .required("name", .text(1_000)), .required("isActive", .boolean),
            ]),
            "PersonList": .object([.required("people", .list(.named("Person")))]),
            "Me": MeJSON.schema, "Team": team,
            "TeamList": .object([.required("teams", .list(.named("Team"), atMost: 100_000))]),
            "TeamNow": TeamNowJSON.schema, "Service": service,
            "ServiceList": .object([.required("services", .list(.named("Service"), atMost: 100_000))]),
            "Token": TokenJSON.schema, "TokenList": .object([.required("tokens", .list(.named("Token")))]),
            "View": ViewJSON.schema, "ViewList": .object([.required("views", .list(.named("View")))]),
            "Macro": MacroJSON.schema, "MacroList": .object([.required("macros", .list(.named("Macro")))]),
            "MacroReply": MacroReplyJSON.schema, "ClockAmount": ClockJSON.Amount.schema,
            "ClockSpan": ClockJSON.Span.schema, "Clock": ClockJSON.schema,
            "ClockList": .object([.required("clocks", .list(.named("Clock")))]), "Proposal": ProposalJSON.schema,
            "ProposalList": .object([.required("proposals", .list(.named("Proposal")))]), "Mail": MailJSON.schema,
            "MailList": .object([.required("mails", .list(.named("Mail")))]), "ReleasedMail": ReleasedMailJSON.schema,
            "OrganisationText": OrganisationTextJSON.schema, "OrganisationChanges": OrganisationChangesJSON.schema,
            "Obligation": ObligationJSON.schema,
            "ObligationList": .object([.required("obligations", .list(.named("Obligation"), atMost: 100_000))]),
            "NewToken": .object([.required("token", .named("Token")), .required("secret", .text(200))]),
        ]

        private static let count = APISchema.integer(0...Int64(Int32.max))
        private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> APISchema {
            .choice(type.allCases.map(\.rawValue))
        }

        private static let request = APISchema.object(
            [
                .required("number", .requestNumber, "What people say aloud: #1042."), .required("id", .text(36)),
                .required("version", count, "One more with each change."), .required("subject", .text(1_000)),
                .required("kind", words(RequestKind.self)), .required("state", words(RequestState.self)),
                .required("channel", .text(200)), .required("priority", .integer(1...5)),
                .required("impact", .integer(1...3)), .required("urgency", .integer(1...3)),
                .required("requester", .identifier), APIField("beneficiary", .identifier),
                APIField("team", .identifier),
                APIField("agent", .identifier), APIField("service", .identifier), APIField("supplier", .identifier),
                APIField("language", .text(35)), APIField("resolution", words(Resolution.self)),
                .required("watchers", .list(.identifier)), .required("tags", .list(.text(100))),
                .required("fields", .map(.text(64 << 10), atMost: 200)), .required("isConfidential", .boolean),
                APIField(
                    "pending",
                    .object([.required("reason", words(Pending.Reason.self)), .required("waitingFor", .text(300))])),
                APIField("answerBy", .time, "When an answer is promised."),
                APIField("resolutionBy", .time, "When it is promised to be solved."), APIField("due", .time),
                APIField(
                    "nextDue", .time,
                    "By when something is to happen next: what is promised, or late, or the date that was set."),
                APIField("lateAnswer", .time, "When an answer should have come."),
                APIField("lateResolution", .time, "When it should have been solved."),
                APIField("firstRespondedAt", .time), APIField("resolvedAt", .time), APIField("closedAt", .time),
                .required("openedAt", .time), .required("updatedAt", .time), .required("replyCount", count),
                .required("noteCount", count), .required("attachmentCount", count), .required("reopenCount", count),
                .required("transferCount", count),
            ] + extras)

        /// What few requests have.
        private static let extras: [APIField] = [
            APIField(
                "links",
                .list(.object([.required("relation", .text(30)), .required("number", .requestNumber)])),
                "Only where one request is read: to other requests that you may see."),
            APIField("approvals", .list(.anything)), APIField("checklist", .list(.anything)),
            APIField("parts", .list(.anything)), APIField("part", .text(1_000)), APIField("about", .list(.text(500))),
            APIField("diagnosis", .anything), APIField("prevention", .anything), APIField("pattern", .text(1_000)),
            APIField("outreach", .list(.anything)), APIField("thanks", .list(.anything)),
            APIField("satisfaction", .anything), APIField("solvedBy", .articleNumber),
        ]

        private static let timeline = APISchema.object([
            .required("events", .list(.named("Event"))),
            APIField("next", count, "`after` of the next page; left out at the end."),
        ])

        private static let file = APISchema.object([
            .required("name", .text(200)), .required("mediaType", .text(200)), .required("digest", .text(64)),
            .required("size", .integer(0...(1 << 40))),
        ])

        private static let event = APISchema.object([
            .required("version", count), .required("at", .time), APIField("person", .identifier),
            APIField("delegate", .identifier, "Who acted for the person."),
            APIField("host", .text(200), "The part of the program that did it, where no person did."),
            .required("event", .text(100), "What happened, by its name in the vocabulary."),
            APIField("message", .text(36)), APIField("text", .text(1 << 20)), APIField("attachments", .list(file)),
            APIField("mentions", .list(.identifier), "Colleagues whom a private note names."),
            .required("isPublic", .boolean),
            APIField(
                "details", .anything,
                "What else there is to say of it, in the form of journals and exports: instants are microseconds."),
        ])

        private static let article = APISchema.object([
            .required("number", .articleNumber), .required("id", .text(36)), .required("title", .text(500)),
            .required("language", .text(35)), .required("team", .identifier), .required("state", .text(20)),
            .required("version", count), APIField("publishedVersion", count), .required("audience", .list(.text(300))),
            .required("tags", .list(.text(100))), .required("at", .time), APIField("person", .identifier),
            APIField("delegate", .identifier), APIField("host", .text(200)), APIField("reviewBy", .date),
            APIField("translationOf", .text(36)), APIField("text", .text(256 << 10), "Only where one article is read."),
        ])

        private static let team = APISchema.object([
            .required("id", .identifier), .required("name", .text(1_000)), .required("mission", .text(10_000)),
            .required("assignment", .text(200)), APIField("department", .identifier),
            .required(
                "addresses",
                .list(
                    .object([
                        .required("kind", .text(100)), .required("value", .text(1_000)),
                        .required("isVerified", .boolean),
                    ]))),
            .required(
                "members",
                .list(
                    .object([
                        .required("person", .identifier), .required("role", .text(20)),
                    ]), atMost: 100_000)),
        ])

        private static let service = APISchema.object([
            .required("id", .identifier), .required("team", .identifier), .required("name", .text(1_000)),
            .required("description", .text(100_000)), .required("kind", words(RequestKind.self)),
            .required("impact", .integer(1...3)), .required("urgency", .integer(1...3)),
            .required("isConfidential", .boolean), .required("skills", .list(.text(200))),
            .required(
                "form",
                .list(
                    .object([
                        .required("name", .text(200)), .required("question", .text(1_000)),
                        .required("type", .choice(["text", "number", "choice", "date", "person"])),
                        APIField("choices", .list(.text(1_000))), .required("isRequired", .boolean),
                        APIField("whenField", .text(200)), APIField("whenAnswers", .list(.text(1_000))),
                    ]))),
        ])
    }
#endif
