#if Command
    import ArgumentParser
    import ServiceDesk

    struct AboutThings: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "about", abstract: "Say what a request is about: a device, an invoice, a payslip.",
            discussion: "A thing is named by its kind and the name it has elsewhere: device:LT-4711.",
            subcommands: [AddThing.self, RemoveThing.self])
    }

    /// A thing as `device:LT-4711`.
    struct ThingArgument: ExpressibleByArgument {
        let thing: Thing

        init?(argument: String) {
            guard let thing = Thing(argument) else { return nil }
            self.thing = thing
        }
    }

    struct AddThing: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Say that a request is about something.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What it is about: device:LT-4711.") var thing: ThingArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .addThing(thing.thing) }
    }

    struct RemoveThing: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Say that a request is not about something.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What it is not about: device:LT-4711.") var thing: ThingArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .removeThing(thing.thing) }
    }
#endif
