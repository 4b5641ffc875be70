#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct Checklists: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checklist", abstract: "What is to be done for a request, step by step.",
            discussion: "The team that handles the request sees it.",
            subcommands: [ShowChecklist.self, AddSteps.self, TickStep.self])
    }

    struct ShowChecklist: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the steps, and who has done which.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            if session.isJSON {
                return try Terminal.printJSON(
                    ChecklistAnswer(number: request.number, steps: request.checklist.map { StepJSON($0) }))
            }
            guard !request.checklist.isEmpty else {
                return Terminal.print("#\(request.number) has no checklist that you may see.")
            }
            var words = TimelineWords()
            words.names = try await session.names(of: request.checklist.compactMap(\.done?.by.person))
            var table = Table(columns: [
                .init(title: "STEP", isNumber: true), .init(title: "DONE"), .init(title: "BY"), .init(title: "WHAT"),
            ])
            table.rows = request.checklist.map { step in
                [
                    .init(text: "\(step.id)"), .init(text: step.done?.at.medium ?? "-"),
                    .init(text: step.done.map { words.actor($0.by) } ?? ""),
                    .init(text: step.text, style: step.done == nil ? { $0 } : Style.dim),
                ]
            }
            table.print()
        }
    }

    struct AddSteps: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add steps to the checklist of a request.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What is to be done: a line for each step.") var texts: [String]
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .addSteps(texts) }
    }

    struct TickStep: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "tick", abstract: "Say that a step is done, or is not.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The step’s number (see “desk checklist show”).") var step: Int
        @Flag(help: "It is still to be done.") var undo = false
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .tick(step: step, isDone: !undo) }
    }

    // MARK: - For programs

    struct ChecklistAnswer: Encodable {
        var number: Request.Number
        var steps: [StepJSON]
    }
#endif
