#if Command
    import ArgumentParser
    import MailMessages
    import ServiceDesk

    struct SeparateReplies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replies",
            abstract: "Separate what is new in replies from what is quoted, a line of JSON each from standard input.",
            discussion: """
                A row is {"id":…,"input":"the text of a mail"}; the answer {"id":…,"reply":…,"elided":…}, or \
                {"id":…,"error":…}.
                """)

        private struct Row: Decodable {
            var input: String
        }

        private struct Answer: Encodable {
            /// `nil` where the row has none that can be read.
            var id: HoursAnswer.ID?
            var reply, elided, error: String?

            private enum CodingKeys: CodingKey { case id, reply, elided, error }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
                try container.encodeIfPresent(reply, forKey: .reply)
                try container.encodeIfPresent(elided, forKey: .elided)
                try container.encodeIfPresent(error, forKey: .error)
            }
        }

        mutating func run() async throws {
            try Rows.forEach { row in
                let answer = row.map(Self.answer) ?? Answer(error: Rows.tooLong)
                try Terminal.write(try CanonicalJSON.encode(answer) + [0x0A])
            }
        }

        private static func answer(_ line: ArraySlice<UInt8>) -> Answer {
            var answer = Answer()
            do {
                answer.id = try CanonicalJSON.decode(HoursRow.Name.self, from: line).id
                let reply = ReplyText(of: try CanonicalJSON.decode(Row.self, from: line).input)
                (answer.reply, answer.elided) = (reply.reply, reply.elided)
            } catch let error as DecodingError {
                answer.error = Rows.text(of: error)
            } catch {
                answer.error = Failure(error).message
            }
            return answer
        }
    }
#endif
