#if Web
    import Hummingbird

    /// One door of the site: what is asked for, whom it lets in, and what answers.
    struct Route: Sendable {
        /// Whom a route lets in. What they may see behind it is the desk's to say.
        enum Door: String, Sendable, CaseIterable {
            case anyone
            /// Somebody whom the directory knows.
            case colleague
            /// A colleague who handles requests of some team.
            case agent
            /// A colleague who may change the organisation.
            case administrator
        }

        let method: HTTPRequest.Method
        /// Below the site's path, with parameters in braces.
        var path: String
        let door: Door
        /// Whether it is in the frame of a foreign page, where a pass says who it is.
        var isEmbedded = false
        let answer: Answer

        enum Answer: Sendable {
            case page(@Sendable (Visit) async throws -> Response)
            /// Something of the API.
            case call(APIOperation)
            /// For a program with credentials of its own, which the answer judges itself.
            case program(@Sendable (Visit) async -> Response)
        }

        /// What it is of the API; `nil` for a page.
        var operation: APIOperation? { if case .call(let operation) = answer { operation } else { nil } }

        init(
            _ method: HTTPRequest.Method, _ path: String, for door: Door = .colleague,
            _ answer: @escaping @Sendable (Visit) async throws -> Response
        ) {
            (self.method, self.path, self.door, self.answer) = (method, path, door, .page(answer))
        }

        init(
            _ method: HTTPRequest.Method, forPrograms path: String,
            _ answer: @escaping @Sendable (Visit) async -> Response
        ) {
            (self.method, self.path, door, self.answer) = (method, path, .anyone, .program(answer))
        }

        init(_ operation: APIOperation) {
            (method, path) = (operation.method, APIOperation.root + operation.path)
            (door, answer) = (operation.door, .call(operation))
        }
    }
#endif
