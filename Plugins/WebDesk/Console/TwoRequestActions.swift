#if Web
    import Hummingbird
    import ServiceDesk

    /// What is done to a request and another one, from the page of the first.
    extension Site {
        var twoRequestActions: [Route] {
            [
                Route(.post, "/requests/{number}/merge", for: .agent) { try await $0.merge() },
                Route(.post, "/requests/{number}/split", for: .agent) { try await $0.split() },
            ]
        }
    }

    extension Visit {
        /// Ends a request in another, whose page follows.
        fileprivate func merge() async throws -> Response {
            try await leaving("merged") { form, reference in
                guard let number = Request.Number(form.text("into").drop { $0 == "#" }), number > 0,
                    number <= Request.maximumNumber
                else { throw Rejection(.invalidField, text("mistake.into"), field: "into") }
                return try await desk.merge(reference, into: .number(number), as: try viewer, key: form.key)
            }
        }

        /// Makes a request of its own from a message, and shows it.
        fileprivate func split() async throws -> Response {
            try await leaving("split") { form, reference in
                guard let message = form["message"].flatMap({ Message.ID($0) }) else {
                    throw Refusal.badForm(text("error.badForm"))
                }
                let subject = form.text("subject")
                return try await desk.split(message, of: reference, as: try viewer, key: form.key) { draft in
                    if !subject.isEmpty { draft.subject = subject }
                }
            }
        }

        /// Does something that leads to another request; what is refused is said on the page of this one.
        private func leaving(
            _ done: String, _ body: (Form, RequestReference) async throws -> Request
        ) async throws -> Response {
            let (form, reference) = (try await form(), try reference())
            // Of what is not theirs nothing is said but that it is not there.
            _ = try await desk.view(reference, as: try viewer)
            do {
                return go(to: "/requests/\(try await body(form, reference).number)?done=\(done)#end")
            } catch let error as Rejection where error.code == .notFound {
                let problem = Rejection(.unknownReference, text("mistake.noRequest"), field: "into")
                return try await request(problem: problem, typed: form)
            } catch let error as Rejection {
                return try await request(problem: error, typed: form)
            }
        }
    }
#endif
