#if Command
    import ServiceDesk
    import ServiceDeskJSON

    // What --json prints. The keys are documented in Documentation/Command.md and stay; a key without a value is left
    // out.

    struct RequestAnswer: Encodable {
        var request: RequestJSON
        /// Only where a request is opened with a team that has said when it is there.
        var team: Outlook.JSON?
    }

    struct ListAnswer: Encodable {
        var requests: [RequestJSON]
        /// `null` when nothing follows.
        var next: String?

        enum CodingKeys: CodingKey { case requests, next }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(requests, forKey: .requests)
            try container.encode(next, forKey: .next)
        }
    }

    struct SearchAnswer: Encodable {
        var articles: [ArticleJSON]
        var requests: [RequestJSON]
        /// A search has one page only.
        var next: String?

        enum CodingKeys: CodingKey { case articles, requests, next }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(articles, forKey: .articles)
            try container.encode(requests, forKey: .requests)
            try container.encode(next, forKey: .next)
        }
    }

    struct ShowAnswer: Encodable {
        var request: RequestJSON
        var timeline: [EventJSON]
        /// Only where it was asked for, of an open request.
        var estimate: EstimateJSON?
    }
#endif
