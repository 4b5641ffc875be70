#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk

    /// One request of a browser, and who makes it.
    struct Visit: Sendable {
        let site: Site
        let message: HTTPMessage
        let parameters: Parameters
        /// `nil` where anyone may come in and nobody is signed in.
        var colleague: Colleague?
        var templates: SiteTemplates
        var place = Place.site

        /// Somebody who is signed in.
        struct Colleague: Sendable {
            let person: Person
            let viewer: Viewer
            /// Whether they may change the organisation.
            var administers = false
            /// How many conversations wait for them or their team.
            var waiting = 0
        }

        var desk: Desk { site.desk }
        var texts: SiteTexts { templates.texts }
        var language: Language { texts.language }

        /// Whoever is signed in. Doors let nobody else in.
        var viewer: Viewer {
            get throws {
                guard let colleague else { throw Refusal.notSignedIn }
                return colleague.viewer
            }
        }

        func text(_ name: String) -> String { texts[name] }

        // MARK: What was asked for

        func parameter(_ name: String) throws -> String {
            guard let text = parameters.get(name), let decoded = text.removingPercentEncoding,
                decoded.utf8.count <= 200, !decoded.utf8.contains(0)
            else { throw Rejection(.notFound, texts["error.notFound"]) }
            return decoded
        }

        func reference() throws -> RequestReference {
            guard let number = Request.Number(try parameter("number")), number > 0, number <= Request.maximumNumber
            else { throw Rejection(.notFound, texts["error.notFound"]) }
            return .number(number)
        }

        /// What the address says after its question mark; `nil` for nothing, and for blanks.
        func query(_ name: String) -> String? {
            let pairs = message.uri.query.flatMap { FormText.pairs(Array($0.utf8)) } ?? []
            guard let text = pairs.first(where: { $0.name == name })?.value, text.utf8.count <= 4_000,
                !text.utf8.contains(0), text.contains(where: { !$0.isWhitespace })
            else { return nil }
            return text
        }

        /// Whoever asks for something costly asks for it a few times only.
        func admit(_ limiter: RateLimiter) throws {
            guard limiter.admits(try viewer.actor.person?.rawValue ?? "", at: site.now()) else {
                throw Refusal.tooOften
            }
        }

        // MARK: Answers

        func address(_ path: String) -> String { base + path }

        /// To another page of the site, which the browser asks for with GET.
        func go(to path: String) -> Response {
            Response(status: .seeOther, headers: [.location: address(path)])
        }

        func page(_ name: String, _ values: PageValues, status: HTTPResponse.Status = .ok) throws -> Response {
            html(try templates.render(name, try frame().merging(values) { $1 }), status)
        }

        /// A page that is looked at again and again, of which only some values are others each time.
        func page(_ name: String, _ values: PageValues, varying: PageValues) throws -> Response {
            html(
                try templates.render(
                    name, try frame().merging(values) { $1 }, varying: varying, from: site.fragments))
        }

        func html(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
            Response(
                status: status, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }

        /// The address of the page that is shown, also where it answers to a form.
        private var here: String {
            guard message.method != .get else { return message.uri.description }
            guard let number = parameters.get("number") else { return message.uri.path }
            return address(message.uri.path.contains("/articles/") ? "/articles/\(number)" : "/requests/\(number)")
        }

        /// What is said where something was refused.
        func values(of problem: Rejection) -> PageValues {
            let (detail, isEnglish) = detail(of: problem)
            var values: PageValues = [
                "text": texts["rejection.\(problem.code)", or: text("error.title")], "detail": detail,
            ]
            if isEnglish { values["isEnglish"] = true }
            return values
        }

        /// Why, in the language of the page where there are words for it.
        func detail(of problem: Rejection) -> (text: String, isEnglish: Bool) {
            let text = problem.description
            guard language != .english, !texts.says(text) else { return (text, false) }
            if let translated = RefusalWords(language).translated(text) { return (translated, false) }
            return (text, true)
        }

        /// What stands around each page.
        private func frame() throws -> PageValues {
            var values: PageValues = [
                "base": base, "root": site.options.path, "isEmbedded": isEmbedded, "brand": site.options.name,
                "language": language.main,
                "style": site.style.name, "script": site.script.name, "chatScript": site.chatScript.name,
                "offersChat": site.options.offersChat, "hasReports": site.options.report != nil, "here": here,
                "hasQuarantine": site.options.quarantine != nil,
                "languages": SiteTexts.languages.map { other -> PageValues in
                    [
                        "code": other.main, "name": SiteTexts.name(of: other), "isCurrent": other == language,
                    ]
                },
            ]
            if let colleague, isEmbedded { values["asking"] = texts("embed.as", ["name": colleague.person.name]) }
            if let colleague, !isEmbedded {
                values["me"] = colleague.person.name
                values["administers"] = colleague.administers
                values["isAgent"] = !colleague.viewer.teams.isEmpty
                if colleague.waiting > 0 { values["waitingChats"] = colleague.waiting }
                if let path = site.identity.signOutPath {
                    values["signOut"] = site.identity.isOfSite ? address(path) : path
                }
                values["switches"] = site.identity is EvaluationIdentity
            }
            return values
        }
    }
#endif
