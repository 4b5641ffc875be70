#if Command
    import ServiceDeskYAML

    extension ObligationFile {
        init(reading path: String) throws {
            let bytes = try InputFile(path).readAll(limit: Self.maximumSize, as: "a file of obligations")
            try self.init(bytes, named: path, takesAliases: true)
        }
    }
#endif
