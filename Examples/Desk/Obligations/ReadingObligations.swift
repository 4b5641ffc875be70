#if Command
    import ServiceDeskYAML

    extension ObligationFile {
        init(reading path: String) throws {
            try self.init(InputFile(path).readAll(limit: Self.maximumSize, as: "a file of obligations"), named: path)
        }
    }
#endif
