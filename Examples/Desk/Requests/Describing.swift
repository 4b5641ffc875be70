#if Command
    import ArgumentParser
    import ServiceDesk

    struct Rename: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "rename", abstract: "Give a request another subject.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The new subject; - for standard input.") var subject: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand { .rename(try InputText.read(subject)) }
    }

    struct Classify: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "classify", abstract: "Say what a request is, how badly it hurts and how soon.",
            discussion: "Impact and urgency together give the priority.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var classification: ClassificationOptions
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard classification.kind != nil || classification.impact != nil || classification.urgency != nil else {
                throw ValidationError("Name --kind, --impact, --urgency or several of them.")
            }
        }

        func command(in session: Session) -> RequestCommand {
            .classify(kind: classification.kind, impact: classification.impact, urgency: classification.urgency)
        }
    }

    /// What a request is, where it is opened and where it is classified.
    struct ClassificationOptions: ParsableArguments {
        @Option(help: "What it is.") var kind: RequestKind?
        @Option(help: "How many are affected, and how badly.") var impact: Impact?
        @Option(help: "How soon it hurts.") var urgency: Urgency?
    }

    struct AddTag: PerformingCommand {
        static let configuration = CommandConfiguration(commandName: "tag", abstract: "Add tags to a request.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("Words without blanks.", valueName: "tag")) var tags: [String]
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .tag(SortedSet(tags)) }
    }

    struct RemoveTag: PerformingCommand {
        static let configuration = CommandConfiguration(commandName: "untag", abstract: "Remove tags from a request.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("The tags to remove.", valueName: "tag")) var tags: [String]
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .untag(SortedSet(tags)) }
    }

    struct Fill: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "fill", abstract: "Answer the questions of a request’s service, or choose another service.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("Answers; NAME= removes one.", valueName: "name=answer")) var answers: [String] =
            []
        @Option(help: ArgumentHelp("Choose another service and answer its form anew.", valueName: "service"))
        var service: String?
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard service != nil || !answers.isEmpty else {
                throw ValidationError("Give NAME=ANSWER, --service or both.")
            }
        }

        func command(in session: Session) async throws -> RequestCommand {
            if let service {
                let id = Service.ID(service)
                return .chooseService(id, fields: try await session.answers(answers, to: id).compactMapValues { $0 })
            }
            let request = try await session.desk.request(number.reference, as: session.viewer)
            if let form = request.obligation?.form {
                return .fill(try session.answers(answers, to: form, of: "what is owed"))
            }
            return .fill(try await session.answers(answers, to: request.service))
        }
    }

    extension Session {
        /// Reads `name=answer` as the form of a service wants it; an empty answer is `nil`.
        func answers(_ arguments: [String], to service: Service.ID?) async throws -> [String: FieldValue?] {
            guard !arguments.isEmpty else { return [:] }
            guard let service else {
                throw Failure(.usage, "Answers belong to a service; name one with --service.")
            }
            guard let form = try await directory.services([service]).first?.form else {
                throw Failure(.unknownName, "There is no service “\(service)”.")
            }
            return try answers(arguments, to: form, of: "“\(service)”")
        }

        /// - Parameter what: What the form is of, for messages.
        func answers(_ arguments: [String], to form: ServiceForm, of what: String) throws -> [String: FieldValue?] {
            var answers: [String: FieldValue?] = [:]
            for argument in arguments {
                guard let separator = argument.firstIndex(of: "="), separator > argument.startIndex else {
                    throw Failure(.usage, "“\(argument)” is no answer; an answer is written NAME=ANSWER.")
                }
                let (name, text) = (String(argument[..<separator]), argument[argument.index(after: separator)...])
                guard let field = form.fields.first(where: { $0.name == name }) else {
                    let known = form.fields.map(\.name).joined(separator: ", ")
                    throw Failure(
                        .badInput, "The form of \(what) does not ask for “\(name)”; it asks for: \(known).")
                }
                answers.updateValue(text.isEmpty ? nil : try FieldValue(String(text), for: field), forKey: name)
            }
            return answers
        }
    }
#endif
