#if Web
    import Hummingbird
    import ServiceDesk

    /// The live conversation about a request: its page, what is said on it, and the stream of that. What is said is a
    /// reply, so that the conversation is that of the request.
    extension Site {
        var chatRoutes: [Route] {
            [
                Route(.get, "/chat") { try await $0.beginning() },
                Route(.post, "/chat") { try await $0.begin() },
                Route(.get, "/chats", for: .agent) { try await $0.duty() },
                Route(.get, "/chats/live", for: .agent) { try await $0.followDuty() },
                Route(.get, "/requests/{number}/chat") { try await $0.chat() },
                Route(.post, "/requests/{number}/chat") { try await $0.say() },
                Route(.get, "/requests/{number}/chat/live") { try await $0.followChat() },
                Route(.post, "/requests/{number}/chat/seen") { try await $0.noteSeen() },
            ]
        }
    }

    extension Visit {
        // MARK: The page

        /// - Parameters:
        ///   - problem: Why what was sent was refused.
        ///   - typed: What was typed, so that nothing is lost.
        private func chat(problem: Rejection? = nil, typed: Form? = nil) async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            let events = try await desk.timeline(of: reference, as: viewer, limit: 10_000)
            let names = try await RequestNames(view.request, events, self)
            var values: PageValues = [
                "title": "#\(view.request.number) \(view.request.subject)", "number": view.request.number,
                "subject": view.request.subject, "version": events.last?.version ?? 0,
                "timeline": events.compactMap { entry($0, of: view.request, names) },
                "key": SiteSessions.makeToken(), "mayReply": view.actions.contains(.reply), "isChat": true,
                "presence": try await presence(in: view).data,
            ]
            if let attendee = attendee(in: view) {
                await site.live.visit(try await desk.request(reference, as: .web), by: attendee)
            }
            if isServing(view) {
                let others = try await members(of: view.request, onDuty: true)
                values["console"] =
                    [
                        "mayTake": view.actions.contains(.take) && view.request.agent != viewer.person,
                        "mayAssign": view.actions.contains(.assign) && !others.isEmpty,
                        "teamID": view.request.team?.rawValue ?? "",
                        "members": others,
                    ] as PageValues
                values["rooms"] = try await rooms()
            }
            if let typed {
                values["typed"] = typed.text("text")
                values["kept"] = KeptFile.values(typed.files)
            }
            if let problem { values["problem"] = self.values(of: problem) }
            return try page("chat", values, status: problem.map(Site.status) ?? .ok)
        }

        fileprivate func chat() async throws -> Response { try await chat(problem: nil) }

        fileprivate func say() async throws -> Response {
            let (form, reference) = (try await form(takesFiles: true), try reference())
            do {
                var message = desk.makeMessage(form.text("text"), form.files)
                message.channel = .chat
                let request = try await desk.perform(.reply(message), on: reference, as: try viewer, key: form.key)
                if let person = try viewer.person { await site.live.endWriting(by: person, on: request.number) }
                await takeIfNobodyHasIt(request.number)
            } catch let error as Rejection where error.code != .notFound {
                return try await chat(problem: error, typed: form)
            }
            // A script has the stream for what is new.
            if form["quiet"] != nil { return Response(status: .noContent) }
            return go(to: "/requests/\(try parameter("number"))/chat#end")
        }

        /// Whoever answers has the conversation from then on, unless somebody has it who is in it. What was said is
        /// said, whatever comes of this.
        private func takeIfNobodyHasIt(_ number: Request.Number) async {
            do {
                let viewer = try viewer
                let view = try await desk.view(.number(number), as: viewer)
                guard isServing(view), view.actions.contains(.take), view.request.agent != viewer.person else { return }
                if let agent = view.request.agent, await site.live.isInChat(agent, on: number) { return }
                // Of two who answer at once the first has it.
                try await desk.perform(.take, on: .number(number), as: viewer, expecting: view.request.version)
            } catch {
                desk.configuration.logger.info(
                    "A conversation was answered and not taken.",
                    metadata: ["request": "\(number)", "reason": "\(error)"])
            }
        }

        // MARK: The stream

        fileprivate func followChat() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            guard let person = viewer.person else { throw Refusal.notSignedIn }
            let request = try await desk.request(reference, as: .web)
            let isAgent = isServing(view)
            let listener = LiveListener(
                .chat(request), of: person, as: attendee(in: view), onDutyAs: isAgent ? viewer : nil)
            return stream(to: listener, breaks: 200...1_000) {
                isAgent ? [.changed, .presence, .chats] : [.changed, .presence]
            } saying: { news, last in
                // As they are now: who handles it no more comes back as somebody else, or not at all.
                let viewer = try await self.viewer(for: person)
                let view = try await desk.view(reference, as: viewer)
                guard isAgent == isServing(view) else { return nil }
                var events: [PageEvent] = []
                if news.contains(.changed), let said = try await said(after: last, in: request, as: viewer) {
                    events.append(said)
                }
                if news.contains(.presence) { events.append(try await presence(in: view)) }
                if news.contains(.chats) { events.append(PageEvent(name: "chats")) }
                return events
            }
        }

        /// Whoever looks, as others see them. People of suppliers see nobody, and nobody sees them.
        private func attendee(in view: RequestView) -> LiveListener.Attendee? {
            guard let person = colleague?.person, person.supplier == nil else { return nil }
            return LiveListener.Attendee(id: person.id, name: person.name)
        }

        /// That whoever looks has the page before their eyes, up to a version.
        fileprivate func noteSeen() async throws -> Response {
            let (form, view) = (try await form(), try await desk.view(try reference(), as: try viewer))
            guard let version = form["version"].flatMap({ Int($0) }), version <= view.request.version,
                let person = try viewer.person
            else { throw Refusal.badForm(text("error.badForm")) }
            desk.configuration.notices?.attendance.note(person, hasSeen: version, of: view.request.id)
            return Response(status: .noContent)
        }

        /// What happened since, ready to be put on the page, by the template of the page. `nil` for nothing.
        private func said(after version: Int, in request: Request, as viewer: Viewer) async throws -> PageEvent? {
            let events = try await desk.timeline(of: .id(request.id), as: viewer, after: version, limit: 10_000)
            guard let last = events.last?.version else { return nil }
            let names = try await RequestNames(request, events, self)
            let html = try templates.render(
                "timeline",
                [
                    "base": base, "number": request.number,
                    "timeline": events.compactMap { entry($0, of: request, names) },
                ])
            return PageEvent(name: "said", data: html, version: last)
        }

        /// Who else is in the conversation; where nobody is, what whoever is there can expect.
        private func presence(in view: RequestView) async throws -> PageEvent {
            guard let person = attendee(in: view)?.id else { return PageEvent(name: "presence") }
            let others = await site.live.others(on: view.request.number, than: person, inChat: true)
            guard others.isEmpty else { return presence(of: others, "chat.here") }
            if isServing(view) { return PageEvent(name: "presence", data: text("chat.left")) }
            let isWaiting = try await isOffered(by: view.request.team)
            return PageEvent(name: "presence", data: text(isWaiting ? "chat.wait" : "chat.away"))
        }

        /// Whether somebody other than whoever looks is on duty for a team.
        func isOffered(by team: Team.ID?) async throws -> Bool {
            guard let team, site.options.offersChat else { return false }
            return await site.live.onDuty(for: team).contains { $0 != colleague?.person.id }
        }
    }
#endif
