extension Desk {
    /// The teams and what they offer, as a colleague may choose from. People of a supplier are customers of nobody here
    /// and see none.
    ///
    /// Up to ``Desk/Configuration/directoryMaximumAge`` old.
    public func catalogue(as viewer: Viewer) async throws -> Catalogue {
        guard viewer.supplier == nil, !viewer.hasEnded else { return Catalogue() }
        return try await directory.catalogue()
    }

    /// Who people are, by their ids; unknown ones are left out. For names beside what a viewer has been shown: it is
    /// no list of people to look through.
    public func people(_ ids: some Sequence<Person.ID>) async throws -> [Person.ID: Person] {
        var people: [Person.ID: Person] = [:]
        for id in Set(ids) { people[id] = try await directory.person(id) }
        return people
    }

    /// The suppliers with these ids, for their names; unknown ids are left out.
    public func suppliers(_ ids: some Sequence<Supplier.ID>) async throws -> [Supplier.ID: Supplier] {
        var suppliers: [Supplier.ID: Supplier] = [:]
        for id in Set(ids) { suppliers[id] = try await directory.supplier(id) }
        return suppliers
    }

    /// The departments with these ids, for their names; unknown ids are left out.
    public func departments(_ ids: some Sequence<Department.ID>) async throws -> [Department.ID: Department] {
        var departments: [Department.ID: Department] = [:]
        for id in Set(ids) { departments[id] = try await directory.department(id) }
        return departments
    }

    /// The colleague who is meant by an id, a mail address or a telephone number: for whoever notes a call.
    ///
    /// - Parameter text: As somebody types it, without blanks around it.
    /// - Returns: `nil` for nobody, for those who have left and for people of suppliers.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for those who handle no requests: it is no list
    ///   of people to look through.
    public func colleague(_ text: String, as viewer: Viewer) async throws -> Person? {
        guard viewer.isHost || (!viewer.teams.isEmpty && !viewer.hasEnded) else {
            throw Rejection(.notPermitted, "People are looked for by those who handle requests.")
        }
        guard (1...1_000).contains(text.utf8.count), !text.utf8.contains(where: { $0 < 0x20 }) else { return nil }
        let addresses = [Address(.mail, text), Address(.phone, text)]
        var found: Person?
        for address in addresses where found == nil { found = try await directory.person(at: address) }
        let person = if let found { found } else { try await directory.person(Person.ID(text)) }
        // Suppliers are customers of nobody here.
        return person?.isActive == true && person?.supplier == nil ? person : nil
    }

    /// A request as a viewer sees it, with what they are to it and may do.
    ///
    /// What the viewer is to a request is known of the whole request only: a request that was presented to somebody
    /// does not say any more whom it concerns.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``, as ``request(_:as:)``.
    public func view(_ reference: RequestReference, as viewer: Viewer) async throws -> RequestView {
        try await spans.span(.request, .internal, [.request: reference.description]) {
            let request = try await load(reference)
            let viewer = viewer.at(configuration.time.now())
            let standing = viewer.standing(to: request)
            let actions = RequestAction.legal(in: request.state).filter { standing >= $0.leastStanding }
            return RequestView(
                request: try await present(request, to: viewer), standing: standing, actions: Set(actions))
        }
    }
}

/// A request as somebody sees it.
public struct RequestView: Hashable, Sendable {
    public let request: Request
    public let standing: Standing
    /// What the state of the request and the standing allow. A command can be refused all the same, for what it says.
    public let actions: Set<RequestAction>
}
