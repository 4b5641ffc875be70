#if Command
    import ArgumentParser
    import ServiceDesk

    struct Watch: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch", abstract: "Let someone take part in a request, yourself if you name nobody.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Who.") var person: String?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand { .watch(try session.person(person)) }
    }

    struct Unwatch: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "unwatch", abstract: "Let someone take part no more, yourself if you name nobody.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Who.") var person: String?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand { .unwatch(try session.person(person)) }
    }

    extension Session {
        /// Someone named, or whoever is looking.
        fileprivate func person(_ name: String?) throws -> Person.ID {
            guard let person = name.map({ Person.ID($0) }) ?? viewer.person else {
                throw Failure(.usage, "Name a person.")
            }
            return person
        }
    }

    struct ChangeRequester: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "requester", abstract: "Say who asks, and for whom.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Who asks.") var person: String
        @Option(help: ArgumentHelp("For whom, where that is someone else.", valueName: "person")) var beneficiary:
            String?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand {
            .changeRequester(Person.ID(person), beneficiary: beneficiary.map { Person.ID($0) })
        }
    }

    struct Protect: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "protect", abstract: "Make a request confidential.",
            discussion: """
                Only the handling team and the people named see it. An agent whom it concerns sees no more than an \
                employee would.
                """)

        @Argument(help: "The request.") var number: NumberArgument
        @Option(name: .customLong("named"), help: ArgumentHelp("Who sees it beside the team.", valueName: "person"))
        var named: [String] = []
        @Option(name: .customLong("concerns"), help: ArgumentHelp("Whom it is about.", valueName: "person"))
        var concerned: [String] = []
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand {
            .protect(
                Request.Confidentiality(
                    named: SortedSet(named.map { Person.ID($0) }), concerns: SortedSet(concerned.map { Person.ID($0) }))
            )
        }
    }

    struct Unprotect: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "unprotect", abstract: "Make a confidential request an ordinary one.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .unprotect }
    }

    struct HandOver: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "hand-over", abstract: "Hand a request over to a supplier, who sees it from then on.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The supplier.") var supplier: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .handOver(Supplier.ID(supplier)) }
    }

    struct TakeBack: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-back", abstract: "Take a request back from a supplier.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .handOver(nil) }
    }

    struct BreakGlass: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "break-glass", abstract: "Open a request that you may not see, for an hour. Team leads only.",
            discussion: "The reason goes to the request’s journal, where the team reads it.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Why; - for standard input.") var reason: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand { .breakGlass(reason: try InputText.read(reason)) }
    }
#endif
