#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    /// Which requests. Conditions of one kind are alternatives, those of different kinds must all hold.
    struct FilterOptions: ParsableArguments {
        @Flag(help: "In your hands; those you asked for, if you work for no team.") var mine = false
        @Flag(help: "That you asked for, or that are for you.") var asked = false
        @Option(name: .customLong("team"), help: ArgumentHelp("Of a team.", valueName: "team")) var teams: [String] = []
        @Option(name: .customLong("agent"), help: ArgumentHelp("In someone’s hands.", valueName: "person"))
        var agents: [String] = []
        @Option(
            name: .customLong("requester"), help: ArgumentHelp("Asked for by, or for, someone.", valueName: "person"))
        var requesters: [String] = []
        @Flag(help: "Without an agent.") var unassigned = false
        @Flag(help: "Resolved and closed ones too.") var all = false
        @Option(name: .customLong("state"), help: "In a state.") var states: [RequestState] = []
        @Option(name: .customLong("kind"), help: "Of a kind.") var kinds: [RequestKind] = []
        @Option(name: .customLong("priority"), help: "Of a priority; 1 to 5 will do.") var priorities: [Priority] = []
        @Option(name: .customLong("service"), help: ArgumentHelp("For a service.", valueName: "service"))
        var services: [String] = []
        @Option(name: .customLong("tag"), help: "With a tag; several must all be there.") var tags: [String] = []
        @Option(help: ArgumentHelp("Opened at or after.", valueName: "time"), transform: TimeArgument.read)
        var openedFrom: TimeArgument?
        @Option(help: ArgumentHelp("Opened before.", valueName: "time"), transform: TimeArgument.read)
        var openedBefore: TimeArgument?
        @Option(help: ArgumentHelp("Something is due next before it.", valueName: "time"), transform: TimeArgument.read)
        var dueBefore: TimeArgument?
        @Flag(help: "Past what is due next: an answer, the resolution or a set date.") var overdue = false
        @Option(help: ArgumentHelp("Solved by an article; those are not open.", valueName: "article"))
        var solvedBy: ArticleArgument?

        /// - Parameter allStates: Whether resolved and closed requests are wanted even where nothing says so.
        func filter(in session: Session, at now: Timestamp, allStates: Bool = false) -> RequestFilter {
            var filter = RequestFilter()
            filter.teams = SortedSet(teams.map { Team.ID($0) })
            filter.agents = SortedSet(agents.map { Person.ID($0) })
            filter.requesters = SortedSet(requesters.map { Person.ID($0) })
            filter.services = SortedSet(services.map { Service.ID($0) })
            filter.tags = SortedSet(tags)
            (filter.states, filter.kinds, filter.priorities) = (Set(states), Set(kinds), Set(priorities))
            filter.isAssigned = unassigned ? false : nil
            filter.isOpen = overdue || !(all || allStates || !states.isEmpty || solvedBy != nil) ? true : nil
            filter.solvedBy = solvedBy?.number
            filter.openedFrom = openedFrom?.timestamp(at: now)
            filter.openedBefore = openedBefore?.timestamp(at: now)
            filter.dueBefore = dueBefore?.timestamp(at: now)
            if overdue { filter.dueBefore = min(filter.dueBefore ?? now, now) }
            if mine { session.ownWork(&filter) }
            if asked, let person = session.viewer.person { filter.requesters = [person] }
            return filter
        }
    }
#endif
