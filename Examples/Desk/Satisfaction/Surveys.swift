#if Command
    import ArgumentParser
    import ServiceDesk

    struct Surveys: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "survey", abstract: "Say how content you are with how it went.",
            discussion: "One question, for whoever asked, once a request is resolved.",
            subcommands: [AskSurvey.self, AnswerSurvey.self])
    }

    struct AskSurvey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask", abstract: "Show what you are asked about a request.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let question = try await naming([number]) {
                try await session.desk.surveyQuestion(on: number.reference, as: session.viewer)
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(QuestionAnswer(number: number.number, question: question))
            }
            Terminal.print(question?.safe ?? "Nothing is asked of you about #\(number.number).")
        }

        private struct QuestionAnswer: Encodable {
            var number: Request.Number
            /// Left out where nothing is asked.
            var question: String?
        }
    }

    struct AnswerSurvey: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "answer", abstract: "Answer it, from 1 (not at all content) to 5 (very).",
            discussion: "Answered again, the last answer counts.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "From 1 to 5.") var rating: Int
        @Argument(help: "What you want to add; - for standard input.") var remark: String?
        @Flag(help: "Others who take part may read it, not only the team.") var share = false
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand {
            .answerSurvey(
                SurveyAnswer(rating: rating, remark: try remark.map(InputText.read) ?? "", isShared: share))
        }
    }
#endif
