#if Command
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    /// A text as given on the command line; “-” stands for standard input.
    enum InputText {
        /// - Throws: ``Failure`` when there is more than a message may have, or it is not UTF-8.
        static func read(_ argument: String) throws -> String {
            guard argument == "-" else { return argument }
            let limit = RequestLimits().text
            let bytes = try readStandardInput(upTo: limit + 1)
            guard bytes.count <= limit else {
                throw Failure(.badInput, "Standard input has more than the \(limit) bytes that a text may have.")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure(
                    .badInput, "Standard input is not valid UTF-8 at byte \(bytes.firstInvalid + 1).")
            }
            return text.trimmingTrailingLineBreaks
        }

        /// A subject and a text; a subject of “-” takes the first line of standard input, and the text the rest.
        static func read(subject: String, text: String?) throws -> (subject: String, text: String) {
            guard subject == "-" else { return (subject, try text.map(read) ?? "") }
            guard text == nil else {
                throw Failure(.usage, "With - for the subject, the text comes from standard input too.")
            }
            let all = try read("-")
            let subject = all.prefix { !$0.isNewline }
            return (String(subject), all.dropFirst(subject.count).trimmingLeadingLineBreaks)
        }

        /// The text of a file; “-” is standard input.
        static func read(file path: String, limit: Int) throws -> String {
            let file = try InputFile(argument: path)
            let bytes = try file.readAll(limit: limit, as: "an article")
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure(.badInput, "\(file.title) is not valid UTF-8 at byte \(bytes.firstInvalid + 1).")
            }
            return text
        }

        private static func readStandardInput(upTo limit: Int) throws -> [UInt8] {
            var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
            while bytes.count < limit {
                let count = Foundation.read(STDIN_FILENO, &buffer, min(buffer.count, limit - bytes.count))
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw Failure.system(.inputOutput, "Reading standard input failed") }
                if count == 0 { break }
                bytes += buffer.prefix(count)
            }
            return bytes
        }
    }

    extension StringProtocol {
        fileprivate var trimmingTrailingLineBreaks: String {
            var text = String(self)
            while text.last?.isNewline == true { text.removeLast() }
            return text
        }

        fileprivate var trimmingLeadingLineBreaks: String { String(drop(while: \.isNewline)) }
    }
#endif
