#if Web
    import ServiceDesk

    /// The names of all that a page of a request speaks of.
    struct RequestNames: Sendable {
        private let people: [Person.ID: Person]
        private let suppliers: [Supplier.ID: Supplier]
        private let catalogue: Catalogue
        private let request: Request
        private let texts: SiteTexts
        /// Those of the team who wrote to whoever asked.
        let helpers: [Person.ID]
        /// Whom somebody has thanked.
        let thanked: [Person.ID: Set<Person.ID>]

        /// - Parameter others: Suppliers that are spoken of elsewhere.
        init(
            _ request: Request, _ events: [RecordedEvent], _ visit: Visit, and others: [Supplier.ID] = []
        ) async throws {
            let actors = events.compactMap(\.actor.person)
            var named = Set(actors + [request.requester] + Array(request.watchers))
            named.formUnion([request.agent, request.beneficiary].compactMap { $0 })
            named.formUnion(request.approvals.flatMap { Array($0.approvers) })
            for event in events {
                switch event.event {
                case .assigned(_, let agent?): named.insert(agent)
                case .noted(let message): named.formUnion(message.mentions)
                case .thanked(let people, _): named.formUnion(people)
                case .requesterChanged(let requester, let beneficiary):
                    named.formUnion([requester, beneficiary].compactMap { $0 })
                default: break
                }
                if case .delegate(for: _, by: let delegate) = event.actor { named.insert(delegate) }
            }
            for case .person(let person) in request.fields.values { named.insert(person) }
            people = try await visit.desk.people(named)
            var parties = events.compactMap { event -> Supplier.ID? in
                switch event.event {
                case .held(let pending): if case .supplier(let id) = pending.waitingFor { id } else { nil }
                case .handedOver(let id): id
                default: nil
                }
            }
            if case .supplier(let id) = request.pending?.waitingFor { parties.append(id) }
            suppliers = try await visit.desk.suppliers(parties + others)
            catalogue = try await visit.desk.catalogue(as: try visit.viewer)
            (self.request, texts) = (request, visit.texts)
            let asking = Set([request.requester, request.beneficiary].compactMap { $0 } + Array(request.watchers))
            var helpers: [Person.ID] = []
            for event in events {
                guard case .replied = event.event, let person = event.actor.person, !asking.contains(person),
                    !helpers.contains(person)
                else { continue }
                helpers.append(person)
            }
            self.helpers = helpers
            var thanked: [Person.ID: Set<Person.ID>] = [:]
            for event in events {
                guard case .thanked(let people, _) = event.event, let person = event.actor.person else { continue }
                thanked[person, default: []].formUnion(people)
            }
            self.thanked = thanked
        }

        func person(_ id: Person.ID) -> String { people[id]?.name ?? id.rawValue }
        func team(_ id: Team.ID) -> String { catalogue.teams.first { $0.id == id }?.name ?? id.rawValue }
        func service(_ id: Service.ID) -> String { catalogue.services.first { $0.id == id }?.name ?? id.rawValue }
        func supplier(_ id: Supplier.ID) -> String { suppliers[id]?.name ?? id.rawValue }
        var teams: [Team] { catalogue.teams }

        func actor(_ actor: Actor) -> String {
            switch actor {
            case .person(let id): person(id)
            case .delegate(for: let principal, by: let delegate):
                texts("actor.delegate", ["person": person(delegate), "principal": person(principal)])
            case .host: texts["actor.desk"]
            }
        }

        /// The question of the service’s form that was answered under a name.
        func label(of field: String) -> String {
            catalogue.services.first { $0.id == request.service }?.form.fields.first { $0.name == field }?.label
                ?? field
        }

        /// The names of what was answered, as the form asks for it; what it asks no longer comes last.
        var answered: [String] {
            let asked = catalogue.services.first { $0.id == request.service }?.form.fields.map(\.name) ?? []
            let answered = asked.filter { request.fields[$0] != nil }
            return answered + request.fields.keys.filter { !answered.contains($0) }.sorted()
        }

        func text(of value: FieldValue?) -> String? {
            if case .person(let id) = value { return person(id) }
            return value?.description
        }

        func text(of pending: Pending) -> String {
            let reason = texts["pending.\(pending.reason.rawValue)"]
            let party: String? =
                switch pending.waitingFor {
                case .requester: person(request.requester)
                case .person(let id): person(id)
                case .team(let id): team(id)
                case .supplier(let id): supplier(id)
                case .nobody: nil
                }
            return party.map { "\(reason) (\($0))" } ?? reason
        }
    }
#endif
