// A mark is a short array: the instant, a letter or two, and what belongs to it.
extension Course.Mark: Codable {
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        at = try container.decode(Timestamp.self)
        let code = try container.decode(String.self)
        switch code {
        case "s": event = .started
        case "h": event = .held(try container.decode(Pending.self))
        case "u": event = .resumed
        case "r": event = .resolved
        case "c": event = .closed
        case "o": event = .reopened
        case "t":
            event = .assigned(
                from: try container.decode(Optional<Team.ID>.self), to: try container.decode(Optional<Team.ID>.self))
        case "x": event = .handedOver(try container.decode(Optional<Supplier.ID>.self))
        case "q": event = .asked
        case "a": event = .answered(try container.decode(Course.Answer.self))
        case "g": event = .targeted(try container.decode([SLATarget].self))
        default:
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "There is no mark “\(code)” in the course of a request.")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(at)
        switch event {
        case .started: try container.encode("s")
        case .held(let pending):
            try container.encode("h")
            try container.encode(pending)
        case .resumed: try container.encode("u")
        case .resolved: try container.encode("r")
        case .closed: try container.encode("c")
        case .reopened: try container.encode("o")
        case .assigned(let from, let to):
            try container.encode("t")
            try container.encode(from)
            try container.encode(to)
        case .handedOver(let supplier):
            try container.encode("x")
            try container.encode(supplier)
        case .asked: try container.encode("q")
        case .answered(let answer):
            try container.encode("a")
            try container.encode(answer)
        case .targeted(let targets):
            try container.encode("g")
            try container.encode(targets)
        }
    }
}

extension Course: Codable {
    private enum CodingKeys: CodingKey { case dropped, marks, progress }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        marks = try container.decode([Mark].self, forKey: .marks)
        dropped = try container.decodeIfPresent(Int.self, forKey: .dropped) ?? 0
        progress = try container.decodeIfPresent([ClockProgress].self, forKey: .progress) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if dropped > 0 { try container.encode(dropped, forKey: .dropped) }
        try container.encode(marks, forKey: .marks)
        if !progress.isEmpty { try container.encode(progress, forKey: .progress) }
    }
}

// Every commit writes the course of its request.

extension Course: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        if dropped > 0 { object.write("dropped", dropped) }
        let marks = object.array("marks")
        for mark in self.marks { try mark.write(to: marks.element()) }
        guard !progress.isEmpty else { return }
        let all = object.array("progress")
        for progress in progress { progress.write(to: all.element()) }
    }
}

extension ClockProgress: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) {
        let object = JSONObject(in: encoder)
        object.write("clock", clock)
        object.write("cycle", cycle)
        object.write("level", level)
        object.write("share", share)
    }
}

extension Course.Mark: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let array = JSONArray(in: encoder)
        array.write(at)
        switch event {
        case .started: array.write("s")
        case .held(let pending):
            array.write("h")
            try pending.write(to: array.element())
        case .resumed: array.write("u")
        case .resolved: array.write("r")
        case .closed: array.write("c")
        case .reopened: array.write("o")
        case .assigned(let from, let to):
            array.write("t")
            array.write(from)
            array.write(to)
        case .handedOver(let supplier):
            array.write("x")
            array.write(supplier)
        case .asked: array.write("q")
        case .answered(let answer):
            array.write("a")
            array.write(answer.rawValue)
        case .targeted(let targets):
            array.write("g")
            let all = JSONArray(in: array.element())
            for target in targets { try target.write(to: all.element()) }
        }
    }
}
