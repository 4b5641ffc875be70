#if Command
    import ArgumentParser
    import ServiceDeskYAML

    extension TimeArgument {
        /// What an argument or an option says.
        static func read(_ text: String) throws -> TimeArgument {
            guard let time = TimeArgument(argument: text) else {
                throw ValidationError("“\(text)” is no time; a time is \(forms).")
            }
            return time
        }
    }
#endif
